import DocumentModel

/// What the elements of a TEI text are.
///
/// Of two readings of one place the one that is printed in the source is taken: `sic`, `orig` and `abbr` before `corr`,
/// `reg` and `expan`, because somebody who cites the text cites what stands in it.
struct TEIVocabulary: XMLVocabulary {
  let tree: XMLTree
  /// By the number of a name.
  private let tags: [TEITag]
  private let stated: TEINotes
  private let first: XMLFirstChildren<TEITag>
  /// Elements that have a block among their children.
  private var holdsBlock: Set<Int> = []
  /// Paragraphs that are nothing but a long quotation.
  private var quotations: Set<Int> = []
  /// The label of a list's item, by the item.
  private var labels: [Int: Int] = [:]
  /// What a `g` stands for, by the name of its description in the header.
  private var glyphs: [String: String] = [:]
  /// The edition whose pages are counted, where breaks of several are marked.
  private(set) var edition: String?

  var notes: XMLNotes { stated.notes }
  var targets: Set<String> { stated.targets }

  /// Cost: linear in the tree.
  init(_ tree: XMLTree) {
    self.tree = tree
    tags = tree.names.map { TEITag(name: $0.local) }
    stated = TEINotes(tree, tags: tags)
    first = XMLFirstChildren(
      tree, tags: tags, wanted: [.head, .speaker, .quote, .q, .sic, .orig, .abbr, .lem],
      containers: [.choice, .app, .rdgGrp])
    var editions: [String: Int] = [:]
    for node in tree.nodes.indices where !tree.nodes[node].isText {
      if tag(node).isBlock { holdsBlock.insert(Int(tree.nodes[node].parent)) }
      switch tag(node) {
      case .p, .ab: if isQuotation(node) { quotations.insert(node) }
      case .label: if let item = nextElement(after: node), tag(item) == .item { labels[item] = node }
      case .pb: editions[tree.value("ed", of: node) ?? "", default: 0] += 1
      case .other where tree.name(of: node) == "char" || tree.name(of: node) == "glyph": addGlyph(node)
      default: break
      }
    }
    if editions.count > 1 { edition = editions.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
  }

  func tag(_ node: Int) -> TEITag { tree.nodes[node].isText ? .other : tags[Int(tree.nodes[node].name)] }

  private func parent(_ node: Int) -> TEITag {
    let parent = Int(tree.nodes[node].parent)
    return parent < 0 ? .other : tag(parent)
  }

  private func nextElement(after node: Int) -> Int? {
    let parent = Int(tree.nodes[node].parent)
    guard parent >= 0 else { return nil }
    var index = Int(tree.nodes[node].end)
    while index < Int(tree.nodes[parent].end), tree.nodes[index].isText { index += 1 }
    return index < Int(tree.nodes[parent].end) ? index : nil
  }

  private mutating func addGlyph(_ node: Int) {
    guard let id = tree.value("id", of: node) else { return }
    let mappings = tree.children("mapping", of: node)
    let plain = mappings.first { ["standard", "normalized", "simplified"].contains(tree.value("type", of: $0) ?? "") }
    if let mapping = plain ?? mappings.first { glyphs[id] = tree.text(of: mapping, limit: 64) }
  }

  // MARK: Roles

  func role(of node: Int, in surroundings: XMLSurroundings) -> XMLRole {
    let tag = tag(node)
    if tag.isDivision { return XMLRole(.section) }
    var role = shape(of: node, tag, surroundings)
    if let id = tree.value("id", of: node), let numbers = stated.byTarget[id] {
      role.marks += numbers
      role.marksItsEnd = role.marks.count == numbers.count && tree.text(of: node, limit: 16).count > 6
    }
    return role
  }

  private func shape(of node: Int, _ tag: TEITag, _ surroundings: XMLSurroundings) -> XMLRole {
    switch tag {
    case .teiHeader, .standOff, .facsimile, .fw, .graphic, .media, .index, .interp, .interpGrp, .span, .spanGrp, .link,
      .linkGrp, .timeline, .join, .alt, .metamark, .certainty, .precision, .respons, .addSpan, .delSpan, .listWit,
      .notatedMusic, .fsdDecl, .del, .rt, .desc, .revisionDesc:
      return .dropped
    case .TEI: return parent(node) == .teiCorpus ? volume(node) : .container
    case .text: return parent(node) == .group ? XMLRole(.section) : .container
    case .listBibl: return XMLRole(.section)
    case .note: return note(node)
    case .head: return head(node)
    case .p, .ab: return quotations.contains(node) ? XMLRole(.block(.blockQuotation)) : .container
    case .quote, .q, .said, .soCalled, .cit: return quotation(node, tag, surroundings)
    case .epigraph: return XMLRole(.block(.epigraph))
    case .lg: return XMLRole(.block(.verse))
    case .l: return XMLRole(.line)
    case .sp: return speech(node)
    case .speaker: return speechLabel(Int(tree.nodes[node].parent)) == nil ? .container : .dropped
    case .stage, .camera, .sound, .tech: return isAmongWords(node) ? .inline : XMLRole(.container, style: .italic)
    case .item, .castItem: return item(node)
    case .label: return label(node)
    case .row: return XMLRole(.row)
    case .cell: return XMLRole(.cell)
    case .byline, .docAuthor: return parent(node) == .byline ? .inline : XMLRole(.block(.byline))
    case .titlePart: return titlePart(node)
    case .bibl, .biblStruct, .biblFull: return entry(node, tag)
    case .ref, .ptr: return reference(node)
    case .pb: return page(node, surroundings)
    case .lb, .cb, .gb: return lineEnd(node, surroundings)
    case .space: return XMLRole(.lineEnd)
    case .figDesc: return isSecond(node, to: .head) ? .dropped : XMLRole(.block(.caption))
    case .gap: return gap(node)
    case .g: return glyph(node)
    case .pc: return punctuation(node)
    case .eg: return XMLRole(.verbatim)
    case .egXML: return example(node)
    case .code, .gi, .att: return code(node, tag)
    case .title, .hi, .emph, .mentioned: return XMLRole(.inline, style: style(node, tag))
    case .orig, .reg, .sic, .corr, .abbr, .expan, .unclear, .seg, .lem, .rdg, .rdgGrp, .am, .ex, .supplied:
      return isRejected(node, tag) ? .dropped : .inline
    case .addrLine: return apart(.inline)
    case .list, .table, .figure, .opener, .closer, .dateline, .salute, .signed, .trailer, .docTitle, .docImprint,
      .docDate, .docEdition, .imprimatur, .castList, .castGroup, .performance, .teiCorpus, .sourceDoc, .listPerson,
      .listPlace, .listOrg, .person, .place, .org, .entry, .entryFree, .superEntry, .spGrp:
      return isAmongWords(node) && [.dateline, .salute, .signed, .docDate].contains(tag) ? .inline : .container
    default: return tag.holdsBlocks ? .container : .inline
    }
  }

  private func apart(_ role: XMLRole) -> XMLRole {
    var role = role
    role.isApart = true
    return role
  }

  /// Whether an element stands in a line of words.
  private func isAmongWords(_ node: Int) -> Bool {
    switch parent(node) {
    case .p, .ab, .l, .head, .seg, .hi, .item, .cell, .q, .quote, .said, .speaker, .stage, .opener, .closer, .byline,
      .docImprint, .salute, .signed, .trailer, .titlePart, .castItem, .dateline:
      true
    default: false
    }
  }

  private func isSecond(_ node: Int, to tag: TEITag) -> Bool {
    let parent = Int(tree.nodes[node].parent)
    return parent >= 0 && first[tag, of: parent] != nil
  }

  // MARK: Blocks

  /// A document of a corpus, under its title.
  private func volume(_ node: Int) -> XMLRole {
    var role = XMLRole(.section)
    role.heading = tree.child(["teiHeader", "fileDesc", "titleStmt", "title"], of: node).map { tree.text(of: $0) }
    return role
  }

  private func note(_ node: Int) -> XMLRole {
    guard let number = notes.number(of: node) else { return .inline }
    return XMLRole(.note(number))
  }

  private func head(_ node: Int) -> XMLRole {
    switch parent(node) {
    case .figure, .table: XMLRole(.block(.caption))
    case .list, .castList, .listPerson, .listPlace, .listOrg: .container
    default: XMLRole(.block(.heading))
    }
  }

  private func titlePart(_ node: Int) -> XMLRole {
    switch tree.value("type", of: node) ?? "main" {
    case "main": XMLRole(.block(.title))
    default: XMLRole(.block(.standfirst))
    }
  }

  /// A speech's own name stands on the first line of what is said.
  private func speech(_ node: Int) -> XMLRole {
    var role = XMLRole.container
    if let label = speechLabel(node) { role.label = label }
    return role
  }

  private func speechLabel(_ node: Int) -> String? {
    guard node >= 0, let speaker = first[.speaker, of: node], tree.descendants("note", of: speaker).isEmpty,
      tree.descendants("pb", of: speaker).isEmpty
    else { return nil }
    let name = tree.text(of: speaker, limit: 256)
    guard let last = name.last else { return nil }
    return last.isLetter || last.isNumber ? name + ":" : name
  }

  private func item(_ node: Int) -> XMLRole {
    var role = XMLRole(.item)
    if let label = labels[node] { role.label = tree.text(of: label, limit: 1024) }
    return role
  }

  private func label(_ node: Int) -> XMLRole {
    if let item = nextElement(after: node), labels[item] == node { return .dropped }
    return isAmongWords(node) ? .inline : .container
  }

  private func entry(_ node: Int, _ tag: TEITag) -> XMLRole {
    let isListed = parent(node) == .listBibl
    if tag != .bibl {
      var role = isListed || !isAmongWords(node) ? XMLRole(.block(.referenceEntry)) : .inline
      role.pieces = TEIReference(tree, node).pieces
      return role
    }
    if isListed { return XMLRole(.block(.referenceEntry)) }
    let grandparent = Int(tree.nodes[node].parent)
    if parent(node).isDivision, (tree.value("type", of: grandparent) ?? "").lowercased().contains("bibl") {
      return XMLRole(.block(.referenceEntry))
    }
    switch parent(node) {
    case .cit: return isSetApart(grandparent) ? .container : .inline
    case .epigraph, .quote: return isSetApart(grandparent) ? .container : .inline
    case let parent: return parent.holdsBlocks ? .container : .inline
    }
  }

  // MARK: Quotations

  /// Whether a quotation stands on lines of its own: it holds blocks, stands among blocks, or says so.
  private func isSetApart(_ node: Int) -> Bool {
    let rend = words(node, "rend") + words(node, "rendition") + words(node, "type") + words(node, "place")
    if rend.contains(where: { $0.contains("block") || $0.contains("display") || $0.contains("indent") }) { return true }
    if rend.contains("inline") || rend.contains("run-in") { return false }
    let parent = parent(node)
    if parent.holdsBlocks || parent == .epigraph { return true }
    if holdsBlock.contains(node) { return true }
    if tag(node) == .cit, let inner = first[.quote, of: node] ?? first[.q, of: node] {
      return holdsBlock.contains(inner)
    }
    return parent == .cit && isSetApart(Int(tree.nodes[node].parent))
  }

  /// Whether a paragraph is nothing but a long quotation without marks of its own.
  private func isQuotation(_ node: Int) -> Bool {
    guard first[.quote, of: node] != nil else { return false }
    var quote: Int?
    for child in tree.children(of: node) {
      if tree.nodes[child].isText {
        if tree.textBytes(of: child).contains(where: { $0 > 0x20 }) { return false }
      } else if tag(child) == .quote, quote == nil {
        quote = child
      } else if tag(child) != .note, tag(child) != .pb {
        return false
      }
    }
    guard let quote else { return false }
    let text = tree.text(of: quote, limit: 300)
    return text.count >= 200 && !(text.first.map(Self.marks.contains) ?? false)
  }

  private func quotation(_ node: Int, _ tag: TEITag, _ surroundings: XMLSurroundings) -> XMLRole {
    if tag != .soCalled, isSetApart(node) {
      return tag == .quote || tag == .cit ? XMLRole(.block(.blockQuotation)) : .container
    }
    guard tag != .cit, !quotations.contains(Int(tree.nodes[node].parent)) else { return .inline }
    return marked(node, surroundings)
  }

  /// With quotation marks, where none are printed and nothing says that there are none.
  private func marked(_ node: Int, _ surroundings: XMLSurroundings) -> XMLRole {
    var role = XMLRole.inline
    let rend = words(node, "rend") + words(node, "rendition")
    let saysNone = rend.contains { word in
      ["none", "unmarked", "noquotes", "nomarks", "#none"].contains(word) || word.contains("italic") || word == "i"
    }
    let text = tree.text(of: node, limit: 64)
    guard !saysNone, let first = text.first, !Self.marks.contains(first), !Self.dashes.contains(first),
      !(surroundings.last.map { Self.marks.contains(Character($0)) && $0 != "’" } ?? false)
    else { return role }
    let isInner = surroundings.quotationDepth % 2 == 1
    let part = tree.value("part", of: node) ?? "N"
    if tree.value("prev", of: node) == nil, part != "M", part != "F" { role.before = isInner ? "‘" : "“" }
    if tree.value("next", of: node) == nil, part != "I", part != "M" { role.after = isInner ? "’" : "”" }
    return role
  }

  private func words(_ node: Int, _ attribute: String) -> [String] {
    (tree.value(attribute, of: node) ?? "").lowercased().split { $0 == " " || $0 == ";" || $0 == "," }.map(String.init)
  }

  private static let marks: Set<Character> = ["“", "”", "„", "\"", "‘", "’", "‚", "'", "«", "»", "‹", "›", "「", "『"]
  private static let dashes: Set<Character> = ["—", "–", "―", "-"]

  // MARK: Words

  private func style(_ node: Int, _ tag: TEITag) -> StyleRun.Style? {
    let rend = words(node, "rend") + words(node, "rendition") + words(node, "style")
    for word in rend {
      if word.contains("sup") { return .superscript }
      if word.contains("sub") { return .subscript }
      if word.contains("bold") || word == "b" { return .bold }
      if word.contains("ital") || word == "i" { return .italic }
    }
    guard rend.isEmpty else { return nil }
    if tag == .title { return ["a", "u"].contains(tree.value("level", of: node) ?? "m") ? nil : .italic }
    return .italic
  }

  private func reference(_ node: Int) -> XMLRole {
    var role = XMLRole.inline
    guard let target = tree.value("target", of: node), !target.isEmpty else { return role }
    role.marks = TEINotes.ids(target).compactMap { stated.byID[$0] }
    if role.marks.isEmpty { role.link = (target.percentDecoded, nil) }
    return role
  }

  /// Whether another reading of the same place is taken.
  private func isRejected(_ node: Int, _ tag: TEITag) -> Bool {
    let container = Int(tree.nodes[node].parent)
    guard container >= 0 else { return false }
    switch self.tag(container) {
    case .choice:
      let printed = first[.sic, of: container] ?? first[.orig, of: container] ?? first[.abbr, of: container]
      return node != printed ?? first.element(of: container)
    case .app, .rdgGrp: return node != first[.lem, of: container] ?? first.element(of: container)
    case .expan: return tag == .am
    case .abbr: return tag == .ex
    default: return false
    }
  }

  private func gap(_ node: Int) -> XMLRole {
    let says = words(node, "unit") + words(node, "reason")
    let isPicture = says.contains { ["graphic", "illustration", "fullpageillus", "image", "figure"].contains($0) }
    return isPicture || parent(node).holdsBlocks ? .dropped : XMLRole(.replaced([.init(text: "[…]")]))
  }

  private func glyph(_ node: Int) -> XMLRole {
    guard tree.text(of: node, limit: 16).isEmpty else { return .inline }
    let glyph = TEINotes.ids(tree.value("ref", of: node)).first.flatMap { glyphs[$0] } ?? "\u{FFFD}"
    return XMLRole(.replaced([.init(text: glyph)]))
  }

  /// A mark that closes belongs to the word before it, though markup may part them.
  private func punctuation(_ node: Int) -> XMLRole {
    var role = XMLRole.inline
    role.followsWord = tree.text(of: node, limit: 8).first.map { ".,;:!?)]}”’»".contains($0) } ?? false
    return role
  }

  private func code(_ node: Int, _ tag: TEITag) -> XMLRole {
    if tag == .code, parent(node).holdsBlocks { return XMLRole(.verbatim) }
    let text = tree.text(of: node, limit: 1 << 16)
    let shown = tag == .gi ? "<\(text)>" : tag == .att ? "@\(text)" : nil
    return shown.map { XMLRole(.replaced([.init(text: $0, style: .code)])) } ?? XMLRole(.inline, style: .code)
  }

  private func example(_ node: Int) -> XMLRole {
    var role = isAmongWords(node) ? XMLRole(.inline, style: .code) : XMLRole(.verbatim)
    role.pieces = [.init(text: tree.markup(in: node))]
    return role
  }
}
