import DocumentModel

/// One block searched for damage.
struct DamageScan {
  let text: ScalarText
  let block: Block

  /// The runs of scalars between blanks. Cost: linear.
  var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = block.range.lowerBound
    while index < block.range.upperBound {
      let start = index
      while index < block.range.upperBound, !text[index].isBlank { index += 1 }
      if index > start { runs.append(start..<index) }
      index += 1
    }
    return runs
  }

  func scalar(_ index: Int) -> Unicode.Scalar? { block.range.contains(index) ? text[index] : nil }

  func folded(_ range: Range<Int>) -> String { Folding.fold(text[range]) }

  /// The end of the letters that begin at `index`.
  func endOfLetters(_ index: Int, limit: Int) -> Int {
    var end = index
    while end < limit, text[end].isLetter || text[end].isMark { end += 1 }
    return end
  }

  /// The start of the letters that end before `index`.
  func startOfLetters(_ index: Int, limit: Int) -> Int {
    var start = index
    while start > limit, text[start - 1].isLetter || text[start - 1].isMark { start -= 1 }
    return start
  }

  // MARK: A paragraph's first letter

  /// `n 1997, the board …`: a paragraph that begins with what is left of a common first word.
  func lostLetter() -> [Diagnostic] {
    guard block.kind == .paragraph || block.kind == .standfirst || block.kind == .listItem else { return [] }
    let range = text.trimming(block.range)
    guard let first = range.first, text[first].isLowercase else { return [] }
    let end = endOfLetters(first, limit: range.upperBound)
    guard end < range.upperBound, text[end].isBlank else { return [] }
    let word = folded(first..<end)
    guard Self.remnants.contains(word) else { return [] }
    // `n is the number of …` is a formula's letter.
    let next = endOfLetters(end + 1, limit: range.upperBound)
    if word.count == 1, Self.formulaVerbs.contains(folded((end + 1)..<next)) || isOperator(end + 1) { return [] }
    return [
      Diagnostic(
        .warning, "lost-letter", "The paragraph begins with “\(word)”: its first letter seems to be lost.",
        range: first..<end)
    ]
  }

  private func isOperator(_ index: Int) -> Bool {
    guard let scalar = scalar(index) else { return false }
    return "=<>+≤≥∈≈-*/^→".unicodeScalars.contains(scalar)
  }

  private static let formulaVerbs = Set(
    words: """
      is denotes are be times equals represents and th
      """)

  /// What common first words leave when their first letter goes; none is an English word itself.
  private static let remnants = Set(
    words: """
      n t f hile rom fter lthough hese ith ince uring owever oday ome uch ut nd mong gainst ccording espite nder
      nother hey heir hose hus hough hrough ecause efore etween hree veryone ost hich nly nce ntil nless urthermore
      oreover onetheless evertheless eanwhile nstead ndeed erhaps everal imilarly inally irst econd hird ecent ecently
      urope ussia merica obody verall dditionally cross lso hroughout ithin ithout pon
      """)

  // MARK: Addresses

  func isAddress(_ run: Range<Int>) -> Bool {
    if run.contains(where: { text[$0] == "@" || text[$0] == "/" || text[$0] == "\\" }) { return true }
    return hasPrefix("www.", run) || hasPrefix("http", run) || hasPrefix("doi:", run) || hasPrefix("10.", run)
  }

  func hasPrefix(_ prefix: String, _ run: Range<Int>) -> Bool {
    var index = run.lowerBound
    while index < run.upperBound, text[index] == "(" || text[index] == "<" || text[index] == "[" { index += 1 }
    for letter in prefix.unicodeScalars {
      guard index < run.upperBound, text[index] == letter else { return false }
      index += 1
    }
    return true
  }
}
