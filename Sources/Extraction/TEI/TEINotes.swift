import DocumentModel

/// The notes of a TEI text, and what leads to them: a `ref` or `ptr` whose target is the note, an element that the note
/// itself points at, or else the place where the note stands.
struct TEINotes {
  private(set) var notes = XMLNotes()
  /// The notes by their own names, and by the names of the elements that they point at.
  private(set) var byID: [String: Int] = [:]
  private(set) var byTarget: [String: [Int]] = [:]
  /// The names of places that something refers to.
  private(set) var targets: Set<String> = []
  private let tree: XMLTree
  private let tags: [TEITag]

  /// Cost: linear in the tree, and in its depth for each note.
  init(_ tree: XMLTree, tags: [TEITag]) {
    self.tree = tree
    self.tags = tags
    var printed: [String: String] = [:]
    var found: [Int] = []
    var node = 0
    while node < tree.nodes.count {
      switch tag(node) {
      case .teiHeader:
        node = Int(tree.nodes[node].end)
        continue
      case .ref, .ptr:
        for id in Self.ids(tree.value("target", of: node)) {
          targets.insert(id)
          if printed[id] == nil { printed[id] = XMLNotes.bare(tree.text(of: node, limit: 32)) }
        }
      case .note: found.append(node)
      default: break
      }
      node += 1
    }
    for node in found { add(node, printed: printed) }
  }

  private func tag(_ node: Int) -> TEITag { tree.nodes[node].isText ? .other : tags[Int(tree.nodes[node].name)] }

  private mutating func add(_ node: Int, printed: [String: String]) {
    let place = (tree.value("place", of: node) ?? "").lowercased()
    guard place != "inline", let parent = Int(exactly: tree.nodes[node].parent), parent >= 0 else { return }
    let isAmongWords = !(tag(parent).holdsBlocks || tag(parent) == .other && holdsNotes(parent))
    var isInSection = false
    var ancestor = parent
    while ancestor >= 0 {
      switch tag(ancestor) {
      // What a reference or a list of people says of its own.
      case .bibl, .biblStruct, .biblFull, .listBibl, .person, .place, .org: return
      // A note on a note belongs to the words of that one.
      case .note: ancestor = 0
      case .back, .noteGrp: isInSection = true
      case let tag where tag.isDivision:
        isInSection = isInSection || (tree.value("type", of: ancestor) ?? "").lowercased().contains("note")
      default: break
      }
      ancestor = Int(tree.nodes[ancestor].parent)
    }
    let number = notes.notes.count
    let id = tree.value("id", of: node)
    let reference = id.flatMap { printed[$0] }
    let places = Self.ids(tree.value("target", of: node)) + Self.ids(tree.value("targetEnd", of: node))
    if let id { byID[id] = number }
    for place in places.prefix(1) { byTarget[place, default: []].append(number) }
    targets.formUnion(places)
    let isReferred = reference != nil || !places.isEmpty
    let label = [tree.value("n", of: node).map(XMLNotes.bare), reference].compactMap(\.self).first { !$0.isEmpty }
    notes.add(
      .init(
        node: node, label: label, kind: kind(place, isInSection: isInSection && !isAmongWords),
        isAmongWords: isAmongWords, marksItsPlace: !isReferred && (isAmongWords || !isInSection)))
  }

  /// Whether an element that is not known holds notes and no words.
  private func holdsNotes(_ node: Int) -> Bool {
    tree.children(of: node).prefix(8).allSatisfy { child in
      tree.nodes[child].isText
        ? !tree.textBytes(of: child).contains { $0 > 0x20 } : [.note, .head].contains(tag(child))
    }
  }

  private func kind(_ place: String, isInSection: Bool) -> Note.Kind {
    if place.contains("foot") || place.contains("bottom") { return .footnote }
    if place.contains("end") || place.contains("back") { return .endnote }
    if place.contains("margin") || ["left", "right", "outer", "inner", "opposite", "top"].contains(place) {
      return .margin
    }
    return isInSection ? .endnote : .footnote
  }

  /// The names in `#n1 #n2`; addresses of other files are left out.
  static func ids(_ target: String?) -> [String] {
    (target ?? "").split(whereSeparator: \.isWhitespace).compactMap { (word: Substring) -> String? in
      word.first == "#" && word.count > 1 ? String(word.dropFirst()) : nil
    }
  }
}
