import CCMarkGFM
import DocumentModel

/// Walks a cmark tree and lays it out: the body first, the notes behind it in order of their definitions.
///
/// A note marker prints nothing: its range is empty, at the letter that it follows, so no marker can melt into a word.
/// Notes are `.footnote`, which is Markdown's own word for them.
struct MarkdownLayout {
  private let labels: NoteLabels
  private var writer = LayoutWriter()
  private var containers: [Container] = []
  private var items = 0
  /// The origin of every open run, innermost last: a tag's name, or empty for Markdown's own.
  private var runs: [String] = []
  /// By the number that cmark gives a note, from 1.
  private var notes: [StatedNote] = []
  private var definitions = 0
  private var paragraphIsImage = false

  private enum Container {
    case quotation
    case item(Int)
    case note(Int, item: Int)
  }

  init(labels: NoteLabels) { self.labels = labels }

  func finished(mediaType: String) -> LaidOutText {
    var laidOut = writer.finished(mediaType: mediaType)
    laidOut.notes = notes
    return laidOut
  }

  /// Cost: linear in the tree; no recursion.
  mutating func layOut(_ tree: CommonMark) {
    guard let iterator = cmark_iter_new(tree.root) else { return }
    defer { cmark_iter_free(iterator) }
    var block = cmark_node_first_child(tree.root)
    for label in labels.labels {
      guard let paragraph = block else { break }
      // The same number comes again where a label stands in code, too.
      if let reference = cmark_node_first_child(paragraph), Self.number(of: reference) == notes.count + 1 {
        notes.append(StatedNote(label: label, kind: .footnote, ranges: [], markers: []))
      }
      block = cmark_node_next(paragraph)
    }
    guard let body = block else { return }
    cmark_iter_next(iterator)
    cmark_iter_reset(iterator, body, CMARK_EVENT_ENTER)
    var event = CMARK_EVENT_ENTER
    repeat {
      guard let node = cmark_iter_get_node(iterator) else { break }
      if event == CMARK_EVENT_ENTER { enter(node) } else { leave(node) }
      event = cmark_iter_next(iterator)
    } while event != CMARK_EVENT_DONE
  }

  // MARK: Blocks

  private var kind: Block.Kind {
    var kind = Block.Kind.paragraph
    for container in containers {
      switch container {
      case .note: return .note
      case .quotation: kind = .blockQuotation
      case .item: if kind == .paragraph { kind = .listItem }
      }
    }
    return kind
  }

  private var item: Int? {
    for case .note(_, let number) in containers { return number }
    if case .item(let number) = containers.last { return number }
    return nil
  }

  /// Ends the block in hand; a note's is one of the note's paragraphs.
  private mutating func finishBlock(as own: Block.Kind? = nil, level: Int? = nil) {
    while !runs.isEmpty { closeRun() }
    let context = kind
    guard let range = writer.finishBlock(as: context == .note ? .note : own ?? context, level: level, item: item) else {
      return
    }
    for case .note(let number, _) in containers where notes.indices.contains(number) {
      notes[number].ranges.append(range)
    }
  }

  private mutating func enter(_ node: OpaquePointer) {
    switch MarkdownNode(node) {
    case .blockQuote: containers.append(.quotation)
    case .item:
      items += 1
      containers.append(.item(items))
    case .noteDefinition:
      items += 1
      containers.append(.note(definitions, item: items))
      definitions += 1
    case .paragraph: paragraphIsImage = Self.isImage(cmark_node_first_child(node))
    case .codeBlock:
      write(node.literal, verbatim: true)
      finishBlock(as: .code)
    case .htmlBlock: layOutHTML(node.literal)
    case .tableCell:
      if cmark_node_previous(node) != nil { writer.write(" | ") }
    default: enterInline(node)
    }
  }

  private mutating func leave(_ node: OpaquePointer) {
    switch MarkdownNode(node) {
    case .blockQuote, .item, .noteDefinition: containers.removeLast()
    case .paragraph: finishBlock(as: paragraphIsImage ? .caption : nil)
    case .heading:
      finishBlock(as: kind == .blockQuotation ? nil : .heading, level: Int(cmark_node_get_heading_level(node)))
    case .tableRow: finishBlock(as: .table)
    case .emphasis, .strong, .link: closeOwnRun()
    default: break
    }
  }

