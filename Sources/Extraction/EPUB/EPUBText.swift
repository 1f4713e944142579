import DocumentModel

/// Lays the files of a book out as one text, one after the other.
struct EPUBText {
  private let navigation: EPUBNavigation
  private let contentsPaths: Set<String>
  private let chapterTargets: Set<String>
  private var writer = LayoutWriter()
  /// Where each file begins, in order.
  private var files: [(path: String, start: Int)] = []
  private var diagnostics: [Diagnostic] = []
  /// The language that the first file with one states, as an ISO 639-1 code.
  private(set) var language: String?

  init(navigation: EPUBNavigation, contentsPaths: Set<String>) {
    self.navigation = navigation
    self.contentsPaths = contentsPaths
    chapterTargets = Set(navigation.chapters.map(\.target))
  }

  /// Adds a file. One that cannot be parsed is a diagnostic. Cost: linear in the file.
  mutating func add(_ bytes: [UInt8], path: String) throws(ExtractionError) {
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    let page: EPUBPage
    do throws(ExtractionError) { page = try EPUBPage(bytes) } catch {
      return diagnostics.append(Diagnostic(.error, "page-damaged", "\(path) was passed over. \(error.message)"))
    }
    for diagnostic in page.diagnostics where !diagnostics.contains(where: { $0.code == diagnostic.code }) {
      diagnostics.append(diagnostic)
    }
    language = language ?? page.language
    files.append((path, writer.count))
    writer.beginFile()
    writer.add(emptyAnchor: path)
    let isContents = contentsPaths.contains(path) || repeatsContents(page.tree, LinkBase(path: path))
    writer = Self.laidOut(page.tree, after: writer.take(), path: path, isContents: isContents)
  }

  /// Whether most of a file's letters are links that lead where those of the table of contents lead: a printed one. The
  /// links of notes lead to places of their own.
  private func repeatsContents(_ tree: HTMLTree, _ base: LinkBase) -> Bool {
    guard let body = tree.nodes.firstIndex(where: { $0.tag == .body }) else { return false }
    var count = 0
    var letters = 0
    for index in body..<Int(tree.nodes[body].end) where tree.nodes[index].tag == .a {
      guard let address = tree.value(.href, of: index), chapterTargets.contains(base.resolved(address)) else {
        continue
      }
      count += 1
      letters += Self.letters(tree, in: index)
    }
    return count >= 3 && letters * 10 > Self.letters(tree, in: body) * 7
  }

  /// Bytes of text in a node that are no blanks.
  private static func letters(_ tree: HTMLTree, in node: Int) -> Int {
    var count = 0
    for index in node..<Int(tree.nodes[node].end) where tree.nodes[index].tag == .text {
      for byte in tree.bytes[Int(tree.nodes[index].first)..<Int(tree.nodes[index].last)] where byte > 0x20 {
        count += 1
      }
    }
    return count
  }

  private static func laidOut(
    _ tree: HTMLTree, after writer: consuming LayoutWriter, path: String, isContents: Bool
  ) -> LayoutWriter {
    var layout = HTMLLayout(
      tree: tree, writer: writer, chrome: ChromeFinder(tree, in: isContents ? .contents : .book), kind: .paragraph,
      base: LinkBase(path: path))
    layout.layOut()
    return layout.writer
  }

  /// The book. Cost: n log n in what was laid out.
  consuming func finished(mediaType: String) -> LaidOutText {
    var laidOut = writer.finished(mediaType: mediaType)
    laidOut.diagnostics = diagnostics
    var places: [String: Int] = [:]
    for anchor in laidOut.anchors where places[anchor.name] == nil { places[anchor.name] = anchor.range.lowerBound }
    addPages(to: &laidOut, places)
    EPUBHeadings(navigation.chapters, places: places).mark(in: &laidOut, files: files.map(\.start))
    BookLinks.shorten(in: &laidOut)
    return laidOut
  }

  // MARK: Pages

  /// Pages that the navigation lists, beside those that stand in the text; and where there are neither, those that only
  /// the names of places betray (`<a id="page_12"/>`).
  private func addPages(to laidOut: inout LaidOutText, _ places: [String: Int]) {
    var breaks = navigation.pages.compactMap { page -> PageBreak? in
      guard let offset = places[page.target] else { return nil }
      let label = PageLabel.number(in: page.label) ?? (page.label.isEmpty ? nil : page.label)
      return PageBreak(offset: offset, label: label)
    }
    if breaks.isEmpty, laidOut.pages.isEmpty { breaks = Self.breaks(named: laidOut.anchors) }
    guard !breaks.isEmpty else { return }
    // A page that is listed and stands in the text, too, is one page.
    var rest = laidOut.pages.map { PageBreak(offset: $0.range.lowerBound, label: $0.label) }
    let listed = Set(breaks.compactMap(\.label))
    rest.removeAll { $0.label.map(listed.contains) ?? true }
    laidOut.pages = PageBreak.pages(breaks + rest, count: laidOut.text.count)
  }

  /// The places whose names are page numbers, if they are in order and enough for a rule.
  private static func breaks(named anchors: [Anchor]) -> [PageBreak] {
    var breaks: [PageBreak] = []
    var numbers: [Int] = []
    for anchor in anchors {
      let id = anchor.name[(anchor.name.lastIndex(of: "#").map(anchor.name.index(after:)) ?? anchor.name.startIndex)...]
      guard let label = PageLabel.number(ofID: String(id)), breaks.last?.label != label else { continue }
      breaks.append(PageBreak(offset: anchor.range.lowerBound, label: label))
      if let number = Int(label) { numbers.append(number) }
    }
    let rising = zip(numbers, numbers.dropFirst()).filter { $0.0 < $0.1 }.count
    return numbers.count >= 4 && rising * 10 >= (numbers.count - 1) * 9 ? breaks : []
  }
}

extension LayoutWriter {
  /// The writer itself, leaving an empty one, so that what goes on writing in it copies nothing.
  fileprivate mutating func take() -> LayoutWriter {
    defer { self = LayoutWriter() }
    return self
  }
}
