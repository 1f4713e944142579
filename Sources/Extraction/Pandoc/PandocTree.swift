/// A document as pandoc gives it, in one flat array: a node for every constructor, so a word costs one node.
///
/// `{"t": "Emph", "c": […]}` is a node `.emph` whose children are the entries of `c`; what is no constructor keeps JSON's
/// shape (`.list`, `.map` with `.key` nodes, `.text`, `.number`).
struct PandocTree: Sendable {
  typealias Index = Int32

  struct Node: Sendable {
    var tag: PandocTag
    /// -1 where there is none.
    var first: Index = -1
    var next: Index = -1
    /// Where its letters are in `letters`, or a number's value.
    var start: Int32 = 0
    var count: Int32 = 0
  }

  private(set) var nodes: [Node] = []
  private(set) var letters: [UInt8] = []
  /// The `.map` of the metadata and the `.list` of the blocks; -1 where there is none.
  var metadata: Index = -1
  var blocks: Index = -1
  /// The newest child of each node, while the tree is being built.
  private var last: [Index] = []

  init() {}

  // MARK: Building

  /// A new node, the last child of `parent` (-1 for a root). Nil where there would be more than an index can number.
  mutating func add(_ tag: PandocTag, to parent: Index) -> Index? {
    guard nodes.count < Int(Index.max) else { return nil }
    let index = Index(nodes.count)
    nodes.append(Node(tag: tag))
    last.append(-1)
    guard parent >= 0 else { return index }
    if last[Int(parent)] < 0 { nodes[Int(parent)].first = index } else { nodes[Int(last[Int(parent)])].next = index }
    last[Int(parent)] = index
    return index
  }

  mutating func set(_ text: UnsafeBufferPointer<UInt8>, of index: Index) -> Bool {
    guard letters.count + text.count < Int(Int32.max) else { return false }
    nodes[Int(index)].start = Int32(letters.count)
    nodes[Int(index)].count = Int32(text.count)
    letters.append(contentsOf: text)
    return true
  }

  mutating func set(_ number: Int, of index: Index) { nodes[Int(index)].start = Int32(clamping: number) }

  // MARK: Reading

  subscript(_ index: Index) -> Node { index < 0 ? Node(tag: .nothing) : nodes[Int(index)] }

  func tag(_ index: Index) -> PandocTag { index < 0 ? .nothing : nodes[Int(index)].tag }
  func first(_ index: Index) -> Index { index < 0 ? -1 : nodes[Int(index)].first }
  func next(_ index: Index) -> Index { index < 0 ? -1 : nodes[Int(index)].next }

  /// The child at a place, from 0; -1 where there is none.
  func child(_ index: Index, _ place: Int) -> Index {
    var child = first(index)
    for _ in 0..<place { child = next(child) }
    return child
  }

  func children(_ index: Index) -> [Index] {
    var found: [Index] = []
    var child = first(index)
    while child >= 0 {
      found.append(child)
      child = nodes[Int(child)].next
    }
    return found
  }

  func string(_ index: Index) -> String {
    guard index >= 0, nodes[Int(index)].tag != .number else { return "" }
    let node = nodes[Int(index)]
    return String(decoding: letters[Int(node.start)..<Int(node.start + node.count)], as: UTF8.self)
  }

  /// The value of a key of a map; -1 where it has none. Cost: linear in the keys.
  func value(_ map: Index, _ key: String) -> Index {
    children(map).first { self[$0].tag == .key && string($0) == key }.map { first($0) } ?? -1
  }

  func withLetters<Result>(_ index: Index, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    letters.withUnsafeBufferPointer { all in
      let node = self[index]
      // A number's value is no place of letters.
      guard node.tag != .number else { return body(UnsafeBufferPointer(rebasing: all[0..<0])) }
      return body(UnsafeBufferPointer(rebasing: all[Int(node.start)..<Int(node.start + node.count)]))
    }
  }

  /// The letters of inlines or blocks as one line, without notes, raw markup and pictures. Cost: linear.
  func plainText(_ index: Index) -> String {
    var text = ""
    var steps: [Step] = [.node(index)]
    while let step = steps.popLast() {
      guard case .node(let node) = step else {
        if case .write(let letters) = step { text += letters }
        continue
      }
      guard node >= 0 else { continue }
      switch tag(node) {
      case .str, .text, .metaString: text += string(node)
      case .space, .softBreak, .lineBreak: text += " "
      case .code, .math: text += string(child(node, 1))
      case .note, .rawInline, .rawBlock, .image, .number, .metaBool: break
      case .quoted:
        let isSingle = tag(first(node)) == .singleQuote
        text += isSingle ? "‘" : "“"
        steps += [.write(isSingle ? "’" : "”"), .node(child(node, 1))]
      case .link, .span, .cite, .div: steps.append(.node(child(node, 1)))
      case .para, .plain, .header:
        steps.append(.write(" "))
        steps += children(node).reversed().map { .node($0) }
      default: steps += children(node).reversed().map { .node($0) }
      }
    }
    return text
  }

  private enum Step {
    case node(Index)
    case write(String)
  }
}
