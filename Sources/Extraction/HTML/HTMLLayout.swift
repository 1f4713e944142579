import DocumentModel

/// Walks a page's tree and lays it out: a block element or a run of text between two is an element.
struct HTMLLayout {
  private let tree: HTMLTree
  private let chrome: ChromeFinder?
  /// Of a file that is one of several.
  private let base: LinkBase?
  private(set) var writer: LayoutWriter
  private var context: Context
  private var frames: [Frame] = []
  private var readings: [String: ClassReading] = [:]
  private var items = 0
  private var rowCells = 0
  /// Line ends asked for since the last letter.
  private var breaks = 0

  private struct Context {
    var kind: Block.Kind
    var level: Int?
    var item: Int?
    var isVerbatim = false
    /// In a row of a table, whose cells stand on one line.
    var isInRow = false
    /// In a section of notes, whose items are notes.
    var isInNotes = false
    /// What the page calls the notes that this is among.
    var noteKind: Note.Kind?
    /// In a note that is printed inside a paragraph.
    var isInInlineNote = false
  }

  private struct Frame {
    var end: Int
    var runs = 0
    var context: Context
    var isBlock: Bool
    var closesQuotation = false
  }

  /// `chrome` is nil for a piece of HTML inside another format; `kind` is what its text is.
  init(
    tree: HTMLTree, writer: consuming LayoutWriter, chrome: ChromeFinder?, kind: Block.Kind, base: LinkBase? = nil
  ) {
    self.tree = tree
    self.chrome = chrome
    self.base = base
    self.writer = writer
    context = Context(kind: kind)
  }

  /// Whether nearly all the text is preformatted: a plain text in a page's clothes, with lines and no blocks.
  var isPreformatted: Bool {
    guard let chrome, let total = chrome.letters.first, total > 0 else { return false }
    var sum: Int32 = 0
    for (index, node) in tree.nodes.enumerated() where node.tag == .pre { sum += chrome.letters[index] }
    return Int(sum) * 10 > Int(total) * 7
  }

  /// Cost: linear in the tree, and in the depth of tables within tables; no recursion.
  mutating func layOut() {
    var index = 0
    while index < tree.nodes.count {
      while let frame = frames.last, frame.end <= index { leave() }
      let node = tree.nodes[index]
      if node.tag == .text {
        write(node)
        index += 1
      } else {
        let reading = tree.hasAttributes(index) ? self.reading(of: index) : nil
        if let sign = reading?.pageBreak, isPageBreak(index, sign) {
          index = Int(node.end)
        } else if chrome.map({ !$0.isVisible[index] }) ?? node.tag.isDropped {
          index = Int(node.end)
        } else {
          enter(index, reading)
          index += 1
        }
      }
    }
    while !frames.isEmpty { leave() }
    finishBlock()
  }

