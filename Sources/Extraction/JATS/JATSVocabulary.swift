import DocumentModel

/// What the elements of an article or book in JATS are, and its notes.
struct JATSVocabulary: XMLVocabulary {
  let tree: XMLTree
  /// By the number of a name.
  private let tags: [JATSTag]
  private(set) var notes = XMLNotes()
  /// What the cross-references name, and what the first to each prints.
  private var printed: [String: String] = [:]
  private var notesByID: [String: Int] = [:]
  private let first: XMLFirstChildren<JATSTag>
  private(set) var targets: Set<String> = []

  /// Cost: linear in the tree.
  init(_ tree: XMLTree) {
    self.tree = tree
    tags = tree.names.map { JATSTag(name: $0.local) }
    first = XMLFirstChildren(
      tree, tags: tags, wanted: [.label, .title, .caption, .mixedCitation, .texMath, .math],
      containers: [.citationAlternatives])
    var node = 0
    while node < tree.nodes.count {
      // Authors refer to their addresses.
      if tag(node) == .contribGroup {
        node = Int(tree.nodes[node].end)
        continue
      }
      if tag(node) == .xref {
        for id in ids(node) where printed[id] == nil { printed[id] = XMLNotes.bare(tree.text(of: node, limit: 64)) }
      }
      node += 1
    }
    targets = Set(printed.keys)
    for node in tree.nodes.indices where tag(node) == .fn { addNote(node) }
  }

  func tag(_ node: Int) -> JATSTag { tree.nodes[node].isText ? .other : tags[Int(tree.nodes[node].name)] }

  private func parent(_ node: Int) -> Int? {
    let parent = Int(tree.nodes[node].parent)
    return parent < 0 ? nil : parent
  }

  private func ids(_ node: Int) -> [String] {
    (tree.value("rid", of: node) ?? "").split(separator: " ").map(String.init)
  }

  // MARK: Notes

