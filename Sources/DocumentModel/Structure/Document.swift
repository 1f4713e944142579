/// What was understood of one source: the value that `loccit inspect` prints.
///
/// Every range is in scalar offsets of `text`, the reading text, unless its name says `source`.
public struct Document: Hashable, Sendable {
  public var mediaType: String
  /// An ISO 639-1 code; nil where it is not known.
  public var language: String?
  /// The work that the document is. Its `id` is empty until the corpus gives it one.
  public var work: Work
  /// The reading text: markers taken out, hyphenation undone, running heads dropped, notes after the body.
  public var text: ScalarText
  /// In order; they cover the reading text but for the blanks between them.
  public var blocks: [Block]
  /// In reading order.
  public var notes: [Note]
  /// In order of offset.
  public var markers: [Marker]
  /// In order of start.
  public var quotations: [Quotation]
  /// In order of start.
  public var references: [Reference]
  public var diagnostics: [Diagnostic]
  /// From the reading text to the source text.
  public var offsets: OffsetMap
  /// The source's pages in order, with ranges of the source text; empty where it has none.
  public var pages: [Page]

  public init(mediaType: String, text: ScalarText = ScalarText()) {
    self.mediaType = mediaType
    self.text = text
    work = Work()
    blocks = []
    notes = []
    markers = []
    quotations = []
    references = []
    diagnostics = []
    offsets = OffsetMap()
    pages = []
  }

  /// The block that holds `offset` (or ends at it). Cost: logarithmic.
  public func block(at offset: Int) -> Block? {
    let index = blocks.partitionIndex { $0.range.upperBound >= offset }
    guard index < blocks.count, blocks[index].range.lowerBound <= offset else { return nil }
    return blocks[index]
  }

  /// The page of the source on which the letter at `offset` stands; nil where the source has no pages or the letter was put
  /// in. Cost: logarithmic.
  public func page(at offset: Int) -> Page? {
    guard !pages.isEmpty, let source = offsets.source(of: offset) else { return nil }
    let index = pages.partitionIndex { $0.range.upperBound > source }
    return index < pages.count && pages[index].range.contains(source) ? pages[index] : nil
  }

  /// The note with this id. Cost: linear in the notes.
  public func note(_ id: String) -> Note? { notes.first { $0.id == id } }
}