  private mutating func write(_ node: HTMLTree.Node) {
    tree.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[Int(node.first)..<Int(node.last)])
      if context.isVerbatim {
        writer.writeVerbatim(text)
      } else {
        if breaks > 0, text.contains(where: { $0 > 0x20 }) { breaks = 0 }
        writer.write(text)
      }
    }
  }

  // MARK: Pages

  /// Begins a page where the element says that one begins; its number is none of the text. False where the element holds
  /// more than a number, which is then laid out.
  private mutating func isPageBreak(_ index: Int, _ sign: ClassReading.PageBreakSign) -> Bool {
    guard let letters = chrome?.letters[index], letters < 24 else { return false }
    let stated = [
      letters > 0 ? tree.text(of: index) : nil, tree.value(.title, of: index), tree.value(.ariaLabel, of: index),
    ]
    let label =
      stated.compactMap { $0.flatMap(PageLabel.number(in:)) }.first
      ?? tree.value(.id, of: index).flatMap(PageLabel.number(ofID:))
    guard label != nil || sign == .role && letters == 0 else {
      if sign == .role { writer.breakPage(label: nil) }
      return false
    }
    if tree.nodes[index].tag.isBlock { writer.writeBlank() }
    writer.breakPage(label: label)
    for inner in index..<Int(tree.nodes[index].end) {
      for name in names(of: inner) { writer.add(emptyAnchor: name) }
    }
    return true
  }

  // MARK: Blocks

  /// Ends the block in hand. In a note, one that holds its number alone goes on: the number stands on the first line of
  /// the note, whatever element it is in.
  private mutating func finishBlock(endsNote: Bool = true) {
    breaks = 0
    if context.isInRow || (!endsNote && context.kind == .note && writer.isLabel) { return writer.writeBlank() }
    writer.finishBlock(as: context.kind, level: context.level, item: context.item, noteKind: context.noteKind)
  }

  private mutating func breakLine() {
    if context.isInRow { return writer.writeBlank() }
    breaks += 1
    // Two line ends are how paragraphs were made before there were any.
    if breaks > 1, !context.isVerbatim, context.kind != .verse, context.kind != .heading {
      finishBlock()
    } else {
      writer.breakLine()
    }
  }

  private mutating func enter(_ index: Int, _ reading: ClassReading?) {
    let node = tree.nodes[index]
    if node.tag == .br { return breakLine() }
    // The heading of a chapter may be a picture of it.
    if node.tag == .img, base != nil, context.kind == .heading, writer.isAtBlockStart,
      let words = tree.value(.alt, of: index)
    {
      writer.write(words)
    }
    let isChrome = chrome?.isChrome[index] ?? false
    let isBlock = node.tag.isBlock || isChrome
    if isBlock { finishBlock(endsNote: node.tag == .li || reading?.kind == .note || isChrome) }
    var frame = Frame(end: Int(node.end), context: context, isBlock: isBlock)
    if isChrome {
      context = Context(kind: .navigation)
    } else {
      enterContext(index, node.tag, reading)
    }
    frame.runs = openRuns(index, node.tag, reading)
    if node.tag == .q {
      writer.write("“")
      frame.closesQuotation = true
    }
    frames.append(frame)
  }

  private mutating func leave() {
    let frame = frames.removeLast()
    if frame.closesQuotation { writer.write("”") }
    if frame.isBlock, !(context.isInRow && !frame.context.isInRow) {
      finishBlock(endsNote: context.item != frame.context.item)
    } else if frame.isBlock {
      // A row ends: its cells are one element.
      context.isInRow = false
      finishBlock()
    }
    for _ in 0..<frame.runs { writer.close() }
    context = frame.context
  }

  private mutating func enterContext(_ index: Int, _ tag: HTMLTag, _ reading: ClassReading?) {
    guard context.kind != .navigation else {
      if tag == .pre { context.isVerbatim = true }
      return
    }
    // The body of a page may be named for what is somewhere on it; a file of a book is what its body says.
    if reading?.holdsNotes == true, base != nil || tag != .body && tag != .html { context.isInNotes = true }
    if let kind = reading?.noteKind { context.noteKind = kind }
    enterItem(tag, reading)
    if context.kind == .note { return }
    if let level = tag.headingLevel {
      if context.kind != .blockQuotation { (context.kind, context.level, context.item) = (.heading, level, nil) }
      return
    }
    switch tag {
    case .blockquote: context.kind = reading?.kind ?? .blockQuotation
    case .figcaption, .caption: (context.kind, context.item) = (.caption, nil)
    case .pre:
      context.isVerbatim = true
      context.kind = reading?.kind ?? (context.kind == .verse ? .verse : .code)
    case .tr: if isInDataTable(index) { enterRow() }
    case .td, .th:
      guard context.isInRow, chrome.map({ $0.letters[index] > 0 }) ?? true else { break }
      if rowCells > 0 { writer.write(" | ") }
      rowCells += 1
    case .body, .html, .main, .article, .a, .span: break
    default:
      guard let kind = reading?.kind, tag.isBlock, accepts(kind, index) else { break }
      context.kind = kind
      if kind == .note {
        items += 1
        context.item = items
      }
    }
  }

  /// A byline or heading is short; its class may sit on a wrapper, too.
  private func accepts(_ kind: Block.Kind, _ index: Int) -> Bool {
    guard let chrome else { return true }
    switch kind {
    case .byline, .heading: return chrome.letters[index] < 160
    case .caption, .standfirst: return chrome.letters[index] < 1500
    default: return true
    }
  }

  private mutating func enterItem(_ tag: HTMLTag, _ reading: ClassReading?) {
    switch tag {
    case .li, .dt:
      items += 1
      context.item = items
    case .dd: context.item = items
    case .p, .div:
      // A section of notes need not be a list.
      guard context.isInNotes, context.kind != .note, reading?.holdsNotes != true, tag == .p else { return }
      items += 1
      context.item = items
      context.kind = .note
      return
    default: return
    }
    if context.isInNotes || reading?.kind == .note {
      context.kind = .note
    } else if reading?.kind == .referenceEntry {
      context.kind = .referenceEntry
    } else if context.kind == .paragraph {
      context.kind = .listItem
    }
  }

  private mutating func enterRow() {
    rowCells = 0
    context.isInRow = true
    context.item = nil
    if context.kind != .navigation { context.kind = .table }
  }

  /// Whether the nearest table of a row holds data. One that holds blocks, long texts or one cell a row is there for
  /// the look of the page.
  private mutating func isInDataTable(_ row: Int) -> Bool {
    var table = Int(tree.nodes[row].parent)
    while table >= 0, tree.nodes[table].tag != .table { table = Int(tree.nodes[table].parent) }
    guard table >= 0 else { return false }
    if let known = dataTables[table] { return known }
    let answer = Self.holdsData(tree, table, letters: chrome?.letters)
    dataTables[table] = answer
    return answer
  }

  private var dataTables: [Int: Bool] = [:]

  private static func holdsData(_ tree: HTMLTree, _ table: Int, letters: [Int32]?) -> Bool {
    if let role = tree.value(.role, of: table), role == "presentation" || role == "none" { return false }
    var cells = 0
    var rows = 0
    for index in (table + 1)..<max(table + 1, Int(tree.nodes[table].end)) {
      let tag = tree.nodes[index].tag
      if tag.headingLevel != nil { return false }
      switch tag {
      case .table, .ul, .ol, .dl, .blockquote, .form, .pre, .hr, .article, .section: return false
      case .tr: rows += 1
      case .td, .th:
        cells += 1
        if let letters, letters[index] > 400 { return false }
      default: break
      }
    }
    return cells > rows
  }

  // MARK: Runs

  /// Opens what the element says of its letters and returns how many runs that were.
  private mutating func openRuns(_ index: Int, _ tag: HTMLTag, _ reading: ClassReading?) -> Int {
    var count = 0
    func style(_ style: StyleRun.Style, _ writer: inout LayoutWriter) {
      writer.open(.style(style))
      count += 1
    }
    if let own = tag.style { style(own, &writer) }
    guard tree.hasAttributes(index) else { return count }
    for anchor in names(of: index) {
      writer.open(.anchor(name: anchor))
      count += 1
    }
    if tag == .a, let target = tree.value(.href, of: index), !target.isEmpty, !target.hasPrefix("javascript:") {
      let role = reading?.linkRole ?? (tree.value(.rel, of: index) == "footnote" ? "footnote-ref" : nil)
      writer.open(.link(target: base?.target(target) ?? target.percentDecoded, role: role))
      count += 1
    }
    if reading?.isSuperscript == true, tag.style != .superscript { style(.superscript, &writer) }
    if isInlineNote(index, tag, reading) {
      writer.open(.note(reading?.noteKind ?? .margin))
      context.isInInlineNote = true
      count += 1
    }
    if let css = tree.value(.style, of: index), css.utf8.count < 2000 {
      let plain = css.lowercased().filter { $0 != " " }
      if plain.holds("vertical-align:super") { style(.superscript, &writer) }
      if plain.holds("vertical-align:sub") { style(.subscript, &writer) }
      if plain.holds("font-style:italic") { style(.italic, &writer) }
      if plain.holds("font-weight:bold") || plain.holds("font-weight:700") { style(.bold, &writer) }
    }
    return count
  }

  /// The names by which links can lead to an element.
  private func names(of index: Int) -> [String] {
    let id = tree.value(.id, of: index)
    let name = tree.nodes[index].tag == .a ? tree.value(.name, of: index) : nil
    return (id == name ? [id] : [id, name]).compactMap { $0 }.filter { !$0.isEmpty }.map { base?.name($0) ?? $0 }
  }

  /// `<span class="sidenote">` with some words and no block in it, among the words of a paragraph. What holds a sign alone
  /// is the marker of a note elsewhere.
  private func isInlineNote(_ index: Int, _ tag: HTMLTag, _ reading: ClassReading?) -> Bool {
    guard reading?.kind == .note, tag == .span || tag == .small || tag == .other, !context.isInInlineNote,
      !context.isInNotes, !context.isInRow, context.kind != .note, context.kind != .navigation,
      chrome.map({ $0.letters[index] >= 12 }) ?? false
    else { return false }
    return !((index + 1)..<max(index + 1, Int(tree.nodes[index].end))).contains { tree.nodes[$0].tag.isBlock }
  }

  private mutating func reading(of index: Int) -> ClassReading? {
    let names = [HTMLTree.AttributeName.role, .epubType, .class].compactMap { tree.value($0, of: index) }
    guard !names.isEmpty else { return nil }
    let key = names.joined(separator: " ")
    if let known = readings[key] { return known }
    let reading = ClassReading(key)
    readings[key] = reading
    return reading
  }
}
