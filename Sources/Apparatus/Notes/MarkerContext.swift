import DocumentModel

/// What stands before a run of digits, and how much it speaks for a note marker.
struct MarkerContext {
  let text: [Unicode.Scalar]
  let range: Range<Int>
  let marker: Range<Int>

  /// The weight, the rule by which the marker would be read, and where the letters to take out begin.
  func weigh() -> (weight: Double, rule: MarkerCandidate.Rule, cut: Int) {
    let start = marker.lowerBound
    guard let before = scalar(start - 1), before != "\n" else {
      // A block that is nothing but a number: a marker that fell on a line of its own.
      let isAlone =
        start == range.lowerBound && (marker.upperBound == range.upperBound || scalar(marker.upperBound) == "\n")
      return (isAlone ? 0.6 : 0, .detached, start)
    }
    if before.isBlank { return detached() }
    return (fused(to: before), .fused, start)
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? { range.contains(index) ? text[index] : nil }

  // MARK: A blank before

  private func detached() -> (Double, MarkerCandidate.Rule, Int) {
    var index = marker.lowerBound - 1
    while let scalar = scalar(index), scalar.isBlank, scalar != "\n" { index -= 1 }
    guard let mark = scalar(index), mark.isSentenceEnd || mark.isClosingMark || mark == "," else {
      return (0, .detached, marker.lowerBound)
    }
    guard let after = scalar(marker.upperBound) else {
      // "… the tolls. 5" at the end of a paragraph.
      return (mark == "," || isAbbreviation(endingAt: index + 1) ? 0 : 1, .detached, index + 1)
    }
    if after.isUppercase, mark != ",", mark != ":", !isAbbreviation(endingAt: index + 1) {
      return (0.9, .detached, index + 1)
    }
    guard after.isBlank || after.isClosingMark else { return (0, .detached, index + 1) }
    var next = marker.upperBound
    while let scalar = scalar(next), scalar.isBlank { next += 1 }
    let begins = scalar(next).map { $0.isUppercase || $0.isDoubleQuotationMark || $0 == "(" } ?? true
    let stopStandsApart = scalar(index - 1)?.isBlank ?? false
    if mark == "," { return (!begins ? 0.25 : 0, .detached, index + 1) }
    guard begins, !isAbbreviation(endingAt: index + 1) else { return (0, .detached, index + 1) }
    if stopStandsApart { return (1.2, .detached, index + 1) }
    return (mark == ":" ? 0 : 0.7, .detached, index + 1)
  }

  // MARK: No blank before

  private func fused(to before: Unicode.Scalar) -> Double {
    let start = marker.lowerBound
    if isInCode() { return 0 }
    switch before.value {
    case 0x2E: return afterFullStop()
    case 0x2C: return afterComma()
    case 0x3A:
      guard let letter = scalar(start - 2) else { return 0 }
      guard !letter.isASCIIDigit else { return leadsOverFromYear() ? 0.6 : 0 }
      return letter.isLetter || letter.isClosingMark ? 2.2 : 0.5
    // "1,850+12", "of 40%3": a figure that is done.
    case 0x2B:
      return scalar(start - 2)?.isASCIIDigit ?? false && scalar(marker.upperBound).map(\.isBlank) ?? true ? 1 : 0
    case 0x25: return scalar(start - 2)?.isASCIIDigit ?? false ? 1.2 : 0
    case 0x3B, 0x3F, 0x21, 0x2026: return 3
    case 0x27, 0x2019: return afterApostrophe()
    case 0x22:
      return scalar(start - 2).map {
        $0.isLetter || $0.isSentenceEnd || $0.isClosingMark || $0 == "," || $0.isASCIIDigit
      } ?? false
        && scalar(start - 2) != ":" ? 3 : 0
    case 0x201D, 0xBB, 0x29, 0x5D: return 3
    // “ and « open a quotation in most languages and close it in some: behind a word they close.
    case 0x201C, 0xAB, 0x2018: return closesQuotation() ? 3 : before.value == 0x201C ? 0.3 : 0
    case 0x2014, 0x2013: return 0.2
    default: break
    }
    if before.isIdeographic { return 2 }
    if before.isLetter || before.isMark { return afterWord() }
    return before.value > 0x2000 ? 0.5 : 0
  }

  private func afterFullStop() -> Double {
    let dot = marker.lowerBound - 1
    guard let letter = scalar(dot - 1) else { return 0 }
    if letter.isASCIIDigit {
      let digits = digitsBefore(dot)
      guard beginsAfter() else { return digits == 4 ? 0.6 : 0 }
      // "about 7,000.1" ends a sentence: a number in thousands seldom has decimals.
      if digits == 3, scalar(dot - 4) == ",", scalar(dot - 5)?.isASCIIDigit ?? false { return 1.2 }
      return digits == 4 ? 2 : 0.3
    }
    if letter == "." { return isLeader(dot) ? 0 : beginsAfter() ? 2.5 : 1 }
    if letter.isBlank { return isLeader(dot) ? 0 : beginsAfter() ? 0.6 : 0 }
    if letter.isUppercase, let edge = scalar(dot - 2), edge != ".", !edge.isLetter {
      // "A.1" is a section, "Figure C.2" a figure; an initial ends a sentence rarely.
      return 0.2
    }
    if letter.isUppercase, dot - 2 < range.lowerBound { return 0 }
    if letter.isLetter, isAbbreviation(endingAt: dot + 1) { return 0.15 }
    if letter.isUppercase, let shape = capitalsBefore(dot) {
      // ASN.1 and LRq.4 are names; a sentence may end in an acronym all the same.
      return shape.isMixed ? 0.3 : shape.letters <= 4 && !beginsAfter() ? 0.4 : 1.8
    }
    if letter.isLowercase, let shape = capitalsBefore(dot), shape.isMixed, !endsName(dot) { return 0.4 }
    return beginsAfter() ? 3 : 2.2
  }

  /// `in 1760:8` at the end of a paragraph that leads over to a quotation; `3:16` is chapter and verse.
  private func leadsOverFromYear() -> Bool {
    digitsBefore(marker.lowerBound - 1) == 4 && (scalar(marker.upperBound).map { $0 == "\n" } ?? true)
  }

  /// `MacDuff`, `DeLong`: a capital in the middle of a name, and three small letters at its end.
  private func endsName(_ end: Int) -> Bool {
    (1...3).allSatisfy { scalar(end - $0)?.isLowercase ?? false }
  }

  /// The letters of the word before `end`, where it holds two capitals and more.
  private func capitalsBefore(_ end: Int) -> (letters: Int, isMixed: Bool)? {
    var letters = 0
    var capitals = 0
    while let scalar = scalar(end - 1 - letters), scalar.isLetter, letters < 24 {
      if scalar.isUppercase { capitals += 1 }
      letters += 1
    }
    return capitals > 1 ? (letters, capitals < letters) : nil
  }

  /// Whether the marker stands in an identifier, a tag or a reference in brackets: `[RFC.2]`, `id="x1`, `a_b.c3`
  private func isInCode() -> Bool {
    var index = marker.lowerBound - 1
    var closed = 0
    while let scalar = scalar(index), !scalar.isBlank, marker.lowerBound - index < 48 {
      switch scalar.value {
      case 0x5D: closed += 1
      case 0x5B:
        if closed == 0 { return true }
        closed -= 1
      case 0x3C, 0x7B, 0x7D, 0x3D, 0x5C, 0x40, 0x5F, 0x23, 0x7C, 0x5E: return true
      case 0x3E: return index < marker.lowerBound - 1
      case 0x3A: if self.scalar(index + 1) == "/", self.scalar(index + 2) == "/" { return false }
      default: break
      }
      index -= 1
    }
    return false
  }

  /// A row of dots that leads to a page number: four and more, with blanks between or without.
  private func isLeader(_ dot: Int) -> Bool {
    var dots = 0
    var index = dot
    while let scalar = scalar(index), dot - index < 12, scalar == "." || scalar == " " {
      if scalar == "." { dots += 1 }
      index -= 1
    }
    return dots >= 5
  }

  private func afterComma() -> Double {
    let comma = marker.lowerBound - 1
    guard let letter = scalar(comma - 1) else { return 0 }
    guard letter.isASCIIDigit else { return letter.isBlank ? 0.2 : 2.6 }
    // 1,500 is one number; "in 1917,12 the" is a marker after a year.
    if digitsBefore(comma) == 4 { return 1.6 }
    return marker.count == 3 ? (beginsAfter() ? 0 : 0.1) : 0.3
  }

  private func closesQuotation() -> Bool {
    guard let letter = scalar(marker.lowerBound - 2) else { return false }
    return letter.isLetter || letter.isSentenceEnd || letter.isClosingMark && letter != scalar(marker.lowerBound - 1)
  }

  /// `tolls.’2`, but not the year `’98`, nor a foot or minute `5'6`.
  private func afterApostrophe() -> Double {
    guard let before = scalar(marker.lowerBound - 2), !before.isBlank, !before.isASCIIDigit, before != "(",
      !before.isDash
    else { return 0 }
    return before.isSentenceEnd || before == "," ? 3 : 2.2
  }

  private func afterWord() -> Double {
    var first = marker.lowerBound
    var letters = 0
    var capitals = 0
    while let scalar = scalar(first - 1), scalar.isLetter || scalar.isMark, letters < 40 {
      if scalar.isUppercase { capitals += 1 }
      letters += 1
      first -= 1
    }
    let edge = scalar(first - 1)
    // COVID-19 has its hyphen before the digits; A4b2 and x.y2 are codes.
    if let edge, edge.isASCIIDigit || edge == "_" || edge == "/" || edge == "\\" || edge == "@" { return 0 }
    if letters < 2 { return 0 }
    if isAbbreviation(endingAt: marker.lowerBound) || Self.isUnit(text, range, endingAt: marker.lowerBound) { return 0 }
    if edge == "." { return 0.2 }
    if capitals == letters { return letters >= 4 ? 0.4 : 0.1 }
    if capitals > 1 { return 0.4 }
    return letters >= 4 ? 1.5 : letters == 3 ? 1.1 : 0.6
  }

  // MARK: Words

  /// Whether a new sentence, or nothing, follows the marker.
  private func beginsAfter() -> Bool {
    var index = marker.upperBound
    guard let next = scalar(index) else { return true }
    if next.isClosingMark || next.isUppercase || next.value == 0x2014 { return true }
    guard next.isBlank else { return false }
    while let scalar = scalar(index), scalar.isBlank { index += 1 }
    guard let first = scalar(index) else { return true }
    return !first.isLowercase
  }

  private func digitsBefore(_ end: Int) -> Int {
    var count = 0
    while let scalar = scalar(end - 1 - count), scalar.isASCIIDigit, count < 8 { count += 1 }
    return count
  }

  /// Whether the letters that end at `end`, with their full stop or without, are an abbreviation that a number follows.
  private func isAbbreviation(endingAt end: Int) -> Bool {
    var last = end
    if scalar(last - 1) == "." { last -= 1 }
    // The s of "the 1730’s" is none.
    if let mark = scalar(last - 2), mark.isSingleQuotationMark || mark.isASCIIDigit, scalar(last - 1) == "s" {
      return false
    }
    return Self.word(text, range, endingAt: last).map { Self.abbreviations.contains($0) } ?? false
  }

  /// Whether the letters that end at `end` are a unit of length that takes a power.
  static func isUnit(_ text: [Unicode.Scalar], _ range: Range<Int>, endingAt end: Int) -> Bool {
    word(text, range, endingAt: end).map { units.contains($0) } ?? false
  }

  /// The word of at most six ASCII letters that ends at `end`, in lower case.
  private static func word(_ text: [Unicode.Scalar], _ range: Range<Int>, endingAt end: Int) -> String? {
    var first = end
    while first > range.lowerBound, text[first - 1].isLetter {
      first -= 1
      if end - first > 6 { return nil }
    }
    guard first < end, text[first..<end].allSatisfy(\.isASCII) else { return nil }
    return String(scalars: text[first..<end]).lowercased()
  }

  private static let abbreviations: Set<String> = [
    "p", "pp", "no", "nos", "nr", "vol", "vols", "ch", "chap", "cap", "art", "arts", "sec", "sect", "fig", "figs", "n",
    "nn", "v", "vv", "s", "para", "paras", "bk", "pt", "cf", "bd", "col", "cols", "f", "ff", "fol", "l", "ll", "doc",
    "app", "ed", "r", "c", "ca", "t", "lib", "tab", "eq", "par", "rev", "ser", "cl", "reg", "stat", "sess", "cong", "h",
  ]

  private static let units: Set<String> = [
    "m", "km", "cm", "mm", "dm", "ft", "in", "yd", "mi", "sq", "hm", "nm", "um", "x", "y", "r", "c", "co", "h",
  ]
}
