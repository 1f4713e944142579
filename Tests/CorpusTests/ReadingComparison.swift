import DocumentModel

/// Compares what was read with what must be read, and says every difference in a line.
struct ReadingComparison {
  let document: Document
  let expected: ExpectedReading
  private(set) var differences: [String] = []

  init(_ document: Document, _ expected: ExpectedReading) {
    self.document = document
    self.expected = expected
    compareWork()
    compareBlocks()
    compareNotes()
    compareQuotations()
    compareReferences()
    for code in expected.diagnostics where !document.diagnostics.contains(where: { $0.code == code }) {
      differences.append("diagnostic \(code) is not reported")
    }
  }

  private mutating func same<Value: Equatable>(_ what: String, _ found: Value, _ wanted: Value) {
    if found != wanted { differences.append("\(what): found \(found), expected \(wanted)") }
  }

  /// Letters and digits only: line ends, blanks and kinds of marks are not what is compared.
  private func bare(_ text: String) -> String { WorkKey.letters(text) }

  private func starts(_ text: String, _ beginning: String) -> Bool { bare(text).hasPrefix(bare(beginning)) }

  private mutating func compareWork() {
    let work = document.work
    same("title", work.title.map(bare), expected.title.map(bare))
    same("authors", work.authors.map { bare($0.short) }, expected.authors.map(bare))
    same("issued", work.issued?.iso, expected.issued)
    same("publisher", work.publisher, expected.publisher)
  }

  private func texts(_ kind: Block.Kind) -> [String] {
    document.blocks.filter { $0.kind == kind }.map { document.text[$0.range] }
  }

  private mutating func compareBlocks() {
    let notesHeadings = ["notes", "endnotes"]
    same(
      "headings", texts(.heading).map(bare).filter { !notesHeadings.contains($0) }, expected.headings.map(bare))
    same("list items", texts(.listItem).count, expected.listItems)
    compare(.navigation, expected.navigation)
    compare(.caption, expected.captions)
    compare(.pullQuote, expected.pullQuotes)
    for block in document.blocks where block.kind == .pullQuote && block.repeats == nil {
      differences.append("pull quote without what it repeats: \(document.text[block.range].prefix(40))")
    }
  }

  private mutating func compare(_ kind: Block.Kind, _ wanted: [String]) {
    let found = texts(kind)
    for beginning in wanted
    where !found.contains(where: { starts($0, beginning) || bare($0).contains(bare(beginning)) }) {
      differences.append("\(kind.rawValue) not found: \(beginning)")
    }
    if kind != .navigation, found.count != wanted.count {
      differences.append("\(kind.rawValue): found \(found.map { $0.prefix(30) }), expected \(wanted.count)")
    }
  }

  private mutating func compareNotes() {
    same("note labels", document.notes.map(\.label), expected.notes.map(\.label))
    same("notes' kinds", document.notes.map(\.kind.rawValue), expected.notes.map(\.kind))
    for (note, wanted) in zip(document.notes, expected.notes) {
      let text = document.text[note.range]
      if !starts(text, wanted.starts) { differences.append("note \(wanted.label) begins \(text.prefix(40))") }
      let marker = document.markers.first { $0.note == note.id }
      guard let after = wanted.after else {
        if marker != nil { differences.append("note \(wanted.label) has a marker") }
        continue
      }
      guard let marker else {
        differences.append("note \(wanted.label) has no marker")
        continue
      }
      let before = document.text[max(0, marker.offset - 80)..<marker.offset]
      if !bare(before).hasSuffix(bare(after)) {
        differences.append("marker \(wanted.label) stands after \(before.suffix(30)), expected \(after)")
      }
    }
    let dangling = document.markers.filter { $0.note == nil }.map(\.label)
    same("markers without note", dangling, expected.markersWithoutNote)
    let orphans = document.diagnostics.filter { $0.code == "note-without-marker" }.count
    same("notes without marker", orphans, expected.notesWithoutMarker.count)
  }

  private mutating func compareQuotations() {
    let quotations = document.quotations.filter { quotation in
      let kind = document.blocks[quotation.block].kind
      return kind != .note && kind != .heading && kind != .title
    }
    let found = quotations.map { "\($0.form.rawValue) \(bare($0.text).prefix(12))" }
    same("quotations", found, expected.quotations.map { "\($0.form) \(bare($0.starts).prefix(12))" })
    for (quotation, wanted) in pairs(quotations, expected.quotations, by: { starts($0.text, $1.starts) }) {
      same("kind of “\(wanted.starts)”", quotation.kind.rawValue, wanted.kind)
      let label = quotation.note.flatMap(document.note)?.label
      let dangling = wanted.note.map(expected.markersWithoutNote.contains) ?? false
      if !dangling { same("note of “\(wanted.starts)”", label, wanted.note) }
      let mention = quotation.speaker.map { bare($0.mention) + "|" + bare($0.name) }
      let agrees = mention.map { mention in wanted.speaker.map { mention.contains(bare($0)) } ?? false }
      if agrees ?? (wanted.speaker == nil) == false {
        differences.append(
          "speaker of “\(wanted.starts)”: found \(quotation.speaker?.mention ?? "none"), "
            + "expected \(wanted.speaker ?? "none")")
      }
    }
  }

  private mutating func compareReferences() {
    let references = document.references.filter { $0.note != nil }
    let found = references.map { "\(label(of: $0)) \(bare($0.text).prefix(14))" }
    same("references", found, expected.references.map { "\($0.note) \(bare($0.text).prefix(14))" })
    let read = pairs(references, expected.references) { label(of: $0) == $1.note && starts($0.text, $1.text) }
    for (reference, wanted) in read {
      let name = "“\(wanted.text)” in note \(wanted.note)"
      same("form of \(name)", reference.form.rawValue, wanted.form)
      same("author of \(name)", reference.item.authors.first.map { bare($0.short) }, wanted.author.map(bare))
      same("title of \(name)", reference.item.title.map(bare), wanted.title.map(bare))
      same("year of \(name)", reference.item.issued.map { String($0.year) }, wanted.year)
      same("resolution of \(name)", reference.resolution.state.rawValue, wanted.resolution)
      let ends = reference.resolution.target.map { [$0] } ?? reference.resolution.candidates
      same("where \(name) leads", ends.map { place($0, among: references) }, wanted.leadsTo)
    }
  }

  /// Each expected value with the first one found that fits it and stands after the last that was taken, so that one
  /// missing value does not hide the rest.
  private func pairs<Found, Wanted>(_ found: [Found], _ wanted: [Wanted], by fits: (Found, Wanted) -> Bool)
    -> [(Found, Wanted)]
  {
    var next = 0
    return wanted.compactMap { wanted in
      guard let place = found[next...].firstIndex(where: { fits($0, wanted) }) else { return nil }
      next = place + 1
      return (found[place], wanted)
    }
  }

  private func label(of reference: Reference) -> String { reference.note.flatMap(document.note)?.label ?? "-" }

  /// The label of a reference's note, and `#2` where it is the second in it.
  private func place(_ id: String, among references: [Reference]) -> String {
    guard let target = references.first(where: { $0.id == id }) else { return id }
    let siblings = references.filter { $0.note == target.note }
    let index = siblings.firstIndex { $0.id == id } ?? 0
    return label(of: target) + (index > 0 ? "#\(index + 1)" : "")
  }
}
