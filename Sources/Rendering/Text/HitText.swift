import DocumentModel
import Search

/// Hits as a person reads them: the excerpt with the matches marked, the notes that belong to it, the line to paste.
struct HitText {
  let style: TextStyle

  func text(_ list: HitList) -> String {
    var output = ""
    if !list.hits.isEmpty || list.matches.upper > 0 { output += heading(list) + "\n" }
    for hit in list.hits { output += text(hit) + "\n" }
    output += FacetText(style: style).text(list.facets, list.timeline)
    if let next = list.next {
      output += style.dress("more with --offset \(next)", .dim) + "\n"
    }
    return output
  }

  private func heading(_ list: HitList) -> String {
    let count = list.matches
    // Works are counted where they are what is listed.
    let noun = list.hits.contains { !$0.further.isEmpty } ? ("work", "works") : ("match", "matches")
    var text = count.lower == count.upper ? "\(count.upper)" : "about \(count.estimated)"
    text += " " + (count.upper == 1 ? noun.0 : noun.1)
    let last = list.offset + list.hits.count
    if list.hits.isEmpty { return style.dress(text, .dim) + "\n" }
    if list.offset > 0 || list.next != nil {
      text += ", showing \(list.hits.count == 1 ? "\(last)" : "\(list.offset + 1)–\(last)")"
    } else if last < count.lower {
      text += " in \(last == 1 ? "1 hit" : "\(last) hits")"
    }
    return style.dress(text, .dim) + "\n"
  }

  private func text(_ hit: Hit) -> String {
    let number = "\(hit.rank)."
    let indent = max(4, number.count + 1)
    let margin = String(repeating: " ", count: indent)
    var first = style.dress(number, .bold)
    first += String(repeating: " ", count: indent - number.count)
    var output = first
    output += label(hit) + "\n"
    output += excerpt(hit).lines(style, indent: indent)
    for note in hit.notes { output += NoteText(style: style).text(note, indent: indent + 2) }
    output += style.attribution(hit.attribution, margin: margin, of: FilePlace(hit.document, hit.unit.locator))
    if !hit.folded.isEmpty {
      let ids = hit.folded.map(\.description).joined(separator: ", ")
      output += Paragraph("also matched: \(ids)", .dim).lines(style, first: margin, indent: indent + 2)
    }
    for term in hit.explanation {
      let score = TextStyle.plain("\(term.term)  \(JSONValue.number(term.score).text)")
      output += margin + style.dress(score, .dim) + "\n"
    }
    for further in hit.further {
      output += excerpt(further).lines(style, first: margin + "· ", indent: indent + 2)
      let place = FilePlace(further.document, further.unit.locator)
      output += margin + "  " + style.link(style.dress(id(further), .dim), to: place) + "\n"
    }
    return output
  }

  private func excerpt(_ hit: Hit) -> Paragraph {
    var paragraph = Paragraph()
    let excerpt = hit.excerpt
    if excerpt.range.lowerBound > 0 { paragraph.add("… ", .dim) }
    let marked = Paragraph(excerpt.text, marking: excerpt.highlights, .match)
    paragraph.append(marked)
    if excerpt.truncated, excerpt.range.upperBound < hit.unit.text.unicodeScalars.count { paragraph.add(" …", .dim) }
    return paragraph
  }

  private func label(_ hit: Hit) -> String {
    var kind = hit.unit.kind.rawValue
    if hit.unit.kind == .passage, hit.unit.blockKind != .paragraph { kind = words(hit.unit.blockKind.rawValue) }
    if let note = hit.unit.locator.note, hit.unit.kind == .note { kind += " \(note)" }
    if let speaker = hit.unit.speaker { kind += ", \(speaker.name)" }
    return style.dress(TextStyle.plain("\(kind) · \(hit.unit.id)"), .dim)
  }

  private func id(_ hit: Hit) -> String { TextStyle.plain("\(hit.unit.id)") }

  private func words(_ name: String) -> String { String(name.map { $0 == "-" ? " " : $0 }) }
}
