import DocumentModel

/// Finds notes and markers and ties them, over the whole sequence.
struct NoteReader {
  private let draft: Draft
  private let evidence: MarkupEvidence
  private var signs: [MarkerCandidate] = []
  private var labels: [NoteLabel?]
  private var reading = NoteReading()

  /// Cost: linear in the text, and n log n in the candidates.
  static func read(_ draft: Draft, evidence: MarkupEvidence = MarkupEvidence()) -> NoteReading {
    var reader = NoteReader(draft: draft, evidence: evidence)
    reader.scan()
    reader.readFeet()
    reader.readZones()
    reader.dropLabels()
    reader.reading.marks = NoteLinker.marks(
      signs: reader.signs, notes: reader.reading.notes, zones: reader.reading.zones, draft: draft,
      hasNumberedReferences: !reader.reading.references.isEmpty)
    reader.addStated()
    reader.reading.marks.sort { $0.candidate.range.lowerBound < $1.candidate.range.lowerBound }
    reader.reading.marks = MarkerRows.joined(reader.reading.marks, notes: reader.reading.notes, draft: draft)
    return reader.reading
  }

  private init(draft: Draft, evidence: MarkupEvidence) {
    self.draft = draft
    self.evidence = evidence
    labels = [NoteLabel?](repeating: nil, count: draft.blocks.count)
  }

  private mutating func scan() {
    for (index, block) in draft.blocks.enumerated() {
      // A note that states its markers may call for others; its own number is known.
      guard block.kind != .navigation, block.kind != .code else { continue }
      var start = block.range.lowerBound
      if !evidence.takenBlocks.contains(index), !block.continuesNote, !block.isStated || block.kind != .heading {
        labels[index] = NoteLabelReader.label(
          in: draft.text, at: start, limit: block.range.upperBound, isRaised: evidence.isRaised)
      }
      // The label itself is no marker, unless it is all there is.
      if let label = labels[index] {
        let isAll = label.range.upperBound >= block.range.upperBound
        if !isAll { start = label.range.upperBound }
        if !isAll || label.style == .bracket, let sign = MarkerCandidate(opening: label),
          !evidence.takenBlocks.contains(index)
        {
          signs.append(sign)
        }
      }
      signs += MarkerScanner.candidates(
        in: draft.text, range: start..<block.range.upperBound, raised: evidence.raised)
    }
    if !evidence.takenRanges.isEmpty {
      signs.removeAll { sign in
        let index = evidence.takenRanges.partitionIndex { $0.upperBound > sign.letters.lowerBound }
        return index < evidence.takenRanges.count && evidence.takenRanges[index].overlaps(sign.letters)
      }
    }
    CountedNotes.label(&labels, in: draft, signs: signs, taken: evidence.takenBlocks)
  }

  /// The notes at the feet of pages are known by their place.
  private mutating func readFeet() {
    let hasBracketedLabels = labels.contains { $0?.style == .bracket }
    for index in draft.bodyCount..<draft.blocks.count {
      let block = draft.blocks[index]
      guard let page = block.foot else { continue }
      guard let label = labels[index], !block.continuesNote else {
        // The words before a page's first label belong to the last note of the page before.
        if let last = reading.notes.indices.last { extendNote(last, through: index) }
        continue
      }
      if reading.zones.last?.place == .foot(page) {
        let zone = reading.zones.count - 1
        reading.zones[zone].blocks = reading.zones[zone].blocks.lowerBound..<(index + 1)
      } else {
        var zone = NoteZone(place: .foot(page), blocks: index..<(index + 1), heading: nil, scope: draft.pageRange(page))
        // Inside a quotation, markers are often put in brackets.
        zone.allowsBrackets = !hasBracketedLabels
        reading.zones.append(zone)
      }
      let start = min(label.range.upperBound, block.range.upperBound)
      reading.notes.append(
        NoteCandidate(
          key: label.key, label: label.name(in: draft), style: label.style,
          paragraphs: [start..<block.range.upperBound],
          blocks: index..<(index + 1), zone: reading.zones.count - 1))
    }
  }

  private mutating func extendNote(_ note: Int, through block: Int) {
    reading.notes[note].paragraphs.append(draft.blocks[block].range)
    reading.notes[note].blocks = reading.notes[note].blocks.lowerBound..<(block + 1)
    let zone = reading.notes[note].zone
    reading.zones[zone].blocks = reading.zones[zone].blocks.lowerBound..<(block + 1)
  }

  private mutating func readZones() {
    let found = NoteZoneFinder.find(in: draft, labels: labels, signs: signs)
    let shift = reading.zones.count
    reading.zones += found.zones
    for var note in found.notes {
      note.zone += shift
      reading.notes.append(note)
    }
    reading.references = found.references
  }

  /// What turned out to be a note's own number is no marker.
  private mutating func dropLabels() {
    var isStart = Set<Int>()
    for note in reading.notes { isStart.insert(draft.blocks[note.blocks.lowerBound].range.lowerBound) }
    signs.removeAll { isStart.contains($0.range.lowerBound) && $0.weight <= MarkerCandidate.openingWeight }
  }

  /// What the format itself ties together needs no sequence.
  private mutating func addStated() {
    for marker in evidence.dangling {
      let label = draft.string(marker.letters)
      let key = Int(label).map { LabelKey(number: $0) } ?? LabelKey(sign: draft.text[marker.letters.lowerBound])
      reading.marks.append(
        .init(
          candidate: MarkerCandidate(range: marker.range, letters: marker.letters, key: key, rule: .stated, weight: 9),
          note: nil, confidence: 0.95))
    }
    guard !evidence.notes.isEmpty else { return }
    let zone = reading.zones.count
    reading.zones.append(
      NoteZone(place: .stated, blocks: 0..<0, heading: evidence.heading, scope: 0..<draft.text.count))
    for stated in evidence.notes {
      var note = stated.note
      note.zone = zone
      reading.notes.append(note)
      for marker in stated.markers {
        reading.marks.append(
          .init(
            candidate: MarkerCandidate(
              range: marker.range, letters: marker.letters, key: note.key, rule: stated.rule, weight: 9),
            note: reading.notes.count - 1, confidence: stated.rule == .stated ? 1 : 0.99))
      }
    }
  }
}
