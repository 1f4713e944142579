import DocumentModel

/// Brings the British and the American spelling of a word to one: `defence` and `defense`, `organise` and `organize`.
///
/// What matters is only that both spellings of a word become the same and that no two different words do; the result goes
/// to the stemmer and is never shown. So the rules are closed lists where a list is possible (`-our`, `-re`, `-ll-`), and
/// an ending with exceptions where it is not (`-ise`).
///
/// All of it is done on bytes: every new word of a corpus comes here, and next to none leaves it changed.
enum SpellingVariants {
  private typealias Letters = ArraySlice<UInt8>
  /// An ending and what takes its place.
  private typealias Ending = SpellingTables.Pair

  /// The one spelling of a folded English word. Cost: linear.
  static func unified(_ word: [UInt8]) -> [UInt8] {
    guard word.count >= 4, word.count <= 40, word.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
    return whole(word[...]) ?? beginning(word[...]) ?? ending(word[...]) ?? word
  }

  /// A word that is in the list of whole words.
  private static func whole(_ word: Letters) -> [UInt8]? {
    if let other = words[word] { return [] + other }
    // cancelled, labelling, travellers: the list has the verb with one l.
    for ending in afterDoubleL {
      guard let base = word.without(ending), base.hasEnding("ll") else { continue }
      if SpellingTables.doublingVerbs.contains(ascii: base.dropLast()) { return base.dropLast() + ending }
    }
    // metres, kilometre, theatre
    for ending in endingsInRe {
      guard let base = word.without(ending.written) else { continue }
      if SpellingTables.endingInRe.contains(ascii: base) || isMeasure(base) { return base + ending.unified }
    }
    return nil
  }

  /// A word that begins with one in the list, or has `un`, `dis` and so on before it.
  private static func beginning(_ word: Letters) -> [UInt8]? {
    if let other = replacedBeginning(word) { return other }
    for prefix in prefixes where word.hasBeginning(prefix) {
      if let other = replacedBeginning(word.dropFirst(prefix.utf8CodeUnitCount)) { return [] + prefix + other }
    }
    return nil
  }

  /// The longest listed beginning, replaced. The rest then goes through the endings: `colourise`.
  private static func replacedBeginning(_ word: Letters) -> [UInt8]? {
    guard let (written, unified) = beginnings.longestBeginning(of: word) else { return nil }
    let replaced = [] + unified + word.dropFirst(written.utf8CodeUnitCount)
    return ending(replaced[...]) ?? replaced
  }

  private static func ending(_ word: Letters) -> [UInt8]? {
    if word.first != UInt8(ascii: "l") {
      for start in word.indices.dropLast(3) where word[start...].hasBeginning("lyz") {
        return word[..<start] + "lys" + word[(start + 3)...]
      }
    }
    for ending in endings {
      guard let base = word.without(ending.written) else { continue }
      return takesZ(base) ? base + ending.unified : nil
    }
    for ending in endingsInOgue {
      guard let base = word.without(ending.written) else { continue }
      return SpellingTables.beforeOgue.contains(ascii: base) ? base + ending.unified : nil
    }
    return nil
  }

  /// Whether `base` and `ise` make a verb that is also written with `z`: `organ`, not `prom` or `superv`.
  private static func takesZ(_ base: Letters) -> Bool {
    guard base.count >= 3, let last = base.last else { return false }
    if SpellingTables.alwaysWithS.contains(ascii: base) { return false }
    switch last {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "w"), UInt8(ascii: "p"):
      return false
    case UInt8(ascii: "v"): return base.hasEnding("iv") || base.hasEnding("slav")
    case UInt8(ascii: "c"): return base.hasEnding("ic") || base.hasEnding("trac") || base.hasEnding("xorc")
    case UInt8(ascii: "r"): return !base.hasEnding("pr") && !base.hasEnding("nr")
    default: return true
    }
  }

  /// Whether a word without its `re` is a measure: `met`, `kilolit`.
  private static func isMeasure(_ base: Letters) -> Bool {
    guard let prefix = base.without("met") ?? base.without("lit") else { return false }
    return prefix.isEmpty || measures.contains(ascii: prefix)
  }

  // MARK: Tables

  private static let words = SpellingTable(SpellingTables.words)
  private static let beginnings = SpellingTable(SpellingTables.beginnings)

  private static let prefixes: [StaticString] = [
    "un", "dis", "mis", "re", "pre", "non", "out", "over", "under", "anti", "multi", "inter", "de", "be",
  ]
  private static let afterDoubleL: [StaticString] = ["ed", "ing", "er", "ers", "or", "ors", "ery"]
  private static let endingsInRe: [Ending] = [("re", "er"), ("res", "ers"), ("red", "ered"), ("ring", "ering")]
  private static let endingsInOgue: [Ending] = [
    ("ogues", "ogs"), ("ogued", "oged"), ("oguing", "oging"), ("ogue", "og"),
  ]
  /// Longest first.
  private static let endings: [Ending] = [
    ("isational", "izational"), ("isations", "izations"), ("isation", "ization"), ("isingly", "izingly"),
    ("isers", "izers"), ("ising", "izing"), ("isable", "izable"), ("ised", "ized"), ("iser", "izer"), ("ises", "izes"),
    ("ise", "ize"),
  ]
  private static let measures: WordSet = ["centi", "deci", "deca", "hecto", "kilo", "micro", "milli", "nano"]
}

extension ArraySlice<UInt8> {
  fileprivate func hasBeginning(_ text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && text.withUTF8Buffer { starts(with: $0) }
  }

  fileprivate func hasEnding(_ text: StaticString) -> Bool { without(text) != nil }

  /// What stands before an ending; nil for a word that does not end so.
  fileprivate func without(_ ending: StaticString) -> Self? {
    ending.withUTF8Buffer { ending in
      // Few words get beyond their last letter.
      guard count >= ending.count, last == ending.last, suffix(ending.count).elementsEqual(ending) else { return nil }
      return dropLast(ending.count)
    }
  }

  fileprivate static func + (letters: Self, text: StaticString) -> [UInt8] {
    Array(letters) + text.withUTF8Buffer { Array($0) }
  }
}

extension [UInt8] {
  fileprivate static func + (letters: Self, text: StaticString) -> Self { letters[...] + text }
}
