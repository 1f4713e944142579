import DocumentModel

/// Reads a case cited by its report and a page, with a party's name or without: `411 U.S. at 224`,
/// `Fenwick, 411 U.S., at 224`.
struct CaseShortScanner {
  struct Reading {
    /// The tokens of the party's name.
    var name: Range<Int>?
    var volume: String
    var reporter: String
    var locator: CitedLocator
    var end: Int
  }

  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int

  /// The citation that begins at `start`; nil where none does. Cost: bounded.
  func citation(at start: Int) -> Reading? {
    guard start < limit else { return nil }
    if tokens[start].kind == .number { return report(at: start, name: nil) }
    guard tokens.isWord(at: start), tokens[start].isCapitalized else { return nil }
    var index = start + 1
    while index < limit, index - start < 12 {
      let token = tokens[index]
      if token.isSign(","), index + 1 < limit, tokens[index + 1].kind == .number {
        return report(at: index + 1, name: start..<index)
      }
      guard token.isCapitalized || token.has([.functionWord, .conjunction]) || isNameSign(token) else { return nil }
      index += 1
    }
    return nil
  }

  private func isNameSign(_ token: ReferenceToken) -> Bool {
    token.isSign(".") || token.isSign("&") || token.isSign(",") || token.isSign("’") || token.isSign("'")
  }

  private func report(at start: Int, name: Range<Int>?) -> Reading? {
    guard let reporter = reporter(at: start) else { return nil }
    var index = reporter.end
    if index < limit, tokens.isSign(",", at: index) { index += 1 }
    guard index < limit, tokens[index].folded == "at",
      let place = LocatorScanner(text: text, tokens: tokens, limit: limit).locator(at: index, bare: true)
    else { return nil }
    return Reading(
      name: name, volume: text[tokens[start].range], reporter: reporter.name, locator: place.locator, end: place.end)
  }

  /// A volume and what it is a volume of: `602 F.2d`.
  private func reporter(at start: Int) -> (name: String, end: Int)? {
    guard start + 1 < limit, tokens[start].kind == .number, tokens[start].range.count <= 4,
      tokens.isWord(at: start + 1),
      tokens[start + 1].isCapitalized, !tokens.has(.month, at: start + 1)
    else { return nil }
    var index = start + 1
    while index < limit, index - start < 12 {
      let token = tokens[index]
      guard token.isCapitalized || token.kind == .mixed || token.isSign(".") || token.isSign("&") else { break }
      index += 1
    }
    return (text[tokens[start + 1].range.lowerBound..<tokens[index - 1].range.upperBound], index)
  }

  /// The report in a whole citation of a case: volume, reporter, first page, and the page cited where one follows.
  func report(in range: Range<Int>) -> (volume: String, reporter: String, page: String, pinpoint: CitedLocator?)? {
    for start in range {
      guard let reporter = reporter(at: start), reporter.end < limit, tokens[reporter.end].kind == .number else {
        continue
      }
      var pinpoint: CitedLocator?
      let next = reporter.end + 1
      if next < limit, tokens.isSign(",", at: next) {
        pinpoint = LocatorScanner(text: text, tokens: tokens, limit: limit).locator(at: next, bare: true)?.locator
      }
      return (text[tokens[start].range], reporter.name, text[tokens[reporter.end].range], pinpoint)
    }
    return nil
  }
}
