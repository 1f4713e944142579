import DocumentModel

/// Tells site chrome from text: which elements of a page are navigation, banners, share links and their like.
///
/// A rule may err on any one site, so none is believed where it would take most of the page away: then the rules about
/// names and links are dropped, and at last all of them.
struct ChromeFinder: Sendable {
  /// For each node, whether it is chrome itself; what it holds is chrome with it.
  private(set) var isChrome: [Bool]
  /// For each node, whether it is shown at all.
  private(set) var isVisible: [Bool]
  /// Shown letters in each node.
  private(set) var letters: [Int32]

  private var linkLetters: [Int32]
  private var linkCounts: [Int32]
  private var holdsMain: [Bool]
  private var holdsNotes: [Bool]
  private var isInNotes: [Bool]
  private var holdsTitle: [Bool]

  /// What stands around the text: a site's page; a book, which has no chrome but its lists of contents and pages; or
  /// such a list alone.
  enum Setting { case site, book, contents }

  /// Linear in the tree.
  init(_ tree: HTMLTree, in setting: Setting = .site) {
    let count = tree.nodes.count
    isChrome = Array(repeating: false, count: count)
    isVisible = Array(repeating: true, count: count)
    letters = Array(repeating: 0, count: count)
    linkLetters = letters
    linkCounts = letters
    holdsMain = isChrome
    holdsNotes = isChrome
    isInNotes = isChrome
    holdsTitle = isChrome
    measure(tree)
    guard setting == .site else {
      findContents(tree, isAll: setting == .contents)
      return
    }
    let total = letters.first.map(Int.init) ?? 0
    for strictness in [Strictness.full, .structural, .none] {
      let kept = classify(tree, strictness)
      // An honest page may be short and its menus long; but a page has at least a sentence or two.
      if kept >= min(total, 400) || kept * 4 >= total { break }
    }
  }

  /// Marks what a book has for finding one's way: `nav` elements, and what is called a table of contents. Blocks full of
  /// links alone are no sign: a note may be one link back to its marker.
  private mutating func findContents(_ tree: HTMLTree, isAll: Bool) {
    guard !tree.nodes.isEmpty else { return }
    isChrome[0] = isAll
    for (index, node) in tree.nodes.enumerated() where node.tag == .nav || tree.hasAttributes(index) {
      guard node.tag.isBlock, !holdsNotes[index], node.tag == .nav || isContents(tree, index) else { continue }
      isChrome[index] = true
    }
  }

  private func isContents(_ tree: HTMLTree, _ index: Int) -> Bool {
    for name in [HTMLTree.AttributeName.epubType, .role] {
      let roles = tree.value(name, of: index)?.lowercased().split(separator: " ") ?? []
      if roles.contains(where: { ChromeVocabulary.bookRoles.contains(String($0)) }) { return true }
    }
    guard linkCounts[index] >= 3, linkShare(index) > 0.5 else { return false }
    return [HTMLTree.AttributeName.class, .id].contains { name in
      tree.value(name, of: index).map { $0.lowercased() }.map { $0.holds("toc") || $0.holds("contents") } ?? false
    }
  }

  private enum Strictness { case full, structural, none }

  // MARK: Measures

