/// A program that reads what Extraction does not read in its own process.
public enum Converter: String, Hashable, Sendable, CaseIterable {
  /// Our own program over poppler: the words of a PDF with their places.
  case pdf = "loccit-pdf"
  /// Word processor, TeX and book formats as a tree of JSON.
  case pandoc
  /// Puts a layer of text under the pictures of a scanned PDF; used where it is asked for.
  case ocr = "ocrmypdf"
}
