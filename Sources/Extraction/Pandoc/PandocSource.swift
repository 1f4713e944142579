import DocumentModel

/// What pandoc is given of a file: its letters as UTF-8, with what pandoc would lose or stumble over made plain.
struct PandocSource {
  let bytes: [UInt8]
  /// What was guessed or left out on the way.
  private(set) var diagnostics: [Diagnostic] = []

  /// Throws for a text whose encoding cannot be told. Cost: linear.
  init(_ bytes: [UInt8], format: PandocFormat) throws(ExtractionError) {
    let isMarkup = format == .docbook || format == .fb2
    let source = try Probe(bytes).decode(bytes, isMarkup: isMarkup)
    diagnostics = source.diagnostics
    switch format {
    case .latex: self.bytes = Array(LaTeXPrelude.text.utf8) + utf8Bytes(of: source.scalars[...])
    case .rst:
      let (text, inclusions) = RSTInclusions.without(source.scalars)
      self.bytes = utf8Bytes(of: text[...])
      if inclusions > 0 { diagnostics.append(Self.notFollowed(inclusions)) }
    default: self.bytes = utf8Bytes(of: source.scalars[...])
    }
  }

  private static func notFollowed(_ count: Int) -> Diagnostic {
    Diagnostic(
      .info, "inclusion-not-read",
      "\(count) \(count == 1 ? "other file is" : "other files are") called for by the text and not read.")
  }
}
