import DocumentModel

/// The formats that pandoc reads for us, under pandoc's names.
enum PandocFormat: String, Hashable, Sendable, CaseIterable, ConvertedFormat {
  case latex, rst, org, docbook, fb2, ipynb

  /// All of them, for people.
  static let names = "LaTeX, reStructuredText, Org, DocBook, FictionBook and Jupyter"

  var mediaType: String {
    switch self {
    case .latex: "application/x-tex"
    case .rst: "text/x-rst"
    case .org: "text/org"
    case .docbook: "application/docbook+xml"
    case .fb2: "application/x-fictionbook+xml"
    case .ipynb: "application/x-ipynb+json"
    }
  }

  /// Larger trees of JSON would take more memory than one document is worth: some 8 million words.
  static let mostJSONBytes = 192 << 20

  func laidOutText(
    of bytes: [UInt8], converters: any ConverterRunner
  ) async throws(ExtractionError) -> LaidOutText {
    let source = try PandocSource(bytes, format: self)
    // In its sandbox pandoc opens no file but its input and no connection, whatever the input asks for.
    let json = try await converters.output(
      of: .pandoc, arguments: ["--sandbox", "--from", reader, "--to", "json"], input: source.bytes)
    guard json.count <= Self.mostJSONBytes else {
      throw ExtractionError(.tooCostly, "The file holds more text than is read at once; split it.")
    }
    var laidOut = Self.laidOut(try PandocTree(json: json), format: self)
    laidOut.diagnostics.insert(contentsOf: source.diagnostics, at: 0)
    guard !laidOut.text.isEmpty else { throw ExtractionError(.empty, "There is no text in the file.") }
    return laidOut
  }

  /// The format with the extensions that are wanted. Notes in a notebook's Markdown are not pandoc's default.
  private var reader: String { self == .ipynb ? "ipynb+footnotes" : rawValue }

  /// Cost: linear in the tree.
  static func laidOut(_ tree: PandocTree, format: PandocFormat) -> LaidOutText {
    let metadata = PandocMetadata(tree)
    var layout = PandocLayout(tree, citations: PandocCitations(tree, replacesText: format == .org))
    metadata.layOut(in: &layout)
    layout.layOut(blocks: tree.first(tree.blocks))
    layout.layOutNotes()
    var laidOut = layout.finished(mediaType: format.mediaType)
    laidOut.work = metadata.work
    laidOut.language = laidOut.work.language.flatMap(LanguageCode.code)
    if layout.droppedPieces > 0 {
      laidOut.diagnostics.append(
        Diagnostic(
          .info, "raw-markup-dropped",
          "\(layout.droppedPieces) \(layout.droppedPieces == 1 ? "piece" : "pieces") of markup in another language (TeX, HTML) "
            + "\(layout.droppedPieces == 1 ? "was" : "were") left out."))
    }
    return laidOut
  }
}
