import DocumentModel
import Xapian

/// Completes the beginning of an author's name, a title or a cited work: the answer to `suggest`.
///
/// All words but the last are taken as whole; the last is the beginning of one. Where a name or title holds them, it is found,
/// whatever their order.
public struct Completer {
  private let reader: IndexReader
  private let vocabulary: Vocabulary
  private let languages: [String]

  public init(_ reader: IndexReader) throws(IndexError) {
    self.reader = reader
    vocabulary = Vocabulary(reader)
    languages = try reader.ruleLanguages()
  }

  /// At most `limit` of each kind, those with most behind them first. Without a word there are none. Cost: linear in the
  /// documents and references that hold the words, of which so many are looked at.
  public func completions(of prefix: String, limit: Int = 10) throws -> CompletionList {
    try reader.naming {
      var list = CompletionList(prefix: prefix, completions: [])
      guard let asked = Asked(prefix), limit > 0 else { return list }
      for kind in Completion.Kind.allCases {
        let found =
          switch kind {
          case .author: try authors(asked)
          case .title: try titles(asked)
          case .citedWork: try citedWorks(asked)
          }
        list.completions += found.sorted {
          ($1.count, $0.text.count, $0.text, $0.id ?? "") < ($0.count, $1.text.count, $1.text, $1.id ?? "")
        }.prefix(limit)
      }
      return list
    }
  }

  /// So many entries are looked at of each kind.
  private static let sample = 1_000

  // MARK: Documents

  private func authors(_ asked: Asked) throws -> [Completion] {
    var counts: [String: Int] = [:]
    for document in try documents(Schema.author, asked, areNames: true) {
      let work = document.work
      for name in (work.authors.isEmpty ? work.editors : work.authors).map(\.display) where asked.isHeld(by: name) {
        counts[name, default: 0] += 1
      }
    }
    return counts.map { Completion(kind: .author, text: $0, count: $1) }
  }

  private func titles(_ asked: Asked) throws -> [Completion] {
    try documents(Schema.title, asked, areNames: false).compactMap { document in
      guard let title = document.work.title, asked.isHeld(by: title) else { return nil }
      return Completion(kind: .title, text: title, work: document.work, id: document.id)
    }
  }

  /// The documents whose own entries hold the words in a field.
  private func documents(_ field: String, _ asked: Asked, areNames: Bool) throws -> [DocumentEntry] {
    try reader.documents(
      matching: query(Schema.documentField + field, asked, areNames: areNames), limit: Self.sample)
  }

  // MARK: Cited works

  private func citedWorks(_ asked: Asked) throws -> [Completion] {
    var request = SearchRequest(
      .filter(
        try query(Schema.citedWords, asked, areNames: false),
        by: .term(Unit.Kind.reference.term(Schema.storedKind))))
    request.weighting = .none
    request.limit = Self.sample
    request.sort = .init(slot: Schema.Slot.document)
    request.values = IndexReader.placeSlots
    request.withData = false
    var items: [String: Work] = [:]
    for unit in try reader.units(of: try reader.database.search(request).matches).compactMap({ $0 }) {
      guard let reference = unit.reference, let key = reference.workKey, let title = reference.item.title,
        asked.isHeld(by: ([title] + reference.item.authors.map(\.display)).joined(separator: " "))
      else { continue }
      if items[key].map({ $0.fieldCount < reference.item.fieldCount }) ?? true { items[key] = reference.item }
    }
    let keys = items.keys.sorted()
    let counts = try reader.database.frequencies(of: keys.map { BoundedTerm.make(Schema.citedWork, $0) })
    return zip(keys, counts).map { key, count in
      let item = items[key] ?? Work()
      return Completion(kind: .citedWork, text: item.title ?? "", work: item, id: key, count: count)
    }
  }

  // MARK: The words

  /// What is to be completed.
  private struct Asked {
    /// Folded.
    var words: [String]
    var beginning: String

    /// nil where there is no word.
    init?(_ text: String) {
      let scalars = ScalarText(text)
      var words = WordScanner(scalars).map { Folding.fold(scalars[$0]) }
      guard let last = words.popLast() else { return nil }
      self.words = words
      beginning = last
    }

    func isHeld(by text: String) -> Bool {
      let scalars = ScalarText(text)
      let held = WordScanner(scalars).map { Folding.fold(scalars[$0]) }
      return words.allSatisfy(held.contains) && held.contains { $0.hasPrefix(beginning) }
    }
  }

  /// Entries that bear the words with a prefix: as names, or as stems.
  private func query(_ prefix: String, _ asked: Asked, areNames: Bool) throws -> Xapian.Query {
    var operands: [Xapian.Query] = []
    for word in asked.words {
      let terms = try languages.map { language in
        let found = try vocabulary.normaliser(for: language).words(of: word)
        return BoundedTerm.make(prefix, found.first.map { areNames ? $0.form : $0.stem } ?? word)
      }
      operands.append(.or(Set(terms).sorted().map { .term($0) }))
    }
    var beginnings = [Xapian.Query.prefix(BoundedTerm.make(prefix, asked.beginning), limit: 0)]
    if !areNames {
      let forms = try vocabulary.words(withPrefix: asked.beginning, limit: Ranking.expansionLimit)
      beginnings += Set(forms.flatMap(\.stems)).sorted().map { .term(BoundedTerm.make(prefix, $0)) }
    }
    operands.append(.or(beginnings))
    return .and(operands)
  }
}
