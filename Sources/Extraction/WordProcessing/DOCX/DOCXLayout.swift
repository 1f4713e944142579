import DocumentModel

/// Walks the parts of a DOCX file and lays them out: the body, then the notes in order of their markers.
///
/// No recursion: a part's nodes come in document order, and what is open is a stack. Deleted text (`w:del`), hidden text,
/// comments, field codes, headers and footers are left out; inserted text and the results of fields are kept.
struct DOCXLayout {
  var text = WordLayout()
  let parts: DOCXParts
  var part: Part
  var fields = DOCXFields()
  /// Notes by their bookmarks, and letters that refer to a note by its bookmark (`NOTEREF`).
  var bookmarks = DOCXBookmarks()
  private var numbering: DOCXNoteNumbering
  /// Notes whose text is still to be laid out.
  private var owedNotes: [(index: Int, kind: Note.Kind, id: String)] = []
  private var laidOutNotes: Set<String> = []
  private var open: [(node: Int, element: DOCXElement)] = []
  private var paragraphs: [Paragraph] = []
  /// Text boxes found in the paragraph or row in hand, laid out behind it: none stands twice, and none in a word.
  private var boxes: [Int] = []
  private var isInBox = false
  private var bodyIndent = ParagraphIndent()
  private var format: LetterFormat = []
  private var links: [String?] = []
  private var rows = 0
  private var contentsDepth = 0
  private var comments = 0
  private var missingNotes = 0
  private var foreignParts = 0
  private var unknownSymbols = 0

  /// A part's tree with the meaning of its names.
  struct Part {
    let tree: XMLTree
    let elements: [DOCXElement]
    let links: [String: String]

    init(_ tree: XMLTree, links: [String: String]) {
      self.tree = tree
      self.links = links
      elements = tree.names.map { DOCXElement($0) }
    }

    func element(_ node: Int) -> DOCXElement {
      let name = tree.nodes[node].name
      return name < 0 ? .other : elements[Int(name)]
    }
  }

  private struct Paragraph {
    var style = DOCXStyles.Style()
    var content = WordLayout.Paragraph()
    /// Whether its end is deleted, so that the next paragraph continues it.
    var continues = false
    var endsSection = false
  }

  init(_ parts: DOCXParts) {
    self.parts = parts
    part = Part(parts.document, links: parts.links)
    numbering = DOCXNoteNumbering(parts.settings)
  }

  /// Lays out everything. Cost: linear.
  mutating func layOut() {
    bodyIndent = commonIndent()
    if let body = parts.document.child("body", of: 0) { walk(body) }
    let notes = [
      (Note.Kind.footnote, parts.footnotes), (.endnote, parts.endnotes),
    ].map { kind, tree in (kind, tree.map { NotePart($0, links: parts.noteLinks[kind] ?? [:]) }) }
    var done = 0
    while done < owedNotes.count {
      let owed = owedNotes[done]
      done += 1
      guard let source = notes.first(where: { $0.0 == owed.kind })?.1, let node = source.nodes[owed.id] else {
        missingNotes += 1
        continue
      }
      part = source.part
      fields = DOCXFields()
      text.beginNote(owed.index)
      walk(node)
      text.endNote()
    }
    bookmarks.resolve(in: &text)
  }

  /// The notes of a part by their ids, without the lines that divide notes from text.
  private struct NotePart {
    let part: Part
    var nodes: [String: Int] = [:]

    init(_ tree: XMLTree, links: [String: String]) {
      part = Part(tree, links: links)
      guard !tree.nodes.isEmpty else { return }
      for node in tree.children(of: 0) where tree.name(of: node) == "footnote" || tree.name(of: node) == "endnote" {
        guard tree.value("type", of: node).map({ $0 == "normal" }) ?? true, let id = tree.value("id", of: node) else {
          continue
        }
        if nodes[id] == nil { nodes[id] = node }
      }
    }
  }

  // MARK: The walk

  private mutating func walk(_ root: Int) {
    let tree = part.tree
    let bottom = open.count
    var index = root + 1
    let end = Int(tree.nodes[root].end)
    while index < end {
      while open.count > bottom, let last = open.last, Int(tree.nodes[last.node].end) <= index {
        leave(open.removeLast())
      }
      let element = part.element(index)
      guard !tree.nodes[index].isText, enter(index, element) else {
        index = tree.nodes[index].isText ? index + 1 : Int(tree.nodes[index].end)
        continue
      }
      open.append((index, element))
      index += 1
    }
    while open.count > bottom, let last = open.popLast() { leave(last) }
    text.finish()
    layOutBoxes()
  }

