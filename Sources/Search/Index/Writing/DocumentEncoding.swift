import DocumentModel
import Xapian

/// One document on its way to a batch.
struct DocumentEncoding {
  private let document: DocumentEntry
  private let postings: UnitPostings
  private var batch = WriteBatch()
  private var vocabulary = DocumentVocabulary()
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
    postings.beginDocument()
    let work = document.work
    shared.append(membership, wdf: 0)
    shared.append(BoundedTerm.make(Schema.language, languageCode), wdf: 0)
    if let type = work.type { shared.append(BoundedTerm.make(Schema.type, Folding.fold(type)), wdf: 0) }
    // Words without pairs: a phrase in these fields is looked for in the document's own entry.
    append(Schema.author, authors.flatMap { $0 }, wdf: 1, to: &shared)
    append(Schema.title, title, wdf: 1, to: &shared)
    values = documentValues
  }

  mutating func add(_ unit: Unit) {
    counts[unit.kind, default: 0] += 1
    terms.removeAll()
    terms.append(BoundedTerm.make(Schema.unit, unit.id.description), wdf: 0)
    var unitValues = values
    if unit.kind == .reference || unit.repeats != nil {
      terms.append(BoundedTerm.make(Schema.storedDocument, document.id), wdf: 0)
      appendStored(unit)
      unitValues = [.init(Schema.Slot.document, document.id)]
      batch.add(data: UnitRecord.encode(unit), values: unitValues, terms: terms, PackedTerms())
      return
    }
    let stream = appendFound(unit)
    unitValues.append(.init(Schema.Slot.tokens, stream.bytes))
    unitValues.append(.init(Schema.Slot.kind, unit.kind.rawValue))
    if let page = unit.locator.page.flatMap(PageValue.value) { unitValues.append(.init(Schema.Slot.page, page)) }
    if let speaker = unit.speaker { unitValues.append(.init(Schema.Slot.speaker, speaker.name)) }
    batch.add(data: UnitRecord.encode(unit), values: unitValues, terms: shared, terms)
  }

  /// All of it, with the document's own entry last.
  mutating func finished() -> EncodedDocument {
    terms.removeAll()
    terms.append(BoundedTerm.make(Schema.unit, document.id + "#"), wdf: 0)
    terms.append(BoundedTerm.make(Schema.storedKind, "document"), wdf: 0)
    terms.append(BoundedTerm.make(Schema.documentPath, document.path), wdf: 0)
    if let key = WorkKey.key(of: document.work) { terms.append(BoundedTerm.make(Schema.documentWork, key), wdf: 0) }
    let work = document.work
    let containers = [work.containerTitle, work.collectionTitle, work.publisher].compactMap { $0 }
    let fields: [(prefix: String, texts: [[String]])] = [
      (Schema.author, authors), (Schema.title, [title]), (Schema.container, containers.map(stems)),
      (Schema.path, [stems(document.path)]),
    ]
    for field in fields { append(Schema.documentField + field.prefix, texts: field.texts, wdf: 1, to: &terms) }
    let record = DocumentRecord.encode(DocumentSummary(document: document, units: counts))
    values.append(.init(Schema.Slot.membership, membership.bytes))
    batch.add(data: record, values: values, terms: terms, PackedTerms())
    return EncodedDocument(id: document.id, batch: batch, vocabulary: vocabulary)
  }

  // MARK: Units

  private mutating func appendFound(_ unit: Unit) -> TokenStream {
    terms.append(BoundedTerm.make(Schema.kind, unit.kind.rawValue), wdf: 0)
    for word in [unit.quotationForm?.rawValue, unit.quotationKind?.rawValue].compactMap({ $0 }) {
      terms.append(BoundedTerm.make(Schema.quotation, word), wdf: 0)
    }
    if let page = unit.locator.page { terms.append(BoundedTerm.make(Schema.page, Folding.fold(page)), wdf: 0) }
    if let note = unit.locator.note { terms.append(BoundedTerm.make(Schema.note, Folding.fold(note)), wdf: 0) }
    if let speaker = unit.speaker { append(Schema.speaker, texts: [forms(speaker.name)], wdf: 1, to: &terms) }
    append(Schema.cites, texts: unit.cited.map(stems), wdf: 0, to: &terms)
    appendSection(unit.locator.section)
    return postings.append(ScalarText(unit.text), to: &terms, vocabulary: &vocabulary)
  }

  private mutating func appendSection(_ path: [String]) {
    guard !path.isEmpty else { return }
    if section.path != path {
      var run = PackedTerms()
      append(Schema.section, texts: path.map(stems), wdf: 1, to: &run)
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
    let texts = [item.title, item.containerTitle, item.publisher].compactMap { $0 } + item.authors.map(\.display)
    append(Schema.citedWords, texts: (texts + [unit.text]).map(stems), wdf: 1, to: &terms)
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

  private var membership: Term { BoundedTerm.make(Schema.document, document.id) }

  private var authors: [[String]] {
    let work = document.work
    return (work.authors.isEmpty ? work.editors : work.authors).map { forms($0.display) }
  }

  private var title: [String] { stems(document.work.title ?? "") }

  // MARK: Fields

  private func stems(_ text: String) -> [String] { postings.normaliser.words(of: text).map(\.stem) }

  /// The words of a name, which no language's rules apply to.
  private func forms(_ name: String) -> [String] { postings.normaliser.words(of: name).map(\.form) }

  /// Appends the words and pairs of a field's texts, each once.
  private func append(_ prefix: String, texts: [[String]], wdf: UInt32, to terms: inout PackedTerms) {
    append(Set(texts.flatMap { FieldTerms.terms(prefix, words: $0) }), wdf: wdf, to: &terms)
  }

  /// Appends the words of a field, each once.
  private func append(_ prefix: String, _ words: [String], wdf: UInt32, to terms: inout PackedTerms) {
    append(Set(words.map { BoundedTerm.make(prefix, $0) }), wdf: wdf, to: &terms)
  }

  /// In order, so that the same document gives the same bytes.
  private func append(_ field: Set<Term>, wdf: UInt32, to terms: inout PackedTerms) {
    for term in field.sorted() { terms.append(term, wdf: wdf) }
  }
}
