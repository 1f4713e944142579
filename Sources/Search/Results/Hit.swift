import DocumentModel

/// The answer to a search.
public struct HitList: Sendable {
  /// As typed.
  public var query: String
  /// As understood, in the query language.
  public var understood: String
  public var matches: MatchCount
  /// The rank before the first hit.
  public var offset: Int
  /// The offset of the next page; nil on the last. In an index that has grown since, `SearchOptions.after` finds it.
  public var next: Int?
  public var hits: [Hit]
  /// Counts over all matches, by facet (`author`, `year`, `container`, `speaker`, `kind`), most frequent first.
  public var facets: [Facet]
  /// Matching units by year, in order; only where it was asked for.
  public var timeline: [TimelinePoint]
  /// Words of the query that are in no document, each with the likely word meant where there is one.
  public var unknownWords: [UnknownWord]
  /// Where nothing matched and words were unknown: the query with the likely words in their place, whose hits these are.
  public var corrected: String?

  public init(query: String, understood: String, matches: MatchCount, offset: Int, next: Int?, hits: [Hit]) {
    self.query = query
    self.understood = understood
    self.matches = matches
    self.offset = offset
    self.next = next
    self.hits = hits
    facets = []
    timeline = []
    unknownWords = []
  }
}

/// How many units match: Xapian's bounds and estimate.
public struct MatchCount: Hashable, Sendable, Codable {
  public var estimated: Int
  public var lower: Int
  public var upper: Int

  public init(estimated: Int, lower: Int, upper: Int) {
    self.estimated = estimated
    self.lower = lower
    self.upper = upper
  }
}

public struct Facet: Hashable, Sendable, Codable {
  public struct Count: Hashable, Sendable, Codable {
    public var value: String
    public var count: Int
    public init(value: String, count: Int) {
      self.value = value
      self.count = count
    }
  }

  public var name: String
  public var values: [Count]

  public init(name: String, values: [Count]) {
    self.name = name
    self.values = values
  }
}

public struct TimelinePoint: Hashable, Sendable, Codable {
  public var year: Int
  public var count: Int

  public init(year: Int, count: Int) {
    self.year = year
    self.count = count
  }
}

public struct UnknownWord: Hashable, Sendable, Codable {
  public var word: String
  public var suggestion: String?

  public init(word: String, suggestion: String?) {
    self.word = word
    self.suggestion = suggestion
  }
}

/// A unit that matches, with the excerpt that shows why.
public struct Hit: Sendable {
  /// From 1.
  public var rank: Int
  public var score: Double
  public var unit: Unit
  public var document: DocumentEntry
  public var excerpt: Excerpt
  /// One line that names the source, ready to paste.
  public var attribution: String
  /// The notes of the markers in the excerpt; for a note, none.
  public var notes: [HitNote]
  /// Notes and quotations that only repeat what this hit shows, folded into it.
  public var folded: [UnitID]
  /// For `--group work`: the further passages of the same work.
  public var further: [Hit]
  /// The score by term, for `--explain`.
  public var explanation: [TermScore]

  public init(
    rank: Int, score: Double, unit: Unit, document: DocumentEntry, excerpt: Excerpt, attribution: String,
    notes: [HitNote]
  ) {
    self.rank = rank
    self.score = score
    self.unit = unit
    self.document = document
    self.excerpt = excerpt
    self.attribution = attribution
    self.notes = notes
    folded = []
    further = []
    explanation = []
  }
}

/// A verbatim run of a unit's text that shows the words found.
public struct Excerpt: Hashable, Sendable {
  public var text: String
  /// The matched words, ranges in scalars of `text`, in order, not overlapping.
  public var highlights: [Range<Int>]
  /// Whether the unit has more text than the excerpt.
  public var truncated: Bool
  /// Where `text` stands in the unit's text, in scalars.
  public var range: Range<Int>

  public init(text: String, highlights: [Range<Int>], truncated: Bool, range: Range<Int>) {
    self.text = text
    self.highlights = highlights
    self.truncated = truncated
    self.range = range
  }
}

/// A note shown under an excerpt.
public struct HitNote: Hashable, Sendable {
  public var id: UnitID?
  public var label: String
  /// nil for a marker whose note is missing.
  public var text: String?
  /// The note's references.
  public var references: [Unit]

  public init(id: UnitID?, label: String, text: String?, references: [Unit]) {
    self.id = id
    self.label = label
    self.text = text
    self.references = references
  }
}

/// What one word of the query adds to a hit's score.
public struct TermScore: Hashable, Sendable, Codable {
  public var term: String
  public var score: Double

  public init(term: String, score: Double) {
    self.term = term
    self.score = score
  }
}
