import DocumentModel
import Extraction

/// Sets pages as `loccit-pdf` would print them: a line at a place, in a size and a font. `^12^` raises its letters.
struct Sheets {
  private var records = "loccit-pdf\t2\n"
  private var fonts: [String: Int] = [:]
  private var page = 0
  /// Whether the last record is there.
  var isWhole = true

  init(information: [(String, String)] = [], outline: [(Int, Int, String)] = []) {
    for (name, value) in information { records += "I\t\(name)\t\(value)\n" }
    for (depth, page, title) in outline { records += "O\t\(depth)\t\(page)\t\(title)\n" }
  }

  /// Begins a page of A5's width.
  mutating func newPage(label: String = "") {
    page += 1
    records += "P\t\(page)\t42000\t60000\t\(label)\n"
  }

  /// How wide a letter is, in parts of its size.
  static let letter = 0.45

  /// Sets a line whose letters stand on `y`, in points from the top.
  mutating func line(_ text: String, x: Double = 50, y: Double, size: Double = 10, font: String = "Serif") {
    var left = x
    var isFirst = true
    var isRaised = false
    for word in text.split(separator: " ") {
      var glue = isFirst ? "N" : "W"
      for (index, part) in word.split(separator: "^", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { isRaised.toggle() }
        guard !part.isEmpty else { continue }
        let own = isRaised ? size * 0.65 : size
        let base = isRaised ? y - size * 0.35 : y
        let width = Double(part.unicodeScalars.count) * own * Self.letter
        let box = [left, base - own * 0.69, left + width, base + own * 0.21].map { String(Int($0 * 100)) }
        records += number(of: font, own)
        let key = "\(font) \(own)"
        records += "\(glue)\t\(box.joined(separator: "\t"))\t\(fonts[key] ?? 0)\t\(part)\n"
        glue = "w"
        left += width
      }
      left += size * 0.25
      isFirst = false
    }
  }

  /// Sets lines one below the other.
  mutating func lines(
    _ texts: [String], x: Double = 50, y: Double, size: Double = 10, font: String = "Serif", pitch: Double? = nil
  ) {
    for (index, text) in texts.enumerated() {
      line(text, x: x, y: y + Double(index) * (pitch ?? size * 1.2), size: size, font: font)
    }
  }

  mutating func add(_ record: String) { records += record + "\n" }

  private mutating func number(of font: String, _ size: Double) -> String {
    let key = "\(font) \(size)"
    if fonts[key] != nil { return "" }
    fonts[key] = fonts.count
    return "F\t\(fonts.count - 1)\t\(Int(size * 100))\tABCDEF+\(font)\n"
  }

  var output: [UInt8] { Array((records + (isWhole ? "E\n" : "")).utf8) }

  /// What is read from these pages.
  func laidOut() async throws -> LaidOutText {
    try await Extraction.laidOutText(of: PDFSource.bytes, name: "a.pdf", converters: PrintedPages(pdf: [output]))
  }
}

enum PDFSource {
  /// Enough of a PDF to be known as one.
  static let bytes = Array("%PDF-1.7\n%\n".utf8)
}

/// Converters that print what they are told to, one output after the other.
actor PrintedPages: ConverterRunner {
  private var pdf: [[UInt8]]
  private let ocr: [UInt8]?
  private(set) var arguments: [[String]] = []

  init(pdf: [[UInt8]], ocr: [UInt8]? = nil) {
    self.pdf = pdf
    self.ocr = ocr
  }

  func output(
    of converter: Converter, arguments: [String], input: [UInt8]
  ) async throws(ExtractionError) -> [UInt8] {
    self.arguments.append([converter.rawValue] + arguments)
    if converter == .ocr, let ocr { return ocr }
    guard converter == .pdf, !pdf.isEmpty else { throw ExtractionError(.converterMissing, "There is none.") }
    return pdf.removeFirst()
  }
}

/// Lines of words of our own, as wide as each other.
enum Prose {
  private static let words = """
    the keeper wrote his log each night by the light of one lamp and counted ships that passed the bar before dawn while
    the wind rose over the quay and the bells of the harbour rang for those who were late to come home from the banks
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Lines of at least `width` letters; the last ends a sentence early.
  static func lines(_ count: Int, width: Int = 60, from start: Int = 0) -> [String] {
    var lines: [String] = []
    var next = start
    for _ in 0..<count {
      var line = ""
      while line.count < width {
        line += (line.isEmpty ? "" : " ") + words[next % words.count]
        next += 1
      }
      lines.append(String(line.prefix(width)).trimmingBlanks)
    }
    if let first = lines.first { lines[0] = first.prefix(1).uppercased() + first.dropFirst() }
    if let last = lines.indices.last { lines[last] = "and so it ended." }
    return lines
  }
}
