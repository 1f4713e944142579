import CPoppler

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Prints a PDF as records, one a line, fields divided by tabs. Lengths are hundredths of a point, from the page's top
/// left corner. In fields, `\\`, `\t` and `\n` stand for a backslash, a tab and a line end.
///
/// | record | fields |
/// | --- | --- |
/// | `loccit-pdf` | the version of this protocol; the first line |
/// | `I` | a name (`title`, `author`, `created`, `xmp`, `pages`, …) and its value |
/// | `F` | a font: its number, its size, its name |
/// | `P` | a page: its number from 1, its width, its height, its label |
/// | `N` `W` `w` | a word: left, top, right, bottom, its font's number, its letters. `N` opens a line, `W` follows a blank, `w` follows without one |
/// | `O` | an entry of the outline: its depth from 1, its page or 0, its title |
/// | `X` | what was left out: `rotated` words, `words` or `pages` beyond the most, and how many |
/// | `E` | nothing; the last line, so that a cut output is seen |
struct PDFPrinter {
  static let protocolVersion = 2

  /// More words than a page of a newspaper has, and more pages than a book: what goes beyond is left out.
  private static let mostWords = 60_000
  private static let mostPages = 20_000

  private let document: OpaquePointer
  private var out = RecordWriter()
  private var fonts = FontRuns.Table()
  private var fontsPrinted = 0
  private var omissions: [(code: String, count: Int)] = []

