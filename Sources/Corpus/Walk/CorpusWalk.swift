import DocumentModel

/// Finds the files of a corpus: named files, and folders with all that is in them.
///
/// In a folder, hidden files and folders are passed over, and so is what the globs leave out; a named path is taken
/// whatever it is called. An archive is walked like a folder, and its members' paths are as if it were one; what lies in
/// an archive in an archive is not looked at. A symbolic link in a folder is never followed: what it leads to is found
/// at its own place when it lies in a named folder, and is none of the corpus's when it lies elsewhere. A named link is
/// followed. So no walk goes in circles, and nothing outside what was named is read.
public struct CorpusWalk: Sendable {
  public var paths: [String]
  /// Where there are any, a file in a folder is taken only when one of them fits.
  public var including: [Glob]
  /// A file or folder in a folder that one of them fits is left out, with all that is in it.
  public var excluding: [Glob]
  /// Nil where none is to be opened: what may be one is then listed as `unopened`.
  private let openArchive: ArchiveOpener?

  package init(paths: [String], including: [Glob] = [], excluding: [Glob] = [], openArchive: ArchiveOpener?) {
    self.paths = paths
    self.including = including
    self.excluding = excluding
    self.openArchive = openArchive
  }

  /// Looks at every path; opens no file but archives. The same files give the same listing, in whatever order they are named.
  /// Cost: linear in the files of the folders, times the logarithm for the order.
  ///
  /// - Parameter onFolder: told of each folder before it is looked into.
  public func listing(onFolder: (String) -> Void = { _ in }) -> CorpusListing {
    withoutActuallyEscaping(onFolder) { onFolder in
      var pass = WalkPass(walk: self, onFolder: onFolder)
      for path in paths { pass.visit(named: path) }
      return pass.finished()
    }
  }
}

extension CorpusWalk {
  /// What is in an archive; nil where it is none, or where this walk opens none.
  fileprivate func contents(
    ofArchive path: String, _ status: FileSystem.Status, takes: (String) -> Bool
  ) throws(FileFailure) -> ArchiveContents? {
    try openArchive?(path, status, takes)
  }

  fileprivate var opensArchives: Bool { openArchive != nil }

  /// Whether nothing is left out because of its name.
  fileprivate var takesAll: Bool { including.isEmpty && excluding.isEmpty }

  /// Whether the globs let a member of an archive through.
  ///
  /// - Parameters:
  ///   - relative: its path below the named folder.
  ///   - archive: the beginning of that path that has been let through.
  fileprivate func takes(_ relative: String, below archive: String) -> Bool {
    if !excluding.isEmpty {
      var end = relative.utf8.index(relative.startIndex, offsetBy: archive.utf8.count)
      while end < relative.endIndex {
        end = relative.utf8[end...].dropFirst().firstIndex(of: 0x2F) ?? relative.endIndex
        if excluding.contains(where: { $0.matches(String(relative[..<end])) }) { return false }
      }
    }
    return including.isEmpty || including.contains { $0.matches(relative) }
  }

  /// A path as the ledger knows it: absolute, symbolic links resolved as far as it exists.
  public static func canonicalPath(of path: String) -> String {
    if let canonical = try? FileSystem.canonicalPath(of: path) { return canonical }
    return FileSystem.fileAbove(path).map { "\($0.file)/\($0.rest)" } ?? WalkPass.absolutePath(of: path)
  }
}

/// One walk as it goes on.
private struct WalkPass {
  let walk: CorpusWalk
  let onFolder: (String) -> Void
  private var listing = CorpusListing()
  private var files: [SourceFile] = []
  /// Folders to be read: the path, and the path below the named folder.
  private var folders: [(path: String, relative: String)] = []
  /// Where the links of the folders lead, and what is said of one that leads elsewhere.
  private var links: [(target: String, skip: IngestReport.Skip)] = []
  private var seenFolders: Set<String> = []
  /// What in these folders is named like a sidecar.
  private var sidecars: Set<String> = []
  private var plainNames = PlainNames()

  /// The files by which Xapian knows a folder as an index or a database.
  private static let indexSigns: [StaticString] = ["XAPIANDB", "iamglass"]

  init(walk: CorpusWalk, onFolder: @escaping (String) -> Void) {
    self.walk = walk
    self.onFolder = onFolder
  }

