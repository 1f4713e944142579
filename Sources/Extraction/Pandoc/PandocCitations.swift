import DocumentModel

/// How citations by key are printed: by the numbers or labels of the document's own list, else by their keys.
///
/// LaTeX's `\cite{doe99}` says no more than a key. Where the document has a `thebibliography`, it prints the entry's label:
/// its number, or what `\bibitem[…]` gives; natbib's labels `Doe(1999)` print as `(Doe, 1999)`. Else the key stands as
/// pandoc writes it, `[@doe99, p. 4]`.
struct PandocCitations {
  /// What stands in front of an entry's key in the name of its anchor; see `LaTeXPrelude`.
  static let anchorPrefix = "loccit.cite."

  /// The printed label of each key: of a list by author and year, what it says of both.
  private var labels: [String: String] = [:]
  /// Whether citations are written as the format writes them and so are never printed as they stand.
  private let replacesText: Bool

  var hasEntries: Bool { !labels.isEmpty }

  /// Cost: linear in the tree.
  init(_ tree: PandocTree, replacesText: Bool = false) {
    self.replacesText = replacesText
    var number = 0
    for index in tree.nodes.indices where tree.nodes[index].tag == .div {
      let node = PandocTree.Index(index)
      let name = tree.string(tree.first(tree.first(node)))
      guard name.hasPrefix(Self.anchorPrefix) else { continue }
      let own = tree.plainText(tree.child(node, 1)).collapsingBlanks
      if own.isEmpty { number += 1 }
      labels[String(name.dropFirst(Self.anchorPrefix.count))] = own.isEmpty ? String(number) : own
    }
  }

  /// What is printed before an entry; nil for an anchor that is none, and empty for one by author and year.
  func label(ofAnchor name: String) -> String? {
    guard name.hasPrefix(Self.anchorPrefix), let label = labels[String(name.dropFirst(Self.anchorPrefix.count))] else {
      return nil
    }
    return Self.authorAndYear(label) == nil ? label : ""
  }

  /// The text of a `.cite` node; nil where its own inlines are its text.
  func text(of index: PandocTree.Index, in tree: PandocTree) -> String? {
    let inlines = tree.children(tree.child(index, 1))
    guard replacesText || inlines.isEmpty || inlines.contains(where: { tree.tag($0) == .rawInline }) else { return nil }
    let citations = tree.children(tree.first(index)).map { Citation($0, in: tree) }
    guard let first = citations.first else { return "" }
    // By author and year, where every label says both.
    let dated = citations.compactMap { citation in
      labels[citation.key].flatMap(Self.authorAndYear).map { (citation, $0) }
    }
    if dated.count == citations.count {
      if first.isInText {
        return dated.map { "\($1.author) (\($1.year)\($0.suffixed))" }.joined(separator: "; ")
      }
      return "(" + dated.map { "\($0.prefixed)\($1.author), \($1.year)\($0.suffixed)" }.joined(separator: "; ") + ")"
    }
    let words = citations.map { "\($0.prefixed)\(labels[$0.key] ?? "@\($0.key)")\($0.suffixed)" }
    return "[" + words.joined(separator: citations.allSatisfy { labels[$0.key] != nil } ? ", " : "; ") + "]"
  }

  private struct Citation {
    var key: String
    var prefixed: String
    var suffixed: String
    var isInText: Bool

    init(_ map: PandocTree.Index, in tree: PandocTree) {
      key = tree.string(tree.value(map, "citationId"))
      let prefix = tree.plainText(tree.value(map, "citationPrefix")).collapsingBlanks
      let suffix = tree.plainText(tree.value(map, "citationSuffix")).collapsingBlanks
      prefixed = prefix.isEmpty ? "" : prefix + " "
      suffixed = suffix.isEmpty || suffix.hasPrefix(",") ? suffix : ", " + suffix
      isInText = tree.tag(tree.value(map, "citationMode")) == .authorInText
    }
  }

  /// Natbib's label: `Doe(1999a)`, `Doe et al.(1999)Doe and Roe`.
  private static func authorAndYear(_ label: String) -> (author: String, year: String)? {
    guard let open = label.firstIndex(of: "("), let close = label[open...].firstIndex(of: ")"), open > label.startIndex
    else { return nil }
    let year = label[label.index(after: open)..<close]
    guard year.count >= 4, year.prefix(4).allSatisfy(\.isNumber) else { return nil }
    return (String(label[..<open]).collapsingBlanks, String(year))
  }
}
