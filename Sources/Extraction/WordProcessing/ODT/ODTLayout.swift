import DocumentModel

/// Walks OpenDocument's text and lays it out: the body, then the notes, which stand in it where their markers are.
///
/// No recursion: nodes come in document order, and what is open is a stack. Tracked deletions, annotations and hidden text
/// are left out.
struct ODTLayout {
  var text = WordLayout()
  private let tree: XMLTree
  private let elements: [ODTElement]
  private let styles: ODTStyles
  private var open: [(node: Int, element: ODTElement)] = []
  private var paragraphs: [(content: WordLayout.Paragraph, format: LetterFormat)] = []
  private var formats: [LetterFormat] = []
  private var links: [String] = []
  private var owedNotes: [(index: Int, body: Int)] = []
  private var notesByID: [String: Int] = [:]
  private var noteReferences: [(id: String, range: Range<Int>)] = []
  /// Text boxes found in the paragraph or row in hand; laid out behind it.
  private var boxes: [Int] = []
  private var isInBox = false
  private var lists = 0
  /// Whether a paragraph of the list item in hand has been laid out.
  private var itemHasText = false
  private var rows = 0
  private var surroundings: [Block.Kind] = []
  private var annotations = 0
  private var bodyIndent = ParagraphIndent()

  init(_ tree: XMLTree, styles: ODTStyles) {
    self.tree = tree
    self.styles = styles
    elements = tree.names.map { ODTElement($0) }
  }

  /// Lays out everything below a node. Cost: linear.
  mutating func layOut(_ body: Int) {
    bodyIndent = commonIndent(body)
    walk(body)
    var done = 0
    while done < owedNotes.count {
      let (index, body) = owedNotes[done]
      done += 1
      text.beginNote(index)
      walk(body)
      text.endNote()
    }
    for (id, range) in noteReferences {
      if let note = notesByID[id], !range.isEmpty { text.addMarker(range, to: note) }
    }
  }

  var diagnostics: [Diagnostic] {
    guard annotations > 0 else { return [] }
    return [
      Diagnostic(
        .info, "comments-dropped", "\(annotations) \(annotations == 1 ? "comment was" : "comments were") left out.")
    ]
  }

  private func element(_ node: Int) -> ODTElement {
    let name = tree.nodes[node].name
    return name < 0 ? .other : elements[Int(name)]
  }

  // MARK: The walk

  private mutating func walk(_ root: Int) {
    let bottom = open.count
    var index = root + 1
    let end = Int(tree.nodes[root].end)
    while index < end {
      while open.count > bottom, let last = open.last, Int(tree.nodes[last.node].end) <= index {
        leave(open.removeLast())
      }
      if tree.nodes[index].isText {
        write(index)
        index += 1
        continue
      }
      let element = element(index)
      guard enter(index, element) else {
        index = Int(tree.nodes[index].end)
        continue
      }
      open.append((index, element))
      index += 1
    }
    while open.count > bottom, let last = open.popLast() { leave(last) }
    text.finish()
    layOutBoxes()
  }

  private mutating func enter(_ node: Int, _ element: ODTElement) -> Bool {
    switch element {
    case .p, .h: return beginParagraph(node, isHeading: element == .h)
    case .span:
      let style = tree.value("style-name", of: node).flatMap { styles.style($0, family: "text") }
      formats.append(format.union(style?.format ?? []))
    case .a: links.append(tree.value("href", of: node)?.percentDecoded ?? "")
    case .note:
      refer(node)
      return false
    case .noteRef: noteReferences.append((tree.value("ref-name", of: node) ?? "", text.count..<text.count))
    case .list: lists += 1
    case .listItem: itemHasText = false
    case .lineBreak: text.breakLine()
    case .tab, .s: text.writeBlank()
    case .bookmark: tree.value("name", of: node).map { text.addAnchor($0) }
    case .index: surroundings.append(.navigation)
    case .bibliography: surroundings.append(.referenceEntry)
    case .row:
      if isRow(node) || rows > 0 {
        text.beginRow()
        rows += 1
      }
    case .cell: if rows > 0 { text.beginCell() }
    case .textBox:
      boxes.append(node)
      return false
    case .section: return tree.value("display", of: node) != "none"
    case .annotation:
      annotations += 1
      return false
    case .skipped: return false
    case .formula, .noteCitation, .noteBody, .other: break
    }
    return true
  }

