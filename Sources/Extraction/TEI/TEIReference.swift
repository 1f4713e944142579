import DocumentModel

/// A reference that TEI gives as fields alone (`biblStruct`), put together so that it reads like a printed one: authors,
/// title, container, editors, volume and pages, place, publisher and date.
struct TEIReference {
  private(set) var pieces: [XMLRole.Piece] = []
  private let tree: XMLTree

  /// Cost: linear in the reference and the number of its fields.
  init(_ tree: XMLTree, _ node: Int) {
    self.tree = tree
    let analytic = tree.child("analytic", of: node)
    let monograph = tree.child("monogr", of: node) ?? node
    let imprint = tree.child("imprint", of: monograph) ?? monograph
    add(names("author", in: analytic ?? monograph), after: ". ")
    if let analytic, let title = text("title", analytic) { add("“\(title)”", after: ", ") }
    let title = tree.child("title", of: monograph)
    let isJournal = title.map { tree.value("level", of: $0) == "j" } ?? false
    let editors = names("editor", in: monograph)
    if analytic != nil, !isJournal, title != nil { pieces.append(.init(text: "in ")) }
    if analytic == nil, names("author", in: monograph).isEmpty { add(editors, after: " (eds.), ") }
    if let title { pieces += [.init(text: tree.text(of: title), style: .italic), .init(text: isJournal ? " " : ", ")] }
    if analytic != nil, !editors.isEmpty, !isJournal { add("edited by \(editors)", after: ", ") }
    let series = tree.child("series", of: node).flatMap { text("title", $0) }
    add(series, after: ", ")
    let date = tree.child("date", of: imprint).map { date in
      let printed = tree.text(of: date)
      return printed.isEmpty ? String((tree.value("when", of: date) ?? "").prefix(4)) : printed
    }
    let (volume, issue, pages) = scopes(imprint)
    if isJournal {
      add([volume, issue.map { "no. \($0)" }].compactMap(\.self).joined(separator: ", "), after: " ")
      add(date.flatMap { $0.isEmpty ? nil : "(\($0))" }, after: pages == nil ? ". " : ": ")
      add(pages, after: ". ")
    } else {
      add(text("edition", monograph), after: ", ")
      add(volume.map { "vol. \($0)" }, after: ", ")
      let place = text("pubPlace", imprint)
      let publisher = text("publisher", imprint)
      let house = [place, publisher].compactMap(\.self).joined(separator: ": ")
      let imprinted = [house, date ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      add(imprinted.isEmpty ? nil : "(\(imprinted))", after: pages == nil ? ". " : ", ")
      add(pages.map { "pp. \($0)" }, after: ". ")
    }
    for id in tree.descendants("idno", of: node) where tree.value("type", of: id)?.lowercased() == "doi" {
      add("doi:\(tree.text(of: id))", after: ". ")
    }
    for place in tree.descendants("ptr", of: node) + tree.descendants("ref", of: node) {
      add(tree.value("target", of: place).flatMap { $0.hasPrefix("http") ? $0 : nil }, after: " ")
    }
    for note in tree.children("note", of: node) { add(tree.text(of: note), after: ". ") }
    while let last = pieces.last, last.text.allSatisfy(\.isWhitespace) { pieces.removeLast() }
  }

  private mutating func add(_ text: String?, after: String) {
    guard let text, !text.isEmpty else { return }
    let ends = text.last.map { ".?!".contains($0) } ?? false
    pieces.append(.init(text: text + (ends && after.hasPrefix(".") ? String(after.dropFirst()) : after)))
  }

  private func text(_ name: String, _ node: Int) -> String? {
    tree.child(name, of: node).map { tree.text(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Volume, issue and pages, with P4's `type` and P5's `unit`.
  private func scopes(_ node: Int) -> (volume: String?, issue: String?, pages: String?) {
    var found: [String: String] = [:]
    for scope in tree.children("biblScope", of: node) {
      let unit = (tree.value("unit", of: scope) ?? tree.value("type", of: scope) ?? "page").lowercased()
      let text = tree.text(of: scope)
      let span = [tree.value("from", of: scope), tree.value("to", of: scope)].compactMap(\.self)
      found[unit] = text.isEmpty ? span.joined(separator: "–") : text
    }
    func first(_ names: String...) -> String? { names.lazy.compactMap { found[$0] }.first { !$0.isEmpty } }
    return (first("volume", "vol"), first("issue", "number", "no", "fasc"), first("page", "pages", "pp", "p"))
  }

  private func names(_ role: String, in node: Int) -> String {
    let names = tree.children(role, of: node).compactMap { TEIMetadata.name(tree, $0) }
    return names.enumerated().map { index, name in
      guard let family = name.family, index == 0, name.particle == nil else { return name.display }
      return [family, name.given].compactMap(\.self).joined(separator: ", ")
    }.joined(separator: names.count > 2 ? ", " : " and ")
  }
}
