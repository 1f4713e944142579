import DocumentModel
import TestSupport
import Testing

@testable import Search

/// An index of two small papers, made of units as the reader of documents would make them.
final class SampleIndex {
  private let folder: TemporaryFolder
  let reader: IndexReader

  init(_ papers: [SamplePaper] = [.elm, .birch]) async throws {
    folder = try TemporaryFolder()
    let path = folder.path + "/index"
    let writer = try IndexWriter(path: path)
    for paper in papers {
      let entry = try writer.encoder.encode(paper.document, units: paper.units)
      try writer.put(entry, ledger: Sample.indexed(paper.document.id, path: paper.document.path))
    }
    try await writer.commit().value()
    reader = try IndexReader(paths: [path])
  }

  func search(_ text: String, _ change: (inout SearchOptions) -> Void = { _ in }) throws -> HitList {
    var options = SearchOptions()
    options.limit = 50
    change(&options)
    return try Searcher(reader).search(Query(parsing: text), text: text, options: options)
  }

  /// The ids of the hits, without the document's where there is one document.
  func ids(_ text: String, _ change: (inout SearchOptions) -> Void = { _ in }) throws -> [String] {
    try search(text, change).hits.map(\.unit.id.description)
  }
}

/// A document put together unit by unit.
struct SamplePaper {
  var document: DocumentEntry
  var units: [Unit] = []

  init(_ id: String, language: String? = "en", _ fill: (inout Work) -> Void = { _ in }) {
    var work = Work()
    work.id = id
    fill(&work)
    document = DocumentEntry(
      id: id, path: "/papers/\(id).txt", mediaType: "text/plain", language: language, work: work,
      added: "2026-01-01T00:00:00Z", diagnostics: [], textBytes: 0)
  }

  func id(_ local: String) -> UnitID { UnitID(document: document.id, local: local) }

  mutating func add(
    _ local: String, _ kind: Unit.Kind, _ text: String, block: Block.Kind = .paragraph, page: String? = nil,
    section: [String] = [], _ fill: (inout Unit) -> Void = { _ in }
  ) {
    let paragraph = kind == .passage ? Int(local.dropFirst()) : nil
    var unit = Unit(
      id: id(local), kind: kind, blockKind: block, order: units.count, text: text,
      locator: Locator(section: section, page: page, paragraph: paragraph))
    fill(&unit)
    units.append(unit)
  }

  /// Adds a passage in which every `{6}` is the marker of note 6.
  mutating func addPassage(
    _ local: String, _ marked: String, block: Block.Kind = .paragraph, page: String? = nil, section: [String] = [],
    speaker: String? = nil
  ) {
    var text = ""
    var markers: [UnitMarker] = []
    for (index, part) in marked.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = part.firstIndex(of: "}") else {
        text += part
        continue
      }
      let label = String(part[..<end])
      markers.append(UnitMarker(label: label, offset: text.unicodeScalars.count, note: id("n" + label)))
      text += part[part.index(after: end)...]
    }
    add(local, .passage, text, block: block, page: page, section: section) {
      $0.markers = markers
      $0.speaker = speaker.map { Speaker(name: $0, mention: $0, range: 0..<0) }
    }
  }

  mutating func addNote(_ label: String, _ text: String, passage: String, sentence: String) {
    let passage = id(passage)
    add("n" + label, .note, text, block: .note) {
      $0.locator.note = label
      $0.passage = passage
      $0.sentence = sentence
      $0.cited = [text]
    }
  }

  /// Adds a quotation that stands word for word in a passage (or note) added before.
  mutating func addQuotation(_ local: String, _ text: String, in passage: String, speaker: String) {
    guard let whole = units.first(where: { $0.id.local == passage }).map({ ScalarText($0.text) }),
      let start = whole.firstOffset(of: Array(text.unicodeScalars), in: whole.range)
    else { preconditionFailure("a sample quotation stands in its passage") }
    let passage = id(passage)
    add(local, .quotation, text) {
      $0.speaker = Speaker(name: speaker, mention: speaker, range: 0..<0)
      $0.quotationForm = .inline
      $0.quotationKind = .speech
      $0.passage = passage
      $0.passageRange = start..<(start + text.unicodeScalars.count)
    }
  }

  mutating func addReference(
    _ local: String, note: String, _ text: String, form: Reference.Form = .full, target: String? = nil,
    candidates: [String] = [], _ fill: (inout Work) -> Void = { _ in }
  ) {
    var item = Work()
    fill(&item)
    let state: Resolution.State = target != nil ? .resolved : candidates.isEmpty ? .itself : .ambiguous
    let reference = UnitReference(
      form: form, item: item, locator: nil, signal: nil,
      resolution: Resolution(state: state, target: target, candidates: candidates, rule: "test", confidence: 0.9),
      target: target.map(id), candidates: candidates.map(id),
      workKey: target.flatMap { target in units.first { $0.id.local == target }?.reference?.workKey }
        ?? (candidates.isEmpty ? WorkKey.key(of: item) : nil))
    let owner = units.first { $0.id.local == "n" + note }
    add(local, .reference, text, block: .note) {
      $0.note = owner?.id
      $0.locator = owner?.locator ?? Locator()
      $0.sentence = owner?.sentence
      $0.reference = reference
    }
  }
}

