import DocumentModel

/// What was read from a reference: the work, or what a short form leads to.
public struct ReferenceText {
  let style: TextStyle

  public init(style: TextStyle) { self.style = style }

  /// A reference string read by itself, below the string.
  public func text(
    _ line: String, form: Reference.Form, item: Work, locator: CitedLocator?, signal: String?
  ) -> String {
    let reference = Reference(
      id: "", note: nil, block: 0, range: 0..<0, text: line, form: form, item: item, locator: locator, signal: signal)
    return TextStyle.plain(line) + "\n" + text(reference, among: [], indent: 4)
  }

  /// A note of a list of notes with the references in it; `all` are those of the list.
  public func text(noteLabel label: String, text note: String, references: [Reference], among all: [Reference])
    -> String
  {
    var paragraph = Paragraph(label, .bold)
    paragraph.add(" " + note)
    return paragraph.lines(style, indent: 0) + references.map { text($0, among: all, indent: 4) }.joined()
  }

  /// `all` are those that it may lead to.
  func text(_ reference: Reference, among all: [Reference], indent: Int) -> String {
    var paragraph = Paragraph("→ \(reference.form.rawValue): ", .source)
    if let signal = reference.signal { paragraph.add("(\(signal)) ", .dim) }
    if reference.form == .full || reference.form == .inline, !reference.item.isEmpty {
      paragraph.add(WorkLine.line(reference.item))
      if let locator = reference.locator { paragraph.add(", \(locator.label) \(locator.value)") }
    } else {
      paragraph.add(reference.text)
    }
    func openings(_ ids: [String]) -> [String] {
      ids.compactMap { id in all.first { $0.id == id } }.map { Opening.words(of: $0.text) }
    }
    let resolution = reference.resolution
    switch resolution.state {
    case .itself: break
    case .resolved: paragraph.add(" = " + (openings([resolution.target ?? ""]).first ?? "?"), .good)
    case .ambiguous:
      let meant = openings(resolution.candidates).map { "“\($0)”" }.joined(separator: " or ")
      paragraph.add(" = perhaps " + meant, .warning)
    case .unresolved: paragraph.add(" = no work that is known", .bad)
    }
    if let via = reference.quotedIn, let opening = openings([via]).first {
      paragraph.add(", quoted in: " + opening, .dim)
    }
    return paragraph.lines(style, first: String(repeating: " ", count: indent), indent: indent + 2)
  }
}

/// The beginning of a text.
enum Opening {
  /// The first words, enough to know a text by.
  static func words(of text: String) -> String {
    let words = text.split { $0 == " " || $0 == "\n" }
    return words.prefix(12).joined(separator: " ") + (words.count > 12 ? " …" : "")
  }
}
