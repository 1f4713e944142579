import CXapian

/// Which words of a text are quoted, gathered while its words are passed: runs of words outside and inside quotation marks.
public struct QuotedRuns: Sendable {
  /// Where quotations begin and end, in turns, ascending.
  private var edges: [Int] = []
  private var passed = 0
  private var runs: [Int] = [0]

  /// `ranges` ascend and do not overlap, in the offsets that `pass` is given.
  public init(_ ranges: [Range<Int>]) {
    for range in ranges where !range.isEmpty { edges += [range.lowerBound, range.upperBound] }
  }

  /// Counts the next word, which begins at an offset.
  public mutating func pass(wordAt offset: Int) {
    while passed < edges.count, edges[passed] <= offset {
      passed += 1
      runs.append(0)
    }
    runs[runs.count - 1] += 1
  }

  /// What stands before the words of a `TokenStream`; nil where none is quoted.
  var bytes: [UInt8]? {
    // Each second run is inside; the last that is outside need not be told.
    let last = runs.indices.last { !$0.isMultiple(of: 2) && runs[$0] > 0 }
    guard let last else { return nil }
    let told = runs[...last].flatMap(Self.number)
    return [UInt8(CX_TOKEN_QUOTED)] + Self.number(told.count) + told
  }

  /// Where the words of a stream begin.
  static func end(in stream: [UInt8]) -> Int {
    guard stream.first == UInt8(CX_TOKEN_QUOTED) else { return 0 }
    var size = 0
    var index = 1
    while index < stream.count, index < 6 {
      size |= Int(stream[index] & 0x7F) << (7 * (index - 1))
      index += 1
      if stream[index - 1] < 0x80 { break }
    }
    return min(index + size, stream.count)
  }

  /// Groups of seven bits, the lowest first.
  private static func number(_ value: Int) -> [UInt8] {
    var rest = value
    var bytes: [UInt8] = []
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
