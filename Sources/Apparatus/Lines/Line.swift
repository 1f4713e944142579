import DocumentModel

/// One line of a source text.
struct Line: Hashable, Sendable {
  /// From the first letter that is not blank to the last; empty for a blank line.
  var content: Range<Int>
  /// The columns that stand blank before the content; a tab counts to the next multiple of eight.
  var indent: Int
  /// Its number in the source, from 1. A page break inside a line does not count.
  var number: Int
  /// The index of the page that it stands on, from 0.
  var page: Int

  var isBlank: Bool { content.isEmpty }
  /// The column after its last letter.
  var end: Int { indent + content.count }
}

/// Cuts a source text into lines.
enum LineScanner {
  /// The lines of `text` in order. Pages come from `pages`, and where there are none from the form feeds.
  /// Cost: linear.
  static func lines(of text: ScalarText, pages: [Page] = []) -> [Line] {
    let scalars = text.scalars
    var lines: [Line] = []
    lines.reserveCapacity(scalars.count / 48)
    var number = 1
    var page = 0
    var index = 0
    while index < scalars.count {
      if !pages.isEmpty {
        while page + 1 < pages.count, pages[page + 1].range.lowerBound <= index { page += 1 }
      }
      var indent = 0
      scan: while index < scalars.count {
        switch scalars[index].value {
        case 0x20: indent += 1
        case 0x09: indent = (indent / 8 + 1) * 8
        default:
          guard scalars[index].isBlank, !scalars[index].isLineEnd else { break scan }
          indent += 1
        }
        index += 1
      }
      let first = index
      index = scalars.offset(from: index, to: scalars.count) { scalar in
        (scalar.value < 0x20 || scalar.value > 0x7E) && scalar.isLineEnd
      }
      var last = index
      while last > first, scalars[last - 1].isBlank { last -= 1 }
      lines.append(Line(content: first..<last, indent: indent, number: number, page: page))
      guard index < scalars.count else { break }
      if scalars[index].value == 0x0C {
        if pages.isEmpty { page += 1 }
      } else {
        if scalars[index].value == 0x0D, index + 1 < scalars.count, scalars[index + 1].value == 0x0A { index += 1 }
        number += 1
      }
      index += 1
    }
    return lines
  }
}
