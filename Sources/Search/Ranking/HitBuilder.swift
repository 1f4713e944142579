import DocumentModel
import Xapian

/// Makes hits of units: excerpt, attribution and the notes that belong to what is shown.
final class HitBuilder {
  private let reader: IndexReader
  private let vocabulary: Vocabulary
  let query: Query
  private let excerpts: ExcerptBuilder
  private let units: Int
  /// A language of each set of rules that the index holds.
  private let languages: [String]
  private var matchers: [String: TextMatcher] = [:]
  private var documents: [String: DocumentEntry] = [:]
  private var evidence: [UnitID: (text: ScalarText, matches: [TextMatch])] = [:]
  private var shown: [UnitID: Excerpt] = [:]

  init(_ searcher: Searcher, query: Query, options: SearchOptions) throws {
    reader = searcher.reader
    vocabulary = searcher.vocabulary
    languages = searcher.languages
    self.query = query
    excerpts = ExcerptBuilder(sentences: options.sentences)
    units = try searcher.reader.database.statistics().documents
  }

  /// Notes come with the excerpt that holds their markers, in the order of the markers, whether they match or not.
  func hit(_ entry: HitFolder.Entry, rank: Int) throws -> Hit {
    let unit = entry.unit
    let document = try document(unit.id.document)
    let excerpt = try excerpt(of: unit)
    var hit = Hit(
      rank: rank, score: entry.score, unit: unit, document: document, excerpt: excerpt,
      attribution: Attribution.line(for: unit, in: document),
      notes: unit.kind == .note ? [] : try reader.hitNotes(of: unit.markers(in: excerpt.range)))
    hit.folded = entry.folded
    return hit
  }

  /// A document that matches by its title alone, shown by a heading made of its title.
  func titleHit(document id: String, entry: DocumentID) throws -> Hit {
    let title = try document(id).work.title ?? ""
    let unit = Unit(
      id: UnitID(document: id, local: Self.titleName), kind: .heading, blockKind: .title, order: 0, text: title,
      locator: Locator())
    return try hit(HitFolder.Entry(unit: unit, score: 0, scored: entry, folded: []), rank: 1)
  }

  /// The local part of the id of a title that is no unit of the index.
  static let titleName = "title"

  /// What of a unit's text answers the query. Cost: linear in its text; remembered.
  func matches(in unit: Unit) throws -> [TextMatch] { try evidence(of: unit).matches }

  /// The run of a unit's text that is shown. Cost: linear in its text; remembered.
  func excerpt(of unit: Unit) throws -> Excerpt {
    if let known = shown[unit.id] { return known }
    let (text, matches) = try evidence(of: unit)
    let excerpt = excerpts.excerpt(of: text, matches: matches)
    shown[unit.id] = excerpt
    return excerpt
  }

  private func evidence(of unit: Unit) throws -> (text: ScalarText, matches: [TextMatch]) {
    if let known = evidence[unit.id] { return known }
    let text = ScalarText(unit.text)
    let quoted = unit.kind == .quotation ? [text.range] : unit.quoted
    let found = (text, try matcher(for: unit).matches(in: text, quoted: quoted))
    evidence[unit.id] = found
    return found
  }

  private func document(_ id: String) throws -> DocumentEntry {
    if let known = documents[id] { return known }
    let entry = try reader.entry(ofDocument: id)
    documents[id] = entry
    return entry
  }

  private func matcher(for unit: Unit) throws -> TextMatcher {
    // Where there is one set of rules, no document has to be asked for its language.
    let language = languages.count == 1 ? languages[0] : try document(unit.id.document).language
    let rules = TermNormaliser.rules(for: language)
    if let known = matchers[rules] { return known }
    let normaliser = try vocabulary.normaliser(for: language)
    var matcher = TextMatcher(query, normaliser: normaliser)
    let terms = matcher.parts.map { Self.terms($0, normaliser) }
    let counts = try vocabulary.frequencies(of: terms.flatMap { $0 })
    var next = 0
    matcher.weights = terms.map { terms in
      defer { next += terms.count }
      let sum = counts[next..<(next + terms.count)].reduce(0.0) {
        $0 + Ranking.informativeness(units: $1, of: units)
      }
      // What stands for many words (a star) tells as much as a word of middling frequency.
      return terms.isEmpty ? Ranking.informativeness(units: units / 20, of: units) : sum
    }
    matchers[rules] = matcher
    return matcher
  }

  /// The terms whose frequencies say how much a part tells.
  private static func terms(_ part: TextMatcher.Part, _ normaliser: TermNormaliser) -> [Term] {
    switch part {
    case .stem(let stem): [BoundedTerm.make("", stem)]
    case .exact(let form): [BoundedTerm.make("", normaliser.stem(ofForm: form))]
    case .prefix: []
    case .phrase(let stems): stems.map { BoundedTerm.make("", $0) }
    case .near(let operands, _, _): operands.compactMap(\.first).flatMap { terms($0, normaliser) }
    }
  }
}

extension Unit {
  /// The markers that stand in a run of the text, or right at its end.
  func markers(in range: Range<Int>) -> [UnitMarker] {
    markers.filter { range.lowerBound <= $0.offset && $0.offset <= range.upperBound }
  }
}
