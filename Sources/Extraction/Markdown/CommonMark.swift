import CCMarkGFM

/// One text parsed by cmark-gfm. The C tree lives as long as this and leaves it only as values.
final class CommonMark {
  /// Not Sendable: the tree belongs to whoever parsed it, and is read and freed there.
  let root: OpaquePointer

  /// Nil where cmark gives no tree. Footnotes and `~~strikethrough~~` on; tables as asked; no smart punctuation, since
  /// the letters are the author's; no bare addresses as links, since they are words of the text.
  init?(_ utf8: [UInt8], tables: Bool) {
    let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
    guard Self.areExtensionsRegistered, let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in tables ? ["strikethrough", "table"] : ["strikethrough"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    utf8.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }

  /// The registry is the library's only global state; it is filled once and read from then on.
  private static let areExtensionsRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()
}

/// A node's type, with the extensions' types, which are numbered at run time, told by name.
enum MarkdownNode {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
  case noteDefinition, noteReference
  case tableRow, tableCell
  case other

  init(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: self = .document
    case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
    case CMARK_NODE_LIST: self = .list
    case CMARK_NODE_ITEM: self = .item
    case CMARK_NODE_CODE_BLOCK: self = .codeBlock
    case CMARK_NODE_HTML_BLOCK: self = .htmlBlock
    case CMARK_NODE_PARAGRAPH: self = .paragraph
    case CMARK_NODE_HEADING: self = .heading
    case CMARK_NODE_THEMATIC_BREAK: self = .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: self = .noteDefinition
    case CMARK_NODE_TEXT: self = .text
    case CMARK_NODE_SOFTBREAK: self = .softBreak
    case CMARK_NODE_LINEBREAK: self = .lineBreak
    case CMARK_NODE_CODE: self = .code
    case CMARK_NODE_HTML_INLINE: self = .htmlInline
    case CMARK_NODE_EMPH: self = .emphasis
    case CMARK_NODE_STRONG: self = .strong
    case CMARK_NODE_LINK: self = .link
    case CMARK_NODE_IMAGE: self = .image
    case CMARK_NODE_FOOTNOTE_REFERENCE: self = .noteReference
    default:
      switch cmark_node_get_type_string(node).map({ String(cString: $0) }) {
      case "table_row", "table_header": self = .tableRow
      case "table_cell": self = .tableCell
      default: self = .other
      }
    }
  }
}

extension OpaquePointer {
  /// The bytes of a cmark node's literal text; they live as long as the tree.
  var literal: UnsafeBufferPointer<UInt8> {
    guard let start = cmark_node_get_literal(self) else { return UnsafeBufferPointer(start: nil, count: 0) }
    var count = 0
    while start[count] != 0 { count += 1 }
    return start.withMemoryRebound(to: UInt8.self, capacity: count) { UnsafeBufferPointer(start: $0, count: count) }
  }
}
