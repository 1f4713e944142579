import DocumentModel

/// OpenDocument text (ODF 1.3), packed or flat: its text, notes, styles and properties.
///
/// Soft page breaks are left out, as in DOCX: they say where a page ended in the program that saved the file last.
struct ODTExtractor: FileExtractor {
  static let mediaTypes = [
    "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-flat-xml",
  ]

  static func laidOutText(of bytes: [UInt8]) throws(ExtractionError) -> LaidOutText {
    let isPacked = bytes.starts(with: [0x50, 0x4B])
    var styles: XMLTree?
    var properties: XMLTree?
    var diagnostics: [Diagnostic] = []
    let content: XMLTree
    if isPacked {
      let package = try OfficePackage(bytes) {
        ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"].contains($0)
      }
      if try isLocked(package) {
        throw ExtractionError(.encrypted, "The file is locked with a password; save a copy without one.")
      }
      guard let tree = try package.tree("content.xml", required: true) else {
        throw ExtractionError(.damaged, "The archive has no content.xml: it is no OpenDocument file, or a damaged one.")
      }
      content = tree
      styles = try package.tree("styles.xml")
      properties = try package.tree("meta.xml")
      if let damage = package.damage { diagnostics.append(damage) }
    } else {
      content = try OfficePackage.tree(of: bytes)
      properties = content
    }
    guard let body = content.child(["body", "text"], of: 0) ?? content.child("body", of: 0) else {
      throw ExtractionError(.damaged, "The file has no text that OpenDocument knows; save it anew as ODT.")
    }
    var layout = ODTLayout(content, styles: ODTStyles([styles, content].compactMap { $0 }))
    layout.layOut(body)
    var laidOut = try layout.text.finished(
      mediaType: mediaTypes[isPacked ? 0 : 1], content.diagnostics + diagnostics + layout.diagnostics)
    state(properties, in: &laidOut)
    return laidOut
  }

  /// Whether the manifest says that the parts are encrypted.
  private static func isLocked(_ package: OfficePackage) throws(ExtractionError) -> Bool {
    guard let manifest = try package.tree("META-INF/manifest.xml"), !manifest.nodes.isEmpty else { return false }
    return !manifest.descendants("encryption-data", of: 0).isEmpty
  }

  private static func state(_ tree: XMLTree?, in laidOut: inout LaidOutText) {
    guard let tree, !tree.nodes.isEmpty, let meta = tree.child("meta", of: 0) else {
      return laidOut.state(OfficeProperties(authors: []))
    }
    func text(_ name: String) -> String? {
      tree.child(name, of: meta).map { tree.text(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let keywords = tree.children("keyword", of: meta).map { tree.text(of: $0) }.filter { !$0.isEmpty }
    laidOut.state(
      OfficeProperties(
        title: text("title"), authors: (text("initial-creator") ?? text("creator")).map { [$0] } ?? [],
        keywords: keywords.isEmpty ? nil : keywords.joined(separator: ", "), abstract: text("description"),
        language: text("language")))
  }
}