  /// Whether what is in the element is to be walked.
  private mutating func enter(_ node: Int, _ element: DOCXElement) -> Bool {
    let tree = part.tree
    switch element {
    case .p: beginParagraph(node)
    case .r: return beginRun(node)
    case .t, .mathText: write(node)
    case .denominator: write("/")
    case .tab: text.writeBlank()
    case .br: tree.value("type", of: node).map { $0 == "textWrapping" } ?? true ? text.breakLine() : text.writeBlank()
    case .cr: text.breakLine()
    case .noBreakHyphen: write("\u{2011}")
    case .sym: writeSymbol(node)
    case .footnoteReference: refer(node, .footnote)
    case .endnoteReference: refer(node, .endnote)
    case .bookmarkStart: startBookmark(node)
    case .bookmarkEnd: bookmarks.end(tree.value("id", of: node) ?? "")
    case .hyperlink:
      let anchor = tree.value("anchor", of: node).map { "#\($0)" }
      links.append(tree.value("id", of: node).flatMap { part.links[$0] } ?? anchor)
    case .fldSimple: fields.begin(instruction: tree.value("instr", of: node) ?? "")
    case .fldChar: changeField(node)
    case .instrText: fields.add(instruction: tree.text(of: node, limit: 65536))
    case .commentReference: comments += 1
    case .del, .moveFrom: return false
    case .tbl: break
    case .tr:
      if tree.child(["trPr", "del"], of: node) != nil { return false }
      // A row of one cell is a frame around text.
      if tree.children("tc", of: node).count > 1 || rows > 0 {
        text.beginRow()
        rows += 1
        return true
      }
    case .tc: if rows > 0 { text.beginCell() }
    case .sdt: if isContents(node) { contentsDepth += 1 }
    case .txbxContent:
      boxes.append(node)
      return false
    case .fallback: return !tree.children(of: Int(tree.nodes[node].parent)).contains { part.element($0) == .choice }
    case .choice:
      let siblings = tree.children(of: Int(tree.nodes[node].parent))
      return siblings.first { part.element($0) == .choice } == node
    case .altChunk: foreignParts += 1
    default: return !element.isProperties
    }
    return element != .t && element != .mathText
  }

  private mutating func leave(_ item: (node: Int, element: DOCXElement)) {
    switch item.element {
    case .p: endParagraph()
    case .r: text.endMarkAfterLetters()
    case .hyperlink: links.removeLast()
    case .fldSimple: endField()
    case .tr: endRow(item.node)
    case .sdt: if isContents(item.node) { contentsDepth -= 1 }
    default: break
    }
  }

  /// A table of contents that Word keeps up to date.
  private func isContents(_ node: Int) -> Bool {
    part.tree.child(["sdtPr", "docPartObj", "docPartGallery"], of: node)
      .flatMap { part.tree.value("val", of: $0) } == "Table of Contents"
  }

  private mutating func endRow(_ node: Int) {
    guard rows > 0, part.tree.children("tc", of: node).count > 1 || rows > 1 else { return }
    text.endRow()
    rows -= 1
    layOutBoxes()
  }

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

  // MARK: Paragraphs

  private mutating func beginParagraph(_ node: Int) {
    let tree = part.tree
    var paragraph = Paragraph()
    paragraph.style = parts.styles.standard
    if let properties = tree.child("pPr", of: node) {
      if let id = tree.child("pStyle", of: properties).flatMap({ tree.value("val", of: $0) }) {
        paragraph.style = parts.styles.style(id) ?? paragraph.style
        // A style that is nowhere defined still has a name.
        if parts.styles.style(id) == nil { paragraph.style.role = ParagraphRole(styleName: id) }
      }
      if let level = DOCXStyles.outlineLevel(properties, tree), level < 9 {
        paragraph.style.role = .heading(level: min(6, level + 1))
      }
      if let numbering = tree.child("numPr", of: properties) {
        paragraph.style.isNumbered = DOCXStyles.isNumbered(numbering, tree)
      }
      paragraph.style.indent.read(properties, tree)
      paragraph.continues = tree.child(["rPr", "del"], of: properties) != nil
      paragraph.endsSection = tree.child("sectPr", of: properties) != nil
    }
    paragraph.content.role = contentsDepth > 0 ? .navigation : paragraph.style.role
    paragraph.content.isListItem = paragraph.style.isNumbered == true && paragraph.content.role == nil
    if paragraph.content.role == nil, !paragraph.content.isListItem {
      let indent = paragraph.style.indent
      if indent.isSetInOnBothSides(of: bodyIndent) { paragraph.content.role = .quotation }
      paragraph.content.isSetIn = indent.isSetIn(from: bodyIndent)
    }
    paragraphs.append(paragraph)
  }

  private mutating func endParagraph() {
    guard var paragraph = paragraphs.popLast() else { return }
    if fields.isBibliography { paragraph.content.inherited = .referenceEntry }
    if paragraph.continues { text.writeBlank() } else { text.finish(paragraph.content) }
    if paragraph.endsSection { numbering.endSection() }
    layOutBoxes()
  }

