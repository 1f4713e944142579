import Foundation
import Testing

@Suite struct SearchCommandTests {
  @Test func foundIsZeroNothingIsOneErrorIsTwo() throws {
    #expect(try SharedIndex.run("search", "lamp").status == 0)
    #expect(try SharedIndex.run("search", "zyzzyva").status == 1)
    #expect(try SharedIndex.run("search", "--format", "json", "zyzzyva").json()["hits"] == [])
    #expect(try SharedIndex.run("search", "author:").status == 2)
    #expect(try SharedIndex.run("search", "--index", "nowhere", "lamp").status == 2)
  }

  /// The commonest options are read without the parser of all options, and mean the same.
  @Test(arguments: [
    ["lamp"], ["lamp", "oil", "--limit", "2"], ["--format=json", "lamp"], ["--in", "note,passage", "lamp", "--plain"],
    ["--limit=1", "--offset", "1", "lamp"], ["lamp", "-oil"], ["--limit", "+1", "lamp"], ["--limit", "-1", "lamp"],
    ["--limit", "x", "lamp"], ["--limit", "lamp"], ["--format", "trec", "lamp"], ["--in", "verse", "lamp"],
    ["--in=", "lamp"],
    ["--limit", "1", "--limit", "2", "lamp"], ["lamp", "--format"], ["--plain=yes", "lamp"], ["", "lamp"], ["-"],
    ["--", "lamp"],
  ])
  func plainSearchesAreReadAsAllOthers(words: [String]) throws {
    func search(_ words: [String]) throws -> Program.Outcome {
      try Program.run(["search"] + words, in: SharedIndex.folder, environment: ["LOCCIT_INDEX": SharedIndex.path])
    }
    let quick = try search(words)
    let whole = try search(["--sort", "relevance"] + words)
    #expect(quick.status == whole.status)
    #expect(quick.output == whole.output)
    #expect(quick.errors == whole.errors)
  }