  private mutating func addNote(_ node: Int) {
    let id = tree.value("id", of: node)
    let isReferred = id.map { printed[$0] != nil } ?? false
    let own = first[.label, of: node].map { tree.text(of: $0) } ?? tree.value("symbol", of: node)
    let label = own.map(XMLNotes.bare).flatMap { $0.isEmpty ? nil : $0 }
    var kind = Note.Kind.footnote
    var isAmongWords = true
    var ancestor = parent(node)
    while isAmongWords, let current = ancestor {
      switch tag(current) {
      case .fnGroup, .authorNotes, .tableWrapFoot, .back, .ref, .refList, .notes:
        isAmongWords = false
        let type = tree.value("content-type", of: current) ?? tree.value("notes-type", of: current) ?? ""
        if type.lowercased().contains("endnote") { kind = .endnote }
        // Statements of interests and the like are called notes, too.
        if !isReferred, label == nil { return }
      case .body: ancestor = nil
      default: break
      }
      ancestor = ancestor.flatMap(parent)
    }
    if let id { notesByID[id] = notes.notes.count }
    let reference = id.flatMap { printed[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    notes.add(
      .init(
        node: node, label: label ?? reference, kind: kind, isAmongWords: isAmongWords,
        marksItsPlace: isAmongWords && !isReferred))
  }

  // MARK: Roles

  func role(of node: Int, in surroundings: XMLSurroundings) -> XMLRole {
    let tag = tag(node)
    if let style = Self.styles[tag] { return XMLRole(.inline, style: style) }
    switch tag {
    case .p: return parent(node).map { self.tag($0) == .caption } ?? false ? Self.phrase : .container
    case .front, .list, .defList, .titleGroup, .bookTitleGroup, .table, .tableWrap, .tableWrapFoot, .figGroup,
      .fnGroup, .body, .back, .tableWrapGroup, .dispFormula, .attrib, .dispFormulaGroup, .chemStructWrap, .speech,
      .statement, .bookBody, .bookFront, .bookBack, .frontMatter, .namedBookPartBody, .supplementaryMaterial,
      .authorNotes, .def, .article, .book, .fig:
      return .container
    case .sec, .app, .appGroup, .ack, .bio, .glossary, .notes, .refList, .boxedText, .subArticle, .response, .bookPart,
      .frontMatterPart:
      return XMLRole(.section)
    case .abstract, .transAbstract: return abstract(node)
    case .articleMeta, .bookMeta, .frontStub, .bookPartMeta, .journalMeta, .collectionMeta, .contribGroup, .graphic,
      .media, .inlineGraphic, .altTitle, .transTitleGroup, .altText, .longDesc, .objectID, .permissions, .secMeta,
      .indexTerm, .privateChar, .meta:
      return tag == .articleMeta || tag == .bookMeta || tag == .frontStub || tag == .bookPartMeta
        ? .container : .dropped
    case .title, .articleTitle, .bookTitle, .subtitle: return title(node, tag)
    case .label: return label(node)
    case .caption: return caption(node)
    case .fn:
      if let number = notes.number(of: node) { return XMLRole(.note(number)) }
      return parent(node).map { self.tag($0) == .authorNotes } ?? false ? .dropped : .container
    case .xref: return reference(node)
    case .ref: return entry(node)
    case .mixedCitation, .elementCitation, .nlmCitation, .citation: return citation(node)
    case .dispQuote: return XMLRole(.block(.blockQuotation))
    case .verseGroup: return XMLRole(.block(.verse))
    case .verseLine: return XMLRole(.line)
    case .listItem: return labelled(XMLRole(.item), node)
    case .defItem: return XMLRole(.item)
    case .tr, .row: return XMLRole(.row)
    case .td, .th, .entry: return XMLRole(.cell)
    case .preformat: return XMLRole(.verbatim)
    case .code:
      let isAlone = parent(node).map { self.tag($0) != .p } ?? true
      return isAlone ? XMLRole(.verbatim) : XMLRole(.inline, style: .code)
    case .speaker: return XMLRole(.block(.paragraph))
    case .break: return XMLRole(.lineEnd)
    case .extLink, .uri:
      var role = XMLRole.inline
      let target = tree.value("href", of: node) ?? (tag == .uri ? tree.text(of: node) : "")
      if !target.isEmpty { role.link = (target.percentDecoded, nil) }
      return role
    case .alternatives, .citationAlternatives: return .inline
    case .texMath: return isAlternative(node) ? .dropped : XMLRole(.replaced([.init(text: formula(node))]))
    case .math: return isAlternative(node) ? .dropped : .inline
    case .namedContent, .styledContent, .milestoneStart, .target: return page(node) ?? .inline
    default: return isMeta(node) ? .dropped : .inline
    }
  }

  /// A paragraph among others that make one block.
  private static let phrase: XMLRole = {
    var role = XMLRole.inline
    role.isApart = true
    return role
  }()

  private static let styles: [JATSTag: StyleRun.Style] = [
    .italic: .italic, .bold: .bold, .sup: .superscript, .sub: .subscript, .monospace: .code,
  ]

  /// Metadata other than titles and abstracts.
  private func isMeta(_ node: Int) -> Bool {
    guard let parent = parent(node) else { return false }
    switch tag(parent) {
    case .articleMeta, .bookMeta, .frontStub, .bookPartMeta, .front: return true
    default: return false
    }
  }

  private func title(_ node: Int, _ tag: JATSTag) -> XMLRole {
    guard let parent = parent(node) else { return .container }
    switch self.tag(parent) {
    case .caption: return Self.phrase
    case .titleGroup, .bookTitleGroup:
      guard let meta = self.parent(parent) else { return .container }
      let isMain = self.tag(meta) == .articleMeta || self.tag(meta) == .bookMeta
      if tag == .subtitle { return XMLRole(.block(isMain ? .standfirst : .heading)) }
      return isMain ? XMLRole(.block(.title)) : labelled(XMLRole(.block(.heading)), parent)
    case .mixedCitation, .elementCitation, .nlmCitation, .citation: return .inline
    default: return labelled(XMLRole(.block(.heading)), parent)
    }
  }

  /// With the number that stands beside it in its parent.
  private func labelled(_ role: XMLRole, _ parent: Int) -> XMLRole {
    guard let label = first[.label, of: parent] else { return role }
    var role = role
    role.label = tree.text(of: label, limit: 200)
    return role
  }

  private func label(_ node: Int) -> XMLRole {
    guard let parent = parent(node) else { return .inline }
    switch tag(parent) {
    case .fn: return notes.number(of: parent) == nil ? .inline : .dropped
    // It is printed with the title, the caption or the entry.
    case .ref: return .dropped
    case .fig, .tableWrap, .boxedText, .supplementaryMaterial, .figGroup:
      return first[.caption, of: parent] == nil ? XMLRole(.block(.caption)) : .dropped
    case .listItem: return .dropped
    default: return first[.title, of: parent] == nil ? .inline : .dropped
    }
  }

  private func caption(_ node: Int) -> XMLRole {
    let role = XMLRole(.block(.caption))
    guard let parent = parent(node) else { return role }
    return labelled(role, parent)
  }

  private func abstract(_ node: Int) -> XMLRole {
    let type = tree.value("abstract-type", of: node) ?? ""
    guard type != "graphical", type != "teaser", type != "toc" else { return .dropped }
    var role = XMLRole(.section)
    if first[.title, of: node] == nil { role.heading = "Abstract" }
    return role
  }

  private func reference(_ node: Int) -> XMLRole {
    var role = XMLRole.inline
    let ids = ids(node)
    role.marks = ids.compactMap { notesByID[$0] }
    if role.marks.isEmpty, let first = ids.first {
      role.link = ("#\(first)", tree.value("ref-type", of: node) == "bibr" ? "doc-biblioref" : nil)
    }
    return role
  }

  private func entry(_ node: Int) -> XMLRole {
    var role = XMLRole(.block(.referenceEntry))
    if let label = first[.label, of: node].map({ tree.text(of: $0, limit: 64) }), !label.isEmpty {
      role.label = label.allSatisfy(\.isNumber) ? "\(label)." : label
    }
    return role
  }

  private func citation(_ node: Int) -> XMLRole {
    if let parent = parent(node), tag(parent) == .citationAlternatives {
      if node != first[.mixedCitation, of: parent] ?? first.element(of: parent) { return .dropped }
    }
    let hasOwnWords = tree.children(of: node).contains { child in
      tree.nodes[child].isText && tree.textBytes(of: child).contains { $0 > 0x20 }
    }
    let hasElements = tree.children(of: node).contains { !tree.nodes[$0].isText }
    return hasOwnWords || !hasElements ? .inline : XMLRole(.replaced(JATSCitation(tree, node).pieces))
  }

  // MARK: Formulas and pages

  /// Whether a formula is given a second time in another form.
  private func isAlternative(_ node: Int) -> Bool {
    guard let parent = parent(node), tag(parent) == .alternatives else { return false }
    return node != first[.texMath, of: parent] ?? first[.math, of: parent]
  }

  /// TeX without the frame of a document around it.
  private func formula(_ node: Int) -> String {
    let text = tree.text(of: node, limit: 1 << 16)
    guard let start = text.firstRange(of: "\\begin{document}") else { return text }
    let rest = text[start.upperBound...]
    let end = rest.firstRange(of: "\\end{document}")?.lowerBound ?? rest.endIndex
    return rest[..<end].trimmingBlanks.filter { $0 != "$" }
  }

  private func page(_ node: Int) -> XMLRole? {
    let types = ["content-type", "target-type", "rationale", "specific-use"].compactMap { tree.value($0, of: node) }
    guard types.contains(where: { ["page", "page-break", "pagebreak", "page-number", "pb"].contains($0.lowercased()) })
    else { return nil }
    let printed = tree.text(of: node, limit: 64)
    let label = printed.isEmpty ? tree.value("id", of: node).map { String($0.drop { !$0.isNumber }) } ?? "" : printed
    return XMLRole(.page(label: label.isEmpty ? nil : label))
  }
}
