/// What the beginning of a text tells of its format where it is written in a language of signs: LaTeX, Org, a notebook.
enum TextSigns {
  /// The format that the first letters betray, in lower case; nil where they are prose. Cost: linear in `head`.
  static func format(_ head: [UInt8], ending: String) -> PandocFormat? {
    if isLaTeX(head) { return .latex }
    if isNotebook(head) { return .ipynb }
    if isOrg(head), ending.isEmpty || ending == "txt" { return .org }
    return nil
  }

  /// Whether the first line that is no comment opens a LaTeX document: the class, or what may stand before it.
  private static func isLaTeX(_ head: [UInt8]) -> Bool {
    guard head.contains(0x5C) else { return false }
    for line in head.split(separator: 0x0A) {
      let words = line.drop { $0 <= 0x20 }
      guard let first = words.first, first != UInt8(ascii: "%") else { continue }
      if openings.contains(where: { words.starts(with: $0.utf8) }) { return true }
      // Definitions and the like come before a class; prose does not.
      guard first == 0x5C, preambles.contains(where: { words.starts(with: $0.utf8) }) else { return false }
    }
    return false
  }

  private static let openings = ["\\documentclass", "\\documentstyle", "\\begin{document}"]
  private static let preambles = [
    "\\input", "\\requirepackage", "\\passoptionstopackage", "\\newcommand", "\\def", "\\providecommand",
    "\\usepackage",
    "\\makeatletter", "\\newif", "\\documentmetadata",
  ]

  /// Whether it is JSON that has the members of a Jupyter notebook.
  private static func isNotebook(_ head: [UInt8]) -> Bool {
    guard head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
    return head.firstIndex(of: "\"cell_type\"" as StaticString) != nil
      || head.firstIndex(of: "\"nbformat\"" as StaticString) != nil
  }

  /// Whether it begins with one of Org's keywords.
  private static func isOrg(_ head: [UInt8]) -> Bool {
    let words = head.drop { $0 <= 0x20 }
    return ["#+title:", "#+author:", "#+options:", "#+begin_"].contains { words.starts(with: $0.utf8) }
  }
}
