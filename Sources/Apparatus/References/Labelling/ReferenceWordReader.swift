import DocumentModel

/// Cuts a reference's tokens into words and says what can be seen of each. Cost: linear.
struct ReferenceWordReader {
  let text: ScalarText
  let tokens: [ReferenceToken]
  /// Hashes of the first and last 1 to 4 bytes of each word's folded letters, eight numbers a word; 0 for none.
  private(set) var affixes: [UInt32] = []
  private var letters: [UInt8] = []

  init(_ text: ScalarText, tokens: [ReferenceToken]) {
    self.text = text
    self.tokens = tokens
  }

  /// The words; where there are more than `most`, one more than these.
  mutating func words(atMost most: Int) -> [ReferenceWord] {
    var words: [ReferenceWord] = []
    var start = 0
    for end in 1..<max(1, tokens.count + 1) where end == tokens.count || isCut(before: end, from: start) {
      guard end <= tokens.count, start < end else { break }
      words.append(word(start..<end))
      guard words.count <= most else { break }
      start = end
    }
    markEnclosed(&words)
    return words
  }

  // MARK: - Cutting

  /// Whether a word ends before a token: at a blank, but for one before a sign or around a dash between numbers
  /// (`34 : 12 – 19`), and where a blank was left out (`2013,199`, `78(1)`, `1999.Title`).
  private func isCut(before index: Int, from start: Int) -> Bool {
    let token = tokens[index]
    let previous = tokens[index - 1]
    if token.isSpaced {
      if token.kind == .sign {
        return ![",", ";", ":", "."].contains(token.head) && !(token.isDash && isBetweenNumbers(index))
      }
      return !(previous.isDash && index - 1 > start && isBetweenNumbers(index - 1))
    }
    if token.kind == .link { return true }
    let isOpening = token.isSign("(") || token.isSign("[")
    guard previous.kind == .sign else { return isOpening || previous.kind == .link && token.kind != .sign }
    if token.kind == .sign { return isOpening && [",", ";", ":", ".", ")"].contains(previous.head) }
    switch previous.head {
    case ",", ";", ":", ")", "]": return true
    case ".":
      guard index - 2 >= start else { return false }
      let before = tokens[index - 2]
      if before.kind == .number { return token.isWord }
      return before.isWord && before.count > 1
        && (token.kind == .number
          || before.count > 2 && !before.isAllCapitals && token.isCapitalized && token.count > 1)
    default: return false
    }
  }

  /// Whether a sign stands between two numbers.
  private func isBetweenNumbers(_ index: Int) -> Bool {
    index > 0 && index + 1 < tokens.count && isNumeric(tokens[index - 1]) && isNumeric(tokens[index + 1])
  }

  // MARK: - Seeing

  private mutating func word(_ range: Range<Int>) -> ReferenceWord {
    let first = range.first { tokens[$0].kind != .sign } ?? range.upperBound
    let last = range.last { tokens[$0].kind != .sign } ?? first - 1
    var word = ReferenceWord(tokens: range, core: first..<max(first, last + 1))
    readLetters(&word)
    word.shape = shape(tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound)
    let before = word.core.isEmpty ? range : range.lowerBound..<word.core.lowerBound
    let behind = word.core.isEmpty ? range : word.core.upperBound..<range.upperBound
    word.leading = hash(ofSigns: before.prefix(2))
    word.trailing = hash(ofSigns: behind.suffix(3))
    word.stop = behind.first.map { ReferenceWord.plain(tokens[$0].head) } ?? 0
    guard !word.core.isEmpty else { return word }
    word.isCapitalized = tokens[first].isCapitalized
    for token in tokens[word.core] {
      word.classes.formUnion(token.classes)
      if token.kind == .link { word.classes.insert(isDOI(token) ? .doi : .link) }
    }
    word.number = number(word.core)
    word.initials = initials(word.core, isStopped: word.stop == 0x2E)
    return word
  }

  private func isDOI(_ token: ReferenceToken) -> Bool {
    // Enough of it to tell, however long the link is.
    LinkScanner.isDOI(text[token.range.prefix(40)])
  }

  /// The folded letters, their hash and the hashes of their beginnings and ends.
  private mutating func readLetters(_ word: inout ReferenceWord) {
    letters.removeAll(keepingCapacity: true)
    for token in tokens[word.core.isEmpty ? word.tokens : word.core].prefix(12) {
      switch token.kind {
      case .sign: letters.append(UInt8(truncatingIfNeeded: ReferenceWord.plain(token.head)))
      case .link: letters.append(contentsOf: "link".utf8)
      default: letters.append(contentsOf: token.folded.utf8.prefix(40))
      }
    }
    word.letters = FeatureHash.value(of: letters)
    word.letterCount = letters.count
    for length in 1...4 {
      affixes.append(letters.count > length ? FeatureHash.value(of: letters.prefix(length)) : 0)
      affixes.append(letters.count > length ? FeatureHash.value(of: letters.suffix(length)) : 0)
    }
  }

