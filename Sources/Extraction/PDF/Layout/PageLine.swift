/// Words that stand side by side on a page.
struct PageLine: Hashable, Sendable {
  struct Word: Hashable, Sendable {
    /// Its index in `PDFText.words`.
    var index: Int32
    var hasBlankBefore: Bool
    /// How far it is lifted above the line's foot, in hundredths of a point, where its letters are smaller than the
    /// line's; 0 for a word of the line's own size.
    var lift: Int32 = 0
  }

  /// The index of its page.
  var page: Int
  /// From left to right, not empty.
  var words: [Word]
  var box: PageBox
  /// Of most of its letters, in hundredths of a point.
  var size: Int
  /// Where its letters stand: that of the words of its size, about.
  var base: Int
  var letterCount: Int
  var isBold: Bool
  var isItalic: Bool
  /// Whether wide gaps divide it, as they do a row of a table.
  var isRow = false

  var left: Int { Int(box.left) }
  var right: Int { Int(box.right) }

  /// Nil where there are no words. Cost: linear in the words.
  init?(_ words: [Word], page: Int, of text: PDFText) {
    guard let first = words.first else { return nil }
    self.page = page
    self.words = words
    box = text.words[Int(first.index)].box
    var sizes: [(size: Int, letters: Int, longest: Int, base: Int)] = []
    var bold = 0
    var italic = 0
    var letters = 0
    for word in words {
      let word = text.words[Int(word.index)]
      let font = text.font(word)
      let count = word.letters.count
      box.formUnion(word.box)
      letters += count
      if font.isBold { bold += count }
      if font.isItalic { italic += count }
      let size = font.size > 0 ? font.size : word.box.height
      let place = sizes.firstIndex { abs($0.size - size) <= 20 }
      if let place {
        sizes[place].letters += count
        if count > sizes[place].longest { (sizes[place].longest, sizes[place].base) = (count, Self.base(of: word.box)) }
      } else if sizes.count < 16 {
        sizes.append((size, count, count, Self.base(of: word.box)))
      }
    }
    let main = sizes.max { ($0.letters, $0.size) < ($1.letters, $1.size) }
    size = max(main?.size ?? 0, 1)
    base = main?.base ?? Int(box.bottom)
    letterCount = letters
    isBold = bold * 10 >= letters * 8
    isItalic = italic * 10 >= letters * 8
    guard sizes.count > 1 else { return }
    for index in self.words.indices {
      let word = text.words[Int(self.words[index].index)]
      if text.font(word).size * 100 < size * 88 {
        self.words[index].lift = Int32(clamping: base - Self.base(of: word.box))
      }
    }
  }

  /// Where the letters of a box stand: fonts reach about a quarter of their height below it.
  static func base(of box: PageBox) -> Int { Int(box.bottom) - box.height * 23 / 100 }

  /// Whether a word stands raised above the line: a note's number, an ordinal's letters, a power.
  func isRaised(_ word: Word) -> Bool { Int(word.lift) * 100 >= size * 14 }

  /// Whether a word stands below the line.
  func isLowered(_ word: Word) -> Bool { Int(word.lift) * 100 <= -size * 8 }
}

extension PageLine {
  func first(_ text: PDFText) -> Unicode.Scalar? {
    words.first.map { text.letters[Int(text.words[Int($0.index)].start)] }
  }

  /// The last letter that is not raised.
  func last(_ text: PDFText) -> Unicode.Scalar? {
    let word = words.last { !isRaised($0) } ?? words.last
    return word.map { text.letters[Int(text.words[Int($0.index)].end) - 1] }
  }

  /// The letters of its first words up to a blank.
  func firstWord(_ text: PDFText) -> ArraySlice<Unicode.Scalar> {
    guard let first = words.first.map({ text.words[Int($0.index)] }) else { return [] }
    return text.letters[first.letters]
  }

  /// How wide its first word is, up to a blank.
  func firstWordWidth(_ text: PDFText) -> Int {
    var right = Int(box.left)
    for (position, word) in words.enumerated() {
      if position > 0, word.hasBlankBefore { break }
      right = Int(text.words[Int(word.index)].box.right)
    }
    return right - left
  }

  /// Whether it ends as a sentence does, marks that close aside.
  func endsSentence(_ text: PDFText) -> Bool {
    guard let word = words.last(where: { !isRaised($0) }).map({ text.words[Int($0.index)] }) else { return false }
    var index = word.letters.upperBound - 1
    while index > word.letters.lowerBound {
      let scalar = text.letters[index]
      guard scalar.isDoubleQuotationMark || scalar.isSingleQuotationMark || scalar == ")" || scalar == "]" else {
        break
      }
      index -= 1
    }
    switch text.letters[index].value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3A, 0x3B, 0x3002: return true
    default: return false
    }
  }

  /// Its letters, at most `limit` of them, in small letters of ASCII; no digits, blanks or marks.
  func key(_ text: PDFText, limit: Int = 120) -> [UInt32] {
    var key: [UInt32] = []
    for word in words {
      for scalar in text.letters[text.words[Int(word.index)].letters] where scalar.isLetter {
        guard key.count < limit else { return key }
        key.append(scalar.isUppercase && scalar.value < 0x80 ? scalar.value + 0x20 : scalar.value)
      }
    }
    return key
  }
}
