import DocumentModel
import Xapian

/// One document on its way to a batch.
struct DocumentEncoding {
  private let document: DocumentEntry
  private let postings: UnitPostings
  private var batch = WriteBatch()
  private var counts: [Unit.Kind: Int] = [:]
  /// What every found unit of the document bears.
  private var shared = PackedTerms()
  private var values: [TermDocument.Value] = []
  /// Section paths repeat from unit to unit.
  private var section: (path: [String], terms: PackedTerms) = ([], PackedTerms())
  private var terms = PackedTerms()

  init(_ document: DocumentEntry, postings: UnitPostings) {
    self.document = document
    self.postings = postings
    let work = document.work
    shared.append(BoundedTerm.make(Schema.document, document.id), wdf: 0)
    shared.append(BoundedTerm.make(Schema.language, languageCode), wdf: 0)
    if let type = work.type { shared.append(BoundedTerm.make(Schema.type, Folding.fold(type)), wdf: 0) }
    let authors = work.authors.isEmpty ? work.editors : work.authors
    append(Schema.author, names: authors.map(\.display), wdf: 1, to: &shared)
    append(Schema.title, texts: [work.title], wdf: 1, to: &shared)
    append(Schema.container, texts: [work.containerTitle, work.collectionTitle, work.publisher], wdf: 0, to: &shared)
    append(Schema.path, texts: [document.path], wdf: 0, to: &shared)
    values = documentValues
  }

  mutating func add(_ unit: Unit) {
    counts[unit.kind, default: 0] += 1
    terms.removeAll()
    terms.append(BoundedTerm.make(Schema.unit, unit.id.description), wdf: 0)
    var unitValues = values
    if unit.kind == .reference || unit.repeats != nil {
      terms.append(BoundedTerm.make(Schema.document, document.id), wdf: 0)
      appendStored(unit)
      unitValues = [.init(Schema.Slot.document, document.id)]
      batch.add(data: UnitRecord.encode(unit), values: unitValues, terms: terms, PackedTerms())
      return
    }
    appendFound(unit)
    unitValues.append(.init(Schema.Slot.kind, unit.kind.rawValue))
    if let page = unit.locator.page.flatMap(PageValue.value) { unitValues.append(.init(Schema.Slot.page, page)) }
    if let speaker = unit.speaker { unitValues.append(.init(Schema.Slot.speaker, speaker.name)) }
    batch.add(data: UnitRecord.encode(unit), values: unitValues, terms: shared, terms)
  }

  /// The batch, with the document's own entry last.
  mutating func finished() -> WriteBatch {
    terms.removeAll()
    terms.append(BoundedTerm.make(Schema.unit, document.id + "#"), wdf: 0)
    terms.append(BoundedTerm.make(Schema.storedKind, "document"), wdf: 0)
    terms.append(BoundedTerm.make(Schema.documentPath, document.path), wdf: 0)
    if let key = WorkKey.key(of: document.work) { terms.append(BoundedTerm.make(Schema.documentWork, key), wdf: 0) }
    let work = document.work
    append(
      Schema.documentWords, texts: [work.title, work.containerTitle] + work.authors.map(\.display), wdf: 1, to: &terms)
    let record = DocumentRecord.encode(DocumentSummary(document: document, units: counts))
    batch.add(data: record, values: values, terms: terms, PackedTerms())
    return batch
  }

  // MARK: Units

  private mutating func appendFound(_ unit: Unit) {
    terms.append(BoundedTerm.make(Schema.kind, unit.kind.rawValue), wdf: 0)
    terms.append(BoundedTerm.make(Schema.blockKind, unit.blockKind.rawValue), wdf: 0)
    for word in [unit.quotationForm?.rawValue, unit.quotationKind?.rawValue].compactMap({ $0 }) {
      terms.append(BoundedTerm.make(Schema.quotation, word), wdf: 0)
    }
    if let page = unit.locator.page { terms.append(BoundedTerm.make(Schema.page, Folding.fold(page)), wdf: 0) }
    if let note = unit.locator.note { terms.append(BoundedTerm.make(Schema.note, Folding.fold(note)), wdf: 0) }
    if let speaker = unit.speaker { append(Schema.speaker, names: [speaker.name], wdf: 1, to: &terms) }
    append(Schema.cites, texts: unit.cited, wdf: 0, to: &terms)
    appendSection(unit.locator.section)
    postings.append(ScalarText(unit.text), to: &terms)
  }

  private mutating func appendSection(_ path: [String]) {
    guard !path.isEmpty else { return }
    if section.path != path {
      var run = PackedTerms()
      append(Schema.section, texts: path, wdf: 1, to: &run)
      section = (path, run)
    }
    terms.append(contentsOf: section.terms)
  }

  private mutating func appendStored(_ unit: Unit) {
    if unit.repeats != nil {
      terms.append(BoundedTerm.make(Schema.repeatedKind, unit.kind.rawValue), wdf: 0)
      return
    }
    terms.append(BoundedTerm.make(Schema.storedKind, unit.kind.rawValue), wdf: 0)
    if let place = unit.note ?? unit.passage {
      terms.append(BoundedTerm.make(Schema.standsIn, place.description), wdf: 0)
    }
    guard let reference = unit.reference else { return }
    if let key = reference.workKey { terms.append(BoundedTerm.make(Schema.citedWork, key), wdf: 0) }
    if let target = reference.target { terms.append(BoundedTerm.make(Schema.target, target.description), wdf: 0) }
    for candidate in reference.candidates {
      terms.append(BoundedTerm.make(Schema.candidate, candidate.description), wdf: 0)
    }
    let item = reference.item
    append(
      Schema.citedWords,
      texts: [item.title, item.containerTitle, item.publisher] + item.authors.map(\.display) + [unit.text], wdf: 1,
      to: &terms)
  }

  // MARK: The document

  private var languageCode: String { document.language.map { Folding.fold($0) } ?? "en" }

  private var documentValues: [TermDocument.Value] {
    var values = [TermDocument.Value(Schema.Slot.document, document.id)]
    if let date = document.work.issued { values.append(.init(Schema.Slot.date, DateValue.value(of: date))) }
    if let author = SortKey.author(of: document.work) { values.append(.init(Schema.Slot.author, author)) }
    if let title = SortKey.title(of: document.work) { values.append(.init(Schema.Slot.title, title)) }
    return values
  }

  // MARK: Fields

  /// Appends the stems of a field's texts, each text with its own pairs.
  private func append(_ prefix: String, texts: [String?], wdf: UInt32, to terms: inout PackedTerms) {
    append(prefix, texts.compactMap { $0.map { postings.normaliser.words(of: $0).map(\.stem) } }, wdf, &terms)
  }

  /// Appends names, which no language's rules apply to.
  private func append(_ prefix: String, names: [String], wdf: UInt32, to terms: inout PackedTerms) {
    append(prefix, names.map { postings.normaliser.words(of: $0).map(\.form) }, wdf, &terms)
  }

  private func append(_ prefix: String, _ texts: [[String]], _ wdf: UInt32, _ terms: inout PackedTerms) {
    guard !texts.isEmpty else { return }
    var seen: Set<Term> = []
    for words in texts {
      for term in FieldTerms.terms(prefix, words: words) where seen.insert(term).inserted {
        terms.append(term, wdf: wdf)
      }
    }
  }
}
