/// What a word can be in a reference. A word may be several things; the place where it stands decides.
struct WordClass: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  static let month = WordClass(rawValue: 1 << 0)
  static let season = WordClass(rawValue: 1 << 1)
  static let givenName = WordClass(rawValue: 1 << 2)
  /// `von`, `de`, `al`: before a family name.
  static let particle = WordClass(rawValue: 1 << 3)
  /// `and`, `und`, `et`.
  static let conjunction = WordClass(rawValue: 1 << 4)
  /// Articles, prepositions and other small words of titles.
  static let functionWord = WordClass(rawValue: 1 << 5)
  static let place = WordClass(rawValue: 1 << 6)
  /// A country, or a state's abbreviation.
  static let region = WordClass(rawValue: 1 << 7)
  /// A word of a publishing house's name.
  static let publisher = WordClass(rawValue: 1 << 8)
  /// `University`, `Institut`, `Ministry`.
  static let institution = WordClass(rawValue: 1 << 9)
  /// A word that names a periodical: `Journal`, `Zeitschrift`, `Times`.
  static let journal = WordClass(rawValue: 1 << 10)
  /// An abbreviation as used in the titles of periodicals: `Biol`, `Proc`.
  static let abbreviation = WordClass(rawValue: 1 << 11)
  /// `Proceedings`, `Workshop`, `Symposium`.
  static let conference = WordClass(rawValue: 1 << 12)
  /// `thesis`, `report`, `manuscript`.
  static let genre = WordClass(rawValue: 1 << 13)
  static let editor = WordClass(rawValue: 1 << 14)
  static let translator = WordClass(rawValue: 1 << 15)
  static let edition = WordClass(rawValue: 1 << 16)
  static let volumeLabel = WordClass(rawValue: 1 << 17)
  static let issueLabel = WordClass(rawValue: 1 << 18)
  static let pageLabel = WordClass(rawValue: 1 << 19)
  /// `chapter`, `section`, `paragraph`, `note`.
  static let placeLabel = WordClass(rawValue: 1 << 20)
  /// `accessed`, `retrieved`, `abgerufen`.
  static let access = WordClass(rawValue: 1 << 21)
  /// `in`, `dans`, `en`: before the work that holds the work.
  static let containment = WordClass(rawValue: 1 << 22)
  /// `Jr`, `III`.
  static let suffix = WordClass(rawValue: 1 << 23)
  /// `Dr`, `General`: before a name.
  static let honorific = WordClass(rawValue: 1 << 24)
  /// `Series`, `Lecture Notes`, `Reihe`.
  static let series = WordClass(rawValue: 1 << 25)
  /// `al`, `others`, `u.a.` after the first names.
  static let others = WordClass(rawValue: 1 << 26)
  /// A news agency or monitoring service.
  static let agency = WordClass(rawValue: 1 << 27)
  /// `Act`, `Treaty`, `Resolution`: the name of a law or agreement.
  static let law = WordClass(rawValue: 1 << 28)
  /// `forthcoming`, `submitted`, `in press`.
  static let unpublished = WordClass(rawValue: 1 << 29)
  /// `Archives`, `fond`, `box`, `RG`.
  static let archive = WordClass(rawValue: 1 << 30)

  /// The classes of a folded word; none where it is not known. Cost: one look-up.
  static func of(_ word: String) -> WordClass { ReferenceVocabulary.classes[word] ?? [] }
}
