/// The documents that are ZIP archives, told by the names of what is in them.
enum ZippedFormat {
  static let archive = OtherFormat(description: "a ZIP archive", mediaType: "application/zip")
  /// XPS, drawings, and what is left of a damaged document.
  static let package = OtherFormat(description: "a package of Microsoft's", mediaType: "application/zip")

  /// The document that a ZIP archive is; nil for one that merely holds files. Cost: that of listing it.
  static func format(of bytes: [UInt8]) -> SourceFormat? {
    guard let listed = try? Archive.contents(of: bytes, where: { $0 == "mimetype" }), !listed.entries.isEmpty else {
      // Too damaged to be listed: the first names may still stand there.
      let head = String(decoding: bytes.prefix(8192), as: UTF8.self)
      return ["META-INF/container.xml", "word/", "xl/", "ppt/", "[Content_Types].xml"].first(where: head.contains)
        .flatMap { format(names: [$0, "[Content_Types].xml"], mediaType: nil) }
    }
    let mediaType = listed.members["mimetype"].map { String(decoding: $0.prefix(100), as: UTF8.self) }
    return format(names: listed.entries.map(\.path), mediaType: mediaType)
  }

  /// - Parameter mediaType: what the member `mimetype` holds, with which EPUB and OpenDocument begin.
  static func format(names: [String], mediaType: String?) -> SourceFormat? {
    if let mediaType, let (_, format) = mediaTypes.first(where: { mediaType.hasPrefix($0.0) }) { return format }
    let names = Set(names)
    if names.contains("META-INF/container.xml") { return .epub }
    for (folder, format) in folders where names.contains(where: { $0.hasPrefix(folder) }) {
      if names.contains("[Content_Types].xml") || names.contains(folder + "document.xml") {
        return format
      }
    }
    if names.contains("[Content_Types].xml") { return .other(package) }
    if names.contains("content.xml"), names.contains("META-INF/manifest.xml") || names.contains("styles.xml") {
      return .odt
    }
    return names.filter { SourceFormat.ending(of: $0) == "opf" }.count == 1 ? .epub : nil
  }

  private static let mediaTypes: [(String, SourceFormat)] = [
    ("application/epub+zip", .epub), ("application/vnd.oasis.opendocument.text", .odt),
    (
      "application/vnd.oasis.opendocument",
      .other(OtherFormat(description: "an OpenDocument file", mediaType: "application/vnd.oasis.opendocument"))
    ),
  ]

  private static let folders: [(String, SourceFormat)] = [
    ("word/", .docx),
    (
      "xl/",
      .other(
        OtherFormat(
          description: "an Excel workbook (XLSX)",
          mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
    ),
    (
      "ppt/",
      .other(
        OtherFormat(
          description: "a PowerPoint file (PPTX)",
          mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation"))
    ),
  ]
}

extension Extraction {
  /// Whether a ZIP archive with members of these paths is a document itself and not a folder of documents.
  public static func isDocument(zipHolding paths: [String]) -> Bool {
    paths.first == "mimetype" || ZippedFormat.format(names: paths, mediaType: nil) != nil
  }
}
