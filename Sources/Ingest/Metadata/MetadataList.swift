import Corpus
import DocumentModel

/// The works of a `--metadata` file, and which of them a document is: by the item's `file`, else by DOI, else by title.
public struct MetadataList: Hashable, Sendable {
  public let items: [MetadataItem]
  private let files: [String: [StatedFile]]
  private let byDOI: [String: [Int]]
  private let byTitle: [String: [Int]]
  private let digest: String

  /// A file that an item states.
  private struct StatedFile: Hashable, Sendable {
    var item: Int
    var path: String
    /// Where it is on this machine; then no other file is meant but one beside it that differs in its ending.
    var isHere: Bool
  }

  /// Reads BibTeX or CSL-JSON, told by the name or by the first sign. Cost: linear.
  public init(contentsOf path: String) throws(FileFailure) {
    let canonical = try FileSystem.canonicalPath(of: path)
    let bytes = try FileSystem.contents(of: canonical, limit: 1 << 28)
    let items = try MetadataFile.items(in: bytes, name: path)
    guard !items.isEmpty else {
      throw FileFailure("metadata-empty", "it holds no entry; give a BibTeX or CSL-JSON file")
    }
    self.init(items: items, folder: String(canonical[..<(canonical.lastIndex(of: "/") ?? canonical.startIndex)]))
  }

  /// - Parameter folder: the absolute path from which the items' relative paths lead.
  init(items: [MetadataItem], folder: String) {
    self.items = items
    var files: [String: [StatedFile]] = [:]
    var byDOI: [String: [Int]] = [:]
    var byTitle: [String: [Int]] = [:]
    var digest = SHA256()
    for (index, item) in items.enumerated() {
      for file in item.files {
        let path = Self.absolutePath(file, from: folder)
        let isHere = (try? FileSystem.status(of: path, following: true))?.kind == .file
        let real = isHere ? (try? FileSystem.canonicalPath(of: path)) ?? path : path
        files[Self.stem(of: real), default: []].append(StatedFile(item: index, path: real, isHere: isHere))
      }
      if let key = Self.doiKey(item.work) { byDOI[key, default: []].append(index) }
      if let key = Self.titleKey(item.work) { byTitle[key, default: []].append(index) }
      digest.update(Self.fingerprint(of: item))
    }
    self.files = files
    self.byDOI = byDOI
    self.byTitle = byTitle
    self.digest = digest.finish()
  }

  /// The item that states this file; nil where none does, or several do equally.
  func item(forPath path: String) -> MetadataItem? {
    let parts = path.split(separator: "/")
    var best = 0
    var found: Set<Int> = []
    for file in files[Self.stem(of: path)] ?? [] {
      let stated = file.path.split(separator: "/")
      let folders = zip(parts.dropLast().reversed(), stated.dropLast().reversed()).prefix { $0 == $1 }.count
      if file.isHere, folders < max(parts.count, stated.count) - 1 { continue }
      let score = 1 + folders * 2 + (parts.last == stated.last ? 1 : 0)
      if score > best { found = [] }
      if score >= best {
        best = score
        found.insert(file.item)
      }
    }
    return found.count == 1 ? found.first.map { items[$0] } : nil
  }

  /// The item with the same DOI, else the only one with the same title and no other author or year.
  func item(for work: Work) -> MetadataItem? {
    if let key = Self.doiKey(work), let found = byDOI[key] { return found.count == 1 ? items[found[0]] : nil }
    guard let key = Self.titleKey(work) else { return nil }
    let found = (byTitle[key] ?? []).filter { index in
      let other = items[index].work
      let authors = Self.agreement(Self.firstAuthor(work), Self.firstAuthor(other))
      let years = Self.agreement(work.issued?.year, other.issued?.year)
      if authors == false || years == false { return false }
      // "Introduction" alone says nothing.
      return key.utf8.count >= 16 || authors == true || years == true
    }
    return found.count == 1 ? items[found[0]] : nil
  }

  /// What of this list a document at this path depends on: its own item where the list states the file, else all.
  func fingerprint(forPath path: String) -> String {
    guard let item = item(forPath: path) else { return digest }
    return SHA256.hexadecimal(of: Array(Self.fingerprint(of: item).utf8))
  }

  private static func fingerprint(of item: MetadataItem) -> String {
    var text = item.work.id
    for (key, path) in Work.texts { if let value = item.work[keyPath: path] { text += "\0\(key.rawValue)=\(value)" } }
    for (key, path) in Work.dates { if let value = item.work[keyPath: path] { text += "\0\(key.rawValue)=\(value)" } }
    for (key, path) in Work.names { for name in item.work[keyPath: path] { text += "\0\(key.rawValue)=\(name)" } }
    return text + "\0" + item.files.joined(separator: "\0")
  }

  /// Nil where one side does not say.
  private static func agreement<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool? {
    guard let one, let other else { return nil }
    return one == other
  }

  private static func firstAuthor(_ work: Work) -> String? {
    work.authors.first.map { WorkKey.letters($0.family ?? $0.literal ?? "") }
  }

  private static func doiKey(_ work: Work) -> String? {
    guard let doi = work.DOI else { return nil }
    var bare = Work()
    bare.DOI = doi
    return WorkKey.key(of: bare)
  }

  private static func titleKey(_ work: Work) -> String? {
    let letters = WorkKey.letters(work.title ?? "")
    return letters.isEmpty ? nil : letters
  }

  private static func stem(of path: String) -> String {
    String(FileKind.stem(of: String(path.split(separator: "/").last ?? "")))
  }

  /// An absolute path without `.` and `..`.
  private static func absolutePath(_ path: String, from folder: String) -> String {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
