import DocumentModel

/// Where a page begins, as a marked-up source says it.
struct PageBreak: Hashable, Sendable {
  /// The scalars before it.
  var offset: Int
  /// The number that is printed on the page; nil where it is not said.
  var label: String?

  /// The pages of a text, numbered from 1 in their order. What stands before the first break is on none of them.
  ///
  /// Of two breaks at one place with one number, or one without, one is taken. Cost: n log n.
  static func pages(_ breaks: [PageBreak], count: Int) -> [Page] {
    var sorted: [PageBreak] = []
    for item in breaks.enumerated().sorted(by: { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }) {
      let next = item.element
      if let last = sorted.last, last.offset == next.offset, next.label == nil || last.label == next.label { continue }
      if let last = sorted.last, last.offset == next.offset, last.label == nil { sorted.removeLast() }
      sorted.append(next)
    }
    return sorted.indices.map { index in
      let start = min(sorted[index].offset, count)
      let end = index + 1 < sorted.count ? min(sorted[index + 1].offset, count) : count
      return Page(range: start..<max(start, end), number: index + 1, label: sorted[index].label)
    }
  }
}

/// Page numbers as people write them beside a text.
enum PageLabel {
  /// `12` of `[Pg 12]`, `xii` of `page xii.`, `A-3` of `A-3`; nil where there is no number, or more than a number.
  static func number(in text: String) -> String? {
    guard text.utf8.count <= 40 else { return nil }
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" || $0 == ".") }
      .map { $0.trimming { $0 == "." || $0 == "-" || $0 == ":" } }
      .filter { !$0.isEmpty && !names.contains($0.lowercased()) }
    guard words.count == 1, let word = words.first, word.utf8.count <= 12 else { return nil }
    // `p12` and `Pg12`
    for name in ["page", "pg", "p"] where word.lowercased().hasPrefix(name) {
      let rest = String(word.dropFirst(name.count))
      if isNumber(rest) { return rest }
    }
    return word.contains(where: \.isNumber) || isRoman(word) ? String(word) : nil
  }

  /// The number at the end of an element's name: `12` of `page_12`, `Page012` and `pg12`, `xii` of `page-xii`.
  static func number(ofID id: String) -> String? {
    let lower = id.lowercased()
    guard let name = ["pagebreak", "page", "pg"].first(where: lower.hasPrefix) else { return nil }
    let rest = id.dropFirst(name.count).drop { $0 == "_" || $0 == "-" || $0 == "." }
    guard rest.utf8.count <= 8 else { return nil }
    if isNumber(String(rest)) {
      let digits = rest.drop { $0 == "0" }
      return digits.isEmpty ? nil : String(digits)
    }
    return isRoman(rest) ? String(rest) : nil
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func isRoman(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.lowercased().allSatisfy { "ivxlcdm".contains($0) }
  }

  private static let names: Set<String> = [
    "page", "pg", "p", "pp", "seite", "s", "página", "pagina", "pag", "pág", "strona", "sida", "side", "no", "break",
  ]
}

extension StringProtocol {
  fileprivate func trimming(_ isCut: (Character) -> Bool) -> SubSequence {
    var rest = drop(while: isCut)
    while let last = rest.last, isCut(last) { rest.removeLast() }
    return rest
  }
}
