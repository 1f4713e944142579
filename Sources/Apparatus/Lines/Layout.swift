import DocumentModel

/// What the layout alone says: the draft, the pages, the evidence of the markup.
struct Layout {
  var draft: Draft
  var evidence = MarkupEvidence()
  /// By page index: as printed, else the physical number; empty where the source has no pages.
  var pageLabels: [String] = []
  /// How many lines were running heads and are not in the reading text.
  private var headCount = 0
  private let sourceDiagnostics: [Diagnostic]

  /// Cost: linear in the text.
  init(of laidOut: LaidOutText) {
    sourceDiagnostics = laidOut.diagnostics
    let source = laidOut.text.scalars
    if PageDraft.fits(laidOut) {
      let pages = PageDraft.draft(of: laidOut)
      draft = pages.draft
      evidence.raised = pages.raised
      pageLabels = laidOut.pages.map { $0.label ?? String($0.number) }
      return
    }
    guard laidOut.elements.isEmpty else {
      draft = MarkupDraft.draft(of: laidOut)
      evidence = MarkupEvidence(laidOut, draft: draft)
      pageLabels = laidOut.pages.map { $0.label ?? String($0.number) }
      return
    }
    var lines = LineScanner.lines(of: laidOut.text, pages: laidOut.pages)
    let pageCount = (lines.last?.page ?? 0) + 1
    var feet: [FootNote] = []
    if pageCount > 1 {
      let heads = RunningHeads(of: lines, source: source)
      headCount = heads.count
      lines = lines.indices.filter { !heads.isHead[$0] }.map { lines[$0] }
      let found = FootNoteFinder.find(in: lines, source: source)
      feet = found.feet
      lines = lines.indices.filter { !found.isFoot[$0] }.map { lines[$0] }
      pageLabels = (0..<pageCount).map { page in
        heads.labels[page] ?? (page < laidOut.pages.count ? laidOut.pages[page].label : nil) ?? String(page + 1)
      }
    }
    let measure = Measure(of: lines, source: source)
    draft = PlainDraft.draft(source: source, body: lines, feet: feet, measure: measure, pageCount: pageCount)
  }

  /// The source's pages, called as the reading text calls them.
  func pages(of laidOut: LaidOutText) -> [Page] {
    guard pageLabels.count == laidOut.pages.count else { return laidOut.pages }
    return zip(laidOut.pages, pageLabels).map { page, label in
      var page = page
      page.label = label
      return page
    }
  }

  /// What was doubtful on the way here, with ranges in the reading text.
  func diagnostics(in document: Document) -> [Diagnostic] {
    var diagnostics = sourceDiagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.range = nil
      return diagnostic
    }
    if headCount > 0 {
      diagnostics.append(
        Diagnostic(
          .info, "running-heads-dropped",
          "\(headCount) running heads and page numbers were left out of the reading text."))
    }
    return diagnostics
  }
}
