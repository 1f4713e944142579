/// What a file is: by its content first, by the ending of its name second.
enum SourceFormat: Hashable, Sendable {
  case plainText, markdown, html
  /// Recognised, and not read.
  case other(OtherFormat)
  /// No text, and nothing that is recognised.
  case unknown

  init(probe: Probe, name: String) {
    if let other = probe.other {
      self = .other(other)
      return
    }
    if probe.isBinary {
      self = .unknown
      return
    }
    let ending = Self.ending(of: name)
    switch MarkupEvidence(head: probe.head) {
    case .html: self = .html
    case .xml(let root): self = .other(.xml(root: root))
    case .fragment where !Self.markdownEndings.contains(ending): self = .html
    case .fragment, .none:
      if Self.htmlEndings.contains(ending) {
        self = .html
      } else if Self.markdownEndings.contains(ending) {
        self = .markdown
      } else if let other = OtherFormat.named(ending) {
        self = .other(other)
      } else if ending.isEmpty, FrontMatter.begins(probe.head) {
        self = .markdown
      } else {
        self = .plainText
      }
    }
  }

  var extractor: (any TextExtractor.Type)? {
    switch self {
    case .plainText: PlainTextExtractor.self
    case .markdown: MarkdownExtractor.self
    case .html: HTMLExtractor.self
    case .other, .unknown: nil
    }
  }

  var mediaType: String {
    switch self {
    case .other(let format): format.mediaType
    default: extractor?.mediaTypes.first ?? "application/octet-stream"
    }
  }

  private static let htmlEndings: Set<String> = ["html", "htm", "xhtml", "xht", "shtml"]
  private static let markdownEndings: Set<String> = ["md", "markdown", "mdown", "mkd", "mdwn", "qmd", "rmd"]

  /// What follows the last full stop of a file's name, in lower case; empty where there is none.
  static func ending(of name: String) -> String {
    let file = name[(name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex)...]
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return "" }
    return file[file.index(after: dot)...].lowercased()
  }
}
