import DocumentModel

/// Finds damage that a text brought with it: lost letters, run-together words, broken addresses, wrong decoding.
///
/// Damage is kept as it is and reported, never repaired: a repair would make the excerpt differ from its source.
public enum DamageFinder {
  /// The damage found, in order of place. Ranges are in the reading text. Cost: linear, and n log n in what is found.
  public static func diagnostics(of document: Document) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let english = document.language ?? document.work.language ?? "en"
    for block in document.blocks where isProse(block) {
      let scan = DamageScan(text: document.text, block: block)
      if english.hasPrefix("en") { found += scan.lostLetter() }
      found += scan.missingSpaces()
      found += scan.damagedAddresses()
      found += scan.mojibake()
      found += scan.oddPunctuation()
    }
    found += BrokenWords.diagnostics(of: document)
    found += LostHeadings.diagnostics(of: document)
    found += UnclosedQuotations.diagnostics(of: document)
    return found.sorted { ($0.range?.lowerBound ?? 0, $0.code) < ($1.range?.lowerBound ?? 0, $1.code) }
  }

  static func isProse(_ block: Block) -> Bool {
    switch block.kind {
    case .code, .table, .navigation, .runningHead: false
    default: true
    }
  }
}

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

  /// `n 2002, the alliance …`: a paragraph that begins with what is left of a common first word.
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

  private static let formulaVerbs: Set<String> = ["is", "denotes", "are", "be", "times", "equals", "represents", "and", "th"]

  /// What common first words leave when their first letter goes; none is an English word itself.
  private static let remnants: Set<String> = [
    "n", "t", "f", "hile", "rom", "fter", "lthough", "hese", "ith", "ince", "uring", "owever", "oday", "ome", "uch",
    "ut", "nd", "mong", "gainst", "ccording", "espite", "nder", "nother", "hey", "heir", "hose", "hus", "hough",
    "hrough", "ecause", "efore", "etween", "hree", "veryone", "ost", "hich", "nly", "nce", "ntil", "nless",
    "urthermore", "oreover", "onetheless", "evertheless", "eanwhile", "nstead", "ndeed", "erhaps", "everal",
    "imilarly", "inally", "irst", "econd", "hird", "ecent", "ecently", "urope", "ussia", "merica", "obody", "verall",
    "dditionally", "cross", "lso", "hroughout", "ithin", "ithout", "pon",
  ]

  // MARK: Blanks

  /// `2006.Roe`, `the war.One`: no blank after a sentence's full stop.
  func missingSpaces() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for run in runs where !isAddress(run) {
      for dot in run where text[dot] == "." {
        guard let diagnostic = missingSpace(at: dot, run) else { continue }
        found.append(diagnostic)
      }
    }
    return found
  }

  private func missingSpace(at dot: Int, _ run: Range<Int>) -> Diagnostic? {
    let end = endOfLetters(dot + 1, limit: run.upperBound)
    let after = (dot + 1)..<end
    guard after.count > 1, text[dot + 1].isUppercase, text.scalars[(dot + 2)..<end].allSatisfy({ $0.isLowercase || $0.isMark })
    else { return nil }
    // A name of a program or file goes on with a dot, a bracket or a digit.
    if end < run.upperBound, text[end] == "." ? (end + 1 < run.upperBound && text[end + 1].isLetter) : text[end] == "(" || text[end] == "_" || text[end].isASCIIDigit { return nil }
    var start = dot
    while start > run.lowerBound, text[start - 1].isLetter || text[start - 1].isASCIIDigit || text[start - 1].isMark { start -= 1 }
    let before = start..<dot
    guard !before.isEmpty else { return isAfterClosing(dot, run) ? report(dot, after) : nil }
    if start > run.lowerBound, text[start - 1] == "." || text[start - 1] == "/" || text[start - 1] == "_" { return nil }
    let digits = before.reduce(0) { $0 + (text[$1].isASCIIDigit ? 1 : 0) }
    if digits > 0 {
      // A year or page number; not the number of a list or note at the block's head, nor a version.
      let head = text.trimming(block.range).lowerBound
      guard digits == before.count, digits <= 4, start > head || digits == 4 else { return nil }
      return report(dot, after)
    }
    guard before.count > 2, !Self.abbreviations.contains(folded(before)) else { return nil }
    // Capital on both sides is a name of a program (`System.Text`) unless a common first word follows.
    if text[start].isUppercase, !PersonWords.ordinary.contains(folded(after)) { return nil }
    guard text.scalars[before].dropFirst().allSatisfy({ $0.isLowercase || $0.isMark }) else { return nil }
    return report(dot, after)
  }

  /// `war.".The`, `(1999).The`: the full stop stands after a bracket or a closing mark.
  private func isAfterClosing(_ dot: Int, _ run: Range<Int>) -> Bool {
    guard dot > run.lowerBound + 2 else { return false }
    return text[dot - 1] == ")" || text[dot - 1] == "”" || text[dot - 1] == "\""
  }

  private func report(_ dot: Int, _ after: Range<Int>) -> Diagnostic {
    Diagnostic(
      .info, "missing-space", "No blank stands between the full stop and “\(text[after])”.",
      range: dot..<after.upperBound)
  }

  private static let abbreviations: Set<String> = [
    "mrs", "prof", "gen", "col", "capt", "sen", "rep", "gov", "rev", "vol", "fig", "art", "sec", "eds", "hrsg", "bzw",
    "dept", "univ", "approx", "inc", "ltd", "corp", "etc", "vgl", "ibid", "nos", "pp", "chap", "messrs", "dipl", "phil",
    "asp", "node", "vue", "next", "react", "express", "backbone", "system", "microsoft", "app", "www", "amb", "adm", "lieut",
  ]

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
