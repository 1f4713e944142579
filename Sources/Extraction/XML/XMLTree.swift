import DocumentModel

/// An XML document's elements and text as flat arrays in document order: a node's descendants follow it up to its `end`.
///
/// No recursion is needed to walk it, whatever its depth. Comments and processing instructions are not in it.
struct XMLTree: Sendable {
  struct Node: Sendable {
    /// An index into `names`; negative for text.
    var name: Int32
    var parent: Int32
    /// Behind its last descendant.
    var end: Int32
    /// Of `bytes` for text; of `attributes` for an element.
    var first: Int32
    var last: Int32

    var isText: Bool { name < 0 }
  }

  /// A name as the document means it: the prefix is gone, its namespace stands in its place (empty where there is none).
  struct Name: Hashable, Sendable {
    var local: String
    var namespace: String
  }

  struct Attribute: Sendable {
    /// An index into `names`.
    var name: Int32
    /// Of `values`.
    var first: Int32
    var last: Int32
  }

  /// More than any book has; past it the memory, not the time, would be the trouble.
  static let maximumNodes = 10_000_000

  /// Every name that occurs, once.
  private(set) var names: [Name] = []
  /// The root element comes first.
  private(set) var nodes: [Node] = []
  /// The text of all text nodes, in UTF-8.
  private(set) var bytes: [UInt8] = []
  private(set) var attributes: [Attribute] = []
  private(set) var values: [UInt8] = []
  /// What had to be mended, and what was left out.
  var diagnostics: [Diagnostic] = []
  private var open: [Int] = []

  init() {}

  // MARK: Reading

  /// The local name of an element; empty for text.
  func name(of node: Int) -> String { nodes[node].isText ? "" : names[Int(nodes[node].name)].local }

  /// The namespace of an element; empty for one without, and for text.
  func namespace(of node: Int) -> String { nodes[node].isText ? "" : names[Int(nodes[node].name)].namespace }

  /// The value of an attribute by its local name: the one without a prefix, else the first with any (`xml:id`,
  /// `xlink:href`). Nil where the element has none. Cost: linear in its attributes.
  func value(_ local: String, of node: Int) -> String? {
    guard !nodes[node].isText else { return nil }
    var found: Attribute?
    for index in Int(nodes[node].first)..<Int(nodes[node].last) {
      let attribute = attributes[index]
      let name = names[Int(attribute.name)]
      guard name.local == local else { continue }
      if name.namespace.isEmpty { return string(attribute) }
      found = found ?? attribute
    }
    return found.map(string)
  }

  /// The value of an attribute in a namespace.
  func value(_ local: String, namespace: String, of node: Int) -> String? {
    guard !nodes[node].isText else { return nil }
    for index in Int(nodes[node].first)..<Int(nodes[node].last) {
      let attribute = attributes[index]
      if names[Int(attribute.name)] == Name(local: local, namespace: namespace) { return string(attribute) }
    }
    return nil
  }

  private func string(_ attribute: Attribute) -> String {
    String(decoding: values[Int(attribute.first)..<Int(attribute.last)], as: UTF8.self)
  }

  /// The children of a node, text among them, in order.
  func children(of node: Int) -> Children {
    Children(tree: self, index: node + 1, end: nodes[node].isText ? node + 1 : Int(nodes[node].end))
  }

  /// The child elements of a name, in order.
  func children(_ name: String, of node: Int) -> [Int] { children(of: node).filter { self.name(of: $0) == name } }

  /// The first child element of a name.
  func child(_ name: String, of node: Int) -> Int? { children(of: node).first { self.name(of: $0) == name } }

  /// What is reached from a node by one child of each name after the other.
  func child(_ path: [String], of node: Int) -> Int? {
    var node: Int? = node
    for name in path { node = node.flatMap { child(name, of: $0) } }
    return node
  }

  /// The elements of a name below a node, in order. Cost: linear in the node.
  func descendants(_ name: String, of node: Int) -> [Int] {
    (node + 1..<max(node + 1, Int(nodes[node].end))).filter { self.name(of: $0) == name }
  }

  /// All text in a node, with blanks collapsed and none at its ends, up to about `limit` bytes; elements of the names in
  /// `excluded` are passed over.
  func text(of node: Int, limit: Int = 4096, excluding excluded: Set<String> = []) -> String {
    var collected: [UInt8] = []
    var index = node
    while index < Int(nodes[node].end), collected.count <= limit {
      if nodes[index].isText {
        collected += textBytes(of: index).prefix(limit)
      } else if !excluded.isEmpty, index > node, excluded.contains(name(of: index)) {
        index = Int(nodes[index].end)
        continue
      }
      index += 1
    }
    return String(decoding: collected, as: UTF8.self).collapsingBlanks
  }

  /// The bytes of a text node.
  func textBytes(of node: Int) -> ArraySlice<UInt8> { bytes[Int(nodes[node].first)..<Int(nodes[node].last)] }

  struct Children: Sequence, IteratorProtocol {
    fileprivate let tree: XMLTree
    fileprivate var index: Int
    fileprivate let end: Int

    mutating func next() -> Int? {
      guard index < end else { return nil }
      defer { index = Int(tree.nodes[index].end) }
      return index
    }
  }

  // MARK: Building

  /// The index of a name that did not occur before.
  mutating func add(_ name: Name) -> Int32 {
    names.append(name)
    return Int32(names.count - 1)
  }

  mutating func startElement(_ name: Int32) {
    let first = Int32(attributes.count)
    let parent = Int32(open.last ?? -1)
    open.append(nodes.count)
    nodes.append(Node(name: name, parent: parent, end: 0, first: first, last: first))
  }

  /// Adds an attribute to the element begun last.
  mutating func addAttribute(_ name: Int32, value: UnsafeBufferPointer<UInt8>) {
    guard let node = open.last else { return }
    let first = Int32(values.count)
    values.append(contentsOf: value)
    attributes.append(Attribute(name: name, first: first, last: Int32(values.count)))
    nodes[node].last = Int32(attributes.count)
  }

  mutating func endElement() {
    if let node = open.popLast() { nodes[node].end = Int32(nodes.count) }
  }

  mutating func addText(_ text: UnsafeBufferPointer<UInt8>) {
    guard !text.isEmpty, let parent = open.last else { return }
    let start = Int32(bytes.count)
    bytes.append(contentsOf: text)
    if let last = nodes.indices.last, nodes[last].isText, nodes[last].parent == Int32(parent) {
      nodes[last].last = Int32(bytes.count)
    } else {
      nodes.append(
        Node(name: -1, parent: Int32(parent), end: Int32(nodes.count + 1), first: start, last: Int32(bytes.count)))
    }
  }

  mutating func finish() { while !open.isEmpty { endElement() } }
}
