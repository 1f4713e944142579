/// Keeps from libxml2 what costs it more than linear time: tags with thousands of attributes, and elements nested
/// thousands deep, as old pages have whose `<b>` or `<font>` is never closed.
///
/// The scan knows tags, comments and the raw text of scripts, no more. Where a page stays within the bounds, as every
/// sane one does, nothing is copied.
struct HTMLBounds {
  /// The page with blanks in the place of what goes too far; nil where nothing does.
  private(set) var bounded: [UInt8]?
  /// Tags and attributes blanked out.
  private(set) var removed = 0

  private static let mostAttributes = 500
  private static let deepest = 1000

  /// Elements whose end tag may be left out, or that have none: the next one closes them, so they do not nest.
  private static let flat: Set<UInt64> = Set(
    [
      "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "img", "meta", "link", "input", "hr", "col", "area",
      "base",
      "wbr", "thead", "tbody", "tfoot",
    ].map { key($0.utf8) })

  private static let rawText: Set<UInt64> = [key("script".utf8), key("style".utf8)]

  private var depth = 0
  /// How many elements of each name are open.
  private var open: [UInt64: Int] = [:]

  /// Cost: linear.
  init(_ page: [UInt8]) {
    page.withUnsafeBufferPointer { page in
      var index = 0
      while index < page.count {
        guard page[index] == 0x3C, index + 1 < page.count else {
          index += 1
          continue
        }
        switch page[index + 1] {
        case 0x21 where index + 3 < page.count && page[index + 2] == 0x2D && page[index + 3] == 0x2D:
          index = Self.find([0x2D, 0x2D, 0x3E], in: page, from: index + 4)
        case 0x2F:
          let name = Self.name(page, index + 2)
          if let count = open[name], count > 0 {
            open[name] = count - 1
            depth -= 1
          }
          index += 2
        case let byte where Self.isLetter(byte): index = readStart(page, index)
        default: index += 1
        }
      }
    }
  }

  /// Reads a start tag and returns the offset behind it.
  private mutating func readStart(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let name = Self.name(page, start + 1)
    var index = start + 1
    var words = 0
    var quote: UInt8 = 0
    var previous: UInt8 = 0
    while index < page.count {
      let byte = page[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        break
      } else if (byte == 0x22 || byte == 0x27) && previous == 0x3D {
        quote = byte
      } else if byte <= 0x20 && previous > 0x20 {
        words += 1
        if words == Self.mostAttributes {
          let end = page[index...].firstIndex(of: 0x3E) ?? page.count
          blank(page, index..<end)
          index = end
          break
        }
      }
      if byte > 0x20 || quote == 0, !(byte <= 0x20 && previous == 0x3D) { previous = byte }
      index += 1
    }
    if Self.rawText.contains(name) { return Self.find([0x3C, 0x2F], in: page, from: index) }
    guard previous != 0x2F, !Self.flat.contains(name) else { return index }
    if depth < Self.deepest {
      depth += 1
      open[name, default: 0] += 1
    } else {
      blank(page, start..<min(index + 1, page.count))
    }
    return index
  }

  private mutating func blank(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    removed += 1
    var copy = bounded ?? Array(page)
    bounded = nil
    for index in range { copy[index] = 0x20 }
    bounded = copy
  }

  /// The first eight letters of the name at `start`, in lower case, as one number.
  private static func name(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64 {
    key(page[min(start, page.count)...].prefix(8).prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F })
  }

  private static func key(_ name: some Sequence<UInt8>) -> UInt64 {
    name.reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// The offset of `needle`, or the end.
  private static func find(_ needle: [UInt8], in page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + needle.count <= page.count {
      if page[index] == needle[0], page[index..<(index + needle.count)].elementsEqual(needle) { return index }
      index += 1
    }
    return page.count
  }
}
