import DocumentModel

/// Finds what a document says of itself: title, authors, date, publisher, language.
///
/// What the source states (front matter, meta tags) wins. What is not found stays absent and is reported; nothing is made
/// from a file's name.
public enum MetadataFinder {
  /// The work that a document is, and what is missing of it. Cost: linear in the blocks before the first paragraphs, and
  /// in the sample of words by which the language is told.
  public static func metadata(of document: Document, stated: Work) -> (work: Work, diagnostics: [Diagnostic]) {
    var work = stated
    let front = FrontBlocks(document)
    if work.title == nil { work.title = front.title }
    for block in front.bylines {
      let byline = BylineReading(document.text[block.range])
      if work.authors.isEmpty, stated.authors.isEmpty { work.authors = byline.authors }
      if work.editors.isEmpty { work.editors = byline.editors }
      if work.translators.isEmpty { work.translators = byline.translators }
      if work.issued == nil { work.issued = byline.date }
    }
    if work.authors.isEmpty, let standfirst = front.standfirst {
      work.authors = StandfirstAuthors.authors(document.text[standfirst.range])
    }
    if work.publisher == nil {
      work.publisher = front.breadcrumbs.lazy.compactMap { $0.publisher(ofPageTitled: work.title) }.first
    }
    if work.language == nil { work.language = document.language ?? LanguageGuesser.language(of: document.text) }
    return (work, diagnostics(of: work))
  }

  private static func diagnostics(of work: Work) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if work.title == nil {
      diagnostics.append(
        Diagnostic(
          .warning, "title-missing", "The document gives no title; state it in a sidecar file or with --metadata."))
    }
    if work.issued == nil {
      diagnostics.append(
        Diagnostic(.info, "date-missing", "The document gives no date; state it in a sidecar file or with --metadata."))
    }
    return diagnostics
  }
}

/// The blocks in which a document speaks of itself.
struct FrontBlocks {
  var title: String?
  var bylines: [Block] = []
  var standfirst: Block?
  var breadcrumbs: [Breadcrumb] = []

  init(_ document: Document) {
    var paragraphs = 0
    for block in document.blocks {
      switch block.kind {
      case .title: title = title ?? document.text[block.range].collapsingBlanks
      // A heading before all text, the highest of all, is the title; "Introduction" is not.
      case .heading where paragraphs == 0 && title == nil && block.level == 1:
        let text = document.text[block.range].collapsingBlanks
        if !SectionWords.opens(Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)) {
          title = text
        }
      case .byline: bylines.append(block)
      case .standfirst: standfirst = standfirst ?? block
      case .navigation: Breadcrumb(document.text[block.range]).map { breadcrumbs.append($0) }
      case .paragraph, .listItem, .blockQuotation: paragraphs += 1
      default: break
      }
    }
  }
}