  /// Whether a paragraph that begins with this node holds an image and nothing else.
  private static func isImage(_ node: OpaquePointer?) -> Bool {
    guard let node, cmark_node_next(node) == nil else { return false }
    switch MarkdownNode(node) {
    case .image: return true
    case .link: return isImage(cmark_node_first_child(node))
    default: return false
    }
  }

  // MARK: Inlines

  private mutating func enterInline(_ node: OpaquePointer) {
    switch MarkdownNode(node) {
    case .text: write(node.literal)
    case .softBreak: writer.writeBlank()
    case .lineBreak: writer.breakLine()
    case .code:
      openRun(.style(.code))
      write(node.literal)
      closeOwnRun()
    case .emphasis: openRun(.style(.italic))
    case .strong: openRun(.style(.bold))
    case .link:
      openRun(.link(target: cmark_node_get_url(node).map { String(cString: $0) }?.percentDecoded ?? "", role: nil))
    case .noteReference: refer(node)
    case .htmlInline: apply(InlineTag(node.literal))
    default: break
    }
  }

  /// The number that cmark gives the note of a reference, from 1; nil for any other node.
  private static func number(of node: OpaquePointer) -> Int? {
    MarkdownNode(node) == .noteReference ? Int(String(decoding: node.literal, as: UTF8.self)) : nil
  }

  private mutating func refer(_ node: OpaquePointer) {
    guard let number = Self.number(of: node), notes.indices.contains(number - 1) else { return }
    notes[number - 1].markers.append(writer.count..<writer.count)
  }

  private mutating func openRun(_ run: LayoutWriter.Run, tag: String = "") {
    writer.open(run)
    runs.append(tag)
  }

  private mutating func closeRun() {
    writer.close()
    runs.removeLast()
  }

  /// Ends the newest run of Markdown's own, and the tags left open in it.
  private mutating func closeOwnRun() {
    while let tag = runs.last {
      closeRun()
      if tag.isEmpty { return }
    }
  }

  private mutating func apply(_ tag: InlineTag?) {
    guard let tag else { return }
    if tag.name == "br" { return writer.breakLine() }
    if tag.isEnd {
      // A tag closes what it opened in the same run; what crosses is left to the paragraph's end.
      if runs.last == tag.name { closeRun() }
      return
    }
    if let style = HTMLTag(name: tag.name).style {
      openRun(.style(style), tag: tag.name)
    } else if tag.name == "a", let target = tag["href"] {
      openRun(.link(target: target.percentDecoded, role: nil), tag: tag.name)
    }
    if let name = tag["id"] ?? tag["name"] { writer.add(emptyAnchor: name) }
  }

  private mutating func write(_ literal: UnsafeBufferPointer<UInt8>, verbatim: Bool = false) {
    guard labels.hasRepeated else { return verbatim ? writer.writeVerbatim(literal) : writer.write(literal) }
    Self.withoutNumbers(literal).withUnsafeBufferPointer { verbatim ? writer.writeVerbatim($0) : writer.write($0) }
  }

  /// Without the numbers that `NoteLabels` gave to repeated labels, where one stands in code.
  private static func withoutNumbers(_ literal: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var scalars: [Unicode.Scalar] = []
    var isNumber = false
    for scalar in String(decoding: literal, as: UTF8.self).unicodeScalars {
      if scalar == NoteLabels.fence { isNumber.toggle() } else if !isNumber { scalars.append(scalar) }
    }
    return utf8Bytes(of: scalars[...])
  }

  private mutating func layOutHTML(_ literal: UnsafeBufferPointer<UInt8>) {
    guard let tree = HTMLTree(literal) else { return }
    let context = kind
    let first = writer.elements.count
    var layout = HTMLLayout(tree: tree, writer: writer, chrome: nil, kind: context)
    layout.layOut()
    writer = layout.writer
    for case .note(let number, _) in containers where notes.indices.contains(number) {
      notes[number].ranges += writer.elements[first...].map(\.range)
    }
  }
}
