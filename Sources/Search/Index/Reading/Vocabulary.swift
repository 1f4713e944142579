import DocumentModel
import Xapian

/// The words of an index: what a query needs to know of them beyond their stems.
public final class Vocabulary {
  /// Xapian's, not the query language's.
  public typealias Query = Xapian.Query

  /// The index whose words they are.
  let reader: IndexReader
  private var parts: [Database] { reader.parts }
  private var database: Database { reader.database }
  /// By rules: the stemmers of the languages that the index holds.
  private var normalisers: [String: TermNormaliser] = [:]
  /// The frequencies of terms asked for before, all of one revision of the index.
  private var counted: [Term: Int] = [:]
  private var revision = 0

  /// Reads the vocabulary of an index.
  public init(_ reader: IndexReader) {
    self.reader = reader
  }

  /// The normaliser for a document language as in `IndexReader.languages`; nil is English.
  public func normaliser(for language: String?) throws(XapianError) -> TermNormaliser {
    let rules = TermNormaliser.rules(for: language)
    if let known = normalisers[rules] { return known }
    let made = try TermNormaliser(language: rules)
    normalisers[rules] = made
    return made
  }

  /// So many frequencies are remembered at most.
  private static let rememberedTerms = 10_000

  /// In how many units each term occurs. Ranking, excerpts and remarks all ask for the words of a query. Cost: a look-up a
  /// term that was not asked for before.
  func frequencies(of terms: [Term]) throws(XapianError) -> [Int] {
    if revision != database.revision || counted.count > Self.rememberedTerms { counted = [:] }
    revision = database.revision
    let unknown = terms.filter { counted[$0] == nil }
    for (term, count) in zip(unknown, try database.frequencies(of: unknown)) { counted[term] = count }
    return terms.map { counted[$0] ?? 0 }
  }

  /// Units that hold exactly this form of a word, on one side of quotation marks. It weighs as the stem does. Cost: a look-up.
  public func exactly(_ word: TermNormaliser.Word, side: Query.Side = .any) throws(XapianError) -> Query {
    try any(of: [Self.form(word.form, stem: word.stem)], side: side)
  }

  /// Units that hold one of these stems on one side of quotation marks. Cost: a look-up a stem.
  func any(of stems: [Term], side: Query.Side) throws(XapianError) -> Query {
    var forms: [Query.WordForm] = []
    for stem in stems { forms += try self.forms(of: stem).map { .init(term: stem, form: $0) } }
    return forms.isEmpty ? .nothing : try any(of: forms, side: side)
  }

  /// Units that hold one of these words in its form. Where every form of a stem is wanted, none has to be looked for in the
  /// texts. Cost: a look-up a stem.
  private func any(of forms: [Query.WordForm], side: Query.Side) throws(XapianError) -> Query {
    guard side == .any else { return .forms(forms, side: side) }
    let wanted = Set(forms.map(\.form))
    let stems = Set(forms.map(\.term)).sorted()
    for stem in stems where !(try self.forms(of: stem).allSatisfy(wanted.contains)) { return .forms(forms) }
    return .synonym(stems.map { .term($0) })
  }

  /// The words of the index that have this stem, in order of bytes: what stands for it in a `TokenStream`. Cost: a look-up.
  public func forms(of stem: Term) throws(XapianError) -> [Term] {
    let key = BoundedTerm.bounded(Array(Schema.Key.stem.utf8) + stem.bytes)
    var forms: Set<Term> = []
    for part in parts {
      for form in try part.metadata(key).split(separator: 0x20) { forms.insert(BoundedTerm.bounded(Array(form))) }
    }
    return forms.sorted()
  }

