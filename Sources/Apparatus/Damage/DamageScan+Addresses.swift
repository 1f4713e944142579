import DocumentModel

/// Addresses that ran into a word or were broken by a blank.
extension DamageScan {
  func damagedAddresses() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (run, signs) in runs where !signs.isDisjoint(with: [.stop, .slash]) {
      guard hasPrefix("www.", run) || hasPrefix("http://", run) || hasPrefix("https://", run) else { continue }
      if let place = joinedWord(run) {
        found.append(
          Diagnostic(
            .warning, "damaged-address", "A word runs on from the address “\(text[run.lowerBound..<place])”.",
            range: run))
      }
      guard let next = next(after: run), isBroken(run, before: next) else { continue }
      let range = run.lowerBound..<next.upperBound
      found.append(
        Diagnostic(.warning, "damaged-address", "The address “\(text[range])” is broken by a blank.", range: range))
    }
    return found
  }

  /// Where a capitalised word begins inside an address: `www.example.ruFebruary`, `www.example.org/newsJanuary`.
  private func joinedWord(_ run: Range<Int>) -> Int? {
    var index = run.lowerBound + 1
    let path = run.dropFirst(8).first { text[$0] == "/" } ?? run.upperBound
    while index < run.upperBound {
      defer { index += 1 }
      guard text[index].isUppercase, text[index - 1].isLowercase else { continue }
      let end = endOfLetters(index, limit: run.upperBound)
      guard end - index > 2, text.scalars[(index + 1)..<end].allSatisfy(\.isLowercase) else { continue }
      if index < path {
        let start = startOfLetters(index, limit: run.lowerBound)
        if start > run.lowerBound, text[start - 1] == ".", Self.domains.contains(folded(start..<index)) { return index }
      } else if end == run.upperBound || !text[end].isLetter, DateWords.months[folded(index..<end)] != nil,
        end - index > 3
      {
        return index
      }
    }
    return nil
  }

  /// `www. example.com`, `http:// www.example.com`, `www.example. com`, `www.example .com/news`
  private func isBroken(_ run: Range<Int>, before next: Range<Int>) -> Bool {
    guard let last = run.last, next.lowerBound - run.upperBound == 1 else { return false }
    let nextEnd = endOfHost(next)
    let parts = text.scalars[next.lowerBound..<nextEnd].split(separator: ".").map { String(scalars: $0) }
    if last == run.upperBound - 1, text[last] == "/" {
      guard run.count <= 8 else { return false }
      return parts.count > 1 && parts.last.map { Self.domains.contains($0) } == true
    }
    if text[next.lowerBound] == ".", let domain = parts.first {
      return Self.domains.contains(domain) && !hasDomain(run)
    }
    guard text[last] == ".", let lastPart = parts.last else { return false }
    // `www.` alone, then the host; or a host without its domain, then the domain.
    if run.count <= 5 { return parts.count > 1 && Self.domains.contains(lastPart) && text[next.lowerBound].isLowercase }
    return !hasDomain(run) && parts.count <= 2 && Self.domains.contains(lastPart)
  }

  /// The end of the letters, digits, dots and hyphens at the head of a run, without a full stop or comma at its end.
  private func endOfHost(_ run: Range<Int>) -> Int {
    var end = run.lowerBound
    while end < run.upperBound, text[end].isLowercase || text[end].isASCIIDigit || text[end] == "." || text[end] == "-"
    { end += 1 }
    while end > run.lowerBound, text[end - 1] == "." { end -= 1 }
    return end
  }

  private func hasDomain(_ run: Range<Int>) -> Bool {
    guard run.contains(where: { text[$0] == "/" && $0 > run.lowerBound + 8 }) == false else { return true }
    return text.scalars[run].split(separator: ".").dropFirst().contains { Self.domains.contains(String(scalars: $0)) }
  }

  /// Top-level domains that old notes cite; a rarer one is passed over rather than guessed.
  static let domains = Set(
    words: """
      com org net edu gov mil int info biz eu uk ru de fr it es nl pl ua us ca au ch at be se no dk fi cz hu ro bg lt
      lv ee ge md by kz jp cn in br il tr gr pt ie za mx kr tv su rs hr si sk
      """)
}
