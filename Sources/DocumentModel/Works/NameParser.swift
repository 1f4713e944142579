/// Takes written names apart: `Stephen J. Blank`, `Blank, Stephen J.`, `A, B, and C`, `Carl von Clausewitz`, `NATO`.
///
/// A body's name, and whatever cannot be taken apart with reason, becomes a literal. Titles and degrees are left out.
/// Nothing is looked up in a list of persons, so a bare word (`Golts`) is a family name and two words are given name and
/// family name in this order. Every function is linear in the text.
public enum NameParser {
  /// The names in an author field or byline: divided by `;`, `|`, line ends, `and`, `&` and by commas where these do
  /// not divide family from given name. Empty where no letter is left. `et al.` is passed over.
  public static func names(in text: some StringProtocol) -> [Name] {
    var names: [Name] = []
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "|" || $0.isNewline }) {
      names += list(words(of: part))
    }
    return names
  }

  /// One name, in either order; nil where it holds no letter or digit.
  public static func name(_ text: some StringProtocol) -> Name? {
    let words = withoutIntroduction(words(of: text))
    guard words.contains(where: { $0.text.unicodeScalars.contains { $0.isLetter || $0.isASCIIDigit } }) else {
      return nil
    }
    if isBody(words) { return Name(literal: joined(words)) }
    let parts = dividedByCommas(words)
    return parts.count > 1 ? inverted(parts) : direct(parts[0])
  }

  // MARK: Words

  /// A word of a name, without the comma behind it.
  struct Word {
    var text: Substring
    var endsPart: Bool
    /// Lower case, without full stops.
    var key: String

    init(text: Substring, endsPart: Bool = false) {
      self.text = text
      self.endsPart = endsPart
      key = text.contains(".") ? text.lowercased().filter { $0 != "." } : text.lowercased()
    }

    var isCapitalised: Bool { text.unicodeScalars.first.map { $0.isUppercase || !$0.isLowercase } ?? false }
    var letters: Int { text.unicodeScalars.reduce(0) { $0 + ($1.isLetter ? 1 : 0) } }

    /// `J.`, `J.F.C.`, `J`, `J.-P.`; and `JFC`, which may be a body's initials, too.
    var isInitials: Bool {
      let scalars = text.unicodeScalars
      guard scalars.allSatisfy({ $0.isUppercase || $0 == "." || $0 == "-" }), letters > 0 else { return false }
      return letters == 1 || scalars.contains(".") || (letters <= 3 && !NameVocabulary.suffixes.contains(key))
    }
  }

  /// The words, without what stands in round brackets (`(ed.)`, `(Ret.)`).
  static func words(of text: some StringProtocol) -> [Word] {
    var words: [Word] = []
    var depth = 0
    for piece in text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{FEFF}" }) {
      let opens = piece.reduce(0) { $0 + ($1 == "(" ? 1 : 0) }
      let closes = piece.reduce(0) { $0 + ($1 == ")" ? 1 : 0) }
      let isInside = depth > 0 || piece.first == "("
      depth = max(0, depth + opens - closes)
      let endsPart = piece.last == "," || piece.last == "،"
      if isInside || piece.allSatisfy({ $0 == "," }) {
        if endsPart, !words.isEmpty { words[words.count - 1].endsPart = true }
        continue
      }
      // "Smith,John": a comma without a blank behind it divides, too.
      let subpieces = piece.split(separator: ",")
      for (index, part) in subpieces.enumerated() {
        words.append(Word(text: Substring(part), endsPart: index < subpieces.count - 1 || endsPart))
      }
    }
    return words
  }

  private static func withoutIntroduction(_ words: [Word]) -> [Word] {
    for introduction in NameVocabulary.introductions where words.count > introduction.count {
      guard words.prefix(introduction.count).map(\.key) == introduction else { continue }
      // "von Moltke" is a name; "Von Hans Meyer" is a byline.
      if introduction == ["von"], !words[0].isCapitalised || words.count < 3 { continue }
      return Array(words.dropFirst(introduction.count))
    }
    if words.count > 1, words[0].key == "by:" || words[0].key == "author:" { return Array(words.dropFirst()) }
    return words
  }

  static func joined(_ words: some Collection<Word>) -> String {
    var text = ""
    for (index, word) in words.enumerated() {
      text += word.text
      if index < words.count - 1 { text += word.endsPart ? ", " : " " }
    }
    return text
  }

  static func dividedByCommas(_ words: [Word]) -> [[Word]] {
    var parts: [[Word]] = [[]]
    for word in words {
      parts[parts.count - 1].append(word)
      if word.endsPart { parts.append([]) }
    }
    parts.removeAll(where: \.isEmpty)
    return parts.isEmpty ? [[]] : parts
  }

  // MARK: Lists

  private static func list(_ words: [Word]) -> [Name] {
    let words = withoutIntroduction(words)
    guard words.contains(where: { $0.letters > 0 }) else { return [] }
    let parts = dividedByCommas(words)
    // A body's name may hold commas and "and" (Bureau of Arms Control, Verification, and Compliance); after a person's
    // name it is another author, or where the person works.
    if isBody(parts[0]) || words.contains(where: { $0.text.contains(where: \.isNumber) }) {
      return [Name(literal: joined(words))]
    }
    var groups: [[[Word]]] = [[]]
    for part in parts where !isBody(part) {
      for (index, piece) in part.split(whereSeparator: { NameVocabulary.conjunctions.contains($0.key) }).enumerated() {
        if index > 0 || NameVocabulary.conjunctions.contains(part[0].key) { groups.append([]) }
        let kept = withoutEtAl(Array(piece))
        if kept.contains(where: { $0.letters > 0 }) { groups[groups.count - 1].append(kept) }
      }
    }
    groups.removeAll(where: \.isEmpty)
    let onlyFamilies = groups.count > 1 && groups.allSatisfy { $0.allSatisfy { $0.count == 1 && !$0[0].isInitials } }
    return groups.flatMap { onlyFamilies ? $0.map(direct) : sequence($0) }
      + parts.filter(isBody).map { Name(literal: joined($0)) }
  }

  /// The names in parts divided by commas: `Smith, J., Jones, K.`, `John Smith, Jane Doe`, `Smith, John, Jr.`
  private static func sequence(_ parts: [[Word]]) -> [Name] {
    var names: [Name] = []
    var index = 0
    while index < parts.count {
      var next = index + 1
      if next < parts.count, isFamily(parts[index], before: parts[next]) { next += 1 }
      while next < parts.count, parts[next].allSatisfy({ isSuffix($0) || isDegree($0) }) { next += 1 }
      names.append(next > index + 1 ? inverted(Array(parts[index..<next])) : direct(parts[index]))
      index = next
    }
    return names
  }

  /// Whether `part` is a family name whose given names follow in `next`.
  private static func isFamily(_ part: [Word], before next: [Word]) -> Bool {
    if next.allSatisfy({ isSuffix($0) || isDegree($0) }) { return false }
    let core = part.filter { !NameVocabulary.particles.contains($0.key) && !isSuffix($0) }
    if core.contains(where: \.isInitials) { return false }
    if core.count <= 1 { return true }
    return next.allSatisfy(\.isInitials) || (next.count == 1 && core.count == 2)
  }

  private static func withoutEtAl(_ words: [Word]) -> [Word] {
    guard let last = words.last, last.key == "al" || last.key == "others" || last.key == "et" else { return words }
    return withoutEtAl(words.dropLast())
  }

  // MARK: One name

  /// Given names first: `Carl von Clausewitz`, `Martin Luther King Jr.`, `Smith JA`.
  private static func direct(_ words: [Word]) -> Name {
    var words = withoutTitles(words)
    var suffix: String?
    while words.count > 1, let last = words.last, isSuffix(last) || isDegree(last) {
      if isSuffix(last) { suffix = String(last.text) }
      words.removeLast()
    }
    // The full stop of "By Jane Roe." ends the byline.
    if var last = words.last, last.letters > 3, last.text.last == ".", !last.isInitials {
      last.text = last.text.dropLast()
      words[words.count - 1] = last
    }
    guard let last = words.last else { return Name(literal: "") }
    guard words.count > 1 else {
      return isAcronym(last) ? Name(literal: String(last.text)) : Name(family: String(last.text), suffix: suffix)
    }
    // Smith JA: initials behind the family name.
    if last.isInitials, !words[0].isInitials {
      return name(family: words.dropLast(), given: [last], suffix: suffix)
    }
    var start = words.count - 1
    for index in 1..<words.count {
      let word = words[index]
      let isLast = index == words.count - 1
      if word.key == "y", index > 1, !isLast {
        start = index - 1
        break
      }
      if !isLast, NameVocabulary.particles.contains(word.key),
        !word.isCapitalised
          || NameVocabulary.familyStarts.contains(word.key)
      {
        start = index
        break
      }
    }
    return name(family: words[start...], given: words[..<start], suffix: suffix)
  }

  /// Family name first: `Clausewitz, Carl von`, `King, Martin Luther, Jr.`, `King Jr., Martin Luther`.
  private static func inverted(_ parts: [[Word]]) -> Name {
    var family = withoutTitles(parts[0])
    var suffix: String?
    while family.count > 1, let last = family.last, isSuffix(last) {
      suffix = String(last.text)
      family.removeLast()
    }
    var given: [Word] = []
    for part in parts.dropFirst() {
      for word in part where !isDegree(word) || (given.isEmpty && word.isInitials && family.count == 1) {
        if isSuffix(word) { suffix = String(word.text) } else { given.append(word) }
      }
    }
    given = withoutTitles(given)
    if given.isEmpty {
      var name = direct(family)
      if name.literal == nil { name.suffix = suffix ?? name.suffix }
      return name
    }
    var result = name(family: family[...], given: given[...], suffix: suffix)
    // Clausewitz, Carl von
    while given.count > 1, let last = given.last, NameVocabulary.particles.contains(last.key), !last.isCapitalised {
      given.removeLast()
      result.particle = [String(last.text), result.particle].compactMap { $0 }.joined(separator: " ")
      result.given = joined(given)
    }
    return result
  }

  /// Divides the small particles from the head of a family name.
  private static func name(family: ArraySlice<Word>, given: ArraySlice<Word>, suffix: String?) -> Name {
    let particle = family.dropLast().prefix { NameVocabulary.particles.contains($0.key) && !$0.isCapitalised }
    return Name(
      family: joined(family.dropFirst(particle.count)), given: given.isEmpty ? nil : joined(given), suffix: suffix,
      particle: particle.isEmpty ? nil : joined(particle))
  }

  private static func withoutTitles(_ words: [Word]) -> [Word] {
    let rest = words.drop { NameVocabulary.titles.contains($0.key) && $0.text.count > 1 }
    return rest.isEmpty ? words : Array(rest)
  }

  private static func isSuffix(_ word: Word) -> Bool { NameVocabulary.suffixes.contains(word.key) }
  private static func isDegree(_ word: Word) -> Bool { NameVocabulary.degrees.contains(word.key) }

  /// `NATO`, `OSCE`: capitals alone, as bodies are abbreviated.
  private static func isAcronym(_ word: Word) -> Bool {
    (2...6).contains(word.letters) && word.text.unicodeScalars.allSatisfy { !$0.isLowercase && $0 != "." }
  }

  /// Whether these words name a body, an office or a thing rather than a person.
  static func isBody(_ words: [Word]) -> Bool {
    guard let first = words.first else { return false }
    if first.key == "the" { return true }
    let manyWords = words.count >= 3
    for (index, word) in words.enumerated() {
      let singular = word.key.hasSuffix("'s") || word.key.hasSuffix("’s") ? String(word.key.dropLast(2)) : word.key
      if NameVocabulary.bodies.contains(singular) { return true }
      if manyWords, NameVocabulary.weakBodies.contains(singular) { return true }
      if words.count > 1, NameVocabulary.acronyms.contains(String(word.text)) { return true }
      if index > 0, index < words.count - 1, !word.isCapitalised, NameVocabulary.functionWords.contains(word.key),
        !NameVocabulary.conjunctions.contains(word.key), !NameVocabulary.particles.contains(word.key)
      {
        return true
      }
      if isAddress(word.text) { return true }
    }
    return false
  }

  /// `mosnews.com`, `@reporter`, `https://…`
  private static func isAddress(_ text: Substring) -> Bool {
    if text.contains("@") || text.contains("://") || text.hasPrefix("www.") { return true }
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex else { return false }
    let tail = text[text.index(after: dot)...]
    return tail.count >= 2 && tail.allSatisfy { $0.isLowercase } && text[..<dot].count > 2
  }
}
