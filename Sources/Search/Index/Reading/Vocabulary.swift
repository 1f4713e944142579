import DocumentModel
import Xapian

/// The words of an index: what a query needs to know of them beyond their stems.
///
/// The index holds stems, and exact forms only where a word is not its own stem (`Schema.exact`). This type knows which
/// forms belong to a stem, and makes the queries that follow from it.
public final class Vocabulary {
  /// Xapian's, not the query language's.
  public typealias Query = Xapian.Query

  private let database: Database
  /// By rules: the stemmers of the languages that the index holds.
  private var normalisers: [String: TermNormaliser] = [:]

  /// Reads the vocabulary of an index.
  public init(_ reader: IndexReader) { database = reader.database }

  /// The normaliser for a document language as in `IndexReader.languages`; nil is English.
  public func normaliser(for language: String?) throws(XapianError) -> TermNormaliser {
    let rules = TermNormaliser.rules(for: language)
    if let known = normalisers[rules] { return known }
    let made = try TermNormaliser(language: rules)
    normalisers[rules] = made
    return made
  }

  // MARK: Exact words

  /// Units that hold exactly this form of a word, in documents of one language. It weighs as the stem does.
  /// Cost: a look at the forms that begin like it.
  public func exactly(_ word: TermNormaliser.Word, language: String?) throws(XapianError) -> Xapian.Query {
    let stem = Xapian.Query.term(BoundedTerm.make("", word.stem))
    let form = Xapian.Query.term(BoundedTerm.make(Schema.exact, word.form))
    guard word.form == word.stem else { return .filter(stem, by: form) }
    let others = try forms(ofStem: word.stem, language: language).filter { $0 != word.form }
    if others.isEmpty { return stem }
    let inflected = Xapian.Query.or(others.map { .term(BoundedTerm.make(Schema.exact, $0)) })
    return .or([.andNot(stem, inflected), .filter(stem, by: form)])
  }

  /// The forms in the index whose stem is this one, but for the stem itself where it stands alone.
  public func forms(ofStem stem: String, language: String?) throws(XapianError) -> [String] {
    let normaliser = try normaliser(for: language)
    var forms: [String] = []
    for head in heads(of: stem) {
      for form in try exactForms(withPrefix: head) where normaliser.stem(ofForm: form.text) == stem {
        forms.append(form.text)
      }
    }
    return forms
  }

  /// What a form of this stem can begin with: stemming changes ends, spelling variants a few beginnings.
  private func heads(of stem: String) -> [String] {
    let length = stem.count <= 4 ? 1 : 3
    let head = String(stem.prefix(length))
    return [head] + SpellingTables.otherBeginnings(of: stem).filter { !$0.hasPrefix(head) }
  }

  // MARK: Wildcards and suggestions

  /// A word of the index, with the number of units that hold it.
  public struct Form: Hashable, Sendable {
    public var text: String
    public var units: Int
  }

  /// Words of the index that begin with `prefix` (folded), most frequent first, at most `limit`. A stem is among them
  /// where units hold it in no other form that is known.
  public func words(withPrefix prefix: String, limit: Int) throws(XapianError) -> [Form] {
    let forms = try exactForms(withPrefix: prefix)
    var inflected: [String: Int] = [:]
    let normaliser = try normaliser(for: nil)
    for form in forms { inflected[normaliser.stem(ofForm: form.text), default: 0] += form.units }
    let stems = try stems(withPrefix: prefix).filter { $0.units > inflected[$0.text] ?? 0 }
    let all = Dictionary((forms + stems).map { ($0.text, $0.units) }) { max($0, $1) }
    return Array(
      all.map { Form(text: $0.key, units: $0.value) }
        .sorted { ($1.units, $0.text) < ($0.units, $1.text) }.prefix(limit))
  }

  /// Units that hold a word beginning with `prefix` (folded); all the words weigh as one. `complete` is false where there
  /// are more than `limit` words and only the most frequent were taken.
  public func beginning(
    with prefix: String, languages: [String?], limit: Int
  ) throws(XapianError) -> (query: Xapian.Query, complete: Bool) {
    let forms = try exactForms(withPrefix: prefix).sorted { ($1.units, $0.text) < ($0.units, $1.text) }
    let stems = try stems(withPrefix: prefix).sorted { ($1.units, $0.text) < ($0.units, $1.text) }
    let takenForms = forms.prefix(limit).map(\.text)
    let takenStems = stems.prefix(limit).map(\.text)
    var weighed = Set(takenStems)
    for language in languages {
      let normaliser = try normaliser(for: language)
      for form in takenForms { weighed.insert(normaliser.stem(ofForm: form)) }
    }
    if weighed.isEmpty { return (.nothing, true) }
    let filter =
      takenForms.map { Xapian.Query.term(BoundedTerm.make(Schema.exact, $0)) }
      + takenStems.map { Xapian.Query.term(BoundedTerm.make("", $0)) }
    let query = Xapian.Query.filter(
      .synonym(weighed.sorted().map { .term(BoundedTerm.make("", $0)) }), by: .or(filter))
    return (query, forms.count <= limit && stems.count <= limit)
  }

  // MARK: Terms

  private func exactForms(withPrefix prefix: String) throws(XapianError) -> [Form] {
    try database.terms(withPrefix: BoundedTerm.make(Schema.exact, prefix)).map {
      Form(text: String($0.term.description.dropFirst(Schema.exact.count)), units: $0.count)
    }
  }

  private func stems(withPrefix prefix: String) throws(XapianError) -> [Form] {
    // Terms with a prefix begin with a capital, which no folded word does.
    guard let first = prefix.unicodeScalars.first, !first.isUppercase else { return [] }
    return try database.terms(withPrefix: Term(prefix)).map { Form(text: $0.term.description, units: $0.count) }
  }
}

extension TermNormaliser {
  /// The stem of a folded form.
  func stem(ofForm form: String) -> String {
    let text = ScalarText(form)
    return word(text, in: text.range).stem
  }
}

// It learns words as it goes, as a normaliser does.
@available(*, unavailable)
extension Vocabulary: Sendable {}
