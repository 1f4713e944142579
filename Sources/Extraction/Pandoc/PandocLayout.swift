import DocumentModel

/// Walks pandoc's tree and lays it out: title, body, and the notes behind it in order of their markers.
///
/// A note marker prints nothing, so none can melt into a word; notes are numbered through, as pandoc does.
struct PandocLayout {
  let tree: PandocTree
  let citations: PandocCitations
  var writer = LayoutWriter()
  var notes = StatedNotes()
  /// Pieces of TeX, HTML or another format that pandoc passed on as they were.
  private(set) var droppedPieces = 0
  private var steps: [Step] = []
  private var containers: [Container] = []
  private var items = 0
  private var openRuns = 0
  /// Tables that the walk is inside of: the blocks of a cell are no blocks of their own.
  private var openTables = 0
  /// Notes whose text is still to be laid out: their place, and their blocks.
  private var waitingNotes: [(note: Int, blocks: PandocTree.Index)] = []

  enum Container {
    case plain
    case quotation
    case item(Int)
    case within(Block.Kind)
    case note(Int, item: Int)
  }

  /// What is still to be done, newest first. An index is that of the first of several siblings.
  enum Step {
    case blocks(PandocTree.Index)
    case inlines(PandocTree.Index)
    case lines(PandocTree.Index)
    case items(PandocTree.Index)
    case terms(PandocTree.Index)
    case continued(PandocTree.Index, item: Int)
    case rows(PandocTree.Index)
    case cells(PandocTree.Index, isFirst: Bool)
    case mark(Unicode.Scalar)
    case closeRun
    case leave
    case finish(Block.Kind?, level: Int? = nil)
    case finishRow
  }

  init(_ tree: PandocTree, citations: PandocCitations) {
    self.tree = tree
    self.citations = citations
  }

  /// Lays out blocks, the first of which is `index`. Cost: linear; no recursion.
  mutating func layOut(blocks index: PandocTree.Index, in container: Container? = nil) {
    if let container { containers.append(container) }
    run(.blocks(index))
    if container != nil { containers.removeLast() }
  }

  /// Lays out inlines as a block of their own.
  mutating func layOut(inlines index: PandocTree.Index, as kind: Block.Kind) {
    run(.inlines(index))
    finishBlock(as: kind)
  }

  /// Lays out a line of letters as a block of its own.
  mutating func layOut(line: String, as kind: Block.Kind) {
    writer.write(line)
    finishBlock(as: kind)
  }

  /// Lays out the notes that are still owed, those of the notes themselves among them.
  mutating func layOutNotes() {
    var done = 0
    while done < waitingNotes.count {
      let (note, blocks) = waitingNotes[done]
      done += 1
      items += 1
      layOut(blocks: blocks, in: .note(note, item: items))
    }
    waitingNotes = []
  }

  func finished(mediaType: String) -> LaidOutText {
    var laidOut = writer.finished(mediaType: mediaType)
    laidOut.notes = notes.notes
    return laidOut
  }

  private mutating func run(_ step: Step) {
    steps.append(step)
    while let step = steps.popLast() { take(step) }
  }

  private mutating func take(_ step: Step) {
    switch step {
    case .blocks(let index):
      guard index >= 0 else { return }
      steps.append(.blocks(tree.next(index)))
      enterBlock(index)
    case .inlines(let index):
      guard index >= 0 else { return }
      steps.append(.inlines(tree.next(index)))
      enterInline(index)
    case .lines(let index):
      guard index >= 0 else { return }
      writer.breakLine()
      steps += [.lines(tree.next(index)), .inlines(tree.first(index))]
    case .items(let index):
      guard index >= 0 else { return }
      items += 1
      containers.append(.item(items))
      steps += [.items(tree.next(index)), .leave, .blocks(tree.first(index))]
    case .terms(let index):
      guard index >= 0 else { return }
      items += 1
      let definitions = tree.first(tree.child(index, 1))
      containers.append(.item(items))
      steps += [
        .terms(tree.next(index)), .continued(definitions, item: items), .leave, .finish(nil),
        .inlines(tree.first(tree.first(index))),
      ]
    case .continued(let index, let item):
      guard index >= 0 else { return }
      containers.append(.item(item))
      steps += [.continued(tree.next(index), item: item), .leave, .blocks(tree.first(index))]
    case .rows(let index):
      guard index >= 0 else { return }
      openTables += 1
      steps += [.rows(tree.next(index)), .finishRow, .cells(tree.first(tree.child(index, 1)), isFirst: true)]
    case .cells(let index, let isFirst):
      guard index >= 0 else { return }
      if !isFirst { writer.write(" | ") }
      steps += [.cells(tree.next(index), isFirst: false), .blocks(tree.first(tree.child(index, 4)))]
    case .mark(let sign): writer.write(String(sign))
    case .closeRun: closeRun()
    case .leave: containers.removeLast()
    case .finish(let kind, let level): finishBlock(as: kind, level: level)
    case .finishRow:
      openTables -= 1
      finishBlock(as: .table)
    }
  }

