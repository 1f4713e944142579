import DocumentModel

/// Lays out what word processors write: paragraphs of runs, rows of cells, and notes that are laid out behind the body.
///
/// Runs do not nest there: each letter has its format and perhaps a link, and neighbours that look alike become one run.
struct WordLayout {
  /// What a paragraph is.
  struct Paragraph {
    var role: ParagraphRole?
    var isListItem = false
    /// Whether it is a further paragraph of the list item before it.
    var continuesItem = false
    /// Whether it is set in from the left as quotations are, which lists by hand and addresses may be as well.
    var isSetIn = false
    /// A kind that its surroundings give it, as a list of references that a field makes.
    var inherited: Block.Kind?
  }

  private(set) var writer = LayoutWriter()
  private(set) var notes = StatedNotes()
  private var format: LetterFormat = []
  private var link: String?
  private var openRuns = 0
  private var items = 0
  /// The note whose text is being laid out.
  private var note: (index: Int, item: Int)?
  private var openRows = 0
  private var hasCell = false
  /// Sign and place of the mark in hand, which an author has set instead of a number.
  private var mark: (note: Int, start: Int?)?
  /// Where the raised letters begin that were written last.
  private var raisedStart: Int?

  // MARK: Letters

  var count: Int { writer.count }

  mutating func write(_ letters: UnsafeBufferPointer<UInt8>, _ format: LetterFormat = [], link: String? = nil) {
    guard !format.contains(.hidden), !letters.isEmpty else { return }
    if format != self.format || link != self.link { change(format, link) }
    let start = writer.count
    writer.write(letters)
    if !format.contains(.superscript) { raisedStart = nil } else if raisedStart == nil { raisedStart = start }
    if mark != nil, mark?.start == nil, writer.count > start { mark?.start = start }
  }

  mutating func write(_ text: String, _ format: LetterFormat = [], link: String? = nil) {
    var text = text
    text.withUTF8 { write($0, format, link: link) }
  }

  private mutating func change(_ format: LetterFormat, _ link: String?) {
    closeRuns()
    self.format = format
    self.link = link
    if let link { open(.link(target: link, role: nil)) }
    for style in format.styles { open(.style(style)) }
  }

  private mutating func open(_ run: LayoutWriter.Run) {
    writer.open(run)
    openRuns += 1
  }

  private mutating func closeRuns() {
    while openRuns > 0 {
      writer.close()
      openRuns -= 1
    }
    format = []
    link = nil
  }

  mutating func writeBlank() { writer.writeBlank() }

  /// A line end in the paragraph; in a cell, a blank.
  mutating func breakLine() { openRows > 0 ? writer.writeBlank() : writer.breakLine() }

  mutating func addAnchor(_ name: String) { writer.add(emptyAnchor: name) }

  // MARK: Paragraphs

  /// Ends the paragraph in hand.
  mutating func finish(_ paragraph: Paragraph = Paragraph()) {
    endMark()
    raisedStart = nil
    guard openRows == 0 else { return writer.writeBlank() }
    closeRuns()
    if let note {
      guard let range = writer.finishBlock(as: .note, item: note.item) else { return }
      notes.add(withoutMark(range, of: note.index), to: note.index)
      return
    }
    if paragraph.isListItem, !paragraph.continuesItem { items += 1 }
    var kind =
      paragraph.role?.kind ?? paragraph.inherited ?? (paragraph.isListItem ? Block.Kind.listItem : .paragraph)
    if kind == .paragraph, paragraph.isSetIn, mayBeQuotation { kind = .blockQuotation }
    writer.finishBlock(as: kind, level: paragraph.role?.level, item: paragraph.isListItem ? items : nil)
  }

  /// Whether the paragraph in hand is long enough for a quotation and begins with no label of a list: `1.`, `(a)`, `–`.
  private var mayBeQuotation: Bool {
    let start = blockStart
    let words = writer.scalars[start...].prefix(200)
    guard words.count >= 60, let first = words.first(where: { $0 != "(" && $0 != "[" }) else { return false }
    let label = words.prefix { !$0.isBlank }
    let isLabel = label.count <= 5 && (label.last == "." || label.last == ")" || label.last == "]" || label.last == ":")
    return !isLabel && (first.isLetter || first.isDoubleQuotationMark || first == "." || first == "…" || first == "[")
  }

