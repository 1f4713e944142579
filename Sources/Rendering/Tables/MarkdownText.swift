import DocumentModel
import Search

/// Hits and citations as Markdown for one's own notes: quotations with their source below and the notes at the foot.
struct MarkdownText {
  func text(_ list: HitList) -> String {
    var output = ""
    var footnotes = ""
    for hit in list.hits {
      let excerpt = Self.mark(hit.excerpt)
      output += quote(excerpt) + ">\n> — " + Self.escape(hit.attribution)
      for note in hit.notes {
        let name = "\(hit.rank)-\(note.label.filter { $0.isLetter || $0.isNumber })"
        output += "[^\(name)]"
        footnotes += "[^\(name)]: \(note.label). " + Self.escape(note.text ?? "(missing in the document)") + "\n\n"
      }
      output += "\n\n"
    }
    return output + footnotes
  }

  func text(_ list: CitationList) -> String {
    var output = ""
    for citation in list.all {
      output += quote(Self.escape(citation.context ?? citation.sentence ?? citation.unit.text))
      output += ">\n> cites " + Self.escape(citation.unit.text)
      output += "\n>\n> — " + Self.escape(citation.attribution) + "\n\n"
    }
    return output
  }

  private func quote(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)\n" }.joined()
  }

  private static func mark(_ excerpt: Excerpt) -> String {
    let scalars = ScalarText(excerpt.text)
    var output = ""
    var position = 0
    for range in excerpt.highlights {
      output += escape(scalars[position..<range.lowerBound]) + "**" + escape(scalars[range]) + "**"
      position = range.upperBound
    }
    return output + escape(scalars[position..<scalars.count])
  }

  private static func escape(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in TextStyle.plain(text).unicodeScalars {
      if "\\`*_[]<>#|".unicodeScalars.contains(scalar) { output.append("\\") }
      output.append(scalar)
    }
    return String(output)
  }
}