  /// How far most letters are set in.
  private func commonIndent() -> ParagraphIndent {
    let tree = parts.document
    var letters: [ParagraphIndent: Int] = [:]
    for node in tree.nodes.indices where part.element(node) == .p {
      var indent = parts.styles.standard.indent
      if let properties = tree.child("pPr", of: node) {
        let style = tree.child("pStyle", of: properties).flatMap { tree.value("val", of: $0) }
        indent = style.flatMap { parts.styles.style($0) }?.indent ?? indent
        indent.read(properties, tree)
      }
      letters[indent, default: 0] += Int(tree.nodes[node].end) - node
    }
    return ParagraphIndent.common(letters)
  }

  // MARK: Runs

  private mutating func beginRun(_ node: Int) -> Bool {
    let tree = part.tree
    format =
      paragraphs.last.map { $0.style.role == nil ? $0.style.format : $0.style.format.intersection(.hidden) } ?? []
    if let properties = tree.child("rPr", of: node) {
      if let id = tree.child("rStyle", of: properties).flatMap({ tree.value("val", of: $0) }),
        let style = parts.styles.style(id)
      {
        format.formUnion(style.format)
      }
      format.read(properties, tree)
      // A run inserted and deleted again keeps both marks inside its properties.
      if tree.child("del", of: properties) != nil { return false }
    }
    return !format.contains(.hidden)
  }

  private var link: String? { fields.link ?? links.last ?? nil }

  private mutating func write(_ node: Int) {
    guard fields.showsText else { return }
    let (tree, format, link) = (part.tree, format, link)
    for child in tree.children(of: node) where tree.nodes[child].isText {
      tree.textBytes(of: child).withUnsafeBufferPointer { text.write($0, format, link: link) }
    }
  }

  private mutating func write(_ letters: String) {
    if fields.showsText { text.write(letters, format, link: link) }
  }

  private mutating func writeSymbol(_ node: Int) {
    let code = part.tree.value("char", of: node).flatMap { UInt32($0, radix: 16) }
    let font = part.tree.value("font", of: node) ?? ""
    guard let code, let letter = SymbolFont.letter(code, font: font) else {
      unknownSymbols += 1
      return
    }
    write(String(letter))
  }

  // MARK: Notes, bookmarks, fields

  private mutating func refer(_ node: Int, _ kind: Note.Kind) {
    let tree = part.tree
    guard fields.showsText, let id = tree.value("id", of: node) else { return }
    let hasOwnMark = tree.value("customMarkFollows", of: node).map { !["0", "false", "off"].contains($0) } ?? false
    let index = text.addNote(label: hasOwnMark ? "*" : numbering.next(kind), kind: kind)
    bookmarks.add(note: index)
    if hasOwnMark { text.beginMark(of: index) }
    // The same text twice would be two notes; a note has one reference.
    guard laidOutNotes.insert("\(kind.rawValue) \(id)").inserted else { return }
    owedNotes.append((index, kind, id))
  }

  private mutating func startBookmark(_ node: Int) {
    guard let name = part.tree.value("name", of: node), name != "_GoBack" else { return }
    bookmarks.start(part.tree.value("id", of: node) ?? "", name: name)
    text.addAnchor(name)
  }

  private mutating func changeField(_ node: Int) {
    switch part.tree.value("fldCharType", of: node) {
    case "begin": fields.begin(instruction: nil)
    case "separate":
      fields.separate()
      if fields.noteBookmark != nil { fields.resultStart = text.count }
    case "end": endField()
    default: break
    }
  }

  private mutating func endField() {
    if let name = fields.noteBookmark, let start = fields.resultStart {
      bookmarks.refer(to: name, from: start..<text.count)
    }
    fields.end()
  }

  // MARK: The report

  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    if missingNotes > 0 {
      found.append(
        Diagnostic(
          .warning, "note-missing",
          "\(missingNotes) note \(missingNotes == 1 ? "marker leads" : "markers lead") to no note in the file."))
    }
    if numbering.restartsOnPages {
      found.append(
        Diagnostic(
          .info, "note-numbers-unknown",
          "The notes are numbered anew on each page; as the file has no pages, they are numbered through."))
    }
    if comments > 0 {
      found.append(
        Diagnostic(
          .info, "comments-dropped", "\(comments) \(comments == 1 ? "comment was" : "comments were") left out."))
    }
    if foreignParts > 0 {
      found.append(
        Diagnostic(
          .warning, "part-not-read",
          "\(foreignParts) embedded \(foreignParts == 1 ? "file was" : "files were") left out."))
    }
    if unknownSymbols > 0 { found.append(SymbolFont.dropped(unknownSymbols)) }
    return found
  }
}
