import DocumentModel
import Xapian

/// One document on its way to a batch: its units in order, its sections, its own entry.
struct DocumentEncoding {
  private let document: DocumentEntry
  private let key: DocumentKey
  private let postings: UnitPostings
  private var batch = WriteBatch()
  private var vocabulary = DocumentVocabulary()
  private var counts: [Unit.Kind: Int] = [:]
  /// What every found unit of the document bears.
  private var shared = PackedTerms()
  private var values: [TermDocument.Value] = []
  private var sections = DocumentSections()
  private var cited = CitedTexts()
  private var terms = PackedTerms()

  init(_ document: DocumentEntry, postings: UnitPostings) {
    self.document = document
    self.postings = postings
    key = DocumentKey(document.id)
    postings.beginDocument()
    let work = document.work
    shared.append(key.found, wdf: 0)
    if languageCode != Schema.defaultLanguage {
      shared.append(BoundedTerm.make(Schema.language, languageCode), wdf: 0)
    }
    if let type = work.type { shared.append(BoundedTerm.make(Schema.type, Folding.fold(type)), wdf: 0) }
    // Words without pairs: a phrase in these fields is looked for in the document's own entry.
    append(Schema.author, authors.flatMap { $0 }, wdf: 0, to: &shared)
    append(Schema.title, title, wdf: Schema.titleCount, to: &shared)
    values = documentValues
  }

  /// Everything of the document. To be called once. Cost: linear in the text.
  mutating func encode(_ units: [Unit]) -> EncodedDocument {
    let chunks = UnitChunks(units, document: document.id)
    cited = CitedTexts(units)
    for index in units.indices { add(units[index], chunks.places[index], data: chunks.data[index]) }
    addSections()
    addCitedTexts()
    addDocument()
    return EncodedDocument(id: document.id, batch: batch, vocabulary: vocabulary)
  }

  // MARK: Units

  private mutating func add(_ unit: Unit, _ place: UnitPlace, data: [UInt8]?) {
    counts[unit.kind, default: 0] += 1
    terms.removeAll()
    terms.append(key.bucket(place.bucket), wdf: 0)
    if data != nil { terms.append(key.chunk(place.bucket, place.chunk), wdf: 0) }
    var unitValues = values
    if unit.kind == .reference || unit.repeats != nil {
      terms.append(key.stored, wdf: 0)
      unitValues = [.init(Schema.Slot.document, key.bytes), .init(Schema.Slot.place, place.value)]
      appendStored(unit, to: &unitValues)
      batch.add(data: data ?? [], values: unitValues, terms: terms, PackedTerms())
      return
    }
    let stream = appendFound(unit)
    unitValues.reserveCapacity(values.count + 4)
    unitValues.append(.init(Schema.Slot.place, place.value))
    unitValues.append(.init(Schema.Slot.tokens, stream.bytes))
    if let page = unit.locator.page.flatMap(PageValue.value) { unitValues.append(.init(Schema.Slot.page, page)) }
    if let speaker = unit.speaker { unitValues.append(.init(Schema.Slot.speaker, speaker.name)) }
    batch.add(data: data ?? [], values: unitValues, terms: shared, terms)
  }

  private mutating func appendFound(_ unit: Unit) -> TokenStream {
    if let page = unit.locator.page, PageValue.value(of: page) == nil {
      terms.append(BoundedTerm.make(Schema.page, Folding.fold(page)), wdf: 0)
    }
    if let note = unit.locator.note { terms.append(BoundedTerm.make(Schema.note, Folding.fold(note)), wdf: 0) }
    if let speaker = unit.speaker { append(Schema.speaker, texts: [forms(speaker.name)], wdf: 1, to: &terms) }
    if let section = sections.number(of: unit.locator.section) { terms.append(key.section(section), wdf: 0) }
    for number in cited.numbers(of: unit.cited) { terms.append(key.cited(number), wdf: 0) }
    let text = ScalarText(unit.text)
    // What stands in a quotation stands in its passage, too.
    if unit.kind == .passage || unit.kind == .note {
      for definition in AbbreviationReader.definitions(in: text) { vocabulary.add(definition) }
    }
    // A quotation is quoted from its first word to its last, which its kind says.
    let quoted = unit.kind == .quotation ? [] : unit.quoted
    let (stream, length) = postings.append(text, quoted: quoted, to: &terms, vocabulary: &vocabulary)
    let least = unit.kind == .heading ? Schema.headingLength : Schema.leastLength
    terms.append(unit.kind.term(Schema.kind), wdf: least - min(length, least))
    return stream
  }