  private var blockStart: Int { writer.elements.last.map { $0.range.upperBound + 1 } ?? 0 }

  /// A note's range without the author's own sign, which is printed before its text, too.
  private func withoutMark(_ range: Range<Int>, of note: Int) -> Range<Int> {
    let stated = notes.notes[note]
    guard stated.ranges.isEmpty, stated.markers.contains(where: { !$0.isEmpty }) else { return range }
    let sign = Array(stated.label.unicodeScalars)
    guard writer.scalars[range].starts(with: sign) else { return range }
    var start = range.lowerBound + sign.count
    while start < range.upperBound, writer.scalars[start].isBlank { start += 1 }
    return start..<range.upperBound
  }

  // MARK: Rows

  mutating func beginRow() {
    if openRows == 0 { finish() }
    openRows += 1
    hasCell = false
  }

  mutating func beginCell() {
    if hasCell { write(" | ") }
    hasCell = true
  }

  /// Ends a row: one block, unless it is a row in a cell.
  mutating func endRow() {
    endMark()
    guard openRows > 0 else { return }
    openRows -= 1
    hasCell = true
    guard openRows == 0 else { return writer.writeBlank() }
    closeRuns()
    guard let note else {
      writer.finishBlock(as: .table)
      return
    }
    if let range = writer.finishBlock(as: .note, item: note.item) { notes.add(range, to: note.index) }
  }

  // MARK: Notes

  /// A note whose marker stands here and prints nothing.
  mutating func addNote(label: String, kind: Note.Kind) -> Int {
    endMark()
    return notes.add(label: label, kind: kind, markerAt: writer.count)
  }

  mutating func setLabel(_ label: String, of note: Int) { notes.setLabel(label, of: note) }

  /// Takes the raised letters that stand right before for the sign of a note; false where none stand there.
  mutating func takeMark(of note: Int) -> Bool {
    guard let start = raisedStart else { return false }
    raisedStart = nil
    let range = trimmed(start..<writer.count)
    guard !range.isEmpty, range.count <= 8 else { return false }
    notes.setMarker(range, label: String(scalars: writer.scalars[range]), of: note)
    return true
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, writer.scalars[start].isBlank { start += 1 }
    while end > start, writer.scalars[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// The letters that follow are the sign of a note, set by its author.
  mutating func beginMark(of note: Int) {
    endMark()
    mark = (note, nil)
  }

  /// Ends the sign of a note. Without letters the marker prints nothing.
  mutating func endMark() {
    guard let (note, start) = mark else { return }
    mark = nil
    guard let start else { return }
    let place = trimmed(start..<writer.count)
    guard !place.isEmpty else { return }
    notes.setMarker(place, label: String(scalars: writer.scalars[place]), of: note)
  }

  /// Ends the sign of a note if it has letters; else they are still to come.
  mutating func endMarkAfterLetters() {
    if mark?.start != nil { endMark() }
  }

  /// A further marker of a note: letters that are printed already.
  mutating func addMarker(_ range: Range<Int>, to note: Int) { notes.addMarker(range, to: note) }

  /// From here on paragraphs are those of a note.
  mutating func beginNote(_ index: Int) {
    finish()
    items += 1
    note = (index, items)
  }

  mutating func endNote() {
    finish()
    note = nil
  }

  /// The layout with what was noticed on the way. Throws where it holds no letters: `.damaged` where that is the file's
  /// fault, else `.empty`.
  func finished(mediaType: String, _ diagnostics: [Diagnostic]) throws(ExtractionError) -> LaidOutText {
    var laidOut = writer.finished(mediaType: mediaType)
    guard !laidOut.text.isEmpty else {
      guard let damage = diagnostics.first(where: { $0.severity > .info }) else {
        throw ExtractionError(.empty, "There is no text in the file.")
      }
      throw ExtractionError(.damaged, "No text could be read: \(damage.message)")
    }
    laidOut.notes = notes.notes
    laidOut.diagnostics = diagnostics
    return laidOut
  }
}
