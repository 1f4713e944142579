import DocumentModel

/// What a document states of itself in pandoc's metadata, as values and as the text that is printed over the body.
struct PandocMetadata {
  private let tree: PandocTree
  /// The `.map` that holds the fields; a notebook keeps its own in `jupyter`.
  private let fields: PandocTree.Index

  init(_ tree: PandocTree) {
    self.tree = tree
    let notebook = tree.value(tree.metadata, "jupyter")
    fields = notebook >= 0 ? notebook : tree.metadata
  }

  var work: Work {
    guard case .mapping(var values) = value(fields, depth: 0) else { return Work() }
    for key in ["author", "authors"] {
      if let authors = values[key] { values[key] = Self.authors(authors) }
    }
    // Org's time stamps stand in brackets, with the day of the week.
    if let date = values["date"]?.text {
      values["date"] = .text(date.hasPrefix("<") || date.hasPrefix("[") ? String(date.dropFirst().prefix(10)) : date)
    }
    return WorkFields.work(from: .mapping(values))
  }

  // MARK: Values

  private func value(_ index: PandocTree.Index, depth: Int) -> MetadataValue {
    guard index >= 0, depth < MetadataValue.deepestNesting else { return .nothing }
    switch tree.tag(index) {
    case .metaString, .text: return .text(tree.string(index))
    case .metaBool, .number: return .text(String(tree[index].start))
    case .metaList, .list: return .list(tree.children(index).map { value($0, depth: depth + 1) })
    case .metaMap, .map:
      var values: [String: MetadataValue] = [:]
      for key in tree.children(index) where tree.tag(key) == .key {
        values[tree.string(key)] = value(tree.first(key), depth: depth + 1)
      }
      return .mapping(values)
    case .metaInlines, .metaBlocks: return .text(tree.plainText(index))
    default: return .nothing
    }
  }

  /// One entry may name several authors: `\author{Jane Doe and John Roe}`.
  private static func authors(_ value: MetadataValue) -> MetadataValue {
    if case .list(let entries) = value, entries.count == 1, entries[0].text != nil { entries[0] } else { value }
  }

  // MARK: Text

  /// Lays out title, subtitle, authors, date and abstract, with their notes.
  func layOut(in layout: inout PandocLayout) {
    let title = tree.value(fields, "title")
    if !repeatsFirstHeading(title) { layOut(title, as: .title, in: &layout) }
    layOut(tree.value(fields, "subtitle"), as: .standfirst, in: &layout)
    for key in ["author", "authors", "institute", "date"] {
      layOut(tree.value(fields, key), as: .byline, in: &layout)
    }
    layOut(tree.value(fields, "abstract"), as: .standfirst, in: &layout)
  }

  private func layOut(_ index: PandocTree.Index, as kind: Block.Kind, in layout: inout PandocLayout) {
    switch tree.tag(index) {
    case .metaInlines: layout.layOut(inlines: tree.first(index), as: kind)
    case .metaBlocks: layout.layOut(blocks: tree.first(index), in: .within(kind))
    case .metaList:
      for entry in tree.children(index) where tree.tag(entry) != .metaList { layOut(entry, as: kind, in: &layout) }
    case .metaMap: layOut(tree.value(index, "name"), as: kind, in: &layout)
    case .metaString: layout.layOut(line: tree.string(index), as: kind)
    default: break
    }
  }

  /// A title that the body prints itself (FictionBook) is not printed twice.
  private func repeatsFirstHeading(_ title: PandocTree.Index) -> Bool {
    var block = tree.first(tree.blocks)
    while tree.tag(block) == .div { block = tree.first(tree.child(block, 1)) }
    guard tree.tag(block) == .header else { return false }
    let heading = Folding.fold(tree.plainText(tree.child(block, 2)).collapsingBlanks)
    return !heading.isEmpty && heading == Folding.fold(tree.plainText(title).collapsingBlanks)
  }
}