  private mutating func appendStored(_ unit: Unit, to values: inout [TermDocument.Value]) {
    if unit.repeats != nil {
      terms.append(unit.kind.term(Schema.repeatedKind), wdf: 0)
      return
    }
    terms.append(unit.kind.term(Schema.storedKind), wdf: 0)
    if let place = unit.note ?? unit.passage { terms.append(DocumentKey.unit(Schema.standsIn, place), wdf: 0) }
    guard let reference = unit.reference else { return }
    if let key = reference.workKey { terms.append(BoundedTerm.make(Schema.citedWork, key), wdf: 0) }
    if let target = reference.target { terms.append(DocumentKey.unit(Schema.target, target), wdf: 0) }
    for candidate in reference.candidates { terms.append(DocumentKey.unit(Schema.candidate, candidate), wdf: 0) }
    let item = reference.item
    let texts = [item.title, item.containerTitle, item.publisher].compactMap { $0 } + item.authors.map(\.display)
    let stream = postings.append(
      Schema.citedWords, texts: texts + [unit.text], to: &terms, vocabulary: &vocabulary)
    values.append(.init(Schema.Slot.tokens, stream.bytes))
    if let number = cited.number(ofReference: unit.text) {
      values.append(.init(Schema.Slot.membership, key.cited(number).bytes))
    }
  }

  // MARK: Sections and document

  private mutating func addSections() {
    for (index, path) in sections.paths.enumerated() {
      terms.removeAll()
      terms.append(key.stored, wdf: 0)
      append(Schema.documentField + Schema.section, texts: path.map(stems), wdf: 0, to: &terms)
      batch.add(data: [], values: joining(key.section(index)), terms: terms, PackedTerms())
    }
  }

  /// Texts that are those of references are found by these.
  private mutating func addCitedTexts() {
    for (number, text) in cited.others {
      terms.removeAll()
      terms.append(key.stored, wdf: 0)
      let stream = postings.append(Schema.citedWords, texts: [text], to: &terms, vocabulary: &vocabulary)
      let values = joining(key.cited(number)) + [.init(Schema.Slot.tokens, stream.bytes)]
      batch.add(data: [], values: values, terms: terms, PackedTerms())
    }
  }

  /// The values of an entry that leads to units with this term. It is sorted as its document's units are, behind them.
  private func joining(_ term: Term) -> [TermDocument.Value] {
    [.init(Schema.Slot.document, key.bytes), .init(Schema.Slot.membership, term.bytes)]
  }

  private mutating func addDocument() {
    terms.removeAll()
    terms.append(key.entry, wdf: 0)
    terms.append(Schema.isDocument, wdf: 0)
    terms.append(BoundedTerm.make(Schema.documentPath, document.path), wdf: 0)
    terms.append(BoundedTerm.make(Schema.documentField + Schema.language, languageCode), wdf: 0)
    if let key = WorkKey.key(of: document.work) { terms.append(BoundedTerm.make(Schema.documentWork, key), wdf: 0) }
    let work = document.work
    let containers = [work.containerTitle, work.collectionTitle, work.publisher].compactMap { $0 }
    let fields: [(prefix: String, texts: [[String]])] = [
      (Schema.author, authors), (Schema.title, [title]), (Schema.container, containers.map(stems)),
      (Schema.path, [stems(document.path)]),
    ]
    for field in fields { append(Schema.documentField + field.prefix, texts: field.texts, wdf: 1, to: &terms) }
    let record = DocumentRecord.encode(DocumentSummary(document: document, units: counts))
    values.append(.init(Schema.Slot.membership, key.found.bytes))
    if !Unit.Kind.searchable.contains(where: { counts[$0, default: 0] > 0 }) { appendBareTitle() }
    batch.add(data: record, values: values, terms: terms, PackedTerms())
  }

  /// A document without text is found by its title as one of text is by a unit.
  private mutating func appendBareTitle() {
    append(Schema.title, title, wdf: Schema.titleCount, to: &terms)
    var stream = TokenStream()
    let words = postings.normaliser.words(of: document.work.title ?? "")
    for word in words { stream.append(TokenStream.Token(form: Array(word.form.utf8))) }
    values.append(.init(Schema.Slot.tokens, stream.bytes))
    let length = UInt32(clamping: words.count)
    terms.append(Schema.isText, wdf: Schema.leastLength - min(length, Schema.leastLength))
  }

  private var languageCode: String { document.language.map { Folding.fold($0) } ?? Schema.defaultLanguage }

  private var documentValues: [TermDocument.Value] {
    var values = [TermDocument.Value(Schema.Slot.document, key.bytes)]
    if let date = document.work.issued { values.append(.init(Schema.Slot.date, DateValue.value(of: date))) }
    if let author = SortKey.author(of: document.work) { values.append(.init(Schema.Slot.author, author)) }
    if let title = SortKey.title(of: document.work) { values.append(.init(Schema.Slot.title, title)) }
    return values
  }

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
