/// A format that is recognised and not read.
struct OtherFormat: Hashable, Sendable {
  /// With its article: `a PDF file`.
  var description: String
  var mediaType: String

  /// What to do about it, as a clause.
  var remedy: String {
    mediaType == "application/msword"
      ? "save it as DOCX (if it is a DOCX with a password, save a copy without one)" : "convert it to text, PDF or HTML"
  }

  /// The format that the ending of a name tells, for text that is no prose; nil for any other.
  static func named(_ ending: String) -> OtherFormat? {
    endings[ending].map { OtherFormat(description: $0.0, mediaType: $0.1) }
  }

  static func xml(root: String) -> OtherFormat {
    OtherFormat(description: root.isEmpty ? "an XML file" : "an XML file (<\(root)>)", mediaType: "application/xml")
  }

  private static let endings: [String: (String, String)] = [
    "bib": ("a BibTeX file", "application/x-bibtex"), "ris": ("a RIS file", "application/x-research-info-systems"),
    "json": ("a JSON file", "application/json"), "jsonl": ("a JSON file", "application/jsonl"),
    "ndjson": ("a JSON file", "application/jsonl"),
    "csv": ("a CSV table", "text/csv"), "tsv": ("a TSV table", "text/tab-separated-values"),
    "yaml": ("a YAML file", "application/yaml"), "yml": ("a YAML file", "application/yaml"),
    "toml": ("a TOML file", "application/toml"), "css": ("a style sheet", "text/css"),
    "js": ("a script", "text/javascript"), "mjs": ("a script", "text/javascript"),
    "ts": ("a program's source", "text/plain"),
    "py": ("a program's source", "text/plain"), "swift": ("a program's source", "text/plain"),
    "c": ("a program's source", "text/plain"), "h": ("a program's source", "text/plain"),
    "cpp": ("a program's source", "text/plain"), "java": ("a program's source", "text/plain"),
    "rs": ("a program's source", "text/plain"), "go": ("a program's source", "text/plain"),
    "rb": ("a program's source", "text/plain"), "sh": ("a program's source", "text/plain"),
    "sql": ("a program's source", "text/plain"), "eml": ("a mail message", "message/rfc822"),
    "srt": ("a subtitle file", "application/x-subrip"), "vtt": ("a subtitle file", "text/vtt"),
    "xml": ("an XML file", "application/xml"), "svg": ("an SVG image", "image/svg+xml"),
    "adoc": ("an AsciiDoc file", "text/asciidoc"),
  ]
}
