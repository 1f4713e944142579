import DocumentModel

/// What is wanted of a search beside its query.
public struct SearchOptions: Hashable, Sendable {
  public enum Sort: String, Hashable, Sendable, CaseIterable {
    case relevance
    /// Newest first; without date last.
    case date
    /// By the first author's family name.
    case author
    case title
  }

  /// The kinds of units to find; nil leaves the choice to the query (`in:`).
  public var kinds: [Unit.Kind]?
  /// How many hits, or works where they are grouped.
  public var limit = 10
  /// How many to pass over.
  public var offset = 0
  /// The id of the hit after which to begin, wherever it stands now; then `offset` counts from there.
  public var after: String?
  /// Whether a work is listed once, with its best passages.
  public var groupsWorks = false
  /// Whether of each ten hits at most three are of one work, while others are nearly as good.
  public var spreadsWorks = true
  /// The most sentences of an excerpt.
  public var sentences = 3
  public var sort = Sort.relevance
  public var facets = false
  public var timeline = false
  public var explain = false

  public init() {}

  /// Larger pages are cut to this.
  static let largestPage = 100_000
}
