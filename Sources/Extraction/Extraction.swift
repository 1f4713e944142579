import DocumentModel

/// File bytes to laid-out text. Pure functions: no file is opened, nothing is fetched, nothing is remembered.
public enum Extraction {
  /// Changes whenever the same bytes may give another text, so that files read by an older version are read again.
  public static let version = 1

  /// The largest file that is read, in bytes: the C parsers count in 32 bits.
  public static let maximumBytes = 1 << 30

  /// The text of a file as laid out, with its metadata and with diagnostics of what was doubtful.
  ///
  /// The format is told by the content first and by the ending of `name` second; `name` is not read otherwise.
  /// Throws an `ExtractionError` for a file that holds no text or none that can be read. Cost: linear in the bytes.
  public static func laidOutText(of bytes: [UInt8], name: String) throws(ExtractionError) -> LaidOutText {
    guard !bytes.isEmpty else { throw ExtractionError(.empty, "The file is empty.") }
    guard bytes.count <= maximumBytes else {
      throw ExtractionError(.tooLarge, "The file is larger than 1 GiB; split it.")
    }
    let probe = Probe(bytes)
    let format = SourceFormat(probe: probe, name: name)
    guard let extractor = format.extractor else { throw refusal(of: format) }
    let source = try probe.decode(bytes, isMarkup: format == .html)
    guard source.scalars.contains(where: { !$0.isBlank }) else {
      throw ExtractionError(.empty, "There is nothing in the file but blanks.")
    }
    var laidOut = try extractor.laidOutText(of: source)
    laidOut.diagnostics.insert(contentsOf: source.diagnostics, at: 0)
    return laidOut
  }

  /// The media type that the content, or else the name, tells: one that can be read (`text/plain`, `text/markdown`,
  /// `text/html`), one that cannot (`application/pdf`), or `application/octet-stream`. Cost: constant; only the
  /// first kilobytes are looked at.
  public static func mediaType(of bytes: [UInt8], name: String) -> String {
    SourceFormat(probe: Probe(bytes), name: name).mediaType
  }

  private static func refusal(of format: SourceFormat) -> ExtractionError {
    switch format {
    case .other(let format):
      ExtractionError(
        .unsupportedFormat,
        "The file is \(format.description), which cannot be read yet; convert it to text, Markdown or HTML.")
    default:
      ExtractionError(.binary, "The file is not text; if it is a document, convert it to text, Markdown or HTML.")
    }
  }
}
