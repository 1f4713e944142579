import DocumentModel
import Xapian

/// Finds what is about the same as a unit or a document: the answer to `similar`.
///
/// What is alike is found by a query that anybody could have typed: the words of the text that tell it best from all others,
/// without the text itself.
public struct SimilarFinder {
  private let searcher: Searcher
  private var reader: IndexReader { searcher.reader }

  public init(_ searcher: Searcher) { self.searcher = searcher }

  /// Units like the unit of this id, or works like the document. nil where the index has no such id. Where the text has no
  /// word that tells anything, nothing is understood and nothing found. Cost: linear in the text, and that of a search for some twenty words.
  public func similar(to id: String, options: SearchOptions = SearchOptions()) throws -> HitList? {
    try reader.naming {
      guard let subject = try subject(id) else { return nil }
      guard let query = try query(for: subject) else {
        let none = MatchCount(estimated: 0, lower: 0, upper: 0)
        return HitList(query: id, understood: "", matches: none, offset: options.offset, next: nil, hits: [])
      }
      var options = options
      options.groupsWorks = options.groupsWorks || subject.isDocument
      return try searcher.search(query, text: id, options: options)
    }
  }

  /// A text that others are to be like.
  private struct Subject {
    var texts: [String]
    var language: String?
    /// The ids of what is not to be found: the text itself, and what stands in it.
    var own: [String]
    var isDocument: Bool
  }

  /// So many units of a document are looked at.
  private static let sample = 2_000

  private func subject(_ id: String) throws -> Subject? {
    if let unitID = UnitID(id), let unit = try reader.unit(unitID) {
      let language = try reader.document(id: unitID.document)?.document.language
      let relatives = try reader.units(ofDocument: unitID.document).filter {
        $0.kind != .reference && ($0.passage == unitID || $0.id == unit.passage)
      }
      let own = [unitID.description] + relatives.prefix(Self.relativesLimit).map(\.id.description)
      return Subject(texts: [unit.text], language: language, own: own, isDocument: false)
    }
    // A title that is no unit of its own stands for its document.
    let title = UnitID(id).flatMap { $0.local == HitBuilder.titleName ? $0.document : nil }
    guard let document = try reader.document(id: title ?? id)?.document else { return nil }
    let id = document.id
    let units = try reader.units(ofDocument: id, orders: 0..<Self.sample).filter { $0.kind == .passage }
    return Subject(
      texts: [document.work.title ?? ""] + units.map(\.text), language: document.language, own: [id], isDocument: true)
  }

  private static let relativesLimit = 50

  // MARK: The words that tell most

  /// A word among others of the same stem.
  fileprivate struct Candidate {
    var forms: [String: Int] = [:]
    var texts = 0
    var count = 0
  }

  private func query(for subject: Subject) throws -> Query? {
    let words = try words(of: subject)
    guard !words.isEmpty else { return nil }
    return Query(
      .joining(
        words.map { QueryClause(.should, .word(QueryWord($0))) }
          + subject.own.map { QueryClause(.mustNot, .field(FieldFilter(.id, .label($0)))) }))
  }

  private func words(of subject: Subject) throws -> [String] {
    let normaliser = try searcher.vocabulary.normaliser(for: subject.language)
    var candidates: [String: Candidate] = [:]
    for text in subject.texts {
      var seen: Set<String> = []
      for word in normaliser.words(of: text) where word.form.unicodeScalars.contains(where: \.isLetter) {
        candidates[word.stem, default: Candidate()].forms[word.form, default: 0] += 1
        candidates[word.stem]?.count += 1
        if seen.insert(word.stem).inserted { candidates[word.stem]?.texts += 1 }
      }
    }
    let stems = candidates.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let counts = try reader.database.frequencies(of: stems.map { BoundedTerm.make("", $0) })
    let limit = subject.isDocument ? Self.documentWords : Self.unitWords
    let saturation = subject.isDocument ? Self.documentSaturation : Self.unitSaturation
    return zip(stems, counts).compactMap { stem, units -> (word: String, told: Double)? in
      guard let candidate = candidates[stem], let form = candidate.commonest,
        // A word that stands here alone leads nowhere.
        units > candidate.texts, !StopWords.contains(form, languages: searcher.languages)
      else { return nil }
      let often = Double(candidate.count)
      let told = Ranking.informativeness(units: units, of: searcher.scheme.units) * often / (often + saturation)
      return (form, told)
    }
    .sorted { ($1.told, $0.word) < ($0.told, $1.word) }
    .prefix(limit).map(\.word)
  }

  private static let unitWords = 16
  private static let documentWords = 30
  /// A word that stands there so often tells half of what it could.
  private static let unitSaturation = 1.5
  private static let documentSaturation = 5.0
}

extension SimilarFinder.Candidate {
  /// The form that stands there most often.
  fileprivate var commonest: String? {
    forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
