import DocumentModel
import Xapian

/// A reference with its number in the database, which is its place among all.
struct FoundReference {
  var entry: DocumentID
  var unit: Unit
  var reason = Citation.Reason.words
}

/// Finds references by what they say and where they lead.
struct ReferenceMatcher {
  /// The part of a reference in which the asked words stand.
  enum Field: Hashable { case title, container, author }

  struct Matched {
    var references: [FoundReference]
    /// The field in which most of them have the words; nil where it is none.
    var field: Field?
  }

  private let reader: IndexReader
  private let vocabulary: Vocabulary
  private let languages: [String]

  init(_ reader: IndexReader) throws(IndexError) {
    self.reader = reader
    vocabulary = Vocabulary(reader)
    languages = try reader.ruleLanguages()
  }

  /// So many terms go into one query.
  private static let batch = 500

  // MARK: By words

  /// The references that hold the words best; see `CitationFinder`.
  func references(matching asked: String) throws -> Matched {
    let sequences = try sequences(asked)
    guard !sequences.isEmpty else { return Matched(references: [], field: nil) }
    // Neighbours first: a phrase is rare, and most of what is asked for is one.
    for isPhrase in [true, false] {
      let found = try search(.or(try sequences.map { try words($0, asPhrase: isPhrase) }))
      let placed = found.map { (reference: $0, place: place(of: sequences, in: $0.unit)) }
      let best = placed.filter { $0.place.isClose }
      if !best.isEmpty {
        let counts = Dictionary(best.compactMap { $0.place.field }.map { ($0, 1) }, uniquingKeysWith: +)
        let field = counts.max { ($0.value, $1.key.rank) < ($1.value, $0.key.rank) }?.key
        return Matched(references: best.map(\.reference), field: field)
      }
      if !isPhrase || (sequences.allSatisfy { $0.count == 1 } && !found.isEmpty) {
        return Matched(references: found, field: nil)
      }
    }
    return Matched(references: [], field: nil)
  }

  /// The references that print a document's title, and its first author's name where the title is short.
  func references(toTitle title: String, of work: Work) throws -> [FoundReference] {
    let sequences = try sequences(title).filter { $0.count >= 2 }
    guard !sequences.isEmpty else { return [] }
    var query = Query.or(try sequences.map { try words($0, asPhrase: true) })
    if sequences.contains(where: { $0.count < 4 }) {
      guard let family = work.authors.first?.short else { return [] }
      query = .and([query, .or(try self.sequences(family).map { try words($0, asPhrase: false) })])
    }
    return try search(query)
  }

  /// Documents of the index whose title or container holds the words next to each other.
  func documents(named asked: String) throws -> [DocumentEntry] {
    let sequences = try sequences(asked).filter { $0.count >= 2 }
    guard !sequences.isEmpty else { return [] }
    let fields = [Schema.title, Schema.container].map { Schema.documentField + $0 }
    let query = Query.or(fields.flatMap { field in sequences.map { FieldTerms.neighbours(field, $0) } })
    return try reader.documents(matching: query, limit: Self.batch).filter { document in
      [document.work.title, document.work.containerTitle].contains { text in
        text.map { holdsPhrase(sequences, $0) } ?? false
      }
    }
  }

  // MARK: In notes

  /// Notes that print the words next to each other, each as a reference without fields: for those that the reading of
  /// references has missed. A single word is no name of a work, and gives none.
  func mentions(of asked: String) throws -> [FoundReference] {
    let text = ScalarText(asked)
    let words = WordScanner(text).map { QueryWord(text[$0], range: $0) }
    guard words.count >= 2 else { return [] }
    var compiler = QueryCompiler(vocabulary: vocabulary, languages: languages)
    return try search(compiler.compile(Search.Query(.phrase(words)), kinds: [.note]).query).map { found in
      FoundReference(entry: found.entry, unit: .mention(in: found.unit))
    }
  }

  private typealias Query = Xapian.Query

  /// References whose words these are.
  private func words(_ sequence: [String], asPhrase: Bool) throws -> Query {
    asPhrase
      ? try vocabulary.phrase(sequence, in: Schema.citedWords)
      : .and(sequence.map { .term(BoundedTerm.make(Schema.citedWords, $0)) })
  }