  private mutating func leave(_ item: (node: Int, element: ODTElement)) {
    switch item.element {
    case .p, .h: endParagraph()
    case .span: formats.removeLast()
    case .a: links.removeLast()
    case .noteRef:
      if let last = noteReferences.indices.last {
        let start = min(noteReferences[last].range.lowerBound, text.count)
        noteReferences[last].range = start..<text.count
        // A number in running words is the author's; only a raised one is a marker.
        if !format.contains(.superscript) { noteReferences.removeLast() }
      }
    case .list: lists -= 1
    case .index, .bibliography: surroundings.removeLast()
    case .row:
      if rows > 0, isRow(item.node) || rows > 1 {
        text.endRow()
        rows -= 1
        layOutBoxes()
      }
    default: break
    }
  }

  /// A row of one cell is a frame around text.
  private func isRow(_ node: Int) -> Bool { tree.children("table-cell", of: node).count > 1 }

  private mutating func layOutBoxes() {
    guard !isInBox, rows == 0, paragraphs.isEmpty, !boxes.isEmpty else { return }
    isInBox = true
    // Boxes in boxes come behind those that hold them.
    var done = 0
    while done < boxes.count {
      walk(boxes[done])
      done += 1
    }
    boxes = []
    isInBox = false
  }

  // MARK: Letters

  private var format: LetterFormat { formats.last ?? paragraphs.last?.format ?? [] }

  private mutating func write(_ node: Int) {
    // Blanks between paragraphs are the layout of the XML.
    guard !paragraphs.isEmpty else { return }
    let (format, link) = (format, links.last)
    tree.textBytes(of: node).withUnsafeBufferPointer { text.write($0, format, link: link) }
  }

  // MARK: Paragraphs

  private mutating func beginParagraph(_ node: Int, isHeading: Bool) -> Bool {
    let name = tree.value("style-name", of: node) ?? ""
    let style =
      styles.style(name, family: "paragraph")
      ?? ODTStyles.Style(role: ParagraphRole(styleName: ODTStyles.plain(name)))
    guard !style.format.contains(.hidden) else { return false }
    var content = WordLayout.Paragraph()
    content.inherited = surroundings.last
    content.role = content.inherited == .navigation ? .navigation : style.role
    if isHeading, content.role?.level == nil, content.role != .navigation, content.role != .title {
      content.role = .heading(
        level: tree.value("outline-level", of: node).flatMap { Int($0) }.map { min(6, max(1, $0)) } ?? 1)
    }
    content.isListItem = lists > 0 && content.role == nil
    content.continuesItem = content.isListItem && itemHasText
    itemHasText = true
    if content.role == nil, lists == 0 {
      if style.indent.isSetInOnBothSides(of: bodyIndent) { content.role = .quotation }
      content.isSetIn = style.indent.isSetIn(from: bodyIndent)
    }
    paragraphs.append((content, content.role == nil ? style.format : []))
    return true
  }

  private mutating func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    text.finish(paragraph.content)
    layOutBoxes()
  }

  /// How far most paragraphs are set in.
  private func commonIndent(_ body: Int) -> ParagraphIndent {
    var nodes: [ParagraphIndent: Int] = [:]
    for node in body..<Int(tree.nodes[body].end) where element(node) == .p {
      let style = tree.value("style-name", of: node).flatMap { styles.style($0, family: "paragraph") }
      nodes[style?.indent ?? ParagraphIndent(), default: 0] += Int(tree.nodes[node].end) - node
    }
    return ParagraphIndent.common(nodes)
  }

  // MARK: Notes

  private mutating func refer(_ node: Int) {
    let kind: Note.Kind =
      tree.value("note-class", of: node) == "endnote" || tree.name(of: node) == "endnote" ? .endnote : .footnote
    var label = ""
    var body: Int?
    for child in tree.children(of: node) {
      switch element(child) {
      case .noteCitation: label = tree.value("label", of: child) ?? tree.text(of: child, limit: 64)
      case .noteBody: body = child
      default: break
      }
    }
    let index = text.addNote(label: label.isEmpty ? String(text.notes.notes.count + 1) : label, kind: kind)
    if let id = tree.value("id", of: node), notesByID[id] == nil { notesByID[id] = index }
    if let body { owedNotes.append((index, body)) }
  }
}
