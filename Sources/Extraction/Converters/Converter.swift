/// A program that reads what Extraction does not read in its own process.
public enum Converter: String, Hashable, Sendable, CaseIterable {
  /// Our own program over poppler: the words of a PDF with their places.
  case pdf = "loccit-pdf"
  /// Word processor, TeX and book formats as a tree of JSON.
  case pandoc
  /// Puts a layer of text under the pictures of a scanned PDF; used where it is asked for.
  case ocr = "ocrmypdf"

  /// What cannot be read without it, in words.
  public var formats: String {
    switch self {
    case .pdf: "PDF"
    case .pandoc: PandocFormat.names
    case .ocr: "scanned PDF without text (ingest --ocr)"
    }
  }

  /// Whether files that people have every day need it.
  public var isExpected: Bool { self != .ocr }

  /// How it is got where it is missing.
  public var remedy: String {
    switch self {
    case .pdf: "It is built with loccit and belongs beside it: run make build or make install."
    case .pandoc: "apt install pandoc"
    case .ocr: "apt install ocrmypdf"
    }
  }
}
