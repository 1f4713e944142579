import DocumentModel

/// The styles of a document (`styles.xml`), each with what it takes from the styles that it is based on.
struct DOCXStyles {
  struct Style: Sendable {
    var role: ParagraphRole?
    var format: LetterFormat = []
    var isNumbered: Bool?
    var indent = ParagraphIndent()
  }

  private var styles: [String: Style] = [:]
  /// The style of paragraphs that name none.
  private(set) var standard = Style()

  init() {}

  /// Cost: linear; a chain of styles is followed for a score of steps.
  init(_ tree: XMLTree) {
    guard !tree.nodes.isEmpty else { return }
    var nodes: [String: Int] = [:]
    var standardID: String?
    for node in tree.children("style", of: 0) {
      guard let id = tree.value("styleId", of: node) else { continue }
      nodes[id] = node
      if tree.value("type", of: node) == "paragraph", ["1", "true", "on"].contains(tree.value("default", of: node)) {
        standardID = id
      }
    }
    for id in nodes.keys { styles[id] = Self.style(id, nodes, tree) }
    standard = standardID.flatMap { styles[$0] } ?? Style()
    standard.role = nil
  }

  func style(_ id: String) -> Style? { styles[id] }

  private static func style(_ id: String, _ nodes: [String: Int], _ tree: XMLTree) -> Style {
    var chain: [Int] = []
    var next: String? = id
    while let id = next, let node = nodes[id], chain.count < 20, !chain.contains(node) {
      chain.append(node)
      next = tree.child("basedOn", of: node).flatMap { tree.value("val", of: $0) }
    }
    var style = Style()
    for node in chain.reversed() {
      let name = tree.child("name", of: node).flatMap { tree.value("val", of: $0) } ?? ""
      let properties = tree.child("pPr", of: node)
      if let properties {
        if let level = outlineLevel(properties, tree) {
          style.role = level < 9 ? .heading(level: min(6, level + 1)) : nil
        }
        if let numbering = tree.child("numPr", of: properties) { style.isNumbered = isNumbered(numbering, tree) }
        style.indent.read(properties, tree)
      }
      // A style's own name says more than that of the one it is based on.
      if let role = ParagraphRole(styleName: name) ?? ParagraphRole(styleName: tree.value("styleId", of: node) ?? "") {
        style.role = role
      }
      if let letters = tree.child("rPr", of: node) { style.format.read(letters, tree) }
    }
    return style
  }

  /// 0 for the highest heading; 9 for body text.
  static func outlineLevel(_ properties: Int, _ tree: XMLTree) -> Int? {
    tree.child("outlineLvl", of: properties).flatMap { tree.value("val", of: $0) }.flatMap { Int($0) }
      .map { min(9, max(0, $0)) }
  }

  /// The numbering 0 is none.
  static func isNumbered(_ numbering: Int, _ tree: XMLTree) -> Bool {
    tree.child("numId", of: numbering).map { tree.value("val", of: $0) != "0" } ?? true
  }
}

extension ParagraphIndent {
  /// Takes what properties of a paragraph state.
  mutating func read(_ properties: Int, _ tree: XMLTree) {
    guard let indent = tree.child("ind", of: properties) else { return }
    func number(_ names: String...) -> Int? {
      names.lazy.compactMap { tree.value($0, of: indent) }.first.map { min(20_000, max(-20_000, Int($0) ?? 0)) }
    }
    left = number("left", "start") ?? left
    right = number("right", "end") ?? right
    if let hanging = number("hanging") { first = -hanging } else { first = number("firstLine") ?? first }
  }
}

extension LetterFormat {
  /// Takes what properties of a run or of a style state.
  mutating func read(_ properties: Int, _ tree: XMLTree) {
    for node in tree.children(of: properties) {
      switch tree.name(of: node) {
      case "i": change(.italic, Self.isOn(node, tree))
      case "b": change(.bold, Self.isOn(node, tree))
      case "vanish": change(.hidden, Self.isOn(node, tree))
      case "vertAlign":
        let place = tree.value("val", of: node)
        change(.superscript, place == "superscript")
        change(.subscript, place == "subscript")
      default: break
      }
    }
  }

  private static func isOn(_ node: Int, _ tree: XMLTree) -> Bool {
    tree.value("val", of: node).map { !["0", "false", "off", "none"].contains($0) } ?? true
  }
}
