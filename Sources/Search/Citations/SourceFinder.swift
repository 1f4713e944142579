import DocumentModel
import Xapian

/// Lists the works that the documents cite: the answer to `sources`.
///
/// References that lead to the same work are one source. A reference that says too little to tell its work from others
/// (`ibid.` without antecedent) is in none.
public struct SourceFinder {
  private let reader: IndexReader
  private let matcher: ReferenceMatcher

  public init(_ reader: IndexReader) throws(IndexError) {
    self.reader = reader
    matcher = try ReferenceMatcher(reader)
  }

  /// The works cited, the most cited first; only those that the words of `asked` name, where it is not nil. Cost: linear
  /// in the works (without reading their records), and in the records of those returned.
  public func sources(matching asked: String? = nil, limit: Int = .max, offset: Int = 0) throws -> [CitedSource] {
    try reader.naming { try list(matching: asked, limit: limit, offset: offset) }
  }

  private func list(matching asked: String?, limit: Int, offset: Int) throws -> [CitedSource] {
    var works = try asked.map(works) ?? reader.citedWorks()
    works.sort { ($1.citations, $0.term) < ($0.citations, $1.term) }
    var sources: [CitedSource] = []
    for work in works.dropFirst(max(offset, 0)).prefix(max(limit, 0)) {
      if let source = try source(work) { sources.append(source) }
    }
    return sources
  }

  /// The works of the references that hold the words.
  private func works(_ asked: String) throws -> [IndexReader.CitedWork] {
    let references = try matcher.references(matching: asked).references
    let keys = Set(references.compactMap { $0.unit.reference?.workKey })
    let terms = keys.map { BoundedTerm.make(Schema.citedWork, $0) }
    let counts = try reader.database.frequencies(of: terms)
    return zip(terms, counts).map { IndexReader.CitedWork(term: $0, citations: $1) }
  }

  /// So many references are looked at for the one that says most of the work.
  private static let sample = 20

  private func source(_ work: IndexReader.CitedWork) throws -> CitedSource? {
    let references = try reader.references(to: work, limit: Self.sample).compactMap(\.reference)
    guard let key = references.first?.workKey else { return nil }
    let full = references.filter { $0.resolution.state == .itself }
    let item = (full.isEmpty ? references : full).map(\.item).max { $0.fieldCount < $1.fieldCount } ?? Work()
    return CitedSource(
      id: key, item: item, citations: work.citations, documents: try documents(citing: work.term),
      inIndex: try reader.document(work: key)?.document.id)
  }

  private func documents(citing term: Term) throws -> Int {
    var request = SearchRequest(.term(term))
    request.weighting = .none
    request.limit = 0
    request.checkAtLeast = try reader.database.statistics().documents
    request.countedSlots = [Schema.Slot.document]
    request.countLimit = request.checkAtLeast
    return try reader.database.search(request).counts.first?.count ?? 0
  }
}