  @Test func aHitShowsExcerptNoteAndSource() throws {
    let outcome = try SharedIndex.run("search", "\"coal cellar\"")
    #expect(
      outcome.output == """
        1 match

        1.  passage · holm-2011#p2
            Ruth Calder, who found the volumes in a coal cellar, said that "a log is
            written for the man who comes up the stairs at midnight." She counted the
            entries by hand. The oil ran out on eleven nights in eighty years.
              2 Ibid., p. 44.
              3 Calder, p. 60.
            Anna Holm, "The Keepers of Skerrow Light" (May 2011), ¶ 2.


        """)
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: [
    ("autor:Holm", "autor:", "Did you mean “author:”?"), ("\"coal cellar", "\"", nil), ("lamp AND", "AND", nil),
    ("(lamp", "(", nil), ("lamp date:2004..1999", "2004..1999", "Did you mean “date:1999..2004”?"),
    ("in:chapter lamp", "chapter", nil), ("lamp NEAR/x oil", "NEAR/x", nil),
  ])
  func anErrorHasACaretUnderItsPlace(query: String, place: String, hint: String?) throws {
    let outcome = try SharedIndex.run("search", query)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    let start = try #require(query.range(of: place)).lowerBound
    let indent = query.distance(from: query.startIndex, to: start)
    #expect(lines[0].hasPrefix("loccit: "))
    #expect(lines[1] == "  " + query)
    #expect(lines[2] == "  " + String(repeating: " ", count: indent) + String(repeating: "^", count: place.count))
    #expect(lines.count > 3 ? lines[3] == "  " + (hint ?? "") : hint == nil)
    let json = try SharedIndex.run("search", "--format", "json", query).json()
    #expect(json["range"] == [.number(Double(indent)), .number(Double(indent + place.count))])
    #expect(json["hint"].text == hint)
  }

  @Test func anEmptyQueryHasNoCaret() throws {
    let outcome = try SharedIndex.run("search", " ")
    #expect(outcome.status == 2)
    #expect(!outcome.errors.contains("^"))
  }

  @Test func unwantedWordsNeedNoQuoting() throws {
    let all = try SharedIndex.run("search", "keepers", "--format", "json", "--limit", "100").json()
    let some = try SharedIndex.run("search", "keepers", "-bell", "--format", "json", "--limit", "100").json()
    #expect(some["query"] == "keepers -bell")
    #expect(some["hits"].values.count < all["hits"].values.count)
    #expect(try SharedIndex.run("search", "keepers", "-qv").status == 0)
  }

  @Test func pagesFollowEachOther() throws {
    let all = try SharedIndex.run("search", "keepers", "--format", "json").json()["hits"].values.map(\.["id"])
    var paged: [JSON] = []
    var offset: Int? = 0
    while let start = offset {
      let page = try SharedIndex.run(
        "search", "keepers", "--format", "json", "--limit", "2", "--offset", String(start)
      ).json()
      paged += page["hits"].values.map(\.["id"])
      #expect(page["offset"].integer == start)
      offset = page["next"].integer
    }
    #expect(paged == all)
    #expect(try SharedIndex.run("search", "keepers", "--limit", "1").output.contains("more with --offset 1"))
    let counted = try SharedIndex.run("search", "keepers", "--limit", "0")
    #expect(counted.status == 0)
    #expect(counted.output.hasSuffix(" matches\n\n"))
    #expect(try SharedIndex.run("search", "keepers", "--limit", "0", "--format", "json").json()["next"] == nil)
    let beyond = try SharedIndex.run("search", "keepers", "--offset", "1000")
    #expect(beyond.status == 1)
    #expect(beyond.errors == "no more hits\n")
  }

  @Test func kindsAreChosen() throws {
    for kind in ["note", "quotation", "heading", "passage"] {
      let hits = try SharedIndex.run("search", "--in", kind, "light midnight lamps signals", "--format", "json").json()
      #expect(!hits["hits"].values.isEmpty, "\(kind)")
      #expect(hits["hits"].values.allSatisfy { $0["unit"].text == kind })
    }
    let both = try SharedIndex.run("search", "--in", "note,heading", "lamps light", "--format", "json").json()
    #expect(Set(both["hits"].values.map(\.["unit"])) == ["note", "heading"])
  }

  @Test func hitsAreSorted() throws {
    func titles(_ order: String) throws -> [String] {
      try SharedIndex.run("search", "--sort", order, "--group", "work", "keepers", "--format", "json").json()["hits"]
        .values.compactMap(\.["work"]["title"].text)
    }
    #expect(
      try titles("date") == [
        "Tide Tables and Their Readers", "The Keepers of Skerrow Light", "Fog Signals on the Northern Coast",
      ])
    #expect(
      try titles("title") == [
        "Fog Signals on the Northern Coast", "The Keepers of Skerrow Light", "Tide Tables and Their Readers",
      ])
    #expect(
      try titles("author") == [
        "Fog Signals on the Northern Coast", "The Keepers of Skerrow Light", "Tide Tables and Their Readers",
      ])
  }

  @Test func aWorkIsListedOnce() throws {
    let grouped = try SharedIndex.run("search", "--group", "work", "keepers lamp", "--format", "json").json()
    let ids = grouped["hits"].values.compactMap { $0["work"]["id"].text }
    #expect(ids.count == Set(ids).count)
    #expect(ids.count == 3)
    #expect(try SharedIndex.run("search", "--group", "work", "keepers lamp").output.hasPrefix("3 works\n"))
  }

  @Test func theQueryIsExplained() throws {
    let outcome = try SharedIndex.run("search", "--explain", "lamp author:Holm")
    #expect(outcome.lines[0].hasPrefix("understood: "))
    #expect(outcome.output.contains("    lamp  "))
  }

  @Test func matchesAreCounted() throws {
    let outcome = try SharedIndex.run("search", "--facets", "--timeline", "keepers")
    for text in ["author\n", "       3  Anna Holm\n", "kind\n", "by year\n", "  2011 ▇"] {
      #expect(outcome.output.contains(text), "\(text)")
    }
  }

  @Test func aWordInNoDocumentIsRemarkedOn() throws {
    let outcome = try SharedIndex.run("search", "foghrn lamp")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "“foghrn” is in no document; did you mean “foghorn”?\n")
  }

  @Test func plainWordsHaveNoOperators() throws {
    #expect(try SharedIndex.run("search", "--plain", "lamp AND (oil \"midnight author:nobody").status == 0)
  }

  @Test func severalIndexesAreOne() throws {
    let workspace = try Workspace()
    try workspace.write("texts/other.txt", "Lamps of the South\n\nBy Ole Lund | 1999\n\nA lamp is a lamp everywhere.\n")
    #expect(try workspace.run("ingest", "-q", "texts").status == 0)
    let both = ["--index", try SharedIndex.path, "--index", workspace.path("index")]
    let found = try workspace.run(["search", "lamp", "--format", "json"] + both).json()
    let documents = Set(found["hits"].values.compactMap { $0["work"]["id"].text })
    #expect(documents.isSuperset(of: ["lund-1999", "holm-2011"]))
    #expect(try workspace.run(["list", "--format", "jsonl"] + both).lines.count == 4)
    #expect(try workspace.run(["status", "--format", "json"] + both).lines.count == 2)
    #expect(try workspace.run(["show", "lund-1999", "holm-2011#p1", "--format", "json"] + both).lines.count == 2)
  }
}
