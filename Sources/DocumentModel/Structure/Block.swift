/// A run of the reading text that is one thing on the page.
public struct Block: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case title, byline, standfirst, heading, paragraph
    case listItem = "list-item"
    case blockQuotation = "block-quotation"
    case epigraph, verse, caption
    case pullQuote = "pull-quote"
    case table, code, note
    case referenceEntry = "reference-entry"
    case navigation
    case runningHead = "running-head"
  }

  /// Its place among the document's blocks, from 0.
  public var index: Int
  public var kind: Kind
  public var range: Range<Int>
  /// The headings above it, outermost first, not the title.
  public var section: [String]
  /// For a heading, 1 for the highest in use.
  public var level: Int?
  /// The page on which it begins: as printed, else the physical number.
  public var page: String?
  /// The first and last line of the source that it stands on, from 1.
  public var lines: ClosedRange<Int>?
  /// The index of the earlier or fuller block whose words this one repeats (a pull quote, a caption printed twice).
  public var repeats: Int?

  public init(index: Int, kind: Kind, range: Range<Int>, section: [String] = []) {
    self.index = index
    self.kind = kind
    self.range = range
    self.section = section
  }
}
