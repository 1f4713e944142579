import DocumentModel
import Search

/// Completions, the kinds one below the other.
struct CompletionText {
  let style: TextStyle

  func text(_ list: CompletionList) -> String {
    var output = ""
    for kind in Completion.Kind.allCases {
      let completions = list.completions.filter { $0.kind == kind }
      if completions.isEmpty { continue }
      output += style.dress(heading(kind), .bold) + "\n"
      for completion in completions { output += text(completion) }
    }
    return output
  }

  private func heading(_ kind: Completion.Kind) -> String {
    switch kind {
    case .author: "authors"
    case .title: "titles"
    case .citedWork: "cited works"
    }
  }

  private func text(_ completion: Completion) -> String {
    var paragraph = Paragraph()
    switch completion.kind {
    case .author:
      paragraph.add(TextStyle.plain(completion.text))
      paragraph.add(" (\(Amount.text(completion.count, "document")))", .dim)
    case .title:
      paragraph.add(TextStyle.plain(WorkLine.line(completion.work)))
      paragraph.add(" [\(TextStyle.name(completion.id ?? ""))]", .dim)
    case .citedWork:
      paragraph.add(TextStyle.plain(WorkLine.line(completion.work)))
      paragraph.add(" (cited \(Amount.text(completion.count, "time")))", .dim)
    }
    return paragraph.lines(style, first: "  ", indent: 4)
  }
}
