import DocumentModel

/// Puts the reading text together: the body without markers, then the notes without their numbers.
struct ReadingTextBuilder {
  private let draft: Draft
  private let notes: NoteReading
  private let pageLabels: [String]
  private var document: Document
  private var text: [Unicode.Scalar] = []
  private var nextMark = 0
  /// The index of each draft block in the document, once it stands there.
  private var places: [Int: Int] = [:]
  private var markIDs = UniqueLabels(prefix: "m")
  private var noteIDs: [String] = []
  /// The zone of the note that each block belongs to.
  private var noteZones: [Int?]

  /// The document's text, blocks, notes, markers and offsets. Cost: linear in the draft.
  static func build(_ draft: Draft, notes: NoteReading, pageLabels: [String], into document: Document) -> Document {
    var builder = ReadingTextBuilder(draft: draft, notes: notes, pageLabels: pageLabels, document: document)
    builder.build()
    return builder.document
  }

  private init(draft: Draft, notes: NoteReading, pageLabels: [String], document: Document) {
    self.draft = draft
    self.notes = notes
    self.pageLabels = pageLabels
    self.document = document
    noteZones = [Int?](repeating: nil, count: draft.blocks.count)
    for note in notes.notes {
      for block in note.blocks { noteZones[block] = note.zone }
    }
    text.reserveCapacity(draft.text.count)
    var ids = UniqueLabels(prefix: "n")
    noteIDs = notes.notes.map { ids.next($0.label) }
  }

  private mutating func build() {
    var inNotes = [Bool](repeating: false, count: draft.blocks.count)
    for zone in notes.zones {
      if let heading = zone.heading { inNotes[heading] = true }
      for block in zone.blocks { inNotes[block] = true }
    }
    for note in notes.notes {
      for block in note.blocks { inNotes[block] = true }
    }
    for index in draft.blocks.indices where !inNotes[index] { addBody(index) }
    addNotes()
    document.text = ScalarText(text)
    document.markers.sort { ($0.offset, $0.source?.lowerBound ?? 0) < ($1.offset, $1.source?.lowerBound ?? 0) }
    renumberMarkers()
    for index in document.blocks.indices {
      document.blocks[index].repeats = document.blocks[index].repeats.flatMap { places[$0] }
    }
  }

  // MARK: Body

  private mutating func addBody(_ index: Int) {
    let block = draft.blocks[index]
    let (range, marks) = copy(block.range)
    guard !range.isEmpty else {
      // Nothing but a marker: it belongs to the end of the block before.
      let last = document.blocks.last
      for mark in marks { addMarker(mark, at: last?.range.upperBound ?? 0, block: last?.index ?? 0) }
      return
    }
    let place = addBlock(block, kind: block.kind, range: range)
    places[index] = place
    for mark in marks { addMarker(mark, at: mark.offset, block: place) }
  }

  private mutating func addBlock(_ block: DraftBlock, kind: Block.Kind, range: Range<Int>) -> Int {
    var result = Block(index: document.blocks.count, kind: kind, range: range, section: block.section)
    result.level = kind == .heading ? block.level : nil
    result.page = block.page.flatMap { pageLabels.indices.contains($0) ? pageLabels[$0] : nil }
    result.lines = block.lines
    result.repeats = block.repeats
    document.blocks.append(result)
    return result.index
  }

  // MARK: Notes

  private mutating func addNotes() {
    var shown: Set<Int> = []
    for (index, note) in notes.notes.enumerated() {
      let zone = notes.zones[note.zone]
      if shown.insert(note.zone).inserted { addZoneHeads(note.zone) }
      let start = document.blocks.count
      var range: Range<Int>?
      var marks: [Copied] = []
      for paragraph in note.paragraphs {
        let (part, found) = copy(paragraph, after: range == nil ? nil : "\n", isNote: true)
        marks += found
        guard !part.isEmpty else { continue }
        range = (range?.lowerBound ?? part.lowerBound)..<part.upperBound
      }
      let place = range ?? text.count..<text.count
      let block = draft.blocks.indices.contains(note.blocks.lowerBound) ? draft.blocks[note.blocks.lowerBound] : nil
      if !place.isEmpty, var block {
        if let last = draft.blocks[note.blocks].last?.lines, let first = block.lines {
          block.lines = min(first.lowerBound, last.lowerBound)...max(first.upperBound, last.upperBound)
        }
        _ = addBlock(block, kind: .note, range: place)
        for mark in marks { addMarker(mark, at: mark.offset, block: start) }
      }
      document.notes.append(
        Note(
          id: noteIDs[index], label: note.label, kind: note.kind ?? zone.noteKind, range: place,
          page: block?.page.flatMap { pageLabels.indices.contains($0) ? pageLabels[$0] : nil }))
    }
  }

  /// The heading of a list of notes, and what stands in the list without being one.
  private mutating func addZoneHeads(_ zone: Int) {
    var heads = notes.zones[zone].blocks.filter { noteZones[$0] != zone }
    if let heading = notes.zones[zone].heading, !heads.contains(heading) { heads.insert(heading, at: 0) }
    for index in heads {
      var block = draft.blocks[index]
      block.kind = .heading
      block.level = block.level ?? 1
      let (range, _) = copy(block.range)
      if !range.isEmpty { places[index] = addBlock(block, kind: .heading, range: range) }
    }
  }

