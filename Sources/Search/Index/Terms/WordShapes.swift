/// Takes from a folded word what its script or language adds to its letters: stops, grouping commas, elided articles.
enum WordShapes {
  /// Cost: linear.
  static func plain(_ word: [UInt8], language: String) -> [UInt8] {
    guard let mark = word.first(where: { $0 == stop || $0 == comma || $0 == apostrophe }) else { return word }
    if mark == apostrophe { return withoutElision(word, language: language) }
    guard let first = word.first else { return word }
    if first >= 0x30 && first <= 0x39 {
      // 1,500 is 1500; the stop of 3.5 stays.
      return word.filter { $0 != comma }
    }
    // U.S. and N.A.T.O. are US and NATO.
    return word.filter { $0 != stop }
  }

  /// `l'homme` is `homme`; `o'connor` and `don't` stay as they are.
  private static func withoutElision(_ word: [UInt8], language: String) -> [UInt8] {
    guard let articles = elided[language], let mark = word.firstIndex(of: apostrophe), mark + 1 < word.count,
      articles.contains(String(decoding: word[..<mark], as: UTF8.self))
    else { return word }
    return Array(word[(mark + 1)...])
  }

  private static let stop = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")
  private static let apostrophe = UInt8(ascii: "'")

  private static let elided: [String: Set<String>] = [
    "fr": ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"],
    "it": [
      "l", "d", "c", "m", "s", "t", "v", "un", "all", "dall", "dell", "nell", "sull", "coll", "quell", "quest", "gl",
    ],
    "ca": ["d", "l", "m", "n", "s", "t"],
  ]
}
