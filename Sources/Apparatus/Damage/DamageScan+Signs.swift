import DocumentModel

/// Signs of wrong decoding, and punctuation that cannot be meant.
extension DamageScan {
  /// UTF-8 read as Windows-1252: `Ã©`, `â€™`, `Â£`; and the replacement character. One report a block.
  func mojibake() -> [Diagnostic] {
    guard hasForeign else { return [] }
    var first: Range<Int>?
    var count = 0
    var index = block.range.lowerBound
    while index < block.range.upperBound {
      let length = wrongDecoding(at: index)
      if length > 0 {
        count += 1
        first = first ?? index..<(index + length)
      }
      index += max(1, length)
    }
    guard let first else { return [] }
    let times = count == 1 ? "once" : "\(count) times"
    return [
      Diagnostic(
        .warning, "mojibake",
        "Letters were decoded wrongly before the text came here (\(times)), first “\(text[first])”.",
        range: first)
    ]
  }

  private func wrongDecoding(at index: Int) -> Int {
    let first = text[index]
    if first.value == 0xFFFD { return 1 }
    guard let next = scalar(index + 1) else { return 0 }
    switch first.value {
    case 0xC3, 0xD0, 0xD1: return Self.isContinuation(next) ? 2 : 0
    case 0xC2: return (0xA1...0xBF).contains(next.value) ? 2 : 0
    case 0xE2:
      guard next.value == 0x20AC || next.value == 0x80, let third = scalar(index + 2) else { return 0 }
      return Self.isContinuation(third) || third.isDoubleQuotationMark ? 3 : 2
    case 0xEF: return next.value == 0xBB && scalar(index + 2)?.value == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// What a byte from 0x80 to 0xBF becomes in Windows-1252 or Latin 1, but for letters that may follow in good faith.
  private static func isContinuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0xA1...0xBF: true
    case 0x20AC, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x17D, 0x2018,
      0x2019,
      0x201C, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x17E, 0x178:
      true
    default: false
    }
  }

  /// `1999., May`, `,,`, `page, htm`, a note that ends in a comma.
  func oddPunctuation() -> [Diagnostic] {
    var found: [Diagnostic] = []
    func report(_ range: Range<Int>, _ message: String) {
      found.append(Diagnostic(.info, "odd-punctuation", message, range: range))
    }
    for run in runs(with: .pair) {
      guard let place = run.dropLast().first(where: { isOddPair($0, run) }) else { continue }
      report(place..<(place + 2), "“\(text[place..<(place + 2)])” stands where one mark is meant.")
    }
    for run in runs(with: .slash) {
      guard let last = run.last, text[last] == ",", isAddress(run.lowerBound..<last), let next = next(after: run) else {
        continue
      }
      let end = endOfLetters(next.lowerBound, limit: next.upperBound)
      if Self.endings.contains(folded(next.lowerBound..<end)) {
        report(
          run.lowerBound..<end,
          "The address ends in “, \(text[next.lowerBound..<end])”: a comma stands for a full stop.")
      }
    }
    let range = text.trimming(block.range)
    if block.kind == .note, let last = range.last, text[last] == "," || text[last] == ";" {
      report(last..<range.upperBound, "The note ends in “\(text[last])”: something may be lost after it.")
    }
    return found
  }

  /// Two marks of which one is too many: `.,` after a number, `,,`, `;;`, `,.`
  private func isOddPair(_ index: Int, _ run: Range<Int>) -> Bool {
    let left = text[index]
    let right = text[index + 1]
    let before = index > run.lowerBound ? text[index - 1] : nil
    switch (left, right) {
    case (".", ","):
      // `p. 5.,` after a number of four digits only: abbreviations end in letters.
      guard let before, before.isASCIIDigit, index >= run.lowerBound + 4 else { return false }
      return text.scalars[(index - 4)..<index].allSatisfy(\.isASCIIDigit)
    case (",", ","): return before?.isLetter == true || before?.isASCIIDigit == true
    case (";", ";"), (",", "."), (",", ";"), (";", ","): return before?.isLetter == true || before?.isASCIIDigit == true
    default: return false
    }
  }

  private static let endings = Set(
    words: """
      htm html shtml asp aspx php pdf doc cfm jsp txt
      """)
}