  /// Prints a document and returns the exit code: 0; 65 where it cannot be read; 77 where it is locked.
  static func print(_ bytes: [UInt8]) -> Int32 {
    let data = g_bytes_new(bytes, gsize(bytes.count))
    defer { g_bytes_unref(data) }
    var error: UnsafeMutablePointer<GError>?
    guard let document = poppler_document_new_from_bytes(data, nil, &error) else {
      let message = error?.pointee.message.map { String(cString: $0) } ?? "unknown"
      let isLocked = error?.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue)
      RecordWriter.complain(message)
      return isLocked ? 77 : 65
    }
    defer { g_object_unref(UnsafeMutableRawPointer(document)) }
    var printer = PDFPrinter(document: document)
    printer.printAll()
    return 0
  }

  private init(document: OpaquePointer) { self.document = document }

  private mutating func printAll() {
    out.begin("loccit-pdf")
    out.field(Self.protocolVersion)
    out.end()
    printInformation()
    printOutline()
    let count = Int(max(0, poppler_document_get_n_pages(document)))
    for index in 0..<min(count, Self.mostPages) {
      guard let page = poppler_document_get_page(document, Int32(index)) else {
        printPage(number: index + 1, width: 0, height: 0, label: "")
        continue
      }
      printPage(page, number: index + 1)
      g_object_unref(UnsafeMutableRawPointer(page))
    }
    if count > Self.mostPages { omit("pages", count - Self.mostPages) }
    for (code, count) in omissions {
      out.begin("X")
      out.field(code)
      out.field(count)
      out.end()
    }
    out.begin("E")
    out.end()
    out.flush()
  }

  private mutating func omit(_ code: String, _ count: Int) {
    guard count > 0 else { return }
    if let place = omissions.firstIndex(where: { $0.code == code }) {
      omissions[place].count += count
    } else {
      omissions.append((code, count))
    }
  }

  // MARK: The document

  private mutating func printInformation() {
    let texts: [(String, (OpaquePointer?) -> UnsafeMutablePointer<CChar>?)] = [
      ("title", poppler_document_get_title), ("author", poppler_document_get_author),
      ("subject", poppler_document_get_subject), ("keywords", poppler_document_get_keywords),
      ("creator", poppler_document_get_creator), ("producer", poppler_document_get_producer),
      ("xmp", poppler_document_get_metadata),
    ]
    for (name, get) in texts {
      guard let value = get(document) else { continue }
      defer { g_free(value) }
      if value.pointee != 0 { printInformation(name, String(cString: value)) }
    }
    if let created = poppler_document_get_creation_date_time(document) {
      defer { g_date_time_unref(created) }
      if let text = g_date_time_format(created, "%Y-%m-%d") {
        printInformation("created", String(cString: text))
        g_free(text)
      }
    }
    printInformation("pages", String(poppler_document_get_n_pages(document)))
  }

  private mutating func printInformation(_ name: String, _ value: String) {
    out.begin("I")
    out.field(name)
    out.field(value)
    out.end()
  }

  /// Deeper or longer outlines than any book has come from a loop in the file.
  private static let deepestOutline = 8
  private static let longestOutline = 20_000

  private mutating func printOutline() {
    guard let top = poppler_index_iter_new(document) else { return }
    var open = [top]
    var count = 0
    while let iterator = open.last, count < Self.longestOutline {
      count += 1
      printEntry(iterator, depth: open.count)
      if open.count < Self.deepestOutline, let child = poppler_index_iter_get_child(iterator) {
        open.append(child)
        continue
      }
      while let last = open.last, poppler_index_iter_next(last) == 0 {
        poppler_index_iter_free(last)
        open.removeLast()
      }
    }
    for iterator in open { poppler_index_iter_free(iterator) }
  }

  private mutating func printEntry(_ iterator: OpaquePointer, depth: Int) {
    guard let action = poppler_index_iter_get_action(iterator) else { return }
    defer { poppler_action_free(action) }
    guard let title = action.pointee.any.title else { return }
    var page = 0
    if action.pointee.type == POPPLER_ACTION_GOTO_DEST, let dest = action.pointee.goto_dest.dest {
      if dest.pointee.type == POPPLER_DEST_NAMED, let name = dest.pointee.named_dest {
        if let found = poppler_document_find_dest(document, name) {
          page = Int(found.pointee.page_num)
          poppler_dest_free(found)
        }
      } else {
        page = Int(dest.pointee.page_num)
      }
    }
    out.begin("O")
    out.field(depth)
    out.field(page)
    out.field(String(cString: title))
    out.end()
  }

  // MARK: Pages

  private mutating func printPage(number: Int, width: Double, height: Double, label: String) {
    out.begin("P")
    out.field(number)
    out.field(Self.length(width))
    out.field(Self.length(height))
    out.field(label)
    out.end()
  }

  private mutating func printPage(_ page: OpaquePointer, number: Int) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    let label = poppler_page_get_label(page)
    defer { g_free(label) }
    printPage(number: number, width: width, height: height, label: label.map { String(cString: $0) } ?? "")
    guard let text = poppler_page_get_text(page) else { return }
    defer { g_free(text) }
    guard text.pointee != 0 else { return }
    var boxes: UnsafeMutablePointer<PopplerRectangle>?
    var count: UInt32 = 0
    guard poppler_page_get_text_layout(page, &boxes, &count) != 0, let boxes else { return }
    defer { g_free(boxes) }
    let attributes = poppler_page_get_text_attributes(page)
    defer { poppler_page_free_text_attributes(attributes) }
    let runs = FontRuns(attributes, table: &fonts)
    printFonts()
    text.withMemoryRebound(to: UInt8.self, capacity: strlen(text)) { letters in
      printWords(
        of: UnsafeBufferPointer(start: letters, count: strlen(text)),
        boxes: UnsafeBufferPointer(start: boxes, count: Int(count)), fonts: runs)
    }
  }

  private mutating func printFonts() {
    while fontsPrinted < fonts.fonts.count {
      out.begin("F")
      out.field(fontsPrinted)
      out.field(fonts.fonts[fontsPrinted].size)
      out.field(fonts.fonts[fontsPrinted].name)
      out.end()
      fontsPrinted += 1
    }
  }

  /// What stands before a word.
  private enum Glue { case line, blank, none }

  /// Where poppler's letters and boxes differ in number, those without a box are not placed.
  private mutating func printWords(
    of letters: UnsafeBufferPointer<UInt8>, boxes: UnsafeBufferPointer<PopplerRectangle>, fonts: FontRuns
  ) {
    var fonts = fonts
    var glue = Glue.line
    var byte = 0
    var index = 0
    var words = 0
    var rotated = 0
    while byte < letters.count, index < boxes.count {
      if letters[byte] == 0x0A || letters[byte] == 0x20 {
        if letters[byte] == 0x0A { glue = .line } else if glue != .line { glue = .blank }
        byte += 1
        index += 1
        continue
      }
      let start = byte
      let first = index
      let run = fonts.run(at: index)
      var box = boxes[index]
      while byte < letters.count, index < boxes.count, index < run.end, letters[byte] != 0x0A, letters[byte] != 0x20 {
        // A gap within a word is one that poppler takes for nothing, such as leaders that are drawn.
        if index > first, boxes[index].x1 - boxes[index - 1].x2 > (box.y2 - box.y1) * 1.5 { break }
        box.x1 = min(box.x1, boxes[index].x1)
        box.y1 = min(box.y1, boxes[index].y1)
        box.x2 = max(box.x2, boxes[index].x2)
        box.y2 = max(box.y2, boxes[index].y2)
        byte += 1
        while byte < letters.count, letters[byte] & 0xC0 == 0x80 { byte += 1 }
        index += 1
      }
      if isUpright(boxes, first..<index) {
        rotated += 1
        continue
      }
      words += 1
      guard words <= Self.mostWords else { continue }
      switch glue {
      case .line: out.begin("N")
      case .blank: out.begin("W")
      case .none: out.begin("w")
      }
      out.field(Self.length(box.x1))
      out.field(Self.length(box.y1))
      out.field(Self.length(box.x2))
      out.field(Self.length(box.y2))
      out.field(run.font)
      out.field(UnsafeBufferPointer(rebasing: letters[start..<byte]))
      out.end()
      glue = byte < letters.count && index < boxes.count && boxes[index].x1 - box.x2 > box.y2 - box.y1 ? .blank : .none
    }
    omit("rotated", rotated)
    omit("words", words - Self.mostWords)
  }

  /// Whether the letters of a word stand one above the other or run to the left, as a stamp's in the margin do.
  private func isUpright(_ boxes: UnsafeBufferPointer<PopplerRectangle>, _ word: Range<Int>) -> Bool {
    guard word.count >= 3, let start = word.first, let end = word.last else { return false }
    let across = abs(boxes[end].x1 - boxes[start].x1)
    let down = abs(boxes[end].y1 - boxes[start].y1)
    return down > across * 2 && down > abs(boxes[start].y2 - boxes[start].y1)
  }

  /// Hundredths of a point; a damaged file may hold any number.
  static func length(_ points: Double) -> Int {
    points.isFinite ? Int((max(-100_000, min(100_000, points)) * 100).rounded()) : 0
  }
}
