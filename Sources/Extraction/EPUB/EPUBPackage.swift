import DocumentModel

/// What a package document lists: the files of the book and the order in which they are read.
struct EPUBPackage: Sendable {
  struct Item: Sendable {
    /// In the archive.
    var path: String
    var mediaType: String
    var properties: Set<Substring>
    /// The id of what stands for it where its type cannot be read.
    var fallback: String?

    var isPage: Bool {
      EPUBPackage.pageTypes.contains(mediaType) || mediaType.isEmpty && EPUBPackage.hasPageEnding(path)
    }
  }

  /// The pages in the order of the spine; those that are no part of it (`linear="no"`: notes, answers) come last, where
  /// markers that lead to them stand before them.
  private(set) var pages: [Item] = []
  /// EPUB 3's navigation document.
  private(set) var navigation: Item?
  /// EPUB 2's table of contents and list of pages (NCX).
  private(set) var ncx: Item?
  /// Pages that are called a table of contents.
  private(set) var contentsPaths: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ container: EPUBContainer) {
    let tree = container.package
    let base = LinkBase(path: container.packagePath)
    var items: [String: Item] = [:]
    var order: [Item] = []
    for node in tree.descendants("manifest", of: 0).prefix(1).flatMap({ tree.children("item", of: $0) }) {
      guard let href = tree.value("href", of: node) else { continue }
      let item = Item(
        path: base.resolved(href), mediaType: (tree.value("media-type", of: node) ?? "").lowercased(),
        properties: Set((tree.value("properties", of: node) ?? "").split(separator: " ")),
        fallback: tree.value("fallback", of: node))
      order.append(item)
      if let id = tree.value("id", of: node), items[id] == nil { items[id] = item }
    }
    navigation = order.first { $0.properties.contains("nav") }
    readSpine(tree, items)
    if ncx == nil { ncx = order.first { $0.mediaType == "application/x-dtbncx+xml" } }
    if pages.isEmpty { takeAllPages(of: order, container) }
    for guide in tree.descendants("guide", of: 0).prefix(1) {
      for reference in tree.children("reference", of: guide) where tree.value("type", of: reference) == "toc" {
        guard let href = tree.value("href", of: reference) else { continue }
        // A place in a page is no page of contents.
        contentsPaths.insert(base.resolved(href))
      }
    }
    if let navigation { contentsPaths.insert(navigation.path) }
  }

  private mutating func readSpine(_ tree: XMLTree, _ items: [String: Item]) {
    guard let spine = tree.descendants("spine", of: 0).first else { return }
    ncx = tree.value("toc", of: spine).flatMap { items[$0] }
    var aside: [Item] = []
    var missing = 0
    var unreadable = 0
    var seen: Set<String> = []
    for reference in tree.children("itemref", of: spine) {
      guard let item = tree.value("idref", of: reference).flatMap({ items[$0] }) else {
        missing += 1
        continue
      }
      guard let page = Self.page(item, items) else {
        unreadable += 1
        continue
      }
      guard seen.insert(page.path).inserted else { continue }
      if tree.value("linear", of: reference) == "no" { aside.append(page) } else { pages.append(page) }
    }
    pages += aside
    if missing > 0 {
      diagnostics.append(
        Diagnostic(.warning, "spine-damaged", "\(missing) of the spine's files are not in the book's list of files."))
    }
    if unreadable > 0 {
      diagnostics.append(
        Diagnostic(
          .info, "pages-passed-over", "\(unreadable) of the spine's files are pictures or of another type than XHTML."))
    }
  }

  /// The item itself or what stands for it; nil where none can be read.
  private static func page(_ item: Item, _ items: [String: Item]) -> Item? {
    var item = item
    for _ in 0..<8 {
      if item.isPage { return item }
      guard let next = item.fallback.flatMap({ items[$0] }) else { return nil }
      item = next
    }
    return nil
  }

  /// A book whose spine is lost is read in the order of its list of files, or of the archive.
  private mutating func takeAllPages(of items: [Item], _ container: EPUBContainer) {
    pages = items.filter { $0.isPage && !$0.properties.contains("nav") }
    if pages.isEmpty {
      pages = container.paths.filter(Self.hasPageEnding).map {
        Item(path: $0, mediaType: "", properties: [], fallback: nil)
      }
    }
    guard !pages.isEmpty else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "spine-damaged", "The book does not say in which order it is read; its files were taken as they come."
      ))
  }

  private static let pageTypes: Set<String> = [
    "application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml",
  ]

  private static func hasPageEnding(_ path: String) -> Bool {
    ["xhtml", "html", "htm", "xht"].contains(SourceFormat.ending(of: path))
  }
}