  /// What an abbreviation (folded) stands for in texts of the index that explain it, each as folded words, in order of bytes.
  /// Cost: a look-up.
  func expansions(of abbreviation: String) throws(XapianError) -> [[String]] {
    let key = Term(Schema.Key.abbreviation + abbreviation)
    guard key.storedLength <= BoundedTerm.limit else { return [] }
    var expansions: Set<[String]> = []
    for part in parts {
      for expansion in try part.metadata(key).split(separator: 0x20) {
        expansions.insert(
          expansion.split(separator: Schema.Key.wordDivider).map { String(decoding: $0, as: UTF8.self) })
      }
    }
    return expansions.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Entries in whose stream these stems, with `prefix` as terms, stand next to each other. Xapian is asked for at most 64
  /// neighbours; a longer phrase is asked for in pieces that share half of their words. Cost: a look-up a stem.
  func phrase(_ stems: [String], in prefix: String = "", side: Query.Side = .any) throws(XapianError) -> Query {
    var neighbours: [Query.Neighbour] = []
    for stem in stems {
      neighbours.append(.init(.term(BoundedTerm.make(prefix, stem)), forms: try forms(of: BoundedTerm.make("", stem))))
    }
    func piece(_ neighbours: ArraySlice<Query.Neighbour>) -> Query {
      .phrase(Array(neighbours), window: UInt32(clamping: neighbours.count), side: side)
    }
    let length = QueryNode.maximumNeighbours
    guard stems.count > length else { return piece(neighbours[...]) }
    let starts = Array(stride(from: 0, to: stems.count - length, by: length / 2)) + [stems.count - length]
    return .and(starts.map { piece(neighbours[$0..<($0 + length)]) })
  }

  /// A word of the index.
  public struct Form: Hashable, Sendable {
    public var text: String
    /// One for each set of language rules that gave another.
    public var stems: [String]
    /// How many units hold one of its stems, in whatever form.
    public var units: Int
  }

  /// Words of the index that begin with `prefix` (folded), most frequent first, at most `limit`. Cost: linear in all words
  /// that begin so.
  public func words(withPrefix prefix: String, limit: Int) throws(XapianError) -> [Form] {
    var stemsOfForms: [String: Set<String>] = [:]
    let key = Term(Schema.Key.word + prefix)
    guard key.storedLength <= BoundedTerm.limit else { return [] }
    for part in parts {
      for (word, stems) in try part.metadata(withPrefix: key) {
        let form = String(word.description.dropFirst(Schema.Key.word.count))
        stemsOfForms[form, default: []].formUnion(
          String(decoding: stems, as: UTF8.self).split(separator: " ").map(String.init))
      }
    }
    let forms = stemsOfForms.sorted { $0.key < $1.key }
    let stems = Array(Set(forms.flatMap(\.value)))
    let counts = Dictionary(zip(stems, try database.frequencies(of: stems.map { BoundedTerm.make("", $0) }))) { $1 }
    let counted = forms.map { form, stems in
      Form(text: form, stems: stems.sorted(), units: stems.map { counts[$0] ?? 0 }.max() ?? 0)
    }
    // A word whose last document is gone is no word of the index any more.
    return Array(
      counted.filter { $0.units > 0 }.sorted { ($1.units, $0.text) < ($0.units, $1.text) }.prefix(limit))
  }

  /// Units that hold a word beginning with `prefix` (folded); all the words weigh as one. `complete` is false where there
  /// are more than `limit` words and only the most frequent were taken.
  public func beginning(
    with prefix: String, limit: Int, side: Query.Side = .any
  ) throws(XapianError) -> (query: Query, complete: Bool) {
    let words = try words(withPrefix: prefix, limit: limit + 1)
    let forms = words.prefix(limit).flatMap { word in word.stems.map { Self.form(word.text, stem: $0) } }
    return (forms.isEmpty ? .nothing : try any(of: forms, side: side), words.count <= limit)
  }

  private static func form(_ form: String, stem: String) -> Query.WordForm {
    .init(term: BoundedTerm.make("", stem), form: BoundedTerm.make("", form))
  }
}

// It learns words as it goes, as a normaliser does.
@available(*, unavailable)
extension Vocabulary: Sendable {}
