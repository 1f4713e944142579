/// What a book lists for finding one's way: the places of its chapters and of its printed pages.
struct EPUBNavigation: Sendable {
  struct Place: Sendable {
    var label: String
    /// As `LinkBase.resolved` gives it: the file's path and perhaps a name in it.
    var target: String
    /// From 1, for a chapter.
    var level = 1
  }

  private(set) var chapters: [Place] = []
  private(set) var pages: [Place] = []

  init() {}

  /// Reads a navigation document (EPUB 3). Cost: linear.
  init(_ tree: HTMLTree, path: String) {
    let base = LinkBase(path: path)
    var kinds = [Kind?](repeating: nil, count: tree.nodes.count)
    var levels = [Int](repeating: 0, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      if node.parent >= 0 {
        kinds[index] = kinds[Int(node.parent)]
        levels[index] = levels[Int(node.parent)]
      }
      switch node.tag {
      case .nav:
        let types = [HTMLTree.AttributeName.epubType, .role].compactMap { tree.value($0, of: index) }
        kinds[index] = Kind(types.joined(separator: " "))
      case .ol, .ul: levels[index] += 1
      case .a:
        guard let kind = kinds[index], let href = tree.value(.href, of: index) else { continue }
        let place = Place(label: tree.text(of: index, limit: 400), target: base.resolved(href), level: levels[index])
        if kind == .pages { pages.append(place) } else { chapters.append(place) }
      default: break
      }
    }
  }

  /// Reads an NCX file (EPUB 2). Cost: linear.
  init(ncx tree: XMLTree, path: String) {
    let base = LinkBase(path: path)
    var levels = [Int](repeating: 0, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() where !node.isText {
      if node.parent >= 0 { levels[index] = levels[Int(node.parent)] }
      let name = tree.name(of: index)
      if name == "navPoint" { levels[index] += 1 }
      guard name == "navPoint" || name == "pageTarget",
        let source = tree.child("content", of: index).flatMap({ tree.value("src", of: $0) })
      else { continue }
      let label = tree.child("navLabel", of: index).map { tree.text(of: $0, limit: 400) } ?? ""
      if name == "navPoint" {
        chapters.append(Place(label: label, target: base.resolved(source), level: levels[index]))
      } else {
        let value = label.isEmpty ? tree.value("value", of: index) ?? "" : label
        pages.append(Place(label: value, target: base.resolved(source)))
      }
    }
  }

  private enum Kind {
    case contents, pages

    init?(_ types: String) {
      let types = types.lowercased().split(separator: " ")
      if types.contains("page-list") || types.contains("doc-pagelist") {
        self = .pages
      } else if types.contains("toc") || types.contains("doc-toc") {
        self = .contents
      } else {
        return nil
      }
    }
  }
}
