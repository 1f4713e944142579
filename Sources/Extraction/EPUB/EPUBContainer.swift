import DocumentModel

/// The outermost files of a book: where its package document lies, and what of it is encrypted.
struct EPUBContainer: Sendable {
  private(set) var package: XMLTree
  /// The path of the package document in the archive.
  private(set) var packagePath: String
  /// All paths in the archive, in its order.
  private(set) var paths: [String]
  private(set) var diagnostics: [Diagnostic] = []
  /// The paths of files that are encrypted; fonts, which are often made unreadable in a simpler way, are not among them.
  private(set) var encrypted: Set<String> = []

  /// Throws `.damaged` where there is no package document that can be read.
  init(_ bytes: [UInt8]) throws(ExtractionError) {
    let archive = try Archive.contents(of: bytes, limits: Self.limits) { path in
      path.hasPrefix("META-INF/") && path.hasSuffix(".xml") || path.lowercased().hasSuffix(".opf")
    }
    paths = archive.entries.filter(\.isReadable).map(\.path)
    if let refusal = archive.failures.values.first(where: { $0.code == .encrypted }) { throw refusal }
    packagePath = ""
    package = XMLTree()
    if let list = archive.members["META-INF/encryption.xml"] { encrypted = try Self.encrypted(list) }
    let stated = try Self.statedPackages(archive)
    let lone = archive.members.keys.filter { $0.lowercased().hasSuffix(".opf") }.sorted {
      ($0.utf8.count, $0) < ($1.utf8.count, $1)
    }
    guard let path = stated.first(where: { archive.members[$0] != nil }) ?? lone.first else {
      if let failure = (stated + lone).lazy.compactMap({ archive.failures[$0] }).first ?? archive.damage {
        throw failure
      }
      throw ExtractionError(
        .damaged, "There is no package document (.opf) in the book, so that the order of its files is not known.")
    }
    if !stated.contains(path) {
      diagnostics.append(
        Diagnostic(
          .warning, "container-damaged",
          "META-INF/container.xml does not say where the package document lies; \(path) was taken."))
    }
    if let damage = archive.damage {
      diagnostics.append(Diagnostic(.error, "archive-damaged", "The book breaks off: \(damage.message)"))
    }
    packagePath = path
    package = try XMLTree(file: archive.members[path] ?? [])
  }

  /// Of the small files that say what the others are.
  private static var limits: ArchiveLimits {
    var limits = ArchiveLimits()
    limits.memberBytes = 8 << 20
    limits.totalBytes = 32 << 20
    return limits
  }

  /// The package documents that the container names, best first.
  private static func statedPackages(_ archive: Archive.Contents) throws(ExtractionError) -> [String] {
    guard let bytes = archive.members["META-INF/container.xml"], let tree = try? XMLTree(file: bytes) else { return [] }
    let files = tree.descendants("rootfile", of: 0)
    let packages = files.filter { tree.value("media-type", of: $0) ?? packageType == packageType }
    return (packages.isEmpty ? files : packages).compactMap { tree.value("full-path", of: $0) }
      .map { LinkBase.joined(folderOf: "", $0.percentDecoded) }
  }

  private static let packageType = "application/oebps-package+xml"

  /// What `META-INF/encryption.xml` lists, fonts left out that are only obfuscated.
  private static func encrypted(_ bytes: [UInt8]) throws(ExtractionError) -> Set<String> {
    let tree = try XMLTree(file: bytes)
    var paths: Set<String> = []
    for data in tree.descendants("EncryptedData", of: 0) {
      let method = tree.child("EncryptionMethod", of: data).flatMap { tree.value("Algorithm", of: $0) } ?? ""
      guard !obfuscations.contains(method) else { continue }
      for reference in tree.descendants("CipherReference", of: data) {
        guard let address = tree.value("URI", of: reference) else { continue }
        paths.insert(LinkBase.joined(folderOf: "", address.percentDecoded))
      }
    }
    return paths
  }

  private static let obfuscations: Set<String> = [
    "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC",
  ]
}
