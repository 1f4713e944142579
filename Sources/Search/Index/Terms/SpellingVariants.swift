/// Brings the British and the American spelling of a word to one: `defence` and `defense`, `organise` and `organize`.
///
/// What matters is only that both spellings of a word become the same and that no two different words do; the result goes
/// to the stemmer and is never shown. So the rules are closed lists where a list is possible (`-our`, `-re`, `-ll-`), and
/// an ending with exceptions where it is not (`-ise`).
enum SpellingVariants {
  /// The one spelling of a folded English word. Cost: linear.
  static func unified(_ word: [UInt8]) -> [UInt8] {
    guard word.count >= 4, word.count <= 40, word.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
    let text = String(decoding: word, as: UTF8.self)
    return Array((whole(text) ?? beginning(text) ?? ending(text) ?? text).utf8)
  }

  /// A word that is in the list of whole words.
  private static func whole(_ word: String) -> String? {
    if let other = SpellingTables.words[word] { return other }
    // cancelled, labelling, travellers: the list has the verb with one l.
    for ending in ["ed", "ing", "er", "ers", "or", "ors", "ery"] where word.hasSuffix("ll" + ending) {
      let verb = word.dropLast(ending.count + 1)
      if SpellingTables.doublingVerbs.contains(String(verb)) { return verb + ending }
    }
    // metres, kilometre, theatre
    for (ending, other) in [("re", "er"), ("res", "ers"), ("red", "ered"), ("ring", "ering")]
    where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      if SpellingTables.endingInRe.contains(stem) || isMeasure(stem) { return stem + other }
    }
    return nil
  }

  /// A word that begins with one in the list, or has `un`, `dis` and so on before it.
  private static func beginning(_ word: String) -> String? {
    if let other = replacedBeginning(word[...]) { return other }
    for prefix in [
      "un", "dis", "mis", "re", "pre", "non", "out", "over", "under", "anti", "multi", "inter", "de", "be",
    ]
    where word.hasPrefix(prefix) {
      if let other = replacedBeginning(word.dropFirst(prefix.count)) { return prefix + other }
    }
    return nil
  }

  /// The longest listed beginning, replaced. The rest then goes through the endings: `colourise`.
  private static func replacedBeginning(_ word: Substring) -> String? {
    for length in stride(from: min(word.utf8.count, SpellingTables.longestBeginning), through: 4, by: -1) {
      guard let other = SpellingTables.beginnings[String(word.prefix(length))] else { continue }
      let replaced = other + word.dropFirst(length)
      return ending(replaced) ?? replaced
    }
    return nil
  }

  private static func ending(_ word: String) -> String? {
    if let range = firstRange(of: "lyz", in: word), range.upperBound < word.endIndex, word.first != "l" {
      return word[..<range.lowerBound] + "lys" + word[range.upperBound...]
    }
    for (ending, other) in endings where word.hasSuffix(ending) {
      let base = word.dropLast(ending.count)
      return takesZ(base) ? base + other : nil
    }
    for (ending, other) in [("ogues", "ogs"), ("ogued", "oged"), ("oguing", "oging"), ("ogue", "og")]
    where word.hasSuffix(ending) {
      let base = String(word.dropLast(ending.count))
      return SpellingTables.beforeOgue.contains(base) ? base + other : nil
    }
    return nil
  }

  /// Longest first.
  private static let endings = [
    ("isational", "izational"), ("isations", "izations"), ("isation", "ization"), ("isingly", "izingly"),
    ("isers", "izers"), ("ising", "izing"), ("isable", "izable"), ("ised", "ized"), ("iser", "izer"), ("ises", "izes"),
    ("ise", "ize"),
  ]

  /// Whether `base` and `ise` make a verb that is also written with `z`: `organ`, not `prom` or `superv`.
  private static func takesZ(_ base: Substring) -> Bool {
    guard base.utf8.count >= 3, let last = base.utf8.last else { return false }
    if SpellingTables.alwaysWithS.contains(String(base)) { return false }
    switch last {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "w"), UInt8(ascii: "p"):
      return false
    case UInt8(ascii: "v"): return base.hasSuffix("iv") || base.hasSuffix("slav")
    case UInt8(ascii: "c"): return base.hasSuffix("ic") || base.hasSuffix("trac") || base.hasSuffix("xorc")
    case UInt8(ascii: "r"): return !base.hasSuffix("pr") && !base.hasSuffix("nr")
    default: return true
    }
  }

  private static func isMeasure(_ stem: String) -> Bool {
    guard stem.hasSuffix("met") || stem.hasSuffix("lit") else { return false }
    return ["", "centi", "deci", "deca", "hecto", "kilo", "micro", "milli", "nano"].contains(stem.dropLast(3))
  }

  private static func firstRange(of needle: String, in word: String) -> Range<String.Index>? {
    var start = word.startIndex
    while start < word.endIndex {
      if word[start...].hasPrefix(needle) { return start..<word.index(start, offsetBy: needle.count) }
      start = word.index(after: start)
    }
    return nil
  }
}
