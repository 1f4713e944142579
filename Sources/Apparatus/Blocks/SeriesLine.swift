/// A line that names a series and its number: `Occasional Paper No. 12`, `HARBOUR STUDIES WORKING PAPER 14`.
enum SeriesLine {
  static func isSeries(_ words: [String]) -> Bool {
    guard let last = words.last, words.count >= 2, last.allSatisfy(\.isNumber), last.count < 5 else { return false }
    return words.dropLast().contains { kinds.contains($0) }
  }

  private static let kinds: Set<String> = [
    "paper", "papers", "report", "reports", "series", "studies", "bulletin", "memorandum", "occasional", "discussion",
    "monograph", "brief", "briefing", "no", "number", "vol", "volume", "heft", "nr", "cahier", "cahiers", "schriften",
  ]
}