extension SamplePaper {
  /// A report in American spelling with notes, quotations and references.
  static let elm: SamplePaper = {
    var paper = SamplePaper("elm-2006") {
      $0.title = "The Harbor Treaty: Bargain or Burden?"
      $0.authors = [Name(family: "Elm", given: "Rosa")]
      $0.issued = PartialDate(year: 2006, month: 11)
      $0.publisher = "Institute of Ports"
      $0.type = "report"
    }
    paper.add("h1", .heading, "Harbor Tolls", block: .heading)
    let tolls = ["Harbor Tolls"]
    let filler =
      "The weather that year was mild, and the fishing fleets of all the coast went out early and came home late."
    paper.addPassage(
      "p1",
      "\(filler) The governor of the port, Jonas Wick, declared that \"the lighthouse will be paid for by every ship\" "
        + "before the winter.{6} \(filler) Nobody believed that the coastal defense could be organized without money.{7} "
        + "\(filler) The merchants of the northern towns refused the toll.{8}", page: "12", section: tolls)
    paper.addPassage("p2", "The deputy governor wrote in the journal of the port that,", page: "13", section: tolls)
    paper.addPassage(
      "p3", "A common lighthouse binds the towns together. It is more than a toll.", block: .blockQuotation, page: "13",
      section: tolls, speaker: "Marta Pell")
    paper.add("c1", .caption, "A common lighthouse binds the towns together", block: .pullQuote) {
      $0.repeats = UnitID(document: "elm-2006", local: "p3")
    }
    paper.addPassage("p4", "To be or not to be a partner was the question of that spring.{15} \(filler)", page: "14")
    paper.addNote(
      "6",
      "\"Towns Agree on the Light,\" www.harbournews.example, November 16, 2005; Albrecht Gold, "
        + "\"The Harbor Waltz,\" Coast Times, February 14, 2006.", passage: "p1",
      sentence: "The governor of the port declared it.")
    paper.addNote(
      "7", "Ruth Lind, \"The Making of a Bloc,\" Northern Gazette, March 1, 2006. Gold.", passage: "p1",
      sentence: "Nobody believed that the coastal defense could be organized without money.")
    paper.addNote("8", "Ibid.", passage: "p1", sentence: "The merchants refused the toll.")
    paper.addNote(
      "15", "\"No Light Yet,\" Coast Times, March 3, 2006.", passage: "p4", sentence: "To be or not to be a partner.")
    paper.addQuotation("q1", "the lighthouse will be paid for by every ship", in: "p1", speaker: "Jonas Wick")
    paper.addQuotation(
      "q2", "A common lighthouse binds the towns together. It is more than a toll.", in: "p3", speaker: "Marta Pell")
    paper.addReference("r1", note: "6", "\"Towns Agree on the Light,\" www.harbournews.example, November 16, 2005") {
      $0.title = "Towns Agree on the Light"
      $0.URL = "www.harbournews.example"
      $0.issued = PartialDate(year: 2005, month: 11, day: 16)
    }
    paper.addReference("r2", note: "6", "Albrecht Gold, \"The Harbor Waltz,\" Coast Times, February 14, 2006") {
      $0.title = "The Harbor Waltz"
      $0.authors = [Name(family: "Gold", given: "Albrecht")]
      $0.containerTitle = "Coast Times"
      $0.issued = PartialDate(year: 2006, month: 2, day: 14)
    }
    paper.addReference("r3", note: "7", "Ruth Lind, \"The Making of a Bloc,\" Northern Gazette, March 1, 2006") {
      $0.title = "The Making of a Bloc"
      $0.authors = [Name(family: "Lind", given: "Ruth")]
      $0.containerTitle = "Northern Gazette"
      $0.issued = PartialDate(year: 2006, month: 3, day: 1)
    }
    paper.addReference("r4", note: "7", "Gold", form: .short, target: "r2") { $0.authors = [Name(family: "Gold")] }
    paper.addReference("r5", note: "8", "Ibid", form: .ibid, candidates: ["r3", "r4"])
    paper.addReference("r6", note: "15", "\"No Light Yet,\" Coast Times, March 3, 2006") {
      $0.title = "No Light Yet"
      $0.containerTitle = "Coast Times"
      $0.issued = PartialDate(year: 2006, month: 3, day: 3)
    }
    return paper
  }()

  /// An article in British spelling.
  static let birch: SamplePaper = {
    var paper = SamplePaper("birch-1999", language: "en-GB") {
      $0.title = "Northern Waters"
      $0.authors = [Name(family: "Birch", given: "Tom"), Name(family: "van der Meer", given: "Ida")]
      $0.issued = PartialDate(year: 1999)
      $0.containerTitle = "Sea Review"
      $0.type = "article-journal"
    }
    paper.addPassage(
      "p1", "The coastal defence of the harbour was organised badly, and the post-Treaty years were dear.")
    paper.addPassage("p2", "It ended with the words light and")
    paper.addPassage("p3", "house in two passages. Interoperability was the word; interoperable ships were few.")
    paper.addNote(
      "1", "Albrecht Gold, \"The Harbor Waltz,\" Coast Times, 2006, p. 4.", passage: "p3", sentence: "It was.")
    paper.addReference("r1", note: "1", "Albrecht Gold, \"The Harbor Waltz,\" Coast Times, 2006, p. 4") {
      $0.title = "The Harbor Waltz"
      $0.authors = [Name(family: "Gold", given: "Albrecht")]
      $0.containerTitle = "Coast Times"
      $0.issued = PartialDate(year: 2006)
    }
    return paper
  }()
}
