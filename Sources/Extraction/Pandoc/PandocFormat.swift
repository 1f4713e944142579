import DocumentModel

/// The formats that pandoc reads for us, under pandoc's names.
enum PandocFormat: String, Hashable, Sendable, CaseIterable, ConvertedFormat {
  case docx, odt, rtf, latex, rst, org, docbook, fb2, ipynb

  /// All of them, for people.
  static let names = "DOCX, ODT, RTF, LaTeX, reStructuredText, Org, DocBook, JATS, FictionBook and Jupyter"

  var mediaType: String {
    switch self {
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .rtf: "application/rtf"
    case .latex: "application/x-tex"
    case .rst: "text/x-rst"
    case .org: "text/org"
    case .docbook: "application/docbook+xml"
    case .fb2: "application/x-fictionbook+xml"
    case .ipynb: "application/x-ipynb+json"
    }
  }

  func laidOutText(
    of bytes: [UInt8], converters: any ConverterRunner
  ) async throws(ExtractionError) -> LaidOutText {
    _ = try await converters.output(of: .pandoc, arguments: ["--from", rawValue, "--to", "json"], input: bytes)
    throw ExtractionError(.unsupportedFormat, "This format cannot be read yet.")
  }
}
