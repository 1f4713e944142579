import Foundation
import Testing

/// The numbers of facets and timeline, and the orders, are those of the hits, over the sample documents of the project.
@Suite(.serialized) struct CountsTests {
  private static let workspace: Workspace = {
    do {
      let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../corpus").standardized
        .path
      let workspace = try Workspace()
      _ = try workspace.run("ingest", "--exclude", "README.md", "--exclude", "expected/*", corpus)
      // What is static is never taken down.
      atexit { try? CountsTests.workspace.remove("") }
      return workspace
    } catch {
      preconditionFailure("the sample documents cannot be read: \(error)")
    }
  }()

  private func search(_ words: String...) throws -> JSON {
    try Self.workspace.run(["search"] + words + ["--limit", "1000", "--no-spread", "--format", "json"]).json()
  }

  /// Of a facet, each value with its count.
  private func counts(_ list: JSON, _ facet: String) -> [String: Int] {
    let values = list["facets"][facet].values
    return Dictionary(uniqueKeysWithValues: values.map { ($0["value"].text ?? "", $0["count"].integer ?? 0) })
  }

  private static let kinds = [
    "p": "passage", "n": "note", "q": "quotation", "h": "heading", "c": "caption",
  ]

  /// The units that a list of hits stands for, with their works: each hit, and what is folded into it.
  private func units(_ list: JSON) -> [(kind: String, work: JSON)] {
    list["hits"].values.flatMap { hit in
      ([hit["id"]] + hit["folded"].values).map { id in
        let letter = id.text?.split(separator: "#").last?.prefix(1) ?? ""
        return (Self.kinds[String(letter)] ?? "?", hit["work"])
      }
    }
  }

  @Test(arguments: [
    "treaty", "the", "missile defence", "NATO Russia council", "\"Founding Act\"", "in:note paper", "partner*",
    "said:author act", "date:2006..2008 council",
  ])
  func countsAreThoseOfTheHits(query: String) throws {
    let list = try search(query, "--facets", "--timeline")
    let units = units(list)
    #expect(!units.isEmpty)
    #expect(list["matches"]["upper"].integer == units.count)
    #expect(counts(list, "kind") == Dictionary(grouping: units, by: \.kind).mapValues(\.count))
    let years = units.compactMap { $0.work["issued"]["date-parts"][0][0].integer }
    let byYear = Dictionary(grouping: years) { String($0) }.mapValues(\.count)
    #expect(counts(list, "year") == byYear)
    #expect(
      list["timeline"].values.map { $0["year"].integer ?? 0 } == Set(years).sorted())
    #expect(
      list["timeline"].values.allSatisfy { $0["count"].integer == byYear[String($0["year"].integer ?? 0)] })
    let families = units.flatMap { unit in Set(unit.work["author"].values.compactMap { $0["family"].text }) }
    let byFamily = Dictionary(grouping: families) { $0 }.mapValues(\.count)
    for (name, count) in counts(list, "author") {
      if let family = byFamily.keys.first(where: { name.hasSuffix(" \($0)") }) { #expect(byFamily[family] == count) }
    }
    let containers = units.compactMap { $0.work["container-title"].text ?? $0.work["publisher"].text }
    #expect(counts(list, "container") == Dictionary(grouping: containers) { $0 }.mapValues(\.count))
  }

  @Test func everyOrderHasTheSameHits() throws {
    func ids(_ order: String) throws -> [String] {
      try search("council", "--sort", order)["hits"].values.compactMap(\.["id"].text)
    }
    let ranked = try ids("relevance")
    #expect(ranked.count > 10)
    for order in ["date", "author", "title"] { #expect(Set(try ids(order)) == Set(ranked)) }
    let years = try search("council", "--sort", "date")["hits"].values.map {
      $0["work"]["issued"]["date-parts"][0][0].integer ?? 0
    }
    #expect(years == years.sorted(by: >))
    let scores = try search("council")["hits"].values.compactMap { hit -> Double? in
      if case .number(let score) = hit["score"] { score } else { nil }
    }
    #expect(scores == scores.sorted(by: >))
  }

  @Test func filtersDoNotChangeTheRankingOfWhatRemains() throws {
    func ids(_ query: String) throws -> [String] { try search(query)["hits"].values.compactMap(\.["id"].text) }
    let all = try ids("council")
    // What chooses among units of one hit may leave out the one whose score it had.
    for filter in ["date:2006..2007", "language:en", "title:papers OR date:2008.."] {
      let remaining = try ids("council \(filter)")
      #expect(!remaining.isEmpty)
      let common = all.filter(remaining.contains)
      #expect(common == remaining.filter(common.contains))
    }
  }
}
