import DocumentModel

/// The answer to `cites`: who cites a work, and for which sentence.
public struct CitationList: Sendable {
  /// The work as understood from what was asked.
  public var work: Work
  public var citations: [Citation]
  public var total: Int
  /// What was asked for, as it was understood: `title “Lamps and Ledgers”`.
  public var understood = ""
  /// Counts over all citations, as those of a search; only where they were asked for.
  public var facets: [Facet] = []
  public var timeline: [TimelinePoint] = []
  /// Whether it is to be shown how each was found.
  public var isExplained = false
  /// How many were passed over before the first.
  public var offset: Int
  /// The offset of the next page; nil on the last.
  public var next: Int? {
    let end = offset + citations.count
    return !citations.isEmpty && end < pages ? end : nil
  }
  /// The citations of this page, those of one document that are grouped one by one.
  public var all: [Citation] { citations.flatMap { [$0] + $0.further } }
  /// How many there are to page through: citations, or where they are grouped, the works that cite.
  public var pages: Int

  public init(work: Work, citations: [Citation], total: Int, offset: Int = 0) {
    self.work = work
    self.citations = citations
    self.total = total
    self.offset = offset
    pages = total
  }
}

/// One reference to the work.
public struct Citation: Sendable {
  /// The reference's unit; `reference` is never nil in it.
  public var unit: Unit
  public var document: DocumentEntry
  /// The note that it stands in.
  public var note: HitNote?
  /// The sentence that the note's marker stands in.
  public var sentence: String?
  /// The reference that a short form leads to.
  public var antecedent: Unit?
  public var attribution: String
  /// The reference in which it is quoted (`X, quoted in Y`), and those that it quotes.
  public var quotedIn: Unit?
  public var quotes: [Unit] = []
  /// The sentence with those around it; only where more than one was asked for.
  public var context: String?
  /// How it was found.
  public var reason: Reason = .words
  /// For `--group work`: the further citations of the same document.
  public var further: [Citation] = []

  public enum Reason: String, Sendable {
    /// Its words are those asked for.
    case words
    /// It names the same work as one that holds the words, or as a document of the index.
    case work
    /// It leads to one of these.
    case leads
    /// The note prints the words, and no reference was read there.
    case mention
  }

  public init(
    unit: Unit, document: DocumentEntry, note: HitNote?, sentence: String?, antecedent: Unit?, attribution: String
  ) {
    self.unit = unit
    self.document = document
    self.note = note
    self.sentence = sentence
    self.antecedent = antecedent
    self.attribution = attribution
  }
}

/// A work that the documents of the index cite.
public struct CitedSource: Sendable {
  /// Its `WorkKey`.
  public var id: String
  public var item: Work
  public var citations: Int
  public var documents: Int
  /// The id of the document that is this work.
  public var inIndex: String?

  public init(id: String, item: Work, citations: Int, documents: Int, inIndex: String?) {
    self.id = id
    self.item = item
    self.citations = citations
    self.documents = documents
    self.inIndex = inIndex
  }
}