  // MARK: Blocks

  private var kind: Block.Kind {
    var kind = Block.Kind.paragraph
    for container in containers {
      switch container {
      case .note: return .note
      case .within(let stated): kind = stated
      case .quotation: kind = .blockQuotation
      case .item: if kind == .paragraph { kind = .listItem }
      case .plain: break
      }
    }
    return kind
  }

  private var item: Int? {
    for case .note(_, let number) in containers { return number }
    if case .item(let number) = containers.last { return number }
    return nil
  }

  private mutating func finishBlock(as own: Block.Kind? = nil, level: Int? = nil) {
    guard openTables == 0 else { return writer.writeBlank() }
    while openRuns > 0 { closeRun() }
    let context = kind
    guard let range = writer.finishBlock(as: context == .note ? .note : own ?? context, level: level, item: item) else {
      return
    }
    for case .note(let number, _) in containers { notes.add(range, to: number) }
  }

  private mutating func enterBlock(_ index: PandocTree.Index) {
    switch tree.tag(index) {
    case .plain, .para:
      let first = tree.first(index)
      let isPicture = tree.tag(first) == .image && tree.next(first) < 0
      steps += [.finish(isPicture ? .caption : nil), .inlines(first)]
    case .header:
      let level = min(6, max(1, Int(tree[tree.first(index)].start)))
      addAnchor(tree.child(index, 1))
      steps += [
        .finish(kind == .paragraph || kind == .listItem ? .heading : nil, level: level),
        .inlines(tree.first(tree.child(index, 2))),
      ]
    case .lineBlock: steps += [.finish(.verse), .lines(tree.first(index))]
    case .codeBlock:
      tree.withLetters(tree.child(index, 1)) { writer.writeVerbatim($0) }
      finishBlock(as: .code)
    case .rawBlock: droppedPieces += 1
    case .blockQuote: enter(.quotation, blocks: tree.first(index))
    case .bulletList: steps.append(.items(tree.first(index)))
    case .orderedList: steps.append(.items(tree.first(tree.child(index, 1))))
    case .definitionList: steps.append(.terms(tree.first(index)))
    case .table: enterTable(index)
    case .figure:
      steps.append(.blocks(tree.first(tree.child(index, 2))))
      enter(.within(.caption), blocks: tree.first(tree.child(tree.child(index, 1), 1)))
    case .div: enterDivision(index)
    default: break
    }
  }

  private mutating func enter(_ container: Container, blocks index: PandocTree.Index) {
    containers.append(container)
    steps += [.leave, .blocks(index)]
  }

  private mutating func enterTable(_ index: PandocTree.Index) {
    steps.append(.rows(tree.first(tree.child(tree.child(index, 5), 1))))
    for body in tree.children(tree.child(index, 4)).reversed() {
      steps += [.rows(tree.first(tree.child(body, 3))), .rows(tree.first(tree.child(body, 2)))]
    }
    steps.append(.rows(tree.first(tree.child(tree.child(index, 3), 1))))
    enter(.within(.caption), blocks: tree.first(tree.child(tree.child(index, 1), 1)))
  }

  private mutating func enterDivision(_ index: PandocTree.Index) {
    let attributes = tree.first(index)
    let classes = Set(tree.children(tree.child(attributes, 1)).map { tree.string($0) })
    let name = tree.string(tree.first(attributes))
    var blocks = tree.first(tree.child(index, 1))
    if !name.isEmpty { writer.add(emptyAnchor: name) }
    if let label = citations.label(ofAnchor: name) {
      // The number or label that TeX sets before the entry.
      if !label.isEmpty { writer.write("[\(label)] ") }
      return
    }
    if classes.contains("thebibliography") {
      // What stands before the first entry is the widest label, which is not printed.
      while blocks >= 0, citations.hasEntries, tree.tag(blocks) != .div { blocks = tree.next(blocks) }
      return enter(.within(.referenceEntry), blocks: blocks)
    }
    if !classes.isDisjoint(with: ["references", "csl-bib-body"]) || name == "citations" {
      enter(.within(.referenceEntry), blocks: blocks)
    } else if !classes.isDisjoint(with: Self.quotations) {
      enter(.quotation, blocks: blocks)
    } else if classes.contains("epigraph") {
      enter(.within(.epigraph), blocks: blocks)
    } else if classes.contains("verse") {
      enter(.within(.verse), blocks: blocks)
    } else {
      enter(.plain, blocks: blocks)
    }
  }

