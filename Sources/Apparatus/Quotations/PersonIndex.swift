import DocumentModel

/// The names that a document gives, so that `Ivanov` can be called `Sergei Ivanov` and `he` by the last fitting name.
struct PersonIndex {
  struct Mention: Hashable, Sendable {
    /// In the reading text, without titles.
    var range: Range<Int>
    /// The folded last word of the name.
    var last: String
    /// The folded words of the name.
    var words: [String]
    var gender: GivenNames.Gender?
    /// Whether a given name, a title or an initial says that it is a person.
    var isPerson: Bool
    /// Where its sentence begins, so that the first name of a sentence can be told.
    var sentence: Int
  }

  private let text: ScalarText
  private(set) var mentions: [Mention] = []
  /// Places in `mentions` of names of two words and more, by last word.
  private var full: [String: [Int]] = [:]
  /// The same for names at the head of a sentence whose first word may be no name (`See Ivanov`).
  private var doubtful: [String: [Int]] = [:]
  /// Last words that are surely a person's.
  private var persons: Set<String> = []
  private var genders: [String: GivenNames.Gender] = [:]

  init(of text: ScalarText) { self.text = text }

  /// Adds the names in a sentence's tokens; sentences come in reading order. Cost: linear.
  mutating func add(_ tokens: ArraySlice<ClauseToken>, sentence: Int) {
    var index = tokens.startIndex
    while index < tokens.endIndex {
      // Most words are none, and tell it by their first letter.
      guard tokens[index].isCapitalised, let run = NameRun(tokens, at: index) else {
        index += 1
        continue
      }
      index = run.range.upperBound
      if let name = run.name { add(name, run, tokens, sentence: sentence) }
    }
  }

  private mutating func add(
    _ name: Range<Int>, _ run: NameRun, _ tokens: ArraySlice<ClauseToken>, sentence: Int
  ) {
    let words = tokens[name].map(\.folded)
    let isBody = words.contains { PersonWords.bodies.contains($0) }
    let hasTitle =
      name.lowerBound > run.range.lowerBound
      || (name.lowerBound > tokens.startIndex && PersonWords.titles.contains(tokens[name.lowerBound - 1].folded)
        && tokens[name.lowerBound - 1].isWord)
    var gender: GivenNames.Gender?
    for token in tokens[max(tokens.startIndex, name.lowerBound - 3)..<name.lowerBound] where token.isWord {
      gender = PersonWords.genderedTitles[token.folded] ?? gender
    }
    let given = GivenNames.genders[words[0]]
    let isInitial = words.count > 1 && text[tokens[name.lowerBound].range.upperBound - 1] == "."
    guard let last = words.last else { return }
    let isPerson = !isBody && (hasTitle || (given != nil && words.count > 1) || isInitial || persons.contains(last))
    gender = gender ?? (words.count > 1 ? given : genders[last])
    let range = tokens[name.lowerBound].range.lowerBound..<Self.bareEnd(tokens[name.upperBound - 1], text)
    if isPerson {
      persons.insert(last)
      genders[last] = gender ?? genders[last]
    }
    if words.count > 1 {
      let isDoubtful = run.range.lowerBound == tokens.startIndex && given == nil && !hasTitle && !isInitial
      if isDoubtful {
        doubtful[last, default: []].append(mentions.count)
      } else {
        full[last, default: []].append(mentions.count)
      }
    }
    mentions.append(
      Mention(range: range, last: last, words: words, gender: gender, isPerson: isPerson, sentence: sentence))
  }

  /// The end of a token without its possessive ending.
  static func bareEnd(_ token: ClauseToken, _ text: ScalarText) -> Int {
    guard token.isPossessive else { return token.range.upperBound }
    let end = token.range.upperBound
    return text[end - 1].isSingleQuotationMark ? end - 1 : max(token.range.lowerBound + 1, end - 2)
  }