  private mutating func measure(_ tree: HTMLTree) {
    var isInLink = [Bool](repeating: false, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      let parent = Int(node.parent)
      if parent >= 0 {
        isVisible[index] = isVisible[parent]
        isInLink[index] = isInLink[parent]
        isInNotes[index] = isInNotes[parent]
      }
      guard isVisible[index] else { continue }
      if node.tag == .text {
        var count: Int32 = 0
        var previous: UInt8 = 0
        for byte in tree.bytes[Int(node.first)..<Int(node.last)] {
          if byte > 0x20 && byte & 0xC0 != 0x80 { count += 1 }
          // A no-break space is no letter.
          if previous == 0xC2 && byte == 0xA0 { count -= 1 }
          previous = byte
        }
        letters[index] = count
        if isInLink[index] { linkLetters[index] = count }
        continue
      }
      isVisible[index] = !Self.isHidden(tree, index)
      if node.tag == .a, tree.value(.href, of: index) != nil {
        linkCounts[index] = isInLink[index] ? 0 : 1
        isInLink[index] = true
      }
      if node.tag == .main || node.tag == .article { holdsMain[index] = true }
      if tree.hasAttributes(index), Self.isNotes(tree, index) {
        holdsNotes[index] = true
        isInNotes[index] = isInNotes[index] || node.tag != .body && node.tag != .html
      }
    }
    let title = Self.title(of: tree)
    for index in tree.nodes.indices.reversed() {
      if tree.nodes[index].tag == .h1, isVisible[index], linkLetters[index] * 2 < letters[index] {
        holdsTitle[index] = Self.isTitle(tree.text(of: index), in: title)
      }
      let parent = Int(tree.nodes[index].parent)
      guard parent >= 0, isVisible[index] else { continue }
      letters[parent] += letters[index]
      linkLetters[parent] += linkLetters[index]
      linkCounts[parent] += linkCounts[index]
      if holdsMain[index] { holdsMain[parent] = true }
      if holdsNotes[index] { holdsNotes[parent] = true }
      if holdsTitle[index] { holdsTitle[parent] = true }
    }
  }

  private static func isHidden(_ tree: HTMLTree, _ node: Int) -> Bool {
    let tag = tree.nodes[node].tag
    if tag == .html || tag == .body { return false }
    if tag.isDropped { return true }
    guard tree.hasAttributes(node) else { return false }
    // A note that opens in a window of its own is hidden until then.
    if let type = tree.value(.epubType, of: node) ?? tree.value(.role, of: node), ClassReading(type).kind == .note {
      return false
    }
    if tree.value(.hidden, of: node) != nil { return true }
    if tree.value(.ariaHidden, of: node)?.lowercased() == "true" { return true }
    guard let style = tree.value(.style, of: node), style.utf8.count < 2000 else { return false }
    let plain = style.lowercased().filter { $0 != " " }
    return plain.holds("display:none") || plain.holds("visibility:hidden")
  }

  private static func isNotes(_ tree: HTMLTree, _ node: Int) -> Bool {
    for name in [HTMLTree.AttributeName.class, .id, .role, .epubType] {
      guard let value = tree.value(name, of: node)?.lowercased() else { continue }
      if value.holds("footnote") || value.holds("endnote") || value.holds("references") || value == "notes" {
        return true
      }
    }
    return false
  }

  private static func title(of tree: HTMLTree) -> String {
    tree.nodes.indices.first { tree.nodes[$0].tag == .title }.map { WorkKey.letters(tree.text(of: $0), limit: 200) }
      ?? ""
  }

  /// Whether a heading is what the title element begins with, or the page has none to compare: then it is the document's
  /// title and not the site's name.
  private static func isTitle(_ heading: String, in title: String) -> Bool {
    title.isEmpty || title.hasPrefix(WorkKey.letters(heading, limit: 200))
  }

  // MARK: Rules

