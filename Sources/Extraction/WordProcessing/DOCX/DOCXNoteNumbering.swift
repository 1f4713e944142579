import DocumentModel

/// The numbers that Word prints for notes without a sign of their own.
struct DOCXNoteNumbering {
  private struct Rule {
    var format: String
    var start = 1
    var restartsInSections = false
    var restartsOnPages = false
    var count = 0

    mutating func read(_ node: Int, _ tree: XMLTree) {
      func value(_ name: String) -> String? { tree.child(name, of: node).flatMap { tree.value("val", of: $0) } }
      format = value("numFmt") ?? format
      start = value("numStart").flatMap { Int($0) }.map { min(100_000, max(0, $0)) } ?? 1
      restartsInSections = value("numRestart") == "eachSect"
      restartsOnPages = value("numRestart") == "eachPage"
    }
  }

  private var footnotes = Rule(format: "decimal")
  private var endnotes = Rule(format: "lowerRoman")
  var restartsOnPages: Bool { footnotes.restartsOnPages || endnotes.restartsOnPages }

  init(_ settings: XMLTree?) {
    guard let settings, !settings.nodes.isEmpty else { return }
    for node in settings.children(of: 0) {
      switch settings.name(of: node) {
      case "footnotePr": footnotes.read(node, settings)
      case "endnotePr": endnotes.read(node, settings)
      default: break
      }
    }
  }

  mutating func endSection() {
    if footnotes.restartsInSections { footnotes.count = 0 }
    if endnotes.restartsInSections { endnotes.count = 0 }
  }

  /// The label of the next note of a kind.
  mutating func next(_ kind: Note.Kind) -> String {
    if kind == .endnote {
      defer { endnotes.count += 1 }
      return NumberFormat.text(endnotes.start + endnotes.count, endnotes.format)
    }
    defer { footnotes.count += 1 }
    return NumberFormat.text(footnotes.start + footnotes.count, footnotes.format)
  }
}
