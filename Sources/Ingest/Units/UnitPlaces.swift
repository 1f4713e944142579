import DocumentModel

/// Where the block and note units of a document stand in its reading text, with the ids that they will have.
struct UnitPlaces {
  struct Place {
    /// Not empty, inside the text, blanks at its ends left out.
    var range: Range<Int>
    var kind: Unit.Kind
    var local: String
    /// The index of the block that it is, or (a note) begins in.
    var block: Int?
    /// The index of the note that it is.
    var note: Int?
    var paragraph: Int?
  }

  /// Blocks in order, then notes in order.
  private(set) var places: [Place] = []
  /// The indices in `places` of each block's parts.
  private var partsOfBlock: [Range<Int>]
  private var placeOfNote: [String: Int] = [:]
  /// The indices in `places` of the notes, in order of start.
  private var notesByStart: [Int] = []

  init(_ document: Document) {
    partsOfBlock = Array(repeating: 0..<0, count: document.blocks.count)
    let notes = NoteRanges(document)
    var paragraph = 0
    var heading = 0
    var caption = 0
    for (index, block) in document.blocks.enumerated() {
      let range = block.range.clamped(to: document.text.range)
      let first = places.count
      switch block.kind {
      case .navigation, .runningHead: break
      case .note where notes.overlap(range): break
      case .title, .byline, .heading, .caption:
        let whole = document.text.trimming(range)
        guard !whole.isEmpty else { break }
        let isCaption = block.kind == .caption
        if isCaption { caption += 1 } else { heading += 1 }
        places.append(
          Place(
            range: whole, kind: isCaption ? .caption : .heading, local: isCaption ? "c\(caption)" : "h\(heading)",
            block: index))
      default:
        let parts = PassageSplitter.parts(of: document.text, in: range)
        if !parts.isEmpty { paragraph += 1 }
        for (number, part) in parts.enumerated() {
          let local = parts.count == 1 ? "p\(paragraph)" : "p\(paragraph).\(number + 1)"
          places.append(Place(range: part, kind: .passage, local: local, block: index, paragraph: paragraph))
        }
      }
      partsOfBlock[index] = first..<places.count
    }
    addNotes(of: document)
  }

  private mutating func addNotes(of document: Document) {
    var locals: Set<String> = []
    for (index, note) in document.notes.enumerated() where placeOfNote[note.id] == nil {
      let range = document.text.trimming(note.range.clamped(to: document.text.range))
      guard !range.isEmpty else { continue }
      // "#" divides a unit's id, and is a note's label in some books.
      let base = String(note.id.map { $0 == "#" ? "_" : $0 })
      var local = base
      var number = 1
      while !locals.insert(local).inserted {
        number += 1
        local = "\(base)-\(number)"
      }
      placeOfNote[note.id] = places.count
      let block = document.block(at: range.lowerBound)?.index
      notesByStart.append(places.count)
      places.append(Place(range: range, kind: .note, local: local, block: block, note: index))
    }
    notesByStart.sort { places[$0].range.lowerBound < places[$1].range.lowerBound }
  }

  /// The place of a note's unit; nil for one without text.
  func index(ofNote id: String) -> Int? { placeOfNote[id] }

  /// The first part of a block.
  func first(ofBlock block: Int) -> Int? { parts(ofBlock: block).first }

  /// The indices in `places` of a block's parts.
  func parts(ofBlock block: Int) -> Range<Int> { partsOfBlock.indices.contains(block) ? partsOfBlock[block] : 0..<0 }

  /// The place in which something that begins at `offset` of a block stands. Cost: logarithmic.
  func index(at offset: Int, block: Int) -> Int? {
    let parts = parts(ofBlock: block)
    if parts.isEmpty { return note(at: offset) }
    return Self.last(of: parts) { places[$0].range.lowerBound > offset } ?? parts.first
  }

  /// The place of the words that a marker follows: at the border of two parts the first. Cost: logarithmic.
  func index(of marker: Marker) -> Int? {
    let parts = parts(ofBlock: marker.block)
    if parts.isEmpty { return note(at: marker.offset) }
    return Self.last(of: parts) { places[$0].range.lowerBound >= marker.offset } ?? parts.first
  }

  private func note(at offset: Int) -> Int? {
    guard let found = Self.last(of: notesByStart, before: { places[$0].range.lowerBound > offset }) else { return nil }
    return offset <= places[found].range.upperBound ? found : nil
  }

  /// The last element before those that come after.
  private static func last(of indices: some RandomAccessCollection<Int>, before isAfter: (Int) -> Bool) -> Int? {
    indices[..<indices.partitionIndex(where: isAfter)].last
  }
}

/// The ranges of the notes, to tell a note's block from a note block that nobody read as a note.
private struct NoteRanges {
  private let ranges: [Range<Int>]

  init(_ document: Document) { ranges = RangeList.union(document.notes.map(\.range)) }

  func overlap(_ range: Range<Int>) -> Bool { RangeList.clipped(ranges, to: range).first != nil }
}

/// Lists of ranges in order that do not overlap.
enum RangeList {
  /// The scalars of all ranges, once each. Cost: that of sorting.
  static func union(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// The parts of a union that lie in `range`. Cost: logarithmic, and linear in the parts.
  static func clipped(_ ranges: [Range<Int>], to range: Range<Int>) -> [Range<Int>] {
    let first = ranges.partitionIndex { $0.upperBound > range.lowerBound }
    return ranges[first...].prefix { $0.lowerBound < range.upperBound }.map { $0.clamped(to: range) }
      .filter { !$0.isEmpty }
  }
}