  /// The fullest form of a name known by its words: `Ivanov` or `S. Ivanov` gives `Sergei Ivanov`. Where several
  /// persons share the last word, the one named last before `offset`. Cost: linear in the namesakes, at most 64.
  func fullName(ofWords words: [String], printed: String, before offset: Int) -> String {
    guard let last = words.last, let places = full[last] ?? doubtful[last] else { return printed }
    let fitting = places.prefix(64).filter { Self.fits(words, mentions[$0].words) }
    let near = fitting.last { mentions[$0].range.lowerBound <= offset } ?? fitting.first
    guard let near else { return printed }
    // The same person's longest form, given names rather than initials.
    let best = fitting.filter { Self.fits(mentions[near].words, mentions[$0].words) }
      .max { letters(mentions[$0].words) < letters(mentions[$1].words) }
    let name = mentions[best ?? near]
    return letters(name.words) > letters(words) ? text[name.range] : printed
  }

  private func letters(_ words: [String]) -> Int { words.reduce(0) { $0 + $1.count } }

  /// Whether a short form can be the same person as a longer one: its given names are that one's, or their initials.
  private static func fits(_ short: [String], _ long: [String]) -> Bool {
    guard short.last == long.last, let first = short.first, let other = long.first else { return false }
    if short.count == 1 || first == other { return true }
    return (first.count == 1 || other.count == 1) && first.first == other.first
  }

  /// Whether this last word is known as a person's.
  func isPerson(_ last: String) -> Bool { persons.contains(last) }

  /// The person that `he` or `she` at `offset` means: in the nearest sentence that names a fitting one, at most 1,200
  /// scalars before, the one named first. Cost: logarithmic, and constant.
  func antecedent(of gender: GivenNames.Gender, before offset: Int, sentence: Int) -> Mention? {
    let next = mentions.partitionIndex { $0.range.lowerBound >= offset }
    var found: Mention?
    var index = next - 1
    while index >= 0, next - index < 40, offset - mentions[index].range.lowerBound < 1200 {
      let mention = mentions[index]
      index -= 1
      if let found, found.sentence != mention.sentence { break }
      guard mention.isPerson, mention.gender == nil || mention.gender == gender else { continue }
      found = mention
    }
    return found
  }
}

/// A run of capitalised words, and the name in it.
struct NameRun {
  /// Token places of the whole run.
  var range: Range<Int>
  /// The name without the titles before it; nil where only titles or ordinary words stand there.
  var name: Range<Int>?

  /// The run that begins at a token; nil where none does.
  init?(_ tokens: ArraySlice<ClauseToken>, at start: Int) {
    guard Self.isNamePart(tokens[start]), !PersonWords.ordinary.contains(tokens[start].folded) else { return nil }
    var end = start + 1
    while end < tokens.endIndex, end - start < 10, Self.joins(tokens[end - 1], tokens[end]) {
      if Self.isNamePart(tokens[end]), !PersonWords.ordinary.contains(tokens[end].folded) {
        end += 1
      } else if PersonWords.particles.contains(tokens[end].folded), let next = Self.afterParticles(tokens, end) {
        end = next
      } else {
        break
      }
    }
    range = start..<end
    var first = start
    for index in start..<(end - 1) where PersonWords.titles.contains(tokens[index].folded) { first = index + 1 }
    // `Jr.` and numerals belong to a name but do not make one.
    name = PersonWords.titles.contains(tokens[first].folded) ? nil : first..<end
  }

  private static func isNamePart(_ token: ClauseToken) -> Bool { token.isWord && token.isCapitalised }

  /// Whether only a blank stands between two tokens, and the first is no possessive.
  private static func joins(_ left: ClauseToken, _ right: ClauseToken) -> Bool {
    !left.isPossessive && right.range.lowerBound - left.range.upperBound <= 1 && right.isWord
  }

  private static func afterParticles(_ tokens: ArraySlice<ClauseToken>, _ index: Int) -> Int? {
    var next = index + 1
    while next < tokens.endIndex, next - index < 3, PersonWords.particles.contains(tokens[next].folded) { next += 1 }
    guard next < tokens.endIndex, isNamePart(tokens[next]) else { return nil }
    return next + 1
  }
}
