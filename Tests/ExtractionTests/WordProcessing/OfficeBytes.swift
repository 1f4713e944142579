import DocumentModel
import Extraction
import TestSupport

/// Word processor files of a test's own making, and how a reading of one is written down.
enum OfficeBytes {
  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let names =
    "xmlns:w=\"\(word)\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\""

  /// A DOCX file with a body and further parts, each the inside of its root element.
  static func docx(
    _ body: String, footnotes: String? = nil, endnotes: String? = nil, styles: String? = nil, settings: String? = nil,
    core: String? = nil, links: [(String, String)] = []
  ) -> [UInt8] {
    var members = [
      ("[Content_Types].xml", "<Types/>"),
      ("word/document.xml", "<?xml version=\"1.0\"?><w:document \(names)><w:body>\(body)</w:body></w:document>"),
    ]
    for (name, part) in [
      ("footnotes", footnotes), ("endnotes", endnotes), ("styles", styles), ("settings", settings),
    ] {
      if let part { members.append(("word/\(name).xml", "<w:\(name) \(names)>\(part)</w:\(name)>")) }
    }
    if let core {
      members.append(
        (
          "docProps/core.xml",
          "<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\(core)</cp:coreProperties>"
        ))
    }
    let relations = links.map {
      "<Relationship Id=\"\($0.0)\" Type=\"http://x/relationships/hyperlink\" Target=\"\($0.1)\" TargetMode=\"External\"/>"
    }
    members.append(("word/_rels/document.xml.rels", "<Relationships>\(relations.joined())</Relationships>"))
    return ArchiveBytes.zip(members)
  }

  /// A paragraph of one run.
  static func paragraph(_ text: String, style: String? = nil, properties: String = "") -> String {
    let named = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    return "<w:p><w:pPr>\(named)\(properties)</w:pPr>\(run(text))</w:p>"
  }

  static func run(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private static let openDocument =
    ["office", "style", "text", "table", "draw", "meta"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")
    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

  static func odt(_ text: String, styles: String = "", meta: String = "") -> [UInt8] {
    ArchiveBytes.zip([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "content.xml",
        "<office:document-content \(openDocument)><office:automatic-styles>\(styles)</office:automatic-styles>"
          + "<office:body><office:text>\(text)</office:text></office:body></office:document-content>"
      ),
      ("meta.xml", "<office:document-meta \(openDocument)><office:meta>\(meta)</office:meta></office:document-meta>"),
    ])
  }

  static func flatODT(_ text: String) -> [UInt8] {
    Array(
      ("<?xml version=\"1.0\"?><office:document \(openDocument)><office:body><office:text>\(text)</office:text>"
        + "</office:body></office:document>").utf8)
  }
}

extension Reading {
  static func of(_ bytes: [UInt8], name: String) throws(ExtractionError) -> LaidOutText {
    try Extraction.laidOutText(of: bytes, name: name)
  }

  /// `label kind: text ← the letters before each marker` a note; a printed marker stands in brackets.
  static func notes(_ laidOut: LaidOutText) -> [String] {
    laidOut.notes.map { note in
      let text = note.ranges.map { laidOut.text[$0] }.joined(separator: " / ")
      let markers = note.markers.map { range in
        let before = laidOut.text[max(0, range.lowerBound - 6)..<range.lowerBound].collapsingBlanks
        return range.isEmpty ? before : "\(before)[\(laidOut.text[range])]"
      }
      return "\(note.label) \(note.kind.rawValue): \(text) ← \(markers.joined(separator: ", "))"
    }
  }

  static func styles(_ laidOut: LaidOutText) -> [String] {
    laidOut.styles.map { "\($0.style.rawValue) \(laidOut.text[$0.range])" }
  }
}
