/// A page's elements and text as flat arrays in document order: a node's descendants follow it up to its `end`.
///
/// No recursion is needed to walk it, whatever its depth; elements nested deeper than `maximumDepth` hang at that depth.
struct HTMLTree: Sendable {
  struct Node: Sendable {
    var tag: HTMLTag
    var parent: Int32
    /// Behind its last descendant.
    var end: Int32
    /// Of `bytes` for text; of `attributes` for an element.
    var first: Int32
    var last: Int32
  }

  enum AttributeName: String, Sendable {
    case id, name, `class`, role, href, style, rel, hidden, content, property, type, lang, alt, itemprop, title
    case epubType = "epub:type"
    case ariaHidden = "aria-hidden"
    case xmlLang = "xml:lang"
    case ariaLabel = "aria-label"
    case httpEquiv = "http-equiv"
  }

  static let maximumDepth = 512

  private(set) var nodes: [Node] = []
  private(set) var bytes: [UInt8] = []
  private(set) var attributes: [(name: AttributeName, value: String)] = []
  /// Whether the parser came to the end of the page.
  private(set) var isWhole = true
  private var open: [Int] = []
  /// Elements that are open beyond the maximal depth.
  private var buried = 0

  init() {}

  // MARK: Reading

  /// The value of an attribute; nil where the element has none of this name. Cost: linear in its attributes.
  func value(_ name: AttributeName, of node: Int) -> String? {
    guard nodes[node].tag != .text else { return nil }
    for index in Int(nodes[node].first)..<Int(nodes[node].last) where attributes[index].name == name {
      return attributes[index].value
    }
    return nil
  }

  func hasAttributes(_ node: Int) -> Bool { nodes[node].tag != .text && nodes[node].first < nodes[node].last }

  /// All text in a node, with blanks collapsed, up to `limit` bytes.
  func text(of node: Int, limit: Int = 4096) -> String {
    var collected: [UInt8] = []
    for index in node..<Int(nodes[node].end) where nodes[index].tag == .text {
      collected += bytes[Int(nodes[index].first)..<Int(nodes[index].last)]
      if collected.count > limit { break }
    }
    return String(decoding: collected, as: UTF8.self).collapsingBlanks
  }

  // MARK: Building

  mutating func startElement(_ tag: HTMLTag, attributes own: [(AttributeName, String)]) {
    guard open.count < Self.maximumDepth else {
      buried += 1
      return
    }
    let first = Int32(attributes.count)
    attributes += own.map { (name: $0.0, value: $0.1) }
    let parent = Int32(open.last ?? -1)
    open.append(nodes.count)
    nodes.append(Node(tag: tag, parent: parent, end: 0, first: first, last: Int32(attributes.count)))
  }

  mutating func endElement() {
    if buried > 0 {
      buried -= 1
    } else if let node = open.popLast() {
      nodes[node].end = Int32(nodes.count)
    }
  }

  mutating func addText(_ text: UnsafeBufferPointer<UInt8>) {
    guard !text.isEmpty, let parent = open.last else { return }
    let start = Int32(bytes.count)
    bytes.append(contentsOf: text)
    if let last = nodes.indices.last, nodes[last].tag == .text, nodes[last].parent == Int32(parent) {
      nodes[last].last = Int32(bytes.count)
    } else {
      nodes.append(
        Node(tag: .text, parent: Int32(parent), end: Int32(nodes.count + 1), first: start, last: Int32(bytes.count)))
    }
  }

  mutating func finish(isWhole: Bool) {
    self.isWhole = isWhole
    buried = 0
    while !open.isEmpty { endElement() }
  }
}
