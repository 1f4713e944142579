import DocumentModel

/// The path that a site prints above a page: `University >> Institute >> Publications >> Title >> Summary`.
struct Breadcrumb {
  var crumbs: [String]

  /// Nil where a line holds fewer than two dividing marks of one kind. Cost: linear.
  init?(_ text: String) {
    for divider in [" >> ", " » ", " › ", " > ", " → ", " :: "] {
      let parts = Self.split(text, at: divider)
      guard parts.count >= 3 else { continue }
      crumbs = parts
      return
    }
    return nil
  }

  /// The body that publishes: the last one named before the crumb of its publications, or, where there is no such
  /// crumb, before the page's own. A crumb that repeats the page's `title`, or words of it, names none.
  func publisher(ofPageTitled title: String?) -> String? {
    let end = crumbs.firstIndex { Self.shelves.contains(Folding.fold($0)) } ?? max(0, crumbs.count - 1)
    let title = WorkKey.letters(title ?? "")
    return crumbs[..<end].last { Self.isBody($0) && !title.contains(WorkKey.letters($0)) }
  }

  private static func split(_ text: String, at divider: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let mark = Array(divider.unicodeScalars)
    var parts: [String] = []
    var start = 0
    var index = 0
    while index < scalars.count {
      if scalars[index] == mark[0], index + mark.count <= scalars.count,
        scalars[index..<(index + mark.count)].elementsEqual(mark)
      {
        parts.append(String(scalars: scalars[start..<index]))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(String(scalars: scalars[start...]))
    return parts.map(\.collapsingBlanks).filter { !$0.isEmpty }
  }

  private static func isBody(_ crumb: String) -> Bool {
    guard crumb.count < 80, let last = crumb.last, last != "?", last != "!" else { return false }
    let words = crumb.split { !$0.isLetter }.map { Folding.fold($0) }
    // A body has a name of its own: `A Council of Equals` is a title, `Councils` and `The Press` are shelves.
    guard words.count > 1, let first = words.first, !["a", "an", "about", "on", "how", "why"].contains(first) else {
      return false
    }
    return words.count > 2 || first != "the" ? words.contains { bodies.contains($0) } : false
  }

  private static let shelves: Set<String> = [
    "publications", "publication", "papers", "reports", "research", "articles", "library", "publikationen", "journal",
    "working papers", "policy briefs", "briefs", "monographs", "books", "news", "analysis", "commentary", "documents",
    "research and publications", "publications & resources", "resources", "archive", "archives", "all publications",
  ]
  private static let bodies = Set(
    words: """
      institute institut institution university universitat universite college centre center zentrum school council
      foundation stiftung fondation press academy akademie bureau agency department ministry society association
      organisation organization office commission committee museum observatory laboratory faculty programme program
      project network forum trust union bank corporation group house review directorate library
      """)
}
