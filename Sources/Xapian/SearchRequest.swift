import CXapian

/// How a document's weight is made from the query's terms; names and parameters as in Xapian.
public enum Weighting: Hashable, Sendable {
  case bm25(k1: Double = 1, k2: Double = 0, k3: Double = 1, b: Double = 0.5, minimumLength: Double = 0.5)
  case bm25Plus(
    k1: Double = 1, k2: Double = 0, k3: Double = 1, b: Double = 0.5, minimumLength: Double = 0.5, delta: Double = 1)
  case pl2Plus(c: Double = 1, delta: Double = 0.8)
  case dph
  case inEB2(c: Double = 1)
  case dirichlet(mu: Double = 2000)
  /// How many terms match.
  case coordination
  case none

  var code: (cx_weighting, [Double]) {
    switch self {
    case .bm25(let k1, let k2, let k3, let b, let minimum): (CX_WEIGHTING_BM25, [k1, k2, k3, b, minimum])
    case .bm25Plus(let k1, let k2, let k3, let b, let minimum, let delta):
      (CX_WEIGHTING_BM25_PLUS, [k1, k2, k3, b, minimum, delta])
    case .pl2Plus(let c, let delta): (CX_WEIGHTING_PL2_PLUS, [c, delta])
    case .dph: (CX_WEIGHTING_DPH, [])
    case .inEB2(let c): (CX_WEIGHTING_INEB2, [c])
    case .dirichlet(let mu): (CX_WEIGHTING_DIRICHLET, [mu])
    case .coordination: (CX_WEIGHTING_COORDINATION, [])
    case .none: (CX_WEIGHTING_NONE, [])
    }
  }
}

/// A search: a query and what is wanted of its matches.
public struct SearchRequest: Hashable, Sendable {
  /// At most `maximum` matches with the same value in a slot.
  public struct Collapse: Hashable, Sendable {
    public var slot: ValueSlot
    public var maximum: UInt32

    public init(slot: ValueSlot, maximum: UInt32 = 1) {
      self.slot = slot
      self.maximum = maximum
    }
  }

  /// In order of a slot's values, then of weight.
  public struct Sort: Hashable, Sendable {
    public var slot: ValueSlot
    public var descending: Bool

    public init(slot: ValueSlot, descending: Bool = false) {
      self.slot = slot
      self.descending = descending
    }
  }

  public var query: Query
  public var offset = 0
  public var limit = 10
  /// How many matches are looked at at least, however early the best are known; the size of the database makes counts
  /// exact.
  public var checkAtLeast = 0
  public var weighting = Weighting.bm25()
  public var collapse: Collapse?
  public var sort: Sort?
  /// By the values of this slot come matches that are otherwise equal; nil leaves them in order of id, which depends on how
  /// documents are spread over databases.
  public var tieSlot: ValueSlot?
  public var minimumWeight = 0.0
  /// The slots whose values each match brings.
  public var values: [ValueSlot] = []
  /// The slots whose values are counted over the matches looked at.
  public var countedSlots: [ValueSlot] = []
  /// How many values a counted slot gives, most frequent first.
  public var countLimit = 100
  /// Whether each match brings its data.
  public var withData = true
  /// Whether each match brings the terms of the query that it holds.
  public var withTerms = false

  public init(_ query: Query) { self.query = query }
}

/// What a search found.
public struct MatchSet: Hashable, Sendable {
  public struct Match: Hashable, Sendable {
    public var id: DocumentID
    public var weight: Double
    /// At least so many further matches share its value in the collapse slot.
    public var collapsed: Int
    public var data: [UInt8]
    /// In the order of `SearchRequest.values`; empty where the document has none.
    public var values: [[UInt8]]
    /// The terms of the query that it holds, in no order to rely on.
    public var terms: [Term]
  }

  public struct ValueCount: Hashable, Sendable {
    public var value: [UInt8]
    public var count: Int
  }

  /// Bounds and estimate of the number of matches.
  public var lower: Int
  public var estimated: Int
  public var upper: Int
  /// The most that a match of this query could weigh.
  public var maximumWeight: Double
  /// About so many documents of servers hold the words of a phrase or the like, and were too many to be looked at.
  public var undecided: Int
  public var matches: [Match]
  /// For each of `SearchRequest.countedSlots`, its values, most frequent first.
  public var counts: [[ValueCount]]
}
