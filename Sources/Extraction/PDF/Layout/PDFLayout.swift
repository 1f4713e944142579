import DocumentModel

/// Understands how a PDF's pages are laid out: lines, columns, running heads, feet, paragraphs, headings.
enum PDFLayout {
  /// The text in reading order, with its blocks and pages. Cost: n log n in the words of a page, linear in the pages.
  static func laidOut(_ text: PDFText) -> LaidOutText {
    let raw = text.pages.indices.map { LineBuilder.lines(ofPage: $0, in: text) }
    let heads = RunningHeadFinder(raw, of: text)
    var segments = segments(raw, heads, text)
    let statistics = PageStatistics(segments.joined())
    var finder = FootFinder(text: text, statistics: statistics)
    let feet = segments.indices.map { finder.takeFeet(from: &segments[$0]) }
    let body = body(segments, text, statistics)
    let labels = PageLabels(printed: heads.numbers, stated: text.pages.map(\.label)).labels
    var writer = PageTextWriter(text: text)
    for page in text.pages.indices {
      let edge = raw[page].indices.filter { heads.isHead[page][$0] }.map { raw[page][$0] }.sorted { $0.base < $1.base }
      let middle = text.pages[page].height / 2
      writer.add(
        body[page] + feet[page], heads: edge.filter { $0.base <= middle }, feet: edge.filter { $0.base > middle },
        number: text.pages[page].number, label: labels[page])
    }
    var laidOut = writer.finished()
    laidOut.diagnostics = diagnostics(text, headCount: heads.count)
    return laidOut
  }

  private static func segments(_ raw: [[PageLine]], _ heads: RunningHeadFinder, _ text: PDFText) -> [[PageSegment]] {
    var result: [[PageSegment]] = []
    // Even and odd pages may have their columns at other places.
    var known: [[ColumnFinder.Gutter]] = [[], []]
    for page in raw.indices {
      let lines = raw[page].indices.filter { !heads.isHead[page][$0] }.map { raw[page][$0] }
      let found = ColumnFinder.segments(of: lines, page: page, in: text, known: known[0] + known[1])
      known[page % 2] = found.gutters
      result.append(found.segments)
    }
    return result
  }

  /// The blocks of the body by page.
  private static func body(_ segments: [[PageSegment]], _ text: PDFText, _ statistics: PageStatistics) -> [[PageBlock]]
  {
    let cutter = BlockCutter(text: text, statistics: statistics)
    var blocks: [PageBlock] = []
    for segment in segments.joined() {
      var cut = cutter.blocks(of: segment)
      if !cut.isEmpty { cut[0].opensColumn = true }
      blocks += cut
    }
    BlockNamer(text: text, statistics: statistics).name(&blocks)
    ParagraphLinker(blocks, text: text, bodySize: statistics.bodySize).link(&blocks)
    var body = [[PageBlock]](repeating: [], count: segments.count)
    for block in blocks { body[block.page].append(block) }
    return body
  }

  private static func diagnostics(_ text: PDFText, headCount: Int) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if headCount > 0 {
      diagnostics.append(
        Diagnostic(
          .info, "running-heads-dropped",
          "\(headCount) running heads and page numbers were left out of the reading text."))
    }
    if !text.isWhole {
      diagnostics.append(
        Diagnostic(
          .warning, "pdf-cut-short", "The PDF could be read up to page \(text.pages.count) only; the rest is missing."))
    }
    for (code, count) in text.omissions.sorted(by: { $0.key < $1.key }) {
      guard let message = Omission(rawValue: code)?.message(count) else { continue }
      diagnostics.append(Diagnostic(code == "rotated" ? .info : .warning, "pdf-\(code)-left-out", message))
    }
    return diagnostics
  }

  /// What `loccit-pdf` leaves out.
  private enum Omission: String {
    case rotated, words, pages

    func message(_ count: Int) -> String {
      switch self {
      case .rotated: "\(count) words that stand upright or upside down on the page were left out."
      case .words: "\(count) words were left out: a page held more than any page of text does."
      case .pages: "\(count) pages were left out: the file has more than any book does."
      }
    }
  }
}