  /// The stems of the words in each of the index's languages.
  private func sequences(_ text: String) throws -> [[String]] {
    var sequences: [[String]] = []
    for language in languages {
      let words = try vocabulary.normaliser(for: language).words(of: text).map(\.stem)
      if !words.isEmpty, !sequences.contains(words) { sequences.append(words) }
    }
    return sequences
  }

  // MARK: Where the words stand

  private struct Place {
    /// The words stand next to each other, or all in one field.
    var isClose: Bool
    var field: Field?
  }

  private func place(of sequences: [[String]], in unit: Unit) -> Place {
    guard let item = unit.reference?.item else { return Place(isClose: false, field: nil) }
    let texts: [(Field, String?)] =
      [(.title, item.title), (.container, item.containerTitle), (.container, item.publisher)]
      + item.authors.map { (.author, $0.display) }
    for (field, text) in texts {
      guard let text else { continue }
      if holdsAll(sequences, text) { return Place(isClose: true, field: field) }
    }
    let isPhrase = sequences.contains { $0.count > 1 } && holdsPhrase(sequences, unit.text)
    return Place(isClose: isPhrase, field: nil)
  }

  private func stems(_ text: String) -> [[String]] {
    languages.compactMap { try? vocabulary.normaliser(for: $0).words(of: text).map(\.stem) }
  }

  private func holdsAll(_ sequences: [[String]], _ text: String) -> Bool {
    stems(text).contains { words in
      let words = Set(words)
      return sequences.contains { $0.allSatisfy(words.contains) }
    }
  }

  private func holdsPhrase(_ sequences: [[String]], _ text: String) -> Bool {
    stems(text).contains { words in
      sequences.contains { sequence in
        words.indices.contains { words[$0...].starts(with: sequence) }
      }
    }
  }

  // MARK: By where they lead

  func references(toWork key: String) throws -> [FoundReference] {
    try search(.term(BoundedTerm.make(Schema.citedWork, key)))
  }

  /// The references that resolve to one of these, or may mean it.
  func references(resolvingTo ids: [UnitID]) throws -> [FoundReference] {
    var found: [FoundReference] = []
    for start in stride(from: 0, to: ids.count, by: Self.batch) {
      let terms = ids[start..<min(start + Self.batch, ids.count)].flatMap { id in
        [Schema.target, Schema.candidate].map { Query.term(DocumentKey.unit($0, id)) }
      }
      found += try search(.or(terms))
    }
    var seen: Set<UnitID> = []
    return found.filter { seen.insert($0.unit.id).inserted }
  }

  /// The references of a note or passage.
  func references(standingIn place: UnitID) throws -> [FoundReference] {
    try search(.term(DocumentKey.unit(Schema.standsIn, place)))
  }

  // MARK: Searching

  private func search(_ query: Query) throws -> [FoundReference] {
    var request = SearchRequest(query)
    request.weighting = .none
    request.limit = try reader.database.statistics().documents
    // Not in the order of entries, which depends on the shard of each document.
    request.sort = .init(slot: Schema.Slot.document)
    request.values = IndexReader.placeSlots
    request.withData = false
    let matches = try reader.database.search(request).matches
    return zip(matches, try reader.units(of: matches)).compactMap { match, unit in
      unit.map { FoundReference(entry: match.id, unit: $0) }
    }
  }
}

extension ReferenceMatcher.Field {
  /// Which of two counts where both have the words equally often.
  fileprivate var rank: Int {
    switch self {
    case .title: 0
    case .container: 1
    case .author: 2
    }
  }
}

extension Unit {
  /// The rule of a reference that no reader of references has found.
  static let mentionRule = "words-in-note"

  /// A note as a reference of which only the words are known.
  fileprivate static func mention(in note: Unit) -> Unit {
    var unit = note
    unit.kind = .reference
    unit.note = note.id
    unit.reference = UnitReference(
      form: .inline, item: Work(), locator: nil, signal: nil,
      resolution: Resolution(state: .unresolved, rule: mentionRule, confidence: 0.5), target: nil, candidates: [],
      workKey: nil)
    return unit
  }
}
