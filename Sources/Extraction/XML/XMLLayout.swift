import DocumentModel

/// Walks an XML document and lays it out as its vocabulary says: the body first, the notes that stand among its words
/// behind it.
struct XMLLayout<Vocabulary: XMLVocabulary> {
  private let tree: XMLTree
  private let vocabulary: Vocabulary
  private var writer = LayoutWriter()
  private var context = Context()
  private var frames: [Frame] = []
  private var items = 0
  /// Whether the item in hand is a term whose explanation follows.
  private var isTerm = false
  private var rowCells = 0
  /// Whether the block in hand is lines of verse outside any stanza.
  private var isLines = false
  /// What is to be printed before the next letters.
  private var label = ""
  private var pages: [(start: Int, label: String?)] = []
  private var waiting: [Int] = []
  private var ranges: [[Range<Int>]]
  private var markers: [[Range<Int>]]

  private struct Context {
    var kind = Block.Kind.paragraph
    var depth = 0
    var item: Int?
    var note: Int?
    var isVerbatim = false
    var isInRow = false
    var quotationDepth = 0
  }

  private struct Frame {
    var end: Int
    var context: Context
    var runs = 0
    var isBlock = false
    var after = ""
    var marks: [Int] = []
    var marksItsEnd = false
    var start = 0
    var bearsLabel = false
    var isApart = false
  }

  init(tree: XMLTree, vocabulary: Vocabulary) {
    self.tree = tree
    self.vocabulary = vocabulary
    ranges = Array(repeating: [], count: vocabulary.notes.notes.count)
    markers = ranges
  }

  /// Cost: linear in the tree; no recursion.
  mutating func laidOutText(mediaType: String) -> LaidOutText {
    walk(0..<tree.nodes.count)
    var position = 0
    while position < waiting.count {
      let note = waiting[position]
      position += 1
      items += 1
      context = Context(kind: .note, item: items, note: note)
      let node = vocabulary.notes.notes[note].node
      walk((node + 1)..<Int(tree.nodes[node].end))
    }
    var laidOut = writer.finished(mediaType: mediaType)
    laidOut.notes = statedNotes(laidOut.text)
    laidOut.pages = laidOutPages(end: laidOut.text.count)
    laidOut.diagnostics = tree.diagnostics
    return laidOut
  }

