import DocumentModel

/// Cuts a reference into tokens. Hyphens and apostrophes between letters stay inside a word; every other sign stands
/// alone; web addresses and DOIs are one token each. Cost: linear.
struct ReferenceTokenizer {
  private let scalars: [Unicode.Scalar]
  private let end: Int
  private var position: Int
  private var tokens: [ReferenceToken] = []

  private init(_ text: ScalarText, in range: Range<Int>) {
    scalars = text.scalars
    position = range.lowerBound
    end = range.upperBound
  }

  static func tokens(of text: ScalarText, in range: Range<Int>? = nil) -> [ReferenceToken] {
    var tokenizer = ReferenceTokenizer(text, in: range ?? text.range)
    tokenizer.run()
    return tokenizer.tokens
  }

  private mutating func run() {
    tokens.reserveCapacity((end - position) / 4 + 1)
    var isSpaced = false
    while position < end {
      let scalar = scalars[position]
      if scalar.isBlank {
        isSpaced = true
        position += 1
        continue
      }
      if let linkEnd = LinkScanner.end(of: scalars, from: position, limit: end) {
        append(.link, to: linkEnd, isSpaced: isSpaced)
      } else if scalar.isLetter || scalar.isASCIIDigit {
        appendWord(isSpaced: isSpaced)
      } else {
        append(.sign, to: position + 1, isSpaced: isSpaced)
      }
      isSpaced = false
    }
  }

  private mutating func appendWord(isSpaced: Bool) {
    var index = position
    var hasLetter = false
    var hasDigit = false
    while index < end {
      let scalar = scalars[index]
      if scalar.isASCIIDigit {
        hasDigit = true
      } else if scalar.isLetter || scalar.isMark {
        hasLetter = true
      } else if isJoint(scalar), index + 1 < end, index > position, scalars[index + 1].isLetter,
        scalars[index - 1].isLetter || scalars[index - 1].isMark
      {
        hasLetter = true
      } else {
        break
      }
      index += 1
    }
    append(hasDigit ? (hasLetter ? .mixed : .number) : .word, to: index, isSpaced: isSpaced)
  }

  private func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x2D || scalar.value == 0x2010 || scalar.value == 0x2011 || scalar.value == 0x27
      || scalar.value == 0x2019 || scalar.value == 0xAD
  }

  private mutating func append(_ kind: ReferenceToken.Kind, to limit: Int, isSpaced: Bool) {
    let range = position..<limit
    let head = scalars[position]
    position = limit
    var token = ReferenceToken(
      range: range, kind: kind, folded: "", head: head, classes: [], isSpaced: isSpaced, isCapitalized: false,
      isAllCapitals: false)
    switch kind {
    case .word:
      token.folded = Folding.string(of: scalars[range])
      token.classes = WordClass.of(token.folded)
      if token.classes.isEmpty { token.classes = classesOfParts(token.folded) }
      token.isCapitalized = head.isUppercase
      token.isAllCapitals = range.count > 1 && scalars[range].allSatisfy { !$0.isLowercase }
    case .number, .mixed:
      token.folded = Folding.string(of: scalars[range])
      token.classes = kind == .mixed ? WordClass.of(token.folded) : []
      token.value = leadingValue(range)
      token.isCapitalized = head.isUppercase
    case .sign, .link: break
    }
    tokens.append(token)
  }

  /// What the parts of a hyphenated name are: `Addison-Wesley`, `McGraw-Hill`.
  private func classesOfParts(_ folded: String) -> WordClass {
    guard folded.utf8.contains(0x2D) else { return [] }
    return folded.split(separator: "-").reduce(into: WordClass()) { $0.formUnion(WordClass.of(String($1))) }
      .intersection([.publisher, .place, .institution, .month])
  }

  private func leadingValue(_ range: Range<Int>) -> Int? {
    var value = 0
    var digits = 0
    for offset in range {
      guard let digit = scalars[offset].digitValue else { break }
      digits += 1
      guard digits <= 9 else { return nil }
      value = value * 10 + digit
    }
    return digits > 0 ? value : nil
  }
}
