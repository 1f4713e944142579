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
/// | `E` | nothing; the last line, so that a cut output is seen |
struct PDFPrinter {
  static let protocolVersion = 1

  private let document: OpaquePointer
  private var out = RecordWriter()
  private var fonts: [Font: Int] = [:]

  private struct Font: Hashable {
    var name: String
    var size: Int
  }

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
    out.write("loccit-pdf", [.number(Self.protocolVersion)])
    printInformation()
    printOutline()
    for index in 0..<max(0, poppler_document_get_n_pages(document)) {
      guard let page = poppler_document_get_page(document, index) else {
        out.write("P", [.number(Int(index) + 1), .number(0), .number(0), .text("")])
        continue
      }
      printPage(page, number: Int(index) + 1)
      g_object_unref(UnsafeMutableRawPointer(page))
      out.flush()
    }
    out.write("E", [])
    out.flush()
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
      if value.pointee != 0 { out.write("I", [.text(name), .text(String(cString: value))]) }
    }
    if let created = poppler_document_get_creation_date_time(document) {
      defer { g_date_time_unref(created) }
      if let text = g_date_time_format(created, "%Y-%m-%d") {
        out.write("I", [.text("created"), .text(String(cString: text))])
        g_free(text)
      }
    }
    out.write("I", [.text("pages"), .text(String(poppler_document_get_n_pages(document)))])
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
    out.write("O", [.number(depth), .number(page), .text(String(cString: title))])
  }

  // MARK: Pages

  private mutating func printPage(_ page: OpaquePointer, number: Int) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    let label = poppler_page_get_label(page)
    defer { g_free(label) }
    out.write(
      "P",
      [
        .number(number), .number(Self.length(width)), .number(Self.length(height)),
        .text(label.map { String(cString: $0) } ?? ""),
      ])
    guard let text = poppler_page_get_text(page) else { return }
    defer { g_free(text) }
    var boxes: UnsafeMutablePointer<PopplerRectangle>?
    var count: UInt32 = 0
    guard poppler_page_get_text_layout(page, &boxes, &count) != 0, let boxes else { return }
    defer { g_free(boxes) }
    let attributes = poppler_page_get_text_attributes(page)
    defer { poppler_page_free_text_attributes(attributes) }
    printWords(
      of: Array(String(cString: text).unicodeScalars), boxes: UnsafeBufferPointer(start: boxes, count: Int(count)),
      fonts: FontRuns(attributes))
  }

  private mutating func printWords(
    of letters: [Unicode.Scalar], boxes: UnsafeBufferPointer<PopplerRectangle>, fonts: FontRuns
  ) {
    var fonts = fonts
    var glue = "N"
    var index = 0
    // Where poppler's letters and boxes differ in number, those without a box are not placed.
    let count = min(letters.count, boxes.count)
    while index < count {
      if letters[index] == "\n" {
        glue = "N"
        index += 1
        continue
      }
      if letters[index] == " " {
        if glue != "N" { glue = "W" }
        index += 1
        continue
      }
      let start = index
      let run = fonts.run(at: index)
      var box = boxes[index]
      while index < count, letters[index] != "\n", letters[index] != " ", index < run.end {
        box.x1 = min(box.x1, boxes[index].x1)
        box.y1 = min(box.y1, boxes[index].y1)
        box.x2 = max(box.x2, boxes[index].x2)
        box.y2 = max(box.y2, boxes[index].y2)
        index += 1
      }
      var word = String.UnicodeScalarView()
      word.append(contentsOf: letters[start..<index])
      let font = number(of: Font(name: run.name, size: Self.length(run.size)))
      out.write(
        glue,
        [
          .number(Self.length(box.x1)), .number(Self.length(box.y1)), .number(Self.length(box.x2)),
          .number(Self.length(box.y2)), .number(font), .text(String(word)),
        ])
      glue = "w"
    }
  }

  private mutating func number(of font: Font) -> Int {
    if let known = fonts[font] { return known }
    fonts[font] = fonts.count
    out.write("F", [.number(fonts.count - 1), .number(font.size), .text(font.name)])
    return fonts.count - 1
  }

  /// Hundredths of a point; a damaged file may hold any number.
  private static func length(_ points: Double) -> Int {
    points.isFinite ? Int((max(-100_000, min(100_000, points)) * 100).rounded()) : 0
  }
}
