import DocumentModel

/// Recognises headings where the format does not state them, and ranks them by how they are set.
struct Headings {
  /// How a heading is set, highest first.
  private enum Style: Int {
    case part, chapter, roman, capitals, numbered, subnumbered, subsubnumbered, title, sentence
  }

  private let text: BlockText
  private let blocks: [DraftBlock]

  /// Cost: linear in the blocks.
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock]) {
    if !blocks.contains(where: { $0.isStated && $0.kind == .heading }) {
      Headings(text: text, blocks: blocks).infer(&blocks)
    }
    for index in blocks.indices where blocks[index].kind == .heading {
      var title = ""
      for scalar in text.draft.text[text.core(index)] {
        title.unicodeScalars.append(scalar == "\n" ? " " : scalar)
      }
      blocks[index].title = title
    }
  }

  private func infer(_ blocks: inout [DraftBlock]) {
    let styles = blocks.indices.map { text.isNote[$0] ? nil : style(of: $0) }
    var chosen: [Int: Style] = [:]
    var index = 0
    while index < blocks.count {
      guard styles[index] != nil else {
        index += 1
        continue
      }
      var end = index
      while end < blocks.count, styles[end] != nil { end += 1 }
      for position in index..<end {
        guard let style = styles[position], isHeading(position, style, run: index..<end) else { continue }
        chosen[position] = style
      }
      index = end
    }
    let ranks = Set(chosen.values.map(\.rawValue)).sorted()
    for (position, style) in chosen {
      blocks[position].kind = .heading
      blocks[position].level = (ranks.firstIndex(of: style.rawValue) ?? 0) + 1
    }
  }

  // MARK: One line

  private func style(of index: Int) -> Style? {
    let block = blocks[index]
    guard block.kind == .paragraph, !block.isStated, !block.keepsLines, block.foot == nil else { return nil }
    let range = text.core(index)
    guard range.count <= 130, range.count > 0, !block.isWrapped || range.count <= 110 else { return nil }
    let scalars = text.draft.text
    let first = scalars[range.lowerBound]
    guard first.isUppercase || first.isASCIIDigit || first.isDoubleQuotationMark || first.isIdeographic || first == "¿"
    else { return nil }
    let words = text.words(index, limit: 17)
    guard let head = words.first, words.count <= 16 else { return nil }
    let last = scalars[range.upperBound - 1]
    let cases = LetterCases(scalars[range])
    let isCapitals = cases.small == 0 && cases.capitals >= 3
    if Self.parts.contains(head), words.count > 1, isNumber(words[1]) {
      return head == "part" || head == "book" || head == "teil" ? .part : .chapter
    }
    if words.count == 1, head.count <= 6, head.allSatisfy({ "ivxlc".contains($0) }),
      isCapitals || cases.capitals == head.count
    {
      return .roman
    }
    guard last != ",", last != ";", last != ":", !last.isDash else { return nil }
    if let depth = sectionNumber(range), last != "." || isCapitals {
      return depth == 1 ? .numbered : depth == 2 ? .subnumbered : .subsubnumbered
    }
    if isRomanNumbered(range), last != "." || isCapitals { return .roman }
    if isCapitals { return .capitals }
    guard last != ".", !first.isASCIIDigit, !Byline.isDate(words) else { return nil }
    // A line that breaks off in a clause introduces something.
    if words.count > 1, let word = words.last, LetterCases.isLittle(word) || LeadIn.breaksOff(word), !asks(words) {
      return nil
    }
    if cases.capitalisedShare >= 0.7 { return .title }
    return words.count <= 9 && first.isUppercase ? .sentence : nil
  }

  /// `What the locks were for`: a question may end with its preposition or its verb.
  private func asks(_ words: [String]) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    return Self.questions.contains(first) && Self.ends.contains(last)
  }

  private func isNumber(_ word: String) -> Bool {
    word.allSatisfy(\.isNumber) || word.allSatisfy { "ivxlc".contains($0) } || Self.numbers.contains(word)
  }

  /// How deep a section number is: 1 for `3 Title` and `3. Title`, 2 for `3.1 Title`; nil where none opens the line.
  private func sectionNumber(_ range: Range<Int>) -> Int? {
    let scalars = text.draft.text
    var depth = 0
    var index = range.lowerBound
    while index < range.upperBound, scalars[index].isASCIIDigit {
      let start = index
      while index < range.upperBound, scalars[index].isASCIIDigit { index += 1 }
      guard index - start <= 2 else { return nil }
      depth += 1
      if index < range.upperBound, scalars[index] == "." { index += 1 }
    }
    guard depth > 0, index < range.upperBound, scalars[index].isBlank else { return nil }
    while index < range.upperBound, scalars[index].isBlank { index += 1 }
    guard index < range.upperBound, scalars[index].isUppercase else { return nil }
    return depth
  }

  /// `IV. Title`
  private func isRomanNumbered(_ range: Range<Int>) -> Bool {
    let scalars = text.draft.text
    var index = range.lowerBound
    while index < range.upperBound, "IVXLC".unicodeScalars.contains(scalars[index]) { index += 1 }
    guard index > range.lowerBound, index + 2 < range.upperBound, scalars[index] == "." else { return false }
    return scalars[index + 1].isBlank
  }

  // MARK: In its place

  private func isHeading(_ index: Int, _ style: Style, run: Range<Int>) -> Bool {
    let next = following(index)
    // Something must stand under a heading.
    guard let next else { return false }
    let isSure = style.rawValue <= Style.roman.rawValue || style == .subnumbered || style == .subsubnumbered
    // Many lines in a row are a list or a table of contents; the last of them may head what follows.
    if run.count >= 5, !(isSure && index == run.upperBound - 1), index < run.upperBound - 2 { return false }
    if let before = preceding(index), !isSure {
      if let last = text.last(before), last == ":" || last == ",", blocks[before].kind == .paragraph { return false }
    }
    if isSure { return true }
    let isBody = isProse(next, words: style == .sentence ? 20 : 10)
    if index + 1 < run.upperBound {
      // A heading under a heading: the lower one must itself head something.
      guard run.count <= 4, style != .sentence else { return false }
      return following(run.upperBound - 1).map { isProse($0, words: 10) } ?? false
    }
    switch blocks[next].kind {
    case .paragraph: break
    case .referenceEntry: return NoteHeading(text.scalars(index)) != nil
    case .listItem, .blockQuotation, .table, .caption, .verse, .code: return style != .sentence
    default: return false
    }
    guard isBody else { return false }
    if style == .sentence, let before = preceding(index) {
      return text.endsSentence(before) || blocks[before].kind != .paragraph
    }
    return true
  }

  private func isProse(_ index: Int, words: Int) -> Bool {
    blocks[index].kind == .paragraph && text.wordCount(index, limit: words) >= words
      || blocks[index].kind == .verse || blocks[index].kind == .listItem || blocks[index].kind == .table
  }

  private func following(_ index: Int) -> Int? {
    var next = index + 1
    while next < blocks.count, blocks[next].kind == .navigation || blocks[next].repeats != nil { next += 1 }
    return next < blocks.count && !text.isNote[next] && blocks[next].foot == nil ? next : nil
  }

  private func preceding(_ index: Int) -> Int? {
    var before = index - 1
    while before >= 0, blocks[before].kind == .navigation || blocks[before].repeats != nil { before -= 1 }
    return before >= 0 && !text.isNote[before] ? before : nil
  }

  private static let questions: WordSet = ["what", "who", "whom", "where", "which", "how", "why"]
  private static let ends: WordSet = [
    "for", "of", "on", "to", "with", "from", "by", "at", "in", "over", "under", "between", "against", "through", "is",
    "was", "are", "were",
  ]

  private static let parts: WordSet = [
    "part", "book", "chapter", "section", "article", "act", "scene", "canto", "letter", "appendix", "annex", "volume",
    "lecture", "chapitre", "kapitel", "teil", "abschnitt", "capitolo", "capitulo", "partie",
  ]
  private static let numbers: WordSet = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "first",
    "second",
    "third", "fourth", "fifth", "last", "a", "b", "d",
  ]
}

