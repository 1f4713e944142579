import DocumentModel

/// The answer to `cites`: who cites a work, and for which sentence.
public struct CitationList: Sendable {
  /// The work as understood from what was asked.
  public var work: Work
  public var citations: [Citation]
  public var total: Int
  /// How many were passed over before the first.
  public var offset: Int
  /// The offset of the next page; nil on the last.
  public var next: Int? {
    let end = offset + citations.count
    return !citations.isEmpty && end < total ? end : nil
  }

  public init(work: Work, citations: [Citation], total: Int, offset: Int = 0) {
    self.work = work
    self.citations = citations
    self.total = total
    self.offset = offset
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
