import DocumentModel
import Xapian

/// Counts the units that match by author, year, container, speaker and kind.
struct FacetCounter {
  private let searcher: Searcher

  init(_ searcher: Searcher) { self.searcher = searcher }

  /// Cost: linear in the matches and in the documents that they stand in.
  func counts(of compiled: CompiledQuery) throws -> (facets: [Facet], timeline: [TimelinePoint]) {
    var request = SearchRequest(compiled.query)
    request.weighting = .none
    request.limit = 0
    request.checkAtLeast = try searcher.reader.database.statistics().documents
    request.countedSlots = [Schema.Slot.document, Schema.Slot.date, Schema.Slot.speaker, Schema.Slot.place]
    request.countLimit = request.checkAtLeast
    let counts = try searcher.run(request).counts
    guard counts.count == 4 else { return ([], []) }
    var tally = FacetTally()
    let documents = try searcher.reader.documents(keys: counts[0].map { DocumentKey(bytes: $0.value) })
    for (document, count) in zip(documents, counts[0].map(\.count)) {
      if let work = document?.document.work { tally.add(work, count) }
    }
    for date in counts[1] {
      if let year = DateValue.year(of: date.value) { tally.years[year, default: 0] += date.count }
    }
    for speaker in counts[2] {
      tally.speakers[String(decoding: speaker.value, as: UTF8.self), default: 0] += speaker.count
    }
    for place in counts[3] {
      if let kind = UnitPlace(value: place.value)?.kind { tally.kinds[kind.rawValue, default: 0] += place.count }
    }
    return (tally.facets, tally.timeline)
  }
}

/// What is counted of the units found, or of the citations.
struct FacetTally {
  /// The most values of a facet.
  private static let valueLimit = 20

  private var authors: [String: Int] = [:]
  private var containers: [String: Int] = [:]
  var years: [Int: Int] = [:]
  var speakers: [String: Int] = [:]
  var kinds: [String: Int] = [:]

  /// Counts the authors and the container of a work so many times.
  mutating func add(_ work: Work, _ count: Int) {
    for name in Set(work.authors.map(\.display)) where !name.isEmpty { authors[name, default: 0] += count }
    if let container = work.containerTitle ?? work.publisher { containers[container, default: 0] += count }
  }

  var facets: [Facet] {
    let byYear = Dictionary(uniqueKeysWithValues: years.map { (String($0.key), $0.value) })
    return [
      Self.facet("author", authors), Self.facet("year", byYear), Self.facet("container", containers),
      Self.facet("speaker", speakers), Self.facet("kind", kinds),
    ]
  }

  var timeline: [TimelinePoint] {
    years.sorted { $0.key < $1.key }.map { TimelinePoint(year: $0.key, count: $0.value) }
  }

  private static func facet(_ name: String, _ counts: [String: Int]) -> Facet {
    let values = counts.filter { !$0.key.isEmpty }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(valueLimit)
    return Facet(name: name, values: values.map { Facet.Count(value: $0.key, count: $0.value) })
  }
}