  /// What LaTeX's packages (quoting, csquotes) and others call a quotation set apart.
  private static let quotations: Set<String> = [
    "quoting", "displayquote", "displaycquote", "foreigndisplayquote", "foreigndisplaycquote", "hyphendisplayquote",
    "blockquote", "extract", "excerpt",
  ]

  // MARK: Inlines

  private mutating func enterInline(_ index: PandocTree.Index) {
    switch tree.tag(index) {
    case .str: tree.withLetters(index) { writer.write($0) }
    case .space, .softBreak: writer.writeBlank()
    case .lineBreak: openTables == 0 ? writer.breakLine() : writer.writeBlank()
    case .emph: enterRun(.style(.italic), inlines: tree.first(index))
    case .strong: enterRun(.style(.bold), inlines: tree.first(index))
    case .superscript: enterRun(.style(.superscript), inlines: tree.first(index))
    case .subscript: enterRun(.style(.subscript), inlines: tree.first(index))
    case .underline, .strikeout, .smallCaps: steps.append(.inlines(tree.first(index)))
    case .quoted:
      let isSingle = tree.tag(tree.first(index)) == .singleQuote
      writer.write(isSingle ? "‘" : "“")
      steps += [.mark(isSingle ? "’" : "”"), .inlines(tree.first(tree.child(index, 1)))]
    case .cite: enterCitation(index)
    case .code:
      openRun(.style(.code))
      tree.withLetters(tree.child(index, 1)) { writer.write($0) }
      closeRun()
    case .math: tree.withLetters(tree.child(index, 1)) { writer.write($0) }
    case .rawInline: dropRaw(index)
    case .link: enterLink(index)
    case .image: steps.append(.inlines(tree.first(tree.child(index, 1))))
    case .note:
      let offset = writer.count
      let note = notes.add(label: String(notes.notes.count + 1), kind: .footnote, markerAt: offset)
      waitingNotes.append((note, tree.first(index)))
    case .span:
      addAnchor(tree.first(index))
      steps.append(.inlines(tree.first(tree.child(index, 1))))
    default: break
    }
  }

  private mutating func enterRun(_ run: LayoutWriter.Run, inlines index: PandocTree.Index) {
    openRun(run)
    steps += [.closeRun, .inlines(index)]
  }

  private mutating func enterLink(_ index: PandocTree.Index) {
    addAnchor(tree.first(index))
    let pairs = tree.children(tree.child(tree.first(index), 2))
    let content = tree.first(tree.child(index, 1))
    // The number of a figure or section that a cross-reference prints is no marker.
    guard !pairs.contains(where: { tree.string(tree.first($0)) == "reference-type" }) else {
      return steps.append(.inlines(content))
    }
    let target = tree.string(tree.first(tree.child(index, 2))).percentDecoded
    let classes = tree.children(tree.child(tree.first(index), 1)).map { tree.string($0) }
    enterRun(.link(target: target, role: classes.contains("citation") ? "doc-biblioref" : nil), inlines: content)
  }

  private mutating func enterCitation(_ index: PandocTree.Index) {
    guard let text = citations.text(of: index, in: tree) else {
      return steps.append(.inlines(tree.first(tree.child(index, 1))))
    }
    writer.write(text)
  }

  private mutating func dropRaw(_ index: PandocTree.Index) {
    let markup = tree.string(tree.child(index, 1))
    if markup.hasPrefix("<br") { return writer.breakLine() }
    droppedPieces += 1
  }

  /// The anchor that attributes name.
  private mutating func addAnchor(_ attributes: PandocTree.Index) {
    let name = tree.string(tree.first(attributes))
    if !name.isEmpty { writer.add(emptyAnchor: name) }
  }

  private mutating func openRun(_ run: LayoutWriter.Run) {
    writer.open(run)
    openRuns += 1
  }

  private mutating func closeRun() {
    guard openRuns > 0 else { return }
    writer.close()
    openRuns -= 1
  }
}
