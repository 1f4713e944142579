import DocumentModel

/// Sentences that run together.
extension DamageScan {
  /// `1999.Roe`, `the war.One`: no blank after a sentence's full stop.
  func missingSpaces() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for run in runs(with: .joined) where !isAddress(run) {
      for dot in run where text[dot] == "." {
        guard let diagnostic = missingSpace(at: dot, run) else { continue }
        found.append(diagnostic)
      }
    }
    return found
  }

  private func missingSpace(at dot: Int, _ run: Range<Int>) -> Diagnostic? {
    guard dot + 1 < run.upperBound, text[dot + 1].isUppercase else { return nil }
    let end = endOfLetters(dot + 1, limit: run.upperBound)
    let after = (dot + 1)..<end
    guard after.count > 1,
      text.scalars[(dot + 2)..<end].allSatisfy({ $0.isLowercase || $0.isMark })
    else { return nil }
    // A name of a program or file goes on with a dot, a bracket or a digit.
    if end < run.upperBound,
      text[end] == "."
        ? (end + 1 < run.upperBound && text[end + 1].isLetter)
        : text[end] == "(" || text[end] == "_" || text[end].isASCIIDigit
    {
      return nil
    }
    var start = dot
    while start > run.lowerBound, text[start - 1].isLetter || text[start - 1].isASCIIDigit || text[start - 1].isMark {
      start -= 1
    }
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

  private static let abbreviations = Set(
    words: """
      mrs prof gen col capt sen rep gov rev vol fig art sec eds hrsg bzw dept univ approx inc ltd corp etc vgl ibid
      nos pp chap messrs dipl phil asp node vue next react express backbone system microsoft app www amb adm lieut
      """)
}
