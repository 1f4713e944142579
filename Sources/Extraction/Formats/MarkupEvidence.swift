/// Whether a text's beginning is markup. A stray `<tag>` in prose is none: something must stand first.
enum MarkupEvidence: Hashable, Sendable {
  /// A document type, or `<html>`, `<head>`, `<body>` or their like as the first tag.
  case html
  /// A piece of HTML: it begins with a block's tag, and more tags follow.
  case fragment
  /// XML with another root element.
  case xml(XMLRoot)
  case none

  /// `head` is the beginning of the text in lower case.
  init(head: [UInt8]) {
    var index = head.startIndex
    var isXML = false
    while true {
      while index < head.endIndex, head[index] <= 0x20 { index += 1 }
      guard index < head.endIndex, head[index] == 0x3C else {
        self = .none
        return
      }
      let rest = head[index...]
      if rest.starts(with: "<?".utf8) {
        isXML = isXML || rest.starts(with: "<?xml".utf8)
        guard let end = rest.firstIndex(of: 0x3E) else { break }
        index = end + 1
      } else if rest.starts(with: "<!--".utf8) {
        guard let end = rest.firstIndex(of: "-->" as StaticString) else { break }
        index = end + 3
      } else if rest.starts(with: "<!doctype".utf8) {
        let root = XMLRoot(rest.dropFirst(9).drop { $0 <= 0x20 })
        self = root.name == "html" ? .html : .xml(root)
        return
      } else {
        break
      }
    }
    guard index < head.endIndex else {
      self = isXML ? .xml(XMLRoot([])) : .none
      return
    }
    let xml = XMLRoot(head[(index + 1)...])
    let root = Self.name(in: head[(index + 1)...])
    if Self.roots.contains(root) {
      self = .html
    } else if isXML || xml.isXML {
      self = .xml(xml)
    } else if Self.blocks.contains(root), Self.closingTags(head[index...]) >= 2 {
      self = .fragment
    } else {
      self = .none
    }
  }

  private static func name(in text: ArraySlice<UInt8>) -> String {
    String(
      decoding: text.prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F && $0 != 0x5B && $0 != 0x3C }.prefix(40),
      as: UTF8.self)
  }

  private static func closingTags(_ text: ArraySlice<UInt8>) -> Int {
    var count = 0
    for index in text.indices.dropLast(2) where text[index] == 0x3C && text[index + 1] == 0x2F {
      if blocks.contains(name(in: text[(index + 2)...])) { count += 1 }
      if count == 2 { break }
    }
    return count
  }

  private static let roots: Set<String> = ["html", "head", "body", "title", "meta", "frameset", "base"]

  private static let blocks: Set<String> = [
    "div", "p", "h1", "h2", "h3", "h4", "table", "article", "section", "main", "ul", "ol", "dl", "center", "blockquote",
    "header", "nav", "pre", "tr", "td", "li", "span", "a", "b", "i", "em", "strong", "font", "link", "style", "script",
  ]
}
