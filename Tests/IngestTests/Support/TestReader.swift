import Corpus
import DocumentModel
import Ingest

extension DocumentReader {
  /// Reads a small language: `# ` a title, `by ` an author, `in ` a year, `id ` an id; other paragraphs are paragraphs.
  ///
  /// - Parameter isEquipped: whether the programs are there that read a text beginning with `converted` or `scan`.
  static func test(version: String = "test 1", isEquipped: Bool = true) -> DocumentReader {
    DocumentReader(
      version: version,
      layOut: { bytes, name async throws(FileFailure) in
        if !isEquipped, bytes.starts(with: "converted".utf8) { throw FileFailure("converter-missing", "No program.") }
        if !isEquipped, bytes.starts(with: "scan".utf8) { throw FileFailure("no-text", "Its pages are pictures.") }
        return try layOut(bytes, name: name)
      }, understand: understand)
  }

  @Sendable private static func layOut(_ bytes: [UInt8], name: String) throws(FileFailure) -> LaidOutText {
    if bytes.isEmpty { throw FileFailure("empty", "The file is empty.") }
    if bytes.contains(0) { throw FileFailure("binary", "The file is not text.") }
    if name.hasSuffix(".pdf") { throw FileFailure("unsupported-format", "PDF files are not read yet.") }
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("damaged") { throw FileFailure("damaged", "The file is damaged.") }
    var laidOut = LaidOutText(text: ScalarText(text), mediaType: "text/plain")
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# ") { laidOut.work.title = String(line.dropFirst(2)) }
      if line.hasPrefix("by ") { laidOut.work.authors = [Name(family: String(line.dropFirst(3)))] }
      if line.hasPrefix("in ") { laidOut.work.issued = PartialDate(iso: line.dropFirst(3)) }
      if line.hasPrefix("id ") { laidOut.work.id = String(line.dropFirst(3)) }
    }
    return laidOut
  }

  @Sendable private static func understand(_ laidOut: LaidOutText) -> Document {
    var document = Document(mediaType: laidOut.mediaType)
    document.work = laidOut.work
    document.language = laidOut.language
    for line in laidOut.text.string.split(separator: "\n") {
      guard !["# ", "by ", "in ", "id "].contains(where: { line.hasPrefix($0) }) else { continue }
      document.append(.paragraph, String(line))
    }
    if document.work.title == nil { document.diagnostics.append(.init(.info, "title-missing", "It gives no title.")) }
    if document.work.issued == nil { document.diagnostics.append(.init(.info, "date-missing", "It gives no date.")) }
    return document
  }
}

extension Document {
  /// Appends a block of its own to the reading text.
  @discardableResult
  mutating func append(_ kind: Block.Kind, _ string: String, section: [String] = [], page: String? = nil) -> Int {
    if !text.isEmpty { text.scalars.append("\n") }
    let start = text.count
    text.scalars += Array(string.unicodeScalars)
    var block = Block(index: blocks.count, kind: kind, range: start..<text.count, section: section)
    block.page = page
    blocks.append(block)
    return block.index
  }

  /// Where a text stands first; the test is wrong where it does not.
  func range(of string: String) -> Range<Int> {
    let needle = Array(string.unicodeScalars)
    guard let start = text.firstOffset(of: needle, in: text.range) else { preconditionFailure("not there: \(string)") }
    return start..<(start + needle.count)
  }
}