  private mutating func walk(_ nodes: Range<Int>) {
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      while let frame = frames.last, frame.end <= index { leave() }
      if tree.nodes[index].isText {
        tree.textBytes(of: index).withUnsafeBufferPointer {
          if !label.isEmpty, $0.contains(where: { $0 > 0x20 }) { writeLabel() }
          if context.isVerbatim { writer.writeVerbatim($0) } else { writer.write($0) }
        }
        index += 1
      } else {
        index = enter(index) ? index + 1 : Int(tree.nodes[index].end)
      }
    }
    while !frames.isEmpty { leave() }
    finishBlock()
  }

  // MARK: Elements

  /// Begins an element; false where its content is not walked.
  private mutating func enter(_ node: Int) -> Bool {
    let role = vocabulary.role(
      of: node,
      in: XMLSurroundings(
        kind: context.kind, last: writer.isAtBlockStart ? nil : writer.scalars.last,
        quotationDepth: context.quotationDepth))
    switch role.shape {
    case .dropped: return false
    case .page(let label):
      breakWord(role)
      pages.append((writer.count, label))
      return false
    case .lineEnd:
      breakWord(role)
      if !role.joins, context.kind == .verse || isLines || context.isVerbatim { writer.breakLine() }
      return false
    case .replaced(let pieces):
      write(pieces, role)
      return false
    case .note(let number):
      let note = vocabulary.notes.notes[number]
      if note.marksItsPlace {
        // A note between two paragraphs belongs to the one before it.
        let place =
          !note.isAmongWords && writer.isAtBlockStart
          ? writer.elements.last?.range.upperBound ?? writer.count : writer.count
        markers[number].append(place..<place)
      }
      guard note.isAmongWords else { break }
      waiting.append(number)
      return false
    default: break
    }
    begin(node, role)
    guard !role.pieces.isEmpty else { return true }
    write(role.pieces, .inline)
    leave()
    return false
  }

  /// A line or page ends: in the middle of a word without its hyphen, else with a blank.
  private mutating func breakWord(_ role: XMLRole) {
    guard role.joins else { return writer.writeBlank() }
    _ = writer.removeHyphen()
    writer.join()
  }

  private mutating func write(_ pieces: [XMLRole.Piece], _ role: XMLRole) {
    writeLabel()
    if role.joins { writer.join() }
    for piece in pieces {
      if let style = piece.style { writer.open(.style(style)) }
      if context.isVerbatim {
        Array(piece.text.utf8).withUnsafeBufferPointer { writer.writeVerbatim($0) }
      } else {
        writer.write(piece.text)
      }
      if piece.style != nil { writer.close() }
    }
    if role.joins { writer.join() }
  }

  private mutating func writeLabel() {
    guard !label.isEmpty else { return }
    writer.write(label)
    writer.writeBlank()
    label = ""
  }

  private mutating func write(heading: String) {
    writer.write(heading)
    writer.finishBlock(as: .heading, level: min(6, max(1, context.depth)))
  }

  private mutating func begin(_ node: Int, _ role: XMLRole) {
    var frame = Frame(end: Int(tree.nodes[node].end), context: context)
    switch role.shape {
    case .inline: break
    case .line:
      if context.kind == .paragraph, !isLines { finishBlock() }
      isLines = isLines || context.kind == .paragraph
      writer.breakLine()
    case .cell:
      if context.isInRow {
        if rowCells > 0 { writer.write(" | ") }
        rowCells += 1
      }
    default:
      frame.isBlock = true
      finishBlock()
      enterBlock(role.shape)
    }
    if let heading = role.heading { write(heading: heading) }
    if !role.label.isEmpty {
      label = role.label
      frame.bearsLabel = true
    }
    if role.joins || role.followsWord { writer.join() }
    if role.isApart { writer.writeBlank() }
    frame.isApart = role.isApart
    frame.runs = openRuns(node, role)
    if !role.before.isEmpty {
      writeLabel()
      writer.write(role.before)
      writer.join()
      context.quotationDepth += 1
    }
    frame.after = role.after
    frame.marks = role.marks
    frame.marksItsEnd = role.marksItsEnd
    frame.start = writer.count
    frames.append(frame)
  }

  private mutating func enterBlock(_ shape: XMLRole.Shape) {
    let wasTerm = isTerm
    isTerm = false
    switch shape {
    case .section: context.depth += 1
    case .note(let number):
      items += 1
      (context.kind, context.item, context.note) = (.note, items, number)
    case .block(let kind): enterKind(kind)
    case .item, .term:
      if context.kind == .note { break }
      if !wasTerm { items += 1 }
      context.item = items
      if context.kind == .paragraph { context.kind = .listItem }
      if case .term = shape { isTerm = true }
    case .row:
      rowCells = 0
      context.isInRow = true
      if context.kind != .note { (context.kind, context.item) = (.table, nil) }
    case .verbatim:
      context.isVerbatim = true
      if context.kind != .note { context.kind = .code }
    default: break
    }
  }

  /// Notes hold nothing but notes, and in a quotation headings and paragraphs are quoted.
  private mutating func enterKind(_ kind: Block.Kind) {
    switch (context.kind, kind) {
    case (.note, _), (.blockQuotation, .heading), (.blockQuotation, .verse), (.epigraph, .verse),
      (.epigraph, .blockQuotation), (.epigraph, .heading), (.referenceEntry, _):
      break
    default:
      context.kind = kind
      context.item = nil
      // The paragraphs of a caption or an entry are one block.
      if kind == .caption || kind == .referenceEntry {
        items += 1
        context.item = items
      }
    }
  }

  private mutating func leave() {
    let frame = frames.removeLast()
    if frame.bearsLabel { writeLabel() }
    if !frame.after.isEmpty { writer.writeClosing(frame.after) }
    if !frame.marks.isEmpty {
      let range =
        writer.count > frame.start && !frame.marksItsEnd ? frame.start..<writer.count : writer.count..<writer.count
      for (position, note) in frame.marks.enumerated() {
        markers[note].append(position == 0 ? range : range.upperBound..<range.upperBound)
      }
    }
    if frame.isBlock {
      if context.isInRow, !frame.context.isInRow { context.isInRow = false }
      finishBlock()
    }
    if frame.isApart { writer.writeBlank() }
    for _ in 0..<frame.runs { writer.close() }
    context = frame.context
  }

  /// Opens what an element says of its letters and returns how many runs that were.
  private mutating func openRuns(_ node: Int, _ role: XMLRole) -> Int {
    var count = 0
    if let style = role.style {
      writer.open(.style(style))
      count += 1
    }
    if let link = role.link {
      writer.open(.link(target: link.target, role: link.role))
      count += 1
    }
    if let id = tree.value("id", of: node), vocabulary.targets.contains(id) {
      writer.open(.anchor(name: id))
      count += 1
    }
    return count
  }

  private mutating func finishBlock() {
    if context.isInRow { return writer.writeBlank() }
    let kind = isLines && context.kind == .paragraph ? .verse : context.kind
    isLines = false
    let level = kind == .heading ? min(6, max(1, context.depth)) : nil
    let noteKind = context.note.map { vocabulary.notes.notes[$0].kind }
    if let range = writer.finishBlock(as: kind, level: level, item: context.item, noteKind: noteKind),
      let note = context.note
    {
      ranges[note].append(range)
    }
  }

  // MARK: Results

  /// The notes that hold letters, in the order of the layout. Those without a printed label are counted.
  private func statedNotes(_ text: ScalarText) -> [StatedNote] {
    var count = 0
    var stated: [StatedNote] = []
    let printed = Set(vocabulary.notes.notes.compactMap(\.label))
    for (number, note) in vocabulary.notes.notes.enumerated() where !ranges[number].isEmpty {
      let label: String
      if let printed = note.label {
        label = printed
      } else if note.kind == .margin {
        label = ""
      } else {
        repeat { count += 1 } while printed.contains(String(count))
        label = String(count)
      }
      var paragraphs = ranges[number]
      paragraphs[0] = Self.withoutLabel(label, paragraphs[0], in: text)
      stated.append(
        StatedNote(
          label: label, kind: note.kind, ranges: paragraphs,
          markers: markers[number].map { Self.whole($0, in: text) }))
    }
    return stated
  }

  /// A note's first paragraph without its number, where that is printed at its head.
  private static func withoutLabel(_ label: String, _ range: Range<Int>, in text: ScalarText) -> Range<Int> {
    let letters = Array(label.unicodeScalars)
    var start = range.lowerBound
    if start < range.upperBound, text[start] == "[" || text[start] == "(" { start += 1 }
    guard !letters.isEmpty, letters.count <= 8, start + letters.count + 1 < range.upperBound,
      text.scalars[start..<(start + letters.count)].elementsEqual(letters)
    else { return range }
    start += letters.count
    let next = text[start]
    guard next.isBlank || [".", ")", "]", ":"].contains(next) || !letters.allSatisfy(\.isASCIIDigit) && !next.isLetter
    else { return range }
    while start < range.upperBound, text[start].isBlank || [".", ")", "]", ":"].contains(text[start]) { start += 1 }
    return start < range.upperBound ? start..<range.upperBound : range
  }

  /// A printed marker with the brackets around it, and with the blank before it where no word follows.
  private static func whole(_ marker: Range<Int>, in text: ScalarText) -> Range<Int> {
    let letters = text.trimming(marker.clamped(to: text.range))
    guard !letters.isEmpty else { return marker.lowerBound..<marker.lowerBound }
    var (start, end) = (letters.lowerBound, letters.upperBound)
    if start > 0, end < text.count,
      text[start - 1] == "[" && text[end] == "]" || text[start - 1] == "(" && text[end] == ")"
    {
      start -= 1
      end += 1
    }
    let next = end < text.count ? text[end] : "\n"
    if next.isBlank || [".", "!", "?", ",", ";", ":", ")"].contains(next) {
      while start > 0, text[start - 1].isBlank, text[start - 1] != "\n" { start -= 1 }
    }
    return start..<end
  }

  /// The pages, from the first that begins; what stands before it is a page without number.
  private func laidOutPages(end: Int) -> [Page] {
    guard let first = pages.first else { return [] }
    var starts = pages
    if first.start > 0 { starts.insert((0, nil), at: 0) }
    var result: [Page] = []
    for (index, page) in starts.enumerated() {
      let next = index + 1 < starts.count ? starts[index + 1].start : end
      let start = min(index == 0 ? 0 : page.start, end)
      result.append(Page(range: start..<max(start, min(next, end)), number: index + 1, label: page.label))
    }
    return result
  }
}
