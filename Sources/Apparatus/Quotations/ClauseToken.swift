import DocumentModel

/// A word, a mark or a whole quotation, as the search for a speaker sees it.
struct ClauseToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case word, number, mark
    /// A whole quotation: its place among the outermost spans of the block.
    case quotation(Int)
  }

  var kind: Kind
  /// In the reading text.
  var range: Range<Int>
  /// The word in its search form without a possessive ending, or the mark itself.
  var folded: String
  var isCapitalised = false
  var isPossessive = false

  var isWord: Bool { kind == .word }
  var isQuotation: Bool { if case .quotation = kind { true } else { false } }
  func isMark(_ mark: String) -> Bool { kind == .mark && folded == mark }
}

/// Cuts a block into clause tokens.
struct ClauseTokenizer {
  private let scalars: [Unicode.Scalar]
  private let limit: Int
  private var tokens: [ClauseToken] = []

  /// The tokens of `range`, in which each of the `spans` (outermost, in order) is one. Cost: linear.
  static func tokens(in text: ScalarText, range: Range<Int>, spans: [QuotedSpan]) -> [ClauseToken] {
    var tokenizer = ClauseTokenizer(scalars: text.scalars, limit: range.upperBound)
    tokenizer.tokens.reserveCapacity(range.count / 5 + 1)
    var position = range.lowerBound
    for (place, span) in spans.enumerated() where span.outer.lowerBound >= position {
      tokenizer.scan(position..<span.outer.lowerBound)
      tokenizer.tokens.append(ClauseToken(kind: .quotation(place), range: span.outer, folded: ""))
      position = span.outer.upperBound
    }
    tokenizer.scan(position..<range.upperBound)
    return tokenizer.tokens
  }

  private init(scalars: [Unicode.Scalar], limit: Int) {
    self.scalars = scalars
    self.limit = limit
  }

  private mutating func scan(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = scalars[index]
      if scalar.isLetter {
        index = word(from: index, limit: range.upperBound)
      } else if scalar.isASCIIDigit {
        let start = index
        while index < range.upperBound, scalars[index].isASCIIDigit || scalars[index].isLetter { index += 1 }
        tokens.append(ClauseToken(kind: .number, range: start..<index, folded: ""))
      } else {
        if !scalar.isBlank { tokens.append(ClauseToken(kind: .mark, range: index..<index + 1, folded: String(scalar))) }
        index += 1
      }
    }
  }

  /// Appends the word that begins at `start` and returns its end.
  private mutating func word(from start: Int, limit: Int) -> Int {
    var end = start + 1
    while end < limit {
      // Nearly all are small letters.
      end = scalars.offset(from: end, to: limit) { $0.value < 0x61 || $0.value > 0x7A }
      guard end < limit else { break }
      let scalar = scalars[end]
      if scalar.isLetter || scalar.isMark || scalar.isASCIIDigit {
        end += 1
      } else if end + 1 < limit, scalars[end + 1].isLetter, scalar.value == 0x2D || scalar.isSingleQuotationMark {
        end += 2
      } else {
        break
      }
    }
    var bare = end
    var isPossessive = false
    if end - start > 2, scalars[end - 1] == "s", scalars[end - 2].isSingleQuotationMark {
      bare = end - 2
      isPossessive = true
    } else if end < limit, scalars[end - 1] == "s", scalars[end].isSingleQuotationMark {
      isPossessive = true
      end += 1
      bare = end - 1
    }
    let folded = Folding.string(of: scalars[start..<bare])
    let isCapitalised = scalars[start].isUppercase
    if end < limit, scalars[end] == ".", !isPossessive, isCapitalised,
      bare - start == 1 || PersonWords.abbreviations.contains(folded)
    {
      end += 1
      // J.R.R. and U.S. are one word.
      while end + 1 < limit, scalars[end].isUppercase, scalars[end + 1] == "." { end += 2 }
    }
    tokens.append(
      ClauseToken(
        kind: .word, range: start..<end, folded: folded, isCapitalised: isCapitalised, isPossessive: isPossessive))
    return end
  }
}
