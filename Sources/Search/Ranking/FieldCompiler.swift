import DocumentModel
import Xapian

/// Turns fields and ranges into filters of Xapian.
struct FieldCompiler {
  let vocabulary: Vocabulary
  /// A language of each set of rules that the index holds.
  let languages: [String]

  func compile(_ filter: FieldFilter) throws -> Xapian.Query {
    switch filter.value {
    case .text(let words): try text(words, in: filter.field)
    case .prefix(let word): try prefix(word, in: filter.field)
    case .label(let label): try self.label(label, in: filter.field)
    case .dates(let from, let to):
      Self.range(
        Schema.Slot.date, from.map(DateValue.lowerBound) ?? Self.least, to.map(DateValue.upperBound) ?? Self.greatest)
    case .numbers(let from, let to): Self.numbers(from, to, in: filter.field)
    case .kinds(let kinds): .or(kinds.map { .term($0.term(Schema.kind)) })
    case .voice(let voice): Self.units(of: voice)
    }
  }

  /// Units that give the words of one: quotations, or all others. Where words stand beside the field, their places decide.
  static func units(of voice: Voice) -> Xapian.Query {
    .or(
      Unit.Kind.searchable.filter { ($0 == .quotation) == (voice == .others) }.map { .term($0.term(Schema.kind)) })
  }

  // MARK: Words

  /// The prefix of a field's words, and whether they are names, which no language's rules apply to.
  private static func words(of field: QueryField) -> (prefix: String, areNames: Bool)? {
    switch field {
    case .author: (Schema.author, true)
    case .speaker: (Schema.speaker, true)
    case .title: (Schema.title, false)
    case .container: (Schema.container, false)
    case .section: (Schema.section, false)
    case .cites: (Schema.citedWords, false)
    case .path: (Schema.path, false)
    case .date, .year, .language, .type, .page, .note, .kind, .voice, .id: nil
    }
  }

  private func text(_ words: [QueryWord], in field: QueryField) throws -> Xapian.Query {
    guard let (prefix, areNames) = Self.words(of: field) else { return .nothing }
    var sequences: Set<[String]> = []
    for language in languages {
      let normaliser = try vocabulary.normaliser(for: language)
      sequences.insert(words.map { areNames ? normaliser.word($0).form : normaliser.word($0).stem })
    }
    let alternatives = try sequences.sorted { $0.lexicographicallyPrecedes($1) }.map { sequence in
      field == .cites && sequence.count > 1
        ? Xapian.Query.joined(try vocabulary.phrase(sequence, in: prefix), through: Schema.Slot.membership)
        : FieldTerms.query(prefix, words: sequence)
    }
    return alternatives.count == 1 ? alternatives[0] : .or(alternatives)
  }

  /// Words of the field that begin so; of a field of stems, also the stems of the index's words that do.
  private func prefix(_ word: QueryWord, in field: QueryField) throws -> Xapian.Query {
    guard let (prefix, areNames) = Self.words(of: field) else { return .nothing }
    let beginning = Folding.fold(word.text)
    let direct = FieldTerms.query(prefix, beginning: beginning)
    if areNames { return direct }
    let forms = try vocabulary.words(withPrefix: beginning, limit: Ranking.expansionLimit + 1)
    guard forms.count <= Ranking.expansionLimit else { throw QueryError.tooManyExpansions(of: word) }
    let stems = Set(forms.flatMap(\.stems))
    return .or([direct] + stems.sorted().map { FieldTerms.query(prefix, words: [$0]) })
  }

  // MARK: Labels

  private func label(_ label: String, in field: QueryField) throws -> Xapian.Query {
    let folded = Folding.fold(label)
    switch field {
    case .language:
      let found = Unit.Kind.searchable.map { Xapian.Query.term($0.term(Schema.kind)) }
      let others = Xapian.Query.prefix(Term(Schema.language), limit: 0, expansion: .fail)
      // en finds en-GB too.
      return .or([
        folded == Schema.defaultLanguage
          ? .andNot(.or(found), others) : .term(BoundedTerm.make(Schema.language, folded)),
        .prefix(BoundedTerm.make(Schema.language, folded + "-"), limit: 0, expansion: .fail),
      ])
    case .type: return .term(BoundedTerm.make(Schema.type, folded))
    case .page: return .term(BoundedTerm.make(Schema.page, folded))
    case .note: return .term(BoundedTerm.make(Schema.note, folded))
    case .id:
      // An id may hold a # itself.
      guard let unit = UnitID(label) else { return .term(DocumentKey(label).found) }
      let query = try vocabulary.reader.query(for: unit)
      return query == .nothing ? .term(DocumentKey(label).found) : query
    case .author, .title, .container, .section, .speaker, .cites, .date, .year, .path, .kind, .voice: return .nothing
    }
  }

  // MARK: Ranges

  /// Less and greater than every value of a slot that has one.
  private static let least: [UInt8] = [0]
  private static let greatest = [UInt8](repeating: 0xFF, count: 5)

  private static func range(_ slot: ValueSlot, _ from: [UInt8], _ to: [UInt8]) -> Xapian.Query {
    .value(slot, from: from, to: to)
  }

  private static func numbers(_ from: Int?, _ to: Int?, in field: QueryField) -> Xapian.Query {
    if field == .year {
      return range(
        Schema.Slot.date, from.map { DateValue.lowerBound(PartialDate(year: $0)) } ?? least,
        to.map { DateValue.upperBound(PartialDate(year: $0)) } ?? greatest)
    }
    let last = 999_999
    if let from, from == to, from > last { return .term(BoundedTerm.make(Schema.page, String(from))) }
    guard from ?? 0 <= last else { return .nothing }
    return range(
      Schema.Slot.page, from.flatMap { PageValue.value(of: String($0)) } ?? least,
      PageValue.value(of: String(min(to ?? last, last))) ?? greatest)
  }
}
