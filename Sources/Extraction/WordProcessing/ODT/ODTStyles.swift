import DocumentModel

/// The styles of a document, those of its own and those that the program made for it, with what they take from others.
struct ODTStyles {
  struct Style: Sendable {
    var role: ParagraphRole?
    var format: LetterFormat = []
    var indent = ParagraphIndent()
  }

  private var styles: [String: Style] = [:]

  /// Cost: linear; a chain of styles is followed for a score of steps.
  init(_ trees: [XMLTree]) {
    var nodes: [String: (tree: XMLTree, node: Int)] = [:]
    for tree in trees where !tree.nodes.isEmpty {
      for holder in ["styles", "automatic-styles"] {
        for list in tree.children(holder, of: 0) {
          for node in tree.children("style", of: list) {
            guard let name = tree.value("name", of: node), let family = tree.value("family", of: node) else { continue }
            nodes["\(family) \(name)"] = (tree, node)
          }
        }
      }
    }
    for key in nodes.keys { styles[key] = Self.style(key, nodes) }
  }

  /// The style of a family (`paragraph`, `text`).
  func style(_ name: String, family: String) -> Style? { styles["\(family) \(name)"] }

  private static func style(_ key: String, _ nodes: [String: (tree: XMLTree, node: Int)]) -> Style {
    var chain: [(tree: XMLTree, node: Int)] = []
    var next: String? = key
    let family = key.prefix { $0 != " " }
    while let key = next, let found = nodes[key], chain.count < 20 {
      chain.append(found)
      next = found.tree.value("parent-style-name", of: found.node).map { "\(family) \($0)" }
    }
    var style = Style()
    // What the innermost style is based on may be defined nowhere; its name says something all the same.
    if let next, nodes[next] == nil {
      style.role = ParagraphRole(styleName: plain(String(next.dropFirst(family.count + 1))))
    }
    for (tree, node) in chain.reversed() {
      let name = tree.value("display-name", of: node) ?? plain(tree.value("name", of: node) ?? "")
      if let level = tree.value("default-outline-level", of: node).flatMap({ Int($0) }), level > 0 {
        style.role = .heading(level: min(6, level))
      }
      if family == "paragraph", let role = ParagraphRole(styleName: name) { style.role = role }
      if let properties = tree.child("paragraph-properties", of: node) ?? tree.child("properties", of: node) {
        if let value = tree.value("margin-left", of: properties) { style.indent.left = length(value) ?? 0 }
        if let value = tree.value("margin-right", of: properties) { style.indent.right = length(value) ?? 0 }
        if let value = tree.value("text-indent", of: properties) { style.indent.first = length(value) ?? 0 }
      }
      if let properties = tree.child("text-properties", of: node) ?? tree.child("properties", of: node) {
        style.format.readODF(properties, tree)
      }
    }
    return style
  }

  /// `Heading 1` of `Heading_20_1`.
  static func plain(_ name: String) -> String { name.replacing("_20_", with: " ").replacing("_5f_", with: "_") }

  /// A length in twentieths of a point; nil for a share or what is no length.
  private static func length(_ text: String) -> Int? {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard let number = Double(digits), abs(number) < 10_000 else { return nil }
    let unit: Double? =
      switch text.dropFirst(digits.count) {
      case "cm": 566.9
      case "mm": 56.69
      case "in", "inch": 1440
      case "pt": 20
      case "pc": 240
      default: nil
      }
    return unit.map { Int(number * $0) }
  }
}

extension LetterFormat {
  /// Takes what properties of letters state.
  mutating func readODF(_ properties: Int, _ tree: XMLTree) {
    if let style = tree.value("font-style", of: properties) { change(.italic, style == "italic" || style == "oblique") }
    if let weight = tree.value("font-weight", of: properties) {
      change(.bold, weight == "bold" || (Int(weight) ?? 0) >= 600)
    }
    if let position = tree.value("text-position", of: properties) {
      let first = position.split(separator: " ").first ?? ""
      let share = Int(first.prefix { $0 != "%" }) ?? 0
      change(.superscript, first == "super" || share > 0)
      change(.subscript, first == "sub" || share < 0)
    }
    if let display = tree.value("display", of: properties) { change(.hidden, display == "none") }
  }
}