  // MARK: Copying

  private struct Copied {
    var mark: NoteReading.Mark
    var offset: Int
  }

  /// Copies a range of the draft without its markers; nothing where nothing but blanks is left.
  private mutating func copy(
    _ range: Range<Int>, after joint: String? = nil, isNote: Bool = false
  ) -> (Range<Int>, [Copied]) {
    var marks: [NoteReading.Mark] = []
    nextMark = notes.marks.partitionIndex { $0.candidate.range.lowerBound >= range.lowerBound }
    while nextMark < notes.marks.count {
      let place = notes.marks[nextMark].candidate.range
      // A marker that prints nothing may stand right behind the last letter.
      guard place.lowerBound < range.upperBound || place.isEmpty && place.lowerBound == range.upperBound else { break }
      // What is taken out of a paragraph because it is a note is the note's own text.
      let isOwn = isNote && place.lowerBound <= range.lowerBound && place.upperBound >= range.upperBound
      if !isOwn { marks.append(notes.marks[nextMark]) }
      nextMark += 1
    }
    var pieces: [Range<Int>] = []
    var position = range.lowerBound
    for mark in marks {
      let cut = mark.candidate.range
      if cut.lowerBound > position { pieces.append(position..<cut.lowerBound) }
      position = max(position, min(cut.upperBound, range.upperBound))
    }
    if position < range.upperBound { pieces.append(position..<range.upperBound) }
    trim(&pieces)
    guard !pieces.isEmpty else { return (text.count..<text.count, marks.map { Copied(mark: $0, offset: text.count) }) }
    if let joint { text.append(contentsOf: joint.unicodeScalars) } else if !text.isEmpty { text += ["\n", "\n"] }
    let start = text.count
    var copied: [Copied] = []
    var next = 0
    for piece in pieces {
      while next < marks.count, marks[next].candidate.range.lowerBound <= piece.lowerBound,
        marks[next].candidate.range.upperBound <= piece.lowerBound
      {
        copied.append(Copied(mark: marks[next], offset: text.count))
        next += 1
      }
      append(piece)
    }
    while next < marks.count {
      copied.append(Copied(mark: marks[next], offset: text.count))
      next += 1
    }
    return (start..<text.count, copied)
  }

  /// Takes blanks off both ends of what is left.
  private func trim(_ pieces: inout [Range<Int>]) {
    while let first = pieces.first {
      var start = first.lowerBound
      while start < first.upperBound, draft.text[start].isBlank { start += 1 }
      if start < first.upperBound {
        pieces[0] = start..<first.upperBound
        break
      }
      pieces.removeFirst()
    }
    while let last = pieces.last {
      var end = last.upperBound
      while end > last.lowerBound, draft.text[end - 1].isBlank { end -= 1 }
      if end > last.lowerBound {
        pieces[pieces.count - 1] = last.lowerBound..<end
        break
      }
      pieces.removeLast()
    }
  }

  private mutating func append(_ range: Range<Int>) {
    let pieces = draft.offsets.pieces
    var index = pieces.partitionIndex { $0.target + $0.count > range.lowerBound }
    while index < pieces.count, pieces[index].target < range.upperBound {
      let piece = pieces[index]
      let from = max(piece.target, range.lowerBound)
      let to = min(piece.target + piece.count, range.upperBound)
      document.offsets.append(
        .init(
          source: piece.source + from - piece.target, target: text.count + from - range.lowerBound, count: to - from))
      index += 1
    }
    text.append(contentsOf: draft.text[range])
  }

  // MARK: Markers

  private mutating func addMarker(_ copied: Copied, at offset: Int, block: Int) {
    let mark = copied.mark
    let label = NoteLabel.name(draft.text[mark.candidate.letters])
    // A marker that prints nothing is called what its note is called.
    let name = label.isEmpty ? mark.note.map { notes.notes[$0].label } ?? mark.candidate.key.name : label
    document.markers.append(
      Marker(
        id: "", label: name, offset: offset, block: block, note: mark.note.map { noteIDs[$0] },
        rule: mark.candidate.rule.rawValue, confidence: mark.confidence,
        source: draft.offsets.source(of: mark.candidate.letters)))
  }

  /// Names the markers in the order of the text, and tells each note which are its own.
  private mutating func renumberMarkers() {
    var markers: [String: [String]] = [:]
    for index in document.markers.indices {
      document.markers[index].id = markIDs.next(document.markers[index].label)
      if let note = document.markers[index].note { markers[note, default: []].append(document.markers[index].id) }
    }
    for index in document.notes.indices { document.notes[index].markers = markers[document.notes[index].id] ?? [] }
  }
}

/// Makes labels unique in order: `n6`, `n6-2`.
struct UniqueLabels: Sendable {
  private let prefix: String
  private var counts: [String: Int] = [:]

  init(prefix: String) { self.prefix = prefix }

  mutating func next(_ label: String) -> String {
    counts[label, default: 0] += 1
    let count = counts[label, default: 1]
    return count == 1 ? prefix + label : "\(prefix)\(label)-\(count)"
  }
}
