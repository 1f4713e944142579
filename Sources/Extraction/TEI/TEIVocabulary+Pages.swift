import DocumentModel

/// Where pages and lines end.
extension TEIVocabulary {
  func page(_ node: Int, _ surroundings: XMLSurroundings) -> XMLRole {
    if let edition, tree.value("ed", of: node) ?? "" != edition { return .dropped }
    let label = (tree.value("n", of: node) ?? "").collapsingBlanks.trimmingPrefix("[")
    let bare = label.hasSuffix("]") ? label.dropLast() : label
    var role = XMLRole(.page(label: bare.isEmpty ? nil : String(bare)))
    role.joins = joins(node, surroundings) || isInsideWord(node)
    return role
  }

  func lineEnd(_ node: Int, _ surroundings: XMLSurroundings) -> XMLRole {
    var role = XMLRole(.lineEnd)
    role.joins = joins(node, surroundings)
    return role
  }

  /// Whether a word goes on behind a line end or page break: it says so, or a hyphen stands before it and a small letter
  /// behind.
  private func joins(_ node: Int, _ surroundings: XMLSurroundings) -> Bool {
    switch tree.value("break", of: node) {
    case "no": return true
    case "yes": return false
    default: break
    }
    guard let last = surroundings.last, ["\u{AD}", "¬", "-", "\u{2010}"].contains(last) else { return false }
    return nextLetter(after: node)?.properties.isLowercase ?? false
  }

  /// Whether letters stand right before and behind a page break, the later one small.
  private func isInsideWord(_ node: Int) -> Bool {
    let end = Int(tree.nodes[node].end)
    guard node > 0, tree.nodes[node - 1].isText, let last = tree.textBytes(of: node - 1).last, last | 0x20 >= 0x61,
      end < tree.nodes.count, tree.nodes[end].isText, let first = tree.textBytes(of: end).first
    else { return false }
    return first >= 0x61 && first <= 0x7A
  }

  private func nextLetter(after node: Int) -> Unicode.Scalar? {
    var index = Int(tree.nodes[node].end)
    var steps = 0
    while index < tree.nodes.count, steps < 16 {
      steps += 1
      if tree.nodes[index].isText {
        let letters = tree.textBytes(of: index).drop { $0 <= 0x20 }.prefix(4)
        if !letters.isEmpty { return String(decoding: letters, as: UTF8.self).unicodeScalars.first }
      } else if tag(index) == .fw || tag(index) == .note {
        index = Int(tree.nodes[index].end)
        continue
      }
      index += 1
    }
    return nil
  }
}
