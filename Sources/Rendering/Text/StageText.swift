import DocumentModel

/// One stage of a document's way into the index, a line for each thing, for `inspect --stage` and for comparison.
public enum StageText {
  /// What the format gave: elements, pages, notes, links and anchors with their ranges and first words.
  public static func text(_ laidOut: LaidOutText) -> String {
    var output = "\(laidOut.mediaType), \(laidOut.text.count) scalars\n"
    if !laidOut.work.isEmpty { output += "work \(JSONValue(laidOut.work).text)\n" }
    for page in laidOut.pages { output += "page \(page.number) \(page.label ?? "") \(span(page.range))\n" }
    for element in laidOut.elements {
      let level = element.level.map { " \($0)" } ?? ""
      output += "\(element.kind.rawValue)\(level) \(span(element.range)) \(opening(laidOut.text, element.range))\n"
    }
    if laidOut.elements.isEmpty { output += lines(laidOut.text) }
    for note in laidOut.notes {
      output +=
        "note \(note.label) \(note.ranges.map(span).joined(separator: " "))"
        + " from \(note.markers.map(span).joined(separator: " "))\n"
    }
    for style in laidOut.styles { output += "\(style.style.rawValue) \(span(style.range))\n" }
    for link in laidOut.links {
      output += "link \(span(link.range)) \(link.role ?? "") \(TextStyle.plain(link.target))\n"
    }
    for anchor in laidOut.anchors { output += "anchor \(TextStyle.plain(anchor.name)) \(span(anchor.range))\n" }
    for diagnostic in laidOut.diagnostics { output += "\(diagnostic.severity.rawValue) \(diagnostic.code)\n" }
    return output
  }

  /// What is indexed: every unit with its place, its edges and its first words.
  public static func text(_ units: [Unit]) -> String {
    units.map { unit in
      var facts = ["\(unit.id.local)", unit.kind.rawValue, unit.blockKind.rawValue]
      if !unit.locator.section.isEmpty { facts.append("§" + unit.locator.section.joined(separator: " > ")) }
      if let page = unit.locator.page { facts.append("p. \(page)") }
      if let paragraph = unit.locator.paragraph { facts.append("¶\(paragraph)") }
      if let note = unit.locator.note { facts.append("n. \(note)") }
      if let speaker = unit.speaker { facts.append("speaker \(speaker.name)") }
      if let passage = unit.passage { facts.append("in \(passage.local)") }
      if let repeats = unit.repeats { facts.append("repeats \(repeats.local)") }
      if !unit.markers.isEmpty {
        facts.append("markers " + unit.markers.map { "\($0.label)@\($0.offset)" }.joined(separator: " "))
      }
      if let reference = unit.reference {
        facts.append("\(reference.form.rawValue) \(reference.resolution.state.rawValue)")
        facts.append("work \(reference.workKey ?? "unknown")")
      }
      let text = ScalarText(unit.text)
      return facts.map(TextStyle.plain).joined(separator: " · ") + "\n    " + opening(text, text.range) + "\n"
    }.joined()
  }

  /// Every line that holds more than blanks, where the format knows nothing larger.
  private static func lines(_ text: ScalarText) -> String {
    var output = ""
    var start = 0
    for offset in 0...text.count where offset == text.count || text[offset].isLineEnd {
      let line = start..<offset
      if line.contains(where: { !text[$0].isBlank }) { output += "line \(span(line)) \(opening(text, line))\n" }
      start = offset + 1
    }
    return output
  }

  private static func span(_ range: Range<Int>) -> String { "\(range.lowerBound)-\(range.upperBound)" }

  /// The first and last letters of a long run.
  private static func opening(_ text: ScalarText, _ range: Range<Int>) -> String {
    let limit = 90
    let shown =
      range.count <= limit
      ? text[range] : text[range.prefix(60)] + " … " + text[(range.upperBound - 20)..<range.upperBound]
    return String(scalars: TextStyle.plain(shown).unicodeScalars.map { $0.isLineEnd ? "/" : $0 }[...])
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(lowerBound + count, upperBound) }
}
