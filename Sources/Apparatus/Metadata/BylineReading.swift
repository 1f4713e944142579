import DocumentModel

/// What a byline says: `Authored by Dr. Jane Roe. | November 2006`, `Jane Roe, University of X, 3 March 2007`.
struct BylineReading {
  var authors: [Name] = []
  var editors: [Name] = []
  var translators: [Name] = []
  var date: PartialDate?

  /// Cost: linear.
  init(_ string: String) {
    let text = ScalarText(string)
    let dates = DateReader.dates(in: text)
    // The first date is the date of issue; "updated" comes after it.
    date = (dates.first { $0.isExplicit } ?? dates.first)?.date
    for part in Self.parts(of: text, without: dates.map(\.range)) { read(part) }
  }

  /// The byline without its dates, divided at `|`, `•`, `·`, line ends and dashes between blanks.
  private static func parts(of text: ScalarText, without dates: [Range<Int>]) -> [String] {
    var parts: [String] = []
    var part: [Unicode.Scalar] = []
    func end() {
      let trimmed = trim(part)
      if !trimmed.isEmpty { parts.append(trimmed) }
      part = []
    }
    var next = 0
    var index = 0
    while index < text.count {
      while next < dates.count, dates[next].upperBound <= index { next += 1 }
      if next < dates.count, dates[next].contains(index) {
        index = dates[next].upperBound
        end()
        continue
      }
      let scalar = text[index]
      let isSpacedDash =
        scalar.isDash && index > 0 && text[index - 1].isBlank && index + 1 < text.count
        && text[index + 1].isBlank
      if scalar == "|" || scalar == "•" || scalar == "·" || scalar.isLineEnd || isSpacedDash {
        end()
      } else {
        part.append(scalar)
      }
      index += 1
    }
    end()
    return parts
  }

  private static func trim(_ scalars: [Unicode.Scalar]) -> String {
    var slice = scalars[...]
    while let first = slice.first, first.isBlank || first == "," || first == "." || first == ";" || first == ")" {
      slice.removeFirst()
    }
    while let last = slice.last, last.isBlank || last == "," || last == ";" || last == "(" || last == ":" {
      slice.removeLast()
    }
    // The full stop of a sentence (`by Jane Roe.`), not that of an initial.
    if slice.last == ".", slice.count > 3,
      slice.dropLast().suffix(3).allSatisfy(\.isLetter) || slice[slice.endIndex - 2].isASCIIDigit
    {
      slice.removeLast()
    }
    let words = String(scalars: slice).split(separator: " ")
    let kept = words.last.map { dateWords.contains(Folding.fold($0)) } == true ? words.dropLast() : words[...]
    return kept.joined(separator: " ")
  }

  /// What stands between a name and a date.
  private static let dateWords = Set(
    words: """
      le am den vom on the il el dated in
      """)

  private mutating func read(_ part: String) {
    var words = part.split(separator: " ").map(String.init)
    func key(_ count: Int) -> String {
      words.prefix(count).map { Folding.fold($0).filter { $0 != ":" && $0 != "." } }.joined(separator: " ")
    }
    var role = Role.unknown
    for length in [4, 3, 2, 1] where words.count >= length {
      guard let known = Self.roles[key(length)] else { continue }
      // "von Moltke" is a name, "von Karl Müller" a byline; a role alone says nothing.
      if key(length) == "von", words.count < 3 { continue }
      role = known
      words.removeFirst(length)
      break
    }
    guard role != .none, !words.isEmpty else { return }
    let names = NameParser.names(in: Self.inSmallLetters(words).joined(separator: " "))
    let persons = names.filter { $0.literal == nil && $0.given != nil }
    switch role {
    case .editor: editors += editors.isEmpty ? names : []
    case .translator: translators += translators.isEmpty ? names : []
    case .author where authors.isEmpty: authors = persons.isEmpty ? names : persons
    // Without "by" only a person's full name is an author, or a series with its number: a place, an office or a
    // section's name is none.
    case .unknown where authors.isEmpty: authors = persons.isEmpty ? Self.series(words) : persons
    default: break
    }
  }

  /// `Harbour Institute Papers, no. 8`, where the words are nothing else.
  private static func series(_ words: [String]) -> [Name] {
    let text = ScalarText(words.joined(separator: " "))
    let tokens = ReferenceTokenizer.tokens(of: text, in: text.range)
    guard let found = NumberedSeriesScanner(text: text, tokens: tokens, limit: tokens.count).name(at: 0),
      found.end == tokens.count
    else { return [] }
    return [found.name]
  }

  private enum Role { case author, editor, translator, unknown, none }

  private static let roles: [String: Role] = [
    "by": .author, "authored by": .author, "written by": .author, "author": .author, "authors": .author, "von": .author,
    "par": .author, "por": .author, "di": .author, "door": .author, "text by": .author, "words by": .author,
    "story by": .author, "report by": .author, "a report by": .author, "essay by": .author, "an essay by": .author,
    "summary by": .author, "prepared by": .author, "posted by": .author, "published by": .none, "reviewed by": .author,
    "автор": .author, "text": .author, "autor": .author, "auteur": .author, "submitted by": .author, "from": .author,
    "edited by": .editor, "editor": .editor, "editors": .editor, "herausgegeben von": .editor, "hrsg von": .editor,
    "translated by": .translator, "ubersetzt von": .translator, "aus dem englischen von": .translator,
    "traduit par": .translator, "photo by": .none, "photos by": .none, "photograph by": .none, "illustration by": .none,
    "published": .none, "published on": .none, "posted": .none, "posted on": .none, "updated": .none,
    "last updated": .none,
    "date": .none, "issued": .none, "first published": .none, "veroffentlicht am": .none, "publie le": .none,
    "filed under": .none, "reading time": .none, "share": .none,
  ]

  /// `JANE DOE` as `Jane Doe`; words with a small letter, and initials, as they are.
  private static func inSmallLetters(_ words: [String]) -> [String] {
    guard !words.contains(where: { $0.count > 3 && $0.contains(where: \.isLowercase) }) else { return words }
    return words.map { word in
      guard word.filter(\.isLetter).count > 2, !word.contains(".") else { return word }
      return word.split(separator: "-", omittingEmptySubsequences: false)
        .map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: "-")
    }
  }
}
