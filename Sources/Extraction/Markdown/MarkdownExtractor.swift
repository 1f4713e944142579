import CCMarkGFM
import DocumentModel

/// Markdown (CommonMark with GitHub's tables, strikethrough and footnotes), parsed by cmark-gfm.
struct MarkdownExtractor: TextExtractor {
  static let mediaTypes = ["text/markdown"]

  static func laidOutText(of source: DecodedText) throws(ExtractionError) -> LaidOutText {
    let frontMatter = FrontMatter(in: source.scalars)
    let body = source.scalars[(frontMatter?.end ?? 0)...]
    let bounds = MarkdownBounds(body)
    guard bounds.isReadable else { return try unread(source) }
    let labels = NoteLabels(body: body)
    guard let tree = CommonMark(utf8Bytes(of: labels.text[...]), tables: bounds.allowsTables) else {
      throw ExtractionError(.damaged, "The Markdown could not be read; rename the file to .txt to read it as it is.")
    }
    var layout = MarkdownLayout(labels: labels)
    layout.layOut(tree)
    var laidOut = layout.finished(mediaType: mediaTypes[0])
    frontMatter?.state(in: &laidOut)
    return laidOut
  }

  private static func unread(_ source: DecodedText) throws(ExtractionError) -> LaidOutText {
    var laidOut = try PlainTextExtractor.laidOutText(of: source)
    laidOut.diagnostics.append(
      Diagnostic(.warning, "markup-too-tangled", "The Markdown is too tangled to be read; it was read as plain text."))
    return laidOut
  }
}