/// How many letters and words of a line are capitals.
struct LetterCases {
  var capitals = 0
  var small = 0
  /// The share of words that begin with a capital, the little words aside.
  var capitalisedShare = 0.0

  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var words = 0
    var capitalised = 0
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let start = index
      var first: Unicode.Scalar?
      while index < scalars.endIndex, !Self.divides(scalars[index]) {
        let scalar = scalars[index]
        if scalar.isUppercase { capitals += 1 } else if scalar.isLowercase { small += 1 }
        if first == nil, scalar.isLetter || scalar.isASCIIDigit { first = scalar }
        index += 1
      }
      let word = start..<index
      index += 1
      guard let first else { continue }
      if first.isUppercase || first.isASCIIDigit || first.isIdeographic {
        words += 1
        capitalised += 1
      } else if !Self.little.contains(scalars[word]) {
        words += 1
      }
    }
    capitalisedShare = words > 0 ? Double(capitalised) / Double(words) : 0
  }

  private static func divides(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isBlank || scalar.isDash && scalar.value > 0x2D || scalar == "/"
  }

  /// `of`, `the`, `and`: a word that no title ends with and that a title need not capitalise.
  static func isLittle(_ word: String) -> Bool { little.contains(word) }

  private static let little: WordSet = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "nor", "by", "with", "from", "as",
    "into",
    "upon", "over", "under", "between", "against", "de", "la", "le", "du", "des", "et", "der", "die", "das", "und",
    "von",
    "im", "zur", "zum", "is", "vs.", "per", "via", "versus", "than", "through",
  ]
}