  mutating func visit(named path: String) {
    do throws(FileFailure) {
      let canonical = try FileSystem.canonicalPath(of: path)
      let status = try FileSystem.status(of: canonical)
      switch status.kind {
      case .folder:
        listing.folders.append(canonical)
        folders.append((canonical, ""))
        while let folder = folders.popLast() { readFolder(folder.path, relative: folder.relative) }
      case .file:
        if visitArchive(canonical, status, relative: "") {
          listing.folders.append(canonical)
        } else {
          addNamed(canonical, status)
        }
      default: throw FileSystem.notAFile(status.kind)
      }
    } catch {
      if error.code == "not-found", let (archive, rest) = FileSystem.fileAbove(path), visit(rest, in: archive) {
        return
      }
      let absolute = CorpusWalk.canonicalPath(of: path)
      if error.code == "not-found" { listing.missing.append(absolute) }
      fail(absolute, error)
    }
  }

  private mutating func addNamed(_ path: String, _ status: FileSystem.Status) {
    let file = SourceFile(path: path, status: status, isNamed: true)
    if let reason = FileKind.reasonNotToRead(name: file.name) {
      fail(path, FileFailure("not-a-document", "\(reason)"))
    } else {
      files.append(file)
    }
  }

  /// Takes a file or folder that was named in an archive; false where there is none such.
  private mutating func visit(_ rest: String, in archive: String) -> Bool {
    guard let status = try? FileSystem.status(of: archive),
      let folder = try? walk.contents(
        ofArchive: archive, status,
        takes: { $0.hasSameBytes(as: rest) || $0.isBelow(rest) && walk.takes($0, below: rest + "/") })
    else { return false }
    let path = archive + "/" + rest
    guard var named = folder.files.first(where: { $0.path.hasSameBytes(as: path) }) else {
      if let skip = folder.skipped.first(where: { $0.path.hasSameBytes(as: path) }) {
        fail(path, FileFailure("not-a-document", skip.reason))
        return true
      }
      if let failure = folder.failed.first(where: { $0.path.hasSameBytes(as: path) }) {
        listing.failed.append(failure)
        return true
      }
      guard !folder.files.isEmpty else { return false }
      take(folder, archive)
      listing.folders.append(path)
      return true
    }
    named.isNamed = true
    files.append(named)
    return true
  }

  /// Walks a file that may be an archive like a folder; false where it is none and is to be read itself.
  private mutating func visitArchive(_ path: String, _ status: FileSystem.Status, relative: String) -> Bool {
    guard FileKind.mayBeArchive(name: path) else { return false }
    guard walk.opensArchives else {
      listing.unopened.append(path)
      return false
    }
    guard seenFolders.insert(path).inserted else { return true }
    do throws(FileFailure) {
      let prefix = relative.isEmpty ? "" : relative + "/"
      let walk = walk
      guard
        let folder = try walk.contents(
          ofArchive: path, status, takes: { walk.takes(prefix + $0, below: prefix) })
      else {
        listing.archives[path] = []
        seenFolders.remove(path)
        return false
      }
      take(folder, path)
    } catch {
      // A compressed file that is no archive by its name says itself why it cannot be read.
      guard FileKind.isArchive(name: path) else {
        seenFolders.remove(path)
        return false
      }
      fail(path, error)
    }
    return true
  }

  private mutating func take(_ folder: ArchiveContents, _ archive: String) {
    files += folder.files
    listing.skipped += folder.skipped
    listing.failed += folder.failed
    if let names = folder.names { listing.archives[archive] = names }
  }

  private mutating func readFolder(_ folder: String, relative: String) {
    guard seenFolders.insert(folder).inserted else { return }
    onFolder(folder)
    do throws(FileFailure) {
      try FileSystem.withEntries(ofFolder: folder) { count, entry in
        // The index may lie in the folder that is read into it.
        guard !(0..<count).contains(where: { index in Self.indexSigns.contains { entry(index).isNamed($0) } }) else {
          return listing.skipped.append(.init(path: folder, reason: "an index is no document"))
        }
        listing.visited.insert(folder)
        if count > files.count { files.reserveCapacity(files.count + count) }
        take((0..<count).lazy.map(entry), of: folder, relative: relative)
      }
    } catch {
      fail(folder, error)
    }
  }

  /// Something in a folder of which the name does not say enough.
  private struct Found {
    var name: String
    var path: String
    var relative: String
    var status: FileSystem.Status
  }

