import DocumentModel

/// File bytes to laid-out text. No file is opened, nothing is fetched, nothing is remembered; what needs another program
/// asks the `ConverterRunner` that it is given.
public enum Extraction {
  /// Changes whenever the same bytes may give another text, so that files read by an older version are read again.
  public static let version = AnalysisVersion.extraction

  /// The largest file that is read, in bytes: the C parsers count in 32 bits.
  public static let maximumBytes = 1 << 30

  /// The text of a file as laid out, with its metadata and with diagnostics of what was doubtful.
  ///
  /// The format is told by the content first and by the ending of `name` second; `name` is not read otherwise.
  /// Throws an `ExtractionError` for a file that holds no text or none that can be read. With `usesOCR`, the pages of a
  /// PDF that are pictures are read by `ocrmypdf`, which takes seconds a page. Cost: linear in the bytes, and that of a
  /// converter where the format needs one.
  public static func laidOutText(
    of bytes: [UInt8], name: String, converters: any ConverterRunner, usesOCR: Bool = false
  ) async throws(ExtractionError) -> LaidOutText {
    let (bytes, name) = try uncompressed(bytes, name: name)
    guard case .converted(let format) = try method(for: bytes, name: name, usesOCR: usesOCR) else {
      return try laidOutText(ofUncompressed: bytes, name: name)
    }
    return try await format.laidOutText(of: bytes, converters: converters)
  }

  /// The same without any process; throws `.converterMissing` for a format that needs a converter.
  public static func laidOutText(of bytes: [UInt8], name: String) throws(ExtractionError) -> LaidOutText {
    let (bytes, name) = try uncompressed(bytes, name: name)
    return try laidOutText(ofUncompressed: bytes, name: name)
  }

  private static func laidOutText(
    ofUncompressed bytes: [UInt8], name: String
  ) throws(ExtractionError) -> LaidOutText {
    switch try method(for: bytes, name: name) {
    case .text(let extractor, let probe):
      let source = try probe.decode(bytes, isMarkup: extractor.isMarkup)
      guard source.scalars.contains(where: { !$0.isBlank }) else {
        throw ExtractionError(.empty, "There is nothing in the file but blanks.")
      }
      var laidOut = try extractor.laidOutText(of: source)
      laidOut.diagnostics.insert(contentsOf: source.diagnostics, at: 0)
      return laidOut
    case .file(let extractor): return try extractor.laidOutText(of: bytes)
    case .converted(let format):
      throw ExtractionError(.converterMissing, "A file of the type \(format.mediaType) is read by a converter.")
    }
  }

  /// A compressed file's content with the name that is left without the compression's ending; any other file as it is.
  private static func uncompressed(
    _ bytes: [UInt8], name: String
  ) throws(ExtractionError) -> (bytes: [UInt8], name: String) {
    guard case .compressed(let compression)? = ArchiveFormat(head: bytes.prefix(512)) else { return (bytes, name) }
    guard case .file(let content) = try Archive.uncompressed(bytes, by: compression) else {
      throw ExtractionError(
        .unsupportedFormat,
        "The file is a compressed tar archive; call it NAME.tar.gz or NAME.tar.xz to have it walked.")
    }
    return (content, compression.nameInside(name))
  }

  /// How a file is read.
  private enum Method {
    case text(any TextExtractor.Type, Probe)
    case file(any FileExtractor.Type)
    case converted(any ConvertedFormat)
  }

  private static func method(
    for bytes: [UInt8], name: String, usesOCR: Bool = false
  ) throws(ExtractionError) -> Method {
    guard !bytes.isEmpty else { throw ExtractionError(.empty, "The file is empty.") }
    guard bytes.count <= maximumBytes else {
      throw ExtractionError(.tooLarge, "The file is larger than 1 GiB; split it.")
    }
    let probe = Probe(bytes)
    let format = SourceFormat(probe: probe, name: name)
    return switch format {
    case .plainText: .text(PlainTextExtractor.self, probe)
    case .markdown: .text(MarkdownExtractor.self, probe)
    case .html: .text(HTMLExtractor.self, probe)
    case .tei: .text(TEIExtractor.self, probe)
    case .jats: .text(JATSExtractor.self, probe)
    case .epub: .file(EPUBExtractor.self)
    case .docx: .file(DOCXExtractor.self)
    case .odt: .file(ODTExtractor.self)
    case .rtf: .file(RTFExtractor.self)
    case .pdf: .converted(PDFFormat(usesOCR: usesOCR))
    case .pandoc(let format): .converted(format)
    case .compressed, .other, .unknown: throw refusal(of: format)
    }
  }

  /// The media type that the content, or else the name, tells: one that can be read (`text/plain`, `text/markdown`,
  /// `text/html`), one that cannot (`application/pdf`), or `application/octet-stream`. Cost: constant, as only the
  /// first kilobytes are looked at; for a ZIP archive, linear in its directory.
  public static func mediaType(of bytes: [UInt8], name: String) -> String {
    SourceFormat(probe: Probe(bytes), name: name).mediaType
  }

  private static func refusal(of format: SourceFormat) -> ExtractionError {
    switch format {
    case .compressed(let compression):
      ExtractionError(.unsupportedFormat, "The file is \(compression.description) in another one; unpack it once.")
    case .other(let format):
      ExtractionError(
        .unsupportedFormat,
        "The file is \(format.description), which is not read; \(format.remedy).")
    default:
      ExtractionError(.binary, "The file is not text; if it is a document, convert it to text, Markdown or HTML.")
    }
  }
}