  /// Capitals, small letters, digits and signs; a run of one kind counts as one, marked as a run. Cost: bounded.
  private func shape(_ range: Range<Int>) -> UInt32 {
    var hash = FeatureHash()
    var previous: UInt32 = 0
    var isRun = false
    for scalar in text.scalars[range.prefix(40)] {
      let kind: UInt32 =
        scalar.isASCIIDigit ? 0x39 : scalar.isUppercase ? 0x58 : scalar.isLetter ? 0x78 : ReferenceWord.plain(scalar)
      if kind == previous {
        isRun = true
        continue
      }
      hash.add(previous << 1 | (isRun ? 1 : 0))
      previous = kind
      isRun = false
    }
    hash.add(previous << 1 | (isRun ? 1 : 0))
    return hash.value
  }

  private func hash(ofSigns range: some Collection<Int>) -> UInt32 {
    guard !range.isEmpty else { return 0 }
    var hash = FeatureHash()
    for index in range { hash.add(ReferenceWord.plain(tokens[index].head)) }
    return hash.value
  }

  private func number(_ core: Range<Int>) -> ReferenceWord.Number {
    let first = tokens[core.lowerBound]
    if core.count == 1 {
      switch first.kind {
      case .number: return first.year != nil ? .year : .digits(first.count)
      case .mixed:
        if first.year != nil { return .year }
        return Self.ordinalEndings.contains { first.folded.hasSuffix($0) } && first.value != nil ? .ordinal : .mixed
      case .word: return first.folded.utf8.allSatisfy(Self.romanLetters.contains) && first.isRoman ? .roman : .none
      default: return .none
      }
    }
    let last = tokens[core.upperBound - 1]
    if core.count == 3, isNumeric(first), isNumeric(last) {
      let sign = tokens[core.lowerBound + 1]
      if sign.isDash || sign.isSign("/") {
        return first.year != nil && (last.year != nil || last.count == 2) ? .years : .span
      }
    }
    return tokens[core].contains(where: isNumeric) ? .mixed : .none
  }

  private static let romanLetters = Array("ivxlcdm".utf8)
  private static let ordinalEndings = ["st", "nd", "rd", "th", "e", "eme", "er"]

  private func isNumeric(_ token: ReferenceToken) -> Bool { token.kind == .number || token.kind == .mixed }

  private func initials(_ core: Range<Int>, isStopped: Bool) -> ReferenceWord.Initials {
    let last = core.upperBound - 1
    let isSpelled = core.dropLast().allSatisfy {
      tokens.isInitial(at: $0) || tokens.isSign(".", at: $0) || tokens.isDash(at: $0) || isHyphenated(tokens[$0])
    }
    guard isSpelled, tokens.isWord(at: last), tokens[last].isCapitalized else { return .none }
    if tokens.isInitial(at: last) || isHyphenated(tokens[last]) {
      return isStopped ? .stopped : core.count == 1 ? .single : .stopped
    }
    if core.count == 1 { return tokens[last].isAllCapitals && tokens[last].range.count <= 3 ? .several : .none }
    return .joined
  }

  /// `J-P`, one token for its hyphen.
  private func isHyphenated(_ token: ReferenceToken) -> Bool {
    token.isWord && token.count == 3 && token.isAllCapitals && !token.folded.utf8.allSatisfy { $0 != 0x2D }
  }

  // MARK: - Seeing neighbours

  private func markEnclosed(_ words: inout [ReferenceWord]) {
    var isQuoted = false
    var depth = 0
    for index in words.indices {
      let word = words[index]
      let opens = signs(word.core.isEmpty ? word.tokens : word.tokens.lowerBound..<word.core.lowerBound)
      let closes = word.core.isEmpty ? (quotes: 0, opened: 0) : signs(word.core.upperBound..<word.tokens.upperBound)
      let wasQuoted = isQuoted
      // A mark by itself, as in French, opens or closes by turns.
      if opens.quotes > 0 { isQuoted = word.core.isEmpty ? !isQuoted : true }
      if opens.opened > 0 { depth += 1 }
      words[index].isQuoted = isQuoted || wasQuoted
      words[index].isBracketed = depth > 0
      if closes.quotes > 0 { isQuoted = false }
      if tokens[word.tokens].contains(where: { $0.isSign(")") || $0.isSign("]") }) { depth = max(0, depth - 1) }
    }
  }

  private func signs(_ range: Range<Int>) -> (quotes: Int, opened: Int) {
    tokens[range].reduce(into: (0, 0)) { counts, token in
      if token.head.isDoubleQuotationMark { counts.0 += 1 }
      if token.isSign("(") || token.isSign("[") { counts.1 += 1 }
    }
  }
}
