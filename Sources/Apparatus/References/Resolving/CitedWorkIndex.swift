import DocumentModel

/// The whole references read so far, by everything that a short form may call them.
struct CitedWorkIndex {
  /// Indexes of references by folded family name of an author or editor, or by a short name that they gave.
  private(set) var byFamily: [String: [Int]] = [:]
  /// By the short names that they gave: `[hereafter IRC]`.
  private(set) var byAlias: [String: [Int]] = [:]
  /// By the weighty words of their titles.
  private(set) var byWord: [String: [Int]] = [:]
  /// Cases by the volume and name of their report.
  private(set) var byReport: [String: [Int]] = [:]
  private var answers: [Set<String>]
  private var titles: [Set<String>]
  /// For each whole reference the first one of the same work.
  private var works: [Int]
  private var firstOfKey: [String: Int] = [:]
  /// One reference of each work under an author's name, to compare others with.
  private var distinct: [String: [(index: Int, traits: WorkTraits)]] = [:]

  init(count: Int) {
    answers = Array(repeating: [], count: count)
    titles = Array(repeating: [], count: count)
    works = Array(0..<count)
  }

  /// How many works of one name are compared; more than any document cites.
  static let mostCandidates = 400
  private static let mostDistinct = 40

  mutating func add(_ found: FoundReference, at index: Int) {
    let item = found.reference.item
    let aliases = Set(found.aliases.map { WorkKey.letters($0) })
    for alias in aliases { byAlias[alias, default: []].append(index) }
    answers[index] = Self.names(of: found.reference).union(aliases)
    titles[index] = TitleWords.weighty(item.title ?? "")
    for name in answers[index] { byFamily[name, default: []].append(index) }
    for word in titles[index] { byWord[word, default: []].append(index) }
    if let report = Self.report(of: item) { byReport[report, default: []].append(index) }
    setWork(of: item, at: index)
  }

  private mutating func setWork(of item: Work, at index: Int) {
    let traits = WorkTraits(item)
    let family = traits.family
    let key = WorkKey.key(of: item)
    if let key, let first = firstOfKey[key] {
      works[index] = first
    } else if let same = distinct[family]?.suffix(Self.mostDistinct).first(where: { $0.traits.mayBe(traits) }) {
      works[index] = works[same.index]
    } else {
      distinct[family, default: []].append((index, traits))
    }
    if let key, firstOfKey[key] == nil { firstOfKey[key] = works[index] }
  }

  /// Every name by which a reference's work may be called: its authors and editors by family name and in full; where none
  /// was read, the name that the reference begins with.
  static func names(of reference: Reference) -> Set<String> {
    let item = reference.item
    let people = item.authors + item.editors
    guard people.isEmpty else {
      return ReferenceResolver.answers(item).union(people.map { WorkKey.letters($0.display) })
    }
    let text = reference.text.unicodeScalars.prefix(60)
    guard let end = text.firstIndex(where: { $0 == "," || $0 == ":" }) else { return [] }
    let words = text[..<end].split { $0 == " " }.map { String($0) }
    // `Colm Darragh`, `Solms u. Tietz`: few words, each a name or what joins names.
    guard words.count <= 5, words.allSatisfy({ $0.unicodeScalars.first?.isUppercase ?? false || $0.count <= 3 }) else {
      return []
    }
    return Set(
      words.map { WorkKey.letters($0) }.filter { $0.count > 2 && WordClass.of($0).isDisjoint(with: .givenName) })
  }

  /// What is called by all these names.
  func answers(_ index: Int, to names: [String]) -> Bool { names.allSatisfy(answers[index].contains) }

  /// Whether every weighty word of a short title stands in the full one.
  func title(of index: Int, fits asked: Set<String>) -> Bool { !asked.isEmpty && asked.isSubset(of: titles[index]) }

  /// The first reference of the work that this one names.
  func work(_ index: Int) -> Int { works[index] }

  /// `411|us` for a case in its report.
  static func report(of item: Work) -> String? {
    guard item.type == "legal_case", let volume = item.volume, let title = item.containerTitle else { return nil }
    return volume + "|" + WorkKey.letters(title)
  }
}

/// The words of a title by which a short form is known.
enum TitleWords {
  static func weighty(_ title: String) -> Set<String> {
    Set(
      Folding.fold(title).unicodeScalars.split { !$0.isLetter && !$0.isASCIIDigit }.map { String($0) }
        .filter { !WordClass.of($0).contains(.functionWord) && $0.unicodeScalars.count > 1 })
  }
}

/// What two references to one work have in common, where one of them may say less.
struct WorkTraits {
  var family: String
  var initial: Unicode.Scalar?
  var title: [Unicode.Scalar]
  var year: Int?
  var volume: String?
  var page: String?

  init(_ item: Work) {
    let name = item.authors.first ?? item.editors.first
    family = name?.citedForms.first ?? ""
    initial = name?.givenInitial
    title = Array(WorkKey.letters(item.title ?? "", limit: 120).unicodeScalars)
    year = item.issued?.year
    volume = item.volume
    page = item.type == "legal_case" ? item.page : nil
  }

  /// Fewer letters are the beginning of many titles.
  private static let fewestLetters = 8

  /// Whether nothing tells them apart, and one title is the other or begins it.
  func mayBe(_ other: WorkTraits) -> Bool {
    guard !family.isEmpty, family == other.family, agree(initial, other.initial), agree(year, other.year),
      agree(volume, other.volume), agree(page, other.page)
    else { return false }
    if title == other.title { return !title.isEmpty }
    let (short, long) = title.count < other.title.count ? (title, other.title) : (other.title, title)
    return short.count >= Self.fewestLetters && long.starts(with: short)
  }

  private func agree<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
    one == nil || other == nil || one == other
  }
}

extension Name {
  /// The folded first letter of the given names.
  var givenInitial: Unicode.Scalar? { given.flatMap { WorkKey.letters($0, limit: 1).unicodeScalars.first } }
}
