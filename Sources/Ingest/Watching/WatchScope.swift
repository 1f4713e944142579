import Corpus

/// Which changes in which folders can change what a walk finds.
public struct WatchScope: Sendable {
  /// The folders that hold what was named, so that it is seen to come, go and be replaced.
  public let parents: Set<String>

  private let named: Set<String>
  private let excluding: [Glob]

  /// Looks at the named paths as they are now.
  public init(_ walk: CorpusWalk) {
    named = Set(walk.paths.map(CorpusWalk.canonicalPath))
    parents = Set(named.compactMap(Self.parent))
    excluding = walk.excluding
  }

  /// Whether a walk may find another corpus after a change of `name` in a watched folder; nil means the folder itself.
  ///
  /// Hidden files and what the globs leave out concern nobody.
  public func concerns(_ name: String?, in folder: String) -> Bool {
    guard let name else { return true }
    let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
    if named.contains(path) { return true }
    if name.hasPrefix(".") { return false }
    guard let root = named.first(where: { folder == $0 || folder.isBelow($0) }) else { return false }
    guard !excluding.isEmpty else { return true }
    let relative = String(path.dropFirst(root.hasSuffix("/") ? root.count : root.count + 1))
    return !excluding.contains { $0.matches(relative) }
  }

  private static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), path.count > 1 else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
