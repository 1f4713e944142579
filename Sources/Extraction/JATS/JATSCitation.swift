import DocumentModel

/// A reference that JATS gives as fields alone (`element-citation`), put together so that it reads like a printed one:
/// authors, year, title, container, volume and pages, place and publisher, identifiers.
struct JATSCitation {
  private(set) var pieces: [XMLRole.Piece] = []
  private let tree: XMLTree
  private let node: Int

  /// Cost: linear in the reference and the number of its fields.
  init(_ tree: XMLTree, _ node: Int) {
    self.tree = tree
    self.node = node
    let authors = names(of: ["author", "inventor", ""])
    let editors = names(of: ["editor", "guest-editor"])
    let year = field("year")
    let part = field("article-title", "chapter-title", "part-title", "data-title", "trans-title")
    let source = field("source", "conf-name", "patent", "gov")
    let who = authors.isEmpty && part == nil ? editors : authors
    add(who, after: year == nil ? ". " : " ")
    add(year.map { "(\($0))" }, after: part == nil && source == nil ? ". " : " ")
    add(part, after: ". ")
    if part != nil, !editors.isEmpty, !authors.isEmpty { add("In: \(editors), editors", after: ". ") }
    addContainer(source)
    add(field("edition").map { $0.allSatisfy(\.isNumber) ? "\($0). ed" : $0 }, after: ". ")
    add([field("publisher-loc"), field("publisher-name")].compactMap(\.self).joined(separator: ": "), after: ". ")
    add(identifier("doi").map { "doi:\($0)" }, after: ". ")
    add(identifier("pmid").map { "PMID: \($0)" }, after: ". ")
    add(field("ext-link", "uri"), after: " ")
    add(field("comment"), after: ". ")
    while let last = pieces.last, last.text.allSatisfy(\.isWhitespace) { pieces.removeLast() }
  }

  private mutating func addContainer(_ source: String?) {
    let volume = field("volume")
    let issue = field("issue").map { "(\($0))" } ?? ""
    let first = field("fpage", "elocation-id", "page-range")
    let pages = first.map { first in field("lpage").map { $0 == first ? first : "\(first)–\($0)" } ?? first }
    let numbers = [(volume ?? "") + issue, pages ?? ""].filter { !$0.isEmpty }
    if let source {
      pieces.append(.init(text: source, style: .italic))
      pieces.append(.init(text: numbers.isEmpty ? ". " : " "))
    }
    if volume == nil, issue.isEmpty, let pages {
      add("pp. \(pages)", after: ". ")
    } else {
      add(numbers.joined(separator: ": "), after: ". ")
    }
  }

  private mutating func add(_ text: String?, after: String) {
    guard let text, !text.isEmpty else { return }
    // A title's own full stop or question mark is enough.
    let ends = after.hasPrefix(".") && (text.last.map { ".?!".contains($0) } ?? false)
    pieces.append(.init(text: text + (ends ? String(after.dropFirst()) : after)))
  }

  private func field(_ names: String...) -> String? {
    for name in names {
      if let child = tree.child(name, of: node) {
        let text = tree.text(of: child)
        if !text.isEmpty { return text }
      }
    }
    return nil
  }

  private func identifier(_ type: String) -> String? {
    for child in tree.children(of: node) where ["pub-id", "object-id"].contains(tree.name(of: child)) {
      if tree.value("pub-id-type", of: child) == type { return tree.text(of: child) }
    }
    return nil
  }

  /// The names of a role, as `Adams A, Baker B`.
  private func names(of roles: [String]) -> String {
    var names: [String] = []
    for child in tree.children(of: node) {
      switch tree.name(of: child) {
      case "person-group" where roles.contains(tree.value("person-group-type", of: child) ?? ""):
        names += tree.children(of: child).compactMap(name)
      case "name", "string-name", "collab", "etal": if roles.contains("") { names += [name(child)].compactMap(\.self) }
      default: break
      }
    }
    return names.joined(separator: ", ")
  }

  private func name(_ node: Int) -> String? {
    switch tree.name(of: node) {
    case "name", "string-name":
      let parts = ["surname", "given-names", "suffix"].compactMap { tree.child($0, of: node).map { tree.text(of: $0) } }
      let text = parts.isEmpty ? tree.text(of: node) : parts.joined(separator: " ")
      return text.isEmpty ? nil : text
    case "collab", "institution": return tree.text(of: node)
    case "etal": return "et al."
    default: return nil
    }
  }
}
