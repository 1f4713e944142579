/// The words of a PDF with their places, as `loccit-pdf` prints them. Lengths are hundredths of a point, from the page's
/// top left corner.
struct PDFText: Hashable, Sendable {
  /// What the file says of itself: `title`, `author`, `xmp`, …
  var information: [String: String] = [:]
  var fonts: [PDFFont] = []
  var pages: [PDFPage] = []
  var outline: [PDFOutlineEntry] = []
  /// The letters of all words.
  var letters: [Unicode.Scalar] = []
  var words: [PDFWord] = []
  /// What was left out on the way, by code, with how often.
  var omissions: [String: Int] = [:]
  /// Whether the last record came.
  var isWhole = false

  func font(_ word: PDFWord) -> PDFFont {
    fonts.indices.contains(Int(word.font)) ? fonts[Int(word.font)] : PDFFont(size: 0, name: "")
  }
}

struct PDFPage: Hashable, Sendable {
  /// From 1.
  var number: Int
  var width: Int
  var height: Int
  /// As the file calls it; empty where it does not.
  var label: String
  /// The indices of its words.
  var words: Range<Int>
}

struct PDFWord: Hashable, Sendable {
  /// What stands before it.
  enum Glue: UInt8, Sendable { case line, blank, none }

  var box: PageBox
  var font: Int32
  /// Its letters in `PDFText.letters`.
  var start: Int32
  var end: Int32
  var glue: Glue

  var letters: Range<Int> { Int(start)..<Int(end) }
}

/// A rectangle on a page, top left to bottom right.
struct PageBox: Hashable, Sendable {
  var left: Int32
  var top: Int32
  var right: Int32
  var bottom: Int32

  var width: Int { Int(right) - Int(left) }
  var height: Int { Int(bottom) - Int(top) }

  mutating func formUnion(_ other: PageBox) {
    left = min(left, other.left)
    top = min(top, other.top)
    right = max(right, other.right)
    bottom = max(bottom, other.bottom)
  }

  /// How much of the height both share.
  func sharedHeight(_ other: PageBox) -> Int { Int(min(bottom, other.bottom)) - Int(max(top, other.top)) }
}

struct PDFOutlineEntry: Hashable, Sendable {
  /// From 1.
  var depth: Int
  /// The physical page from 1; 0 where the entry leads to none.
  var page: Int
  var title: String
}
