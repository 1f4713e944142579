/// What a file is: by its content first, by the ending of its name second.
enum SourceFormat: Hashable, Sendable {
  case plainText, markdown, html, tei, jats, pdf, epub, docx, odt, rtf
  /// Read by pandoc.
  case pandoc(PandocFormat)
  /// One file in fewer bytes, or a tar archive.
  case compressed(ArchiveFormat.Compression)
  /// Recognised, and not read.
  case other(OtherFormat)
  /// No text, and nothing that is recognised.
  case unknown

  init(probe: Probe, name: String) {
    if let signed = probe.signed {
      // What of a book or document is missing, its reader says better than that it is an archive.
      let isVague = signed == .other(ZippedFormat.archive) || signed == .other(ZippedFormat.package)
      self = isVague ? Self.zippedEndings[Self.ending(of: name)] ?? signed : signed
      return
    }
    if probe.isBinary {
      self = .unknown
      return
    }
    let ending = Self.ending(of: name)
    switch MarkupEvidence(head: probe.head) {
    case .html: self = .html
    case .xml(let root): self = root.format(head: probe.head)
    case .fragment where !Self.markdownEndings.contains(ending): self = .html
    case .fragment, .none: self = Self.text(head: probe.head, ending: ending)
    }
  }

  /// Text without markup of its own: its beginning tells, and then its name.
  private static func text(head: [UInt8], ending: String) -> SourceFormat {
    // A page without a tag is a text, whose lines and paragraphs HTML would run together.
    if htmlEndings.contains(ending) { return holdsTag(head) ? .html : .plainText }
    if let format = TextSigns.format(head, ending: ending) { return .pandoc(format) }
    if markdownEndings.contains(ending) { return .markdown }
    if let format = pandocEndings[ending] { return .pandoc(format) }
    if let other = OtherFormat.named(ending) { return .other(other) }
    if ending.isEmpty, FrontMatter.begins(head) { return .markdown }
    return .plainText
  }

  private static func holdsTag(_ head: [UInt8]) -> Bool {
    head.indices.dropLast().contains { index in
      let next = head[index + 1]
      return head[index] == 0x3C && (next >= 0x61 && next <= 0x7A || next == 0x2F || next == 0x21)
    }
  }

  var mediaType: String {
    switch self {
    case .plainText: PlainTextExtractor.mediaTypes[0]
    case .markdown: MarkdownExtractor.mediaTypes[0]
    case .html: HTMLExtractor.mediaTypes[0]
    case .tei: TEIExtractor.mediaTypes[0]
    case .jats: JATSExtractor.mediaTypes[0]
    case .epub: EPUBExtractor.mediaTypes[0]
    case .docx: DOCXExtractor.mediaTypes[0]
    case .odt: ODTExtractor.mediaTypes[0]
    case .rtf: RTFExtractor.mediaTypes[0]
    case .pdf: PDFFormat().mediaType
    case .pandoc(let format): format.mediaType
    case .compressed(let compression): compression.mediaType
    case .other(let format): format.mediaType
    case .unknown: "application/octet-stream"
    }
  }

  private static let pandocEndings: [String: PandocFormat] = [
    "tex": .latex, "latex": .latex, "ltx": .latex, "rst": .rst, "rest": .rst, "org": .org, "ipynb": .ipynb,
  ]

  private static let zippedEndings: [String: SourceFormat] = [
    "epub": .epub, "docx": .docx, "odt": .odt,
  ]

  private static let htmlEndings: Set<String> = ["html", "htm", "xhtml", "xht", "shtml"]
  private static let markdownEndings: Set<String> = ["md", "markdown", "mdown", "mkd", "mdwn", "qmd", "rmd"]

  /// What follows the last full stop of a file's name, in lower case; empty where there is none.
  static func ending(of name: String) -> String {
    let file = name[(name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex)...]
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return "" }
    return file[file.index(after: dot)...].lowercased()
  }
}
