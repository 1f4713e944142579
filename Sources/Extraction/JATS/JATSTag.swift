/// An element of JATS (ANSI/NISO Z39.96) or BITS, as far as it matters to the layout.
enum JATSTag: String {
  case article, book, body, back, front, sec, title, subtitle, p, label, caption, list, table, thead, tbody, tfoot, tr,
    td
  case th, fig, fn, xref, ref, ack, app, bio, bold, italic, sup, sub, monospace, code, attrib, alternatives, graphic,
    media
  case `break`, speech, speaker, statement, term, def, glossary, notes, response, abstract, row, entry, preformat,
    index, toc
  case inlineGraphic = "inline-graphic"
  case subArticle = "sub-article"
  case frontStub = "front-stub"
  case articleMeta = "article-meta"
  case bookMeta = "book-meta"
  case bookPart = "book-part"
  case bookPartMeta = "book-part-meta"
  case journalMeta = "journal-meta"
  case collectionMeta = "collection-meta"
  case bookFront = "book-front"
  case bookBody = "book-body"
  case bookBack = "book-back"
  case frontMatter = "front-matter"
  case frontMatterPart = "front-matter-part"
  case namedBookPartBody = "named-book-part-body"
  case titleGroup = "title-group"
  case bookTitleGroup = "book-title-group"
  case bookTitle = "book-title"
  case articleTitle = "article-title"
  case transAbstract = "trans-abstract"
  case transTitleGroup = "trans-title-group"
  case altTitle = "alt-title"
  case dispQuote = "disp-quote"
  case verseGroup = "verse-group"
  case verseLine = "verse-line"
  case listItem = "list-item"
  case defList = "def-list"
  case defItem = "def-item"
  case tableWrap = "table-wrap"
  case tableWrapFoot = "table-wrap-foot"
  case tableWrapGroup = "table-wrap-group"
  case figGroup = "fig-group"
  case boxedText = "boxed-text"
  case fnGroup = "fn-group"
  case authorNotes = "author-notes"
  case contribGroup = "contrib-group"
  case refList = "ref-list"
  case mixedCitation = "mixed-citation"
  case elementCitation = "element-citation"
  case nlmCitation = "nlm-citation"
  case citation
  case citationAlternatives = "citation-alternatives"
  case extLink = "ext-link"
  case uri, email
  case namedContent = "named-content"
  case styledContent = "styled-content"
  case milestoneStart = "milestone-start"
  case target
  case inlineFormula = "inline-formula"
  case dispFormula = "disp-formula"
  case dispFormulaGroup = "disp-formula-group"
  case math
  case texMath = "tex-math"
  case appGroup = "app-group"
  case supplementaryMaterial = "supplementary-material"
  case chemStructWrap = "chem-struct-wrap"
  case privateChar = "private-char"
  case altText = "alt-text"
  case longDesc = "long-desc"
  case objectID = "object-id"
  case permissions
  case secMeta = "sec-meta"
  case meta = "processing-meta"
  case indexTerm = "index-term"
  case other

  init(name: String) { self = JATSTag(rawValue: name) ?? .other }
}
