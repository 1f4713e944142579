import DocumentModel

/// Makes the units of a document: what is indexed, found and shown.
///
/// - Every block but navigation and running heads gives a unit: a passage, a heading (the title and the byline, too) or a
///   caption. Passages are numbered from 1, in order; one above `PassageSplitter.limit` is cut into `p12.1`, `p12.2`.
/// - Every note gives one unit, however many paragraphs it has. A note block that no note claims gives a passage.
/// - Quotations of speech and writing give a unit each, and so do block quotations; a title, a term or a word at arm's
///   length only from four words on, for two words in quotation marks are the passage's, not a quotation to be found.
/// - Every reference gives a unit, for citation look-ups.
///
/// A unit's text is verbatim the reading text at its place.
public struct UnitBuilder {
  private let document: Document
  private let id: String
  private let places: UnitPlaces
  private let cited: CitedWorks
  private let quoted: QuotedWords
  private var sentences: SentenceFinder
  /// The markers of each place, in order.
  private var markers: [Int: [Marker]] = [:]
  /// The first marker of each note.
  private var firstMarker: [String: Marker] = [:]
  private var noteIDs: [String: UnitID] = [:]
  private var units: [Unit] = []

  /// Changes whenever the same document may give other units.
  public static let version = AnalysisVersion.units

  /// Whether a document has anything to be found. Cost: linear in the blocks.
  static func hasUnits(_ document: Document) -> Bool {
    let text = document.text
    func hasText(_ range: Range<Int>) -> Bool { !text.trimming(range.clamped(to: text.range)).isEmpty }
    return document.blocks.contains { $0.kind != .navigation && $0.kind != .runningHead && hasText($0.range) }
      || document.notes.contains { hasText($0.range) }
  }

  /// The units of a document that has this id: blocks in order, then notes, quotations, references. Cost: linear, times
  /// the logarithm for look-ups.
  public static func units(of document: Document, id: String) -> [Unit] {
    var builder = UnitBuilder(document, id: id)
    builder.addPlaces()
    builder.addSpeakers()
    builder.addQuotations()
    builder.addReferences()
    return builder.units
  }

  private init(_ document: Document, id: String) {
    self.document = document
    self.id = id
    places = UnitPlaces(document)
    cited = CitedWorks(document)
    quoted = QuotedWords(document)
    sentences = SentenceFinder(document.text)
    for marker in document.markers {
      if let place = places.index(of: marker) { markers[place, default: []].append(marker) }
      if let note = marker.note, firstMarker[note] == nil { firstMarker[note] = marker }
    }
    for note in document.notes {
      if let place = places.index(ofNote: note.id) { noteIDs[note.id] = unitID(places.places[place].local) }
    }
  }

  private func unitID(_ local: String) -> UnitID { UnitID(document: id, local: local) }

  private func unitID(ofPlace place: Int?) -> UnitID? { place.map { unitID(places.places[$0].local) } }

  private mutating func append(_ unit: consuming Unit) {
    unit.order = units.count
    units.append(unit)
  }

  // MARK: Blocks and notes

  private mutating func addPlaces() {
    for (index, place) in places.places.enumerated() {
      let block = place.block.map { document.blocks[$0] }
      var unit = Unit(
        id: unitID(place.local), kind: place.kind, blockKind: place.note == nil ? block?.kind ?? .paragraph : .note,
        order: 0, text: document.text[place.range],
        locator: Locator(section: block?.section ?? [], page: block?.page, paragraph: place.paragraph))
      locate(&unit, at: place.range.lowerBound)
      let own = markers[index] ?? []
      unit.markers = own.map { marker in
        let offset = min(max(marker.offset, place.range.lowerBound), place.range.upperBound) - place.range.lowerBound
        return UnitMarker(label: marker.label, offset: offset, note: marker.note.flatMap { noteIDs[$0] })
      }
      unit.quoted = quoted.ranges(in: place.range)
      if let number = place.note {
        complete(&unit, note: document.notes[number])
      } else {
        let repeated = block?.repeats.flatMap { places.first(ofBlock: $0) }
        if repeated != index { unit.repeats = unitID(ofPlace: repeated) }
        // An entry of a bibliography is the work's own; it cites nothing.
        let isEntry = block?.kind == .referenceEntry
        unit.cited = cited.texts(
          ofNotes: own.compactMap(\.note), block: isEntry ? nil : place.block, range: isEntry ? nil : place.range)
      }
      append(unit)
    }
  }

  /// A paragraph may run over several pages: each part of it has its own.
  private func locate(_ unit: inout Unit, at offset: Int) {
    guard let page = document.page(at: offset) else { return }
    unit.locator.page = page.label ?? String(page.number)
    unit.locator.physicalPage = page.number
  }

  private mutating func complete(_ unit: inout Unit, note: Note) {
    unit.locator.note = note.label
    if unit.locator.physicalPage == nil { unit.locator.page = note.page ?? unit.locator.page }
    unit.cited = cited.texts(ofNotes: [note.id])
    guard let marker = firstMarker[note.id], let place = places.index(of: marker) else { return }
    let text = places.places[place]
    unit.passage = unitID(text.local)
    unit.locator.paragraph = text.paragraph
    if let block = text.block {
      unit.locator.section = document.blocks[block].section
      unit.locator.page = unit.locator.page ?? document.blocks[block].page
    }
    unit.sentence = sentences.sentence(before: marker.offset, in: context(of: place))
  }