  /// Marks the chrome and returns the letters that are none.
  private mutating func classify(_ tree: HTMLTree, _ strictness: Strictness) -> Int {
    isChrome = Array(repeating: false, count: tree.nodes.count)
    var kept = letters.first.map(Int.init) ?? 0
    guard strictness != .none else { return kept }
    var isInMain = isChrome
    var classes: [String: Bool] = [:]
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      guard node.tag != .text, isVisible[index] else {
        index = node.tag == .text ? index + 1 : Int(node.end)
        continue
      }
      if node.parent >= 0 { isInMain[index] = isInMain[Int(node.parent)] }
      if isChromeByStructure(tree, index, isInMain[index])
        || (strictness == .full && isChromeByName(tree, index, &classes))
        || (strictness == .full && !isInMain[index] && isLinkList(tree, index))
      {
        isChrome[index] = true
        kept -= Int(letters[index])
        index = Int(node.end)
        continue
      }
      if node.tag == .main || node.tag == .article || tree.value(.role, of: index) == "main" { isInMain[index] = true }
      index += 1
    }
    return kept
  }

  private func linkShare(_ node: Int) -> Double {
    letters[node] == 0 ? 0 : Double(linkLetters[node]) / Double(letters[node])
  }

  private func isMostOfPage(_ node: Int) -> Bool { Int(letters[node]) * 2 > Int(letters[0]) }

  private func isChromeByStructure(_ tree: HTMLTree, _ index: Int, _ isInMain: Bool) -> Bool {
    let tag = tree.nodes[index].tag
    if tag.isControl { return !isInHeading(tree, index) && Int(letters[index]) < 200 }
    guard tag.isBlock || tag == .a || tag == .other, tag != .body, tag != .html, !holdsMain[index] else { return false }
    let role = tree.value(.role, of: index) ?? tree.value(.epubType, of: index)
    if let role, !holdsNotes[index] || tag == .nav {
      let roles = role.lowercased().split(separator: " ").map(String.init)
      if roles.contains(where: ChromeVocabulary.roles.contains), !isMostOfPage(index) { return true }
      if roles.contains("complementary"), !isInMain, !isMostOfPage(index) { return true }
    }
    switch tag {
    case .a: return isSkipLink(tree, index)
    case .nav: return !isMostOfPage(index) || linkShare(index) > 0.5
    case .dialog, .menu, .search: return !isMostOfPage(index)
    case .form: return !isMostOfPage(index) && !holdsTitle[index] && Int(letters[index]) < 600
    case .header: return !isInMain && !holdsNotes[index] && !holdsTitle[index] && !isMostOfPage(index)
    case .footer:
      if holdsNotes[index] || isMostOfPage(index) { return false }
      return !isInMain || linkShare(index) > 0.5
    case .aside:
      if holdsNotes[index] || isMostOfPage(index) || isSaid(tree, index) { return false }
      return !isInMain || linkShare(index) > 0.5
    default: return false
    }
  }

  /// Whether an `aside` says what it is: a note or a pull quote.
  private func isSaid(_ tree: HTMLTree, _ index: Int) -> Bool {
    [HTMLTree.AttributeName.class, .role, .epubType].contains { name in
      tree.value(name, of: index).map { ClassReading($0).kind != nil } ?? false
    }
  }

  private func isInHeading(_ tree: HTMLTree, _ index: Int) -> Bool {
    let parent = Int(tree.nodes[index].parent)
    return parent >= 0 && tree.nodes[parent].tag.headingLevel != nil
  }

  private func isChromeByName(_ tree: HTMLTree, _ index: Int, _ classes: inout [String: Bool]) -> Bool {
    let tag = tree.nodes[index].tag
    guard tree.hasAttributes(index), tag.headingLevel == nil, !holdsMain[index], !holdsNotes[index] else {
      return false
    }
    switch tag {
    case .html, .body, .main, .article, .blockquote, .sup, .sub, .em, .i, .b, .strong, .tr, .td, .tbody: return false
    case .span, .a, .other: guard isInHeading(tree, index) else { return false }
    default: guard tag.isBlock else { return false }
    }
    // Named like chrome and yet a good part of the page: believed only of what is mostly links.
    if Int(letters[index]) * 10 > Int(letters[0]) * 3, linkShare(index) < 0.5 { return false }
    if holdsTitle[index] { return false }
    if let id = tree.value(.id, of: index), ClassReading.isChrome(id: id) { return true }
    guard let names = tree.value(.class, of: index) else { return false }
    if let known = classes[names] { return known }
    let isChrome = ClassReading(names).isChrome
    classes[names] = isChrome
    return isChrome
  }

  /// `Skip to content`, whatever its class.
  private func isSkipLink(_ tree: HTMLTree, _ index: Int) -> Bool {
    guard letters[index] < 40, tree.value(.href, of: index)?.hasPrefix("#") == true else { return false }
    let text = tree.text(of: index).lowercased()
    return text.hasPrefix("skip to ") || text.hasPrefix("jump to ") || text == "skip navigation"
  }

  /// A list, line or cell of short links and hardly anything else; a note may be nothing but an address.
  private func isLinkList(_ tree: HTMLTree, _ index: Int) -> Bool {
    switch tree.nodes[index].tag {
    case .ul, .ol, .dl, .dir, .div, .p, .center, .table, .tr, .td, .section:
      linkCounts[index] >= 3 && linkShare(index) > 0.75 && letters[index] <= linkCounts[index] * 30
        && !holdsNotes[index] && !isInNotes[index] && !holdsMain[index] && !isMostOfPage(index)
    default: false
    }
  }
}
