import DocumentModel
import Xapian

/// Counts the units that match by author, year, container, speaker and kind.
struct FacetCounter {
  private let searcher: Searcher

  init(_ searcher: Searcher) { self.searcher = searcher }

  /// The most values of a facet.
  private static let valueLimit = 20

  /// Cost: linear in the matches and in the documents that they stand in.
  func counts(of compiled: CompiledQuery) throws -> (facets: [Facet], timeline: [TimelinePoint]) {
    var request = SearchRequest(compiled.query)
    request.weighting = .none
    request.limit = 0
    request.checkAtLeast = try searcher.reader.database.statistics().documents
    request.countedSlots = [Schema.Slot.document, Schema.Slot.date, Schema.Slot.speaker, Schema.Slot.kind]
    request.countLimit = request.checkAtLeast
    let counts = try searcher.run(request).counts.map { slot in
      slot.map { (value: String(decoding: $0.value, as: UTF8.self), count: $0.count) }
    }
    guard counts.count == 4 else { return ([], []) }
    var authors: [String: Int] = [:]
    var containers: [String: Int] = [:]
    let documents = try searcher.reader.documents(ids: counts[0].map(\.value))
    for (document, count) in zip(documents, counts[0].map(\.count)) {
      guard let work = document?.document.work else { continue }
      for name in Set(work.authors.map(\.display)) where !name.isEmpty { authors[name, default: 0] += count }
      if let container = work.containerTitle ?? work.publisher { containers[container, default: 0] += count }
    }
    var years: [Int: Int] = [:]
    for (value, count) in counts[1] { if let year = DateValue.year(of: value) { years[year, default: 0] += count } }
    let byYear = Dictionary(uniqueKeysWithValues: years.map { (String($0.key), $0.value) })
    let facets = [
      Self.facet("author", authors), Self.facet("year", byYear), Self.facet("container", containers),
      Self.facet("speaker", Dictionary(counts[2].map { ($0.value, $0.count) }, uniquingKeysWith: +)),
      Self.facet("kind", Dictionary(counts[3].map { ($0.value, $0.count) }, uniquingKeysWith: +)),
    ]
    return (facets, years.sorted { $0.key < $1.key }.map { TimelinePoint(year: $0.key, count: $0.value) })
  }

  private static func facet(_ name: String, _ counts: [String: Int]) -> Facet {
    let values = counts.filter { !$0.key.isEmpty }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(valueLimit)
    return Facet(name: name, values: values.map { Facet.Count(value: $0.key, count: $0.value) })
  }
}