  /// The whole block or note that a place is a part of.
  private func context(of place: Int) -> Range<Int> {
    let place = places.places[place]
    guard place.note == nil, let block = place.block else { return place.range }
    return document.blocks[block].range.clamped(to: document.text.range)
  }

  /// Puts the speaker of a block quotation on its passages.
  private mutating func addSpeakers() {
    var next = 0
    for quotation in document.quotations where quotation.form != .inline && quotation.speaker != nil {
      var block = max(quotation.block, next)
      while document.blocks.indices.contains(block),
        document.blocks[block].range.lowerBound < quotation.range.upperBound
      {
        let isQuotation = [.blockQuotation, .epigraph, .verse].contains(document.blocks[block].kind)
        // Units stand in the order of their places.
        if isQuotation { for place in places.parts(ofBlock: block) { units[place].speaker = quotation.speaker } }
        block += 1
        next = block
      }
    }
  }

  // MARK: Quotations

  private static let fewestWords = 4

  private mutating func addQuotations() {
    for quotation in document.quotations {
      let range = document.text.trimming(quotation.range.clamped(to: document.text.range))
      guard !range.isEmpty, isFound(quotation, range) else { continue }
      let place = places.index(at: range.lowerBound, block: quotation.block)
      var unit = unit(quotation.id, .quotation, block: quotation.block, range: range, place: place)
      unit.speaker = quotation.speaker
      unit.cue = quotation.cue
      unit.quotationForm = quotation.form
      unit.quotationKind = quotation.kind
      unit.quoted = quoted.ranges(in: range)
      unit.cited = quotation.note.map { cited.texts(ofNotes: [$0]) } ?? []
      unit.markers = unitMarkers(of: quotation, in: range, place: place)
      if let place, case let outer = places.places[place].range, outer.lowerBound <= range.lowerBound,
        range.upperBound <= outer.upperBound
      {
        unit.passageRange = (range.lowerBound - outer.lowerBound)..<(range.upperBound - outer.lowerBound)
      }
      append(unit)
    }
  }

  private func isFound(_ quotation: Quotation, _ range: Range<Int>) -> Bool {
    if quotation.form != .inline || quotation.kind == .speech || quotation.kind == .writing { return true }
    var words = WordScanner(document.text, in: range)
    for _ in 0..<Self.fewestWords where words.next() == nil { return false }
    return true
  }

  /// The markers inside a quotation, and the one behind it that leads to its note.
  private func unitMarkers(of quotation: Quotation, in range: Range<Int>, place: Int?) -> [UnitMarker] {
    guard let place, let all = markers[place] else { return [] }
    let first = all.partitionIndex { $0.offset > range.lowerBound }
    var own = all[first...].prefix { $0.offset <= range.upperBound }
    if let note = quotation.note, let next = all[own.endIndex...].prefix(4).firstIndex(where: { $0.note == note }) {
      own = all[first...next]
    }
    return own.map { marker in
      let offset = min(marker.offset, range.upperBound) - range.lowerBound
      return UnitMarker(label: marker.label, offset: offset, note: marker.note.flatMap { noteIDs[$0] })
    }
  }

  /// A unit that stands inside another.
  private func unit(_ local: String, _ kind: Unit.Kind, block: Int, range: Range<Int>, place: Int?) -> Unit {
    let block = document.blocks.indices.contains(block) ? document.blocks[block] : document.block(at: range.lowerBound)
    var unit = Unit(
      id: unitID(local), kind: kind, blockKind: block?.kind ?? .paragraph, order: 0, text: document.text[range],
      locator: Locator(section: block?.section ?? [], page: block?.page))
    if let place {
      // Units stand in the order of their places.
      unit.locator = units[place].locator
    }
    locate(&unit, at: range.lowerBound)
    guard let place else { return unit }
    unit.blockKind = units[place].blockKind
    unit.passage = units[place].id
    return unit
  }

  // MARK: References

  private mutating func addReferences() {
    for (index, reference) in document.references.enumerated() {
      let range = document.text.trimming(reference.range.clamped(to: document.text.range))
      guard !range.isEmpty else { continue }
      let place =
        reference.note.flatMap { places.index(ofNote: $0) }
        ?? places.index(at: range.lowerBound, block: reference.block)
      var unit = unit(reference.id, .reference, block: reference.block, range: range, place: place)
      if let place, places.places[place].note != nil {
        // A reference in a note supports the sentence with the note's marker.
        unit.note = units[place].id
        unit.passage = units[place].passage
        unit.sentence = units[place].sentence
      } else if let place, unit.blockKind != .referenceEntry {
        unit.sentence = sentences.sentence(at: range.lowerBound, in: context(of: place))
      }
      unit.reference = UnitReference(
        form: reference.form, item: reference.item, locator: reference.locator, signal: reference.signal,
        resolution: reference.resolution, target: reference.resolution.target.map(unitID),
        candidates: reference.resolution.candidates.map(unitID), workKey: cited.key(of: index),
        quotedIn: reference.quotedIn.map(unitID))
      append(unit)
    }
  }
}