  private mutating func take(_ entries: some Sequence<FileSystem.FolderEntry>, of folder: String, relative: String) {
    let prefix = Self.join(folder, "")
    let relativePrefix = relative.isEmpty ? "" : relative + "/"
    let firstFile = files.count
    var described: Set<String> = []
    var found: [Found] = []
    for entry in entries {
      guard let status = entry.status else { continue }
      guard let name = String(validating: entry.name, as: UTF8.self) else {
        fail(
          prefix + String(decoding: entry.name, as: UTF8.self),
          FileFailure("name-not-utf8", "its name is not valid UTF-8; rename it"))
        continue
      }
      let path = prefix + name
      if walk.takesAll, case .success(let status) = status, status.kind == .file, plainNames.isPlain(name, entry.name) {
        files.append(SourceFile(path: path, status: status, isNamed: false))
        continue
      }
      let document = SidecarName.document(of: name)
      if document != nil { sidecars.insert(path) }
      let relative = relativePrefix + name
      guard walk.excluding.isEmpty || !walk.excluding.contains(where: { $0.matches(relative) }) else { continue }
      switch status {
      case .success(let status):
        found.append(Found(name: name, path: path, relative: relative, status: status))
        if let document, status.kind == .file { described.insert(document) }
      case .failure(let failure): fail(path, failure)
      }
    }
    // What of the names of sidecars is the name of a document beside them, with its ending or without.
    if !described.isEmpty {
      let documents = found.lazy.filter { $0.status.kind == .file }.map(\.name) + files[firstFile...].map(\.name)
      described.formIntersection(documents.flatMap(SidecarName.namesDescribed))
    }
    for entry in found { take(entry, described) }
  }

  private mutating func take(_ entry: Found, _ described: Set<String>) {
    switch entry.status.kind {
    case .folder: folders.append((entry.path, entry.relative))
    case .link: visitLink(entry.path)
    case .file:
      if !described.isEmpty, SidecarName.document(of: entry.name).map(described.contains) ?? false { return }
      if visitArchive(entry.path, entry.status, relative: entry.relative) { return }
      guard walk.including.isEmpty || walk.including.contains(where: { $0.matches(entry.relative) }) else { return }
      if let reason = FileKind.reasonNotToRead(name: entry.name) {
        listing.skipped.append(.init(path: entry.path, reason: reason))
      } else {
        files.append(SourceFile(path: entry.path, status: entry.status, isNamed: false))
      }
    default:
      listing.skipped.append(.init(path: entry.path, reason: FileSystem.notAFile(entry.status.kind).message))
    }
  }

  private mutating func visitLink(_ path: String) {
    do throws(FileFailure) {
      let target = try FileSystem.canonicalPath(of: path)
      let reason = "a symbolic link that leads out of the folder; name \(target) to read it"
      links.append((target, .init(path: path, reason: reason)))
    } catch {
      listing.skipped.append(.init(path: path, reason: "a symbolic link that leads nowhere"))
    }
  }

  private mutating func fail(_ path: String, _ failure: FileFailure) {
    listing.failed.append(.init(path: path, code: failure.code, message: failure.message))
  }

  /// The listing in order, each file with its sidecar, each line once.
  consuming func finished() -> CorpusListing {
    var result = listing
    result.files = inOrder()
    for index in result.files.indices where result.files[index].member == nil {
      // In a folder that was read, every sidecar has been seen.
      let isListed = !result.files[index].isNamed || seenFolders.contains(result.files[index].folder)
      if !isListed || !sidecars.isEmpty {
        result.files[index].lookForSidecar { [sidecars] in !isListed || sidecars.contains($0) }
      }
    }
    // A link to a folder or file that was named later leads nowhere new after all.
    result.skipped = Array(Set(links.filter { !result.holds($0.target) }.map(\.skip) + result.skipped))
      .sorted { $0.path.precedesByByte($1.path) }
    result.failed = Array(Set(result.failed)).sorted { ($0.path, $0.code) < ($1.path, $1.code) }
    result.folders = Array(Set(result.folders)).sorted { $0.precedesByByte($1) }
    result.missing = Array(Set(result.missing)).sorted { $0.precedesByByte($1) }
    return result
  }

  /// The files in order of path, each once.
  private mutating func inOrder() -> [SourceFile] {
    // One folder gives them in order.
    if zip(files, files.dropFirst()).allSatisfy({ $0.path.precedesByByte($1.path) }) { return files }
    // A file that was named, too, comes first among its like.
    files.sort {
      let order = $0.path.orderByByte($1.path)
      return order == 0 ? $0.isNamed && !$1.isNamed : order < 0
    }
    var unique: [SourceFile] = []
    for file in files where unique.last?.path.hasSameBytes(as: file.path) != true { unique.append(file) }
    return unique
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The absolute path of something that need not exist, as far as its folder does.
  fileprivate static func absolutePath(of path: String) -> String {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let slash = trimmed.lastIndex(of: "/")
    let folder = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
    let name = slash.map { String(trimmed[trimmed.index(after: $0)...]) } ?? trimmed
    guard let canonical = try? FileSystem.canonicalPath(of: folder) else { return path }
    return join(canonical, name)
  }
}
