import TestSupport
import Testing
import Xapian

@Suite struct QueryTests {
  /// Each text is one document, numbered from 1.
  static let texts = [
    "the missile defence treaty", "a treaty on defence against the missile", "Defence of the missile", "the the rain",
    "missile shield and missile defence",
  ]

  static func words(_ text: String) -> [Query] { text.split(separator: " ").map { .term(Term(String($0))) } }

  /// Words that may begin with a capital.
  static func neighbours(_ text: String) -> [Query.Neighbour] {
    text.split(separator: " ").map {
      .init(.term(Term($0)), forms: [Term($0), Term($0.prefix(1).uppercased() + $0.dropFirst())])
    }
  }

  @Test(
    arguments: [
      (Query.nothing, []), (.all, [1, 2, 3, 4, 5]), (.term("treaty"), [1, 2]), (.term("unknown"), []),
      (.and(words("missile treaty")), [1, 2]), (.or(words("rain shield")), [4, 5]), (.and([]), []), (.or([]), []),
      (.synonym(words("rain shield")), [4, 5]), (.max(words("rain shield")), [4, 5]),
      (.andNot(.term("missile"), .term("treaty")), [3, 5]), (.andMaybe(.term("rain"), .term("the")), [4]),
      (.filter(.term("the"), by: .term("treaty")), [1, 2]), (.elite(words("rain the"), size: 1), [4]),
      (.scaled(.term("rain"), by: 0), [4]), (.prefix("shi", limit: 0), [5]),
      (.phrase(neighbours("missile defence"), window: 2), [1, 5]),
      (.phrase(neighbours("defence missile"), window: 2), []),
      (.phrase(neighbours("defence missile"), window: 4), [2, 3]), (.phrase(neighbours("the the"), window: 2), [4]),
      (.phrase(neighbours("treaty"), window: 1), [1, 2]), (.phrase(neighbours("missile missile"), window: 9), [5]),
      (.phrase([.init(.or(words("shield rain")), forms: ["rain", "shield"])] + neighbours("and"), window: 2), [5]),
      (.phrase([.init(.term("defence"), forms: ["Defence"])] + neighbours("of the"), window: 3), [3]),
      (.phrase([.init(.term("defence"), forms: [])] + neighbours("of the"), window: 3), []),
      (.near(neighbours("defence missile"), window: 2), [1, 5]),
      (.near(neighbours("missile defence"), window: 4), [1, 2, 3, 5]),
      (.near(neighbours("the the"), window: 2), [4]), (.near(neighbours("rain rain"), window: 9), []),
      (.forms([.init(term: "defence", form: "Defence")]), [3]),
      (.forms([.init(term: "defence", form: "defence"), .init(term: "rain", form: "rain")]), [1, 2, 4, 5]),
      (.forms([]), []),
      (.andNot(.term("missile"), .phrase(neighbours("missile defence"), window: 2)), [2, 3]),
      (.and([.phrase(neighbours("missile defence"), window: 2), .term("shield")]), [5]),
      (.and([.phrase(neighbours("missile defence"), window: 2), .phrase(neighbours("the missile"), window: 2)]), [1]),
      (.filter(.term("missile"), by: .phrase(neighbours("missile defence"), window: 2)), [1, 5]),
      (.andMaybe(.term("missile"), .phrase(neighbours("missile defence"), window: 2)), [1, 2, 3, 5]),
      (.andNot(.phrase(neighbours("missile defence"), window: 2), .term("shield")), [1]),
      (.or([.phrase(neighbours("missile defence"), window: 2), .term("rain")]), [1, 4, 5]),
      (.scaled(.phrase(neighbours("missile defence"), window: 2), by: 2), [1, 5]),
    ] as [(Query, [DocumentID])])
  func findsByOperator(query: Query, expected: [DocumentID]) throws {
    let folder = try TemporaryFolder()
    try write(Self.texts.map { document($0) }, to: folder.path)
    #expect(try Database(paths: [folder.path]).found(query) == expected)
  }

  @Test(
    arguments: [
      (neighbours("gull cries"), Query.Side.any, [1, 2, 3, 4, 5]),
      (neighbours("gull cries"), .outsideQuotations, [1, 4]),
      (neighbours("gull cries"), .insideQuotations, [2, 4]), (neighbours("the"), .outsideQuotations, [1, 3]),
      (neighbours("the"), .insideQuotations, [2, 4, 5]), (neighbours("far"), .insideQuotations, [5]),
      (neighbours("off"), .outsideQuotations, [5]),
    ] as [([Query.Neighbour], Query.Side, [DocumentID])])
  func aPatternIsLookedForOnOneSideOfQuotations(words: [Query.Neighbour], side: Query.Side, found: [DocumentID]) throws
  {
    let folder = try TemporaryFolder()
    let long = String(repeating: "« gull » cries « the » ", count: 300)
    try write(
      [
        "the gull cries", "« the gull cries »", "the « gull » cries", "gull cries « the gull cries » ",
        "\(long) « far » off",
      ].map { document($0) },
      to: folder.path)
    let database = try Database(paths: [folder.path])
    for query in [
      Query.phrase(words, window: UInt32(words.count), side: side),
      .near(words, window: UInt32(words.count), side: side),
    ] {
      #expect(try database.found(query) == found)
    }
    if words.count == 1 {
      let forms = words[0].forms.map { Query.WordForm(term: Term($0.description.lowercased()), form: $0) }
      #expect(try database.found(.forms(forms, side: side)) == found)
    }
  }

  @Test(arguments: [1, 300, 25_000], [Query.term("gull"), .phrase(neighbours("gull cries"), window: 2)])
  func equalMatchesComeInTheOrderOfAValue(count: Int, query: Query) throws {
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    // So many in each database weigh the same; the values ascend against the numbers.
    for (shard, folder) in folders.enumerated() {
      let documents = (0..<count).map { number in
        let value = (count - number) * 2 + shard
        let bytes = [16, 8, 0].map { UInt8(value >> $0 & 255) }
        return document("the gull cries", values: [.init(0, bytes)])
      }
      try write([document("gull cries")] + documents, to: folder.path)
    }
    var request = SearchRequest(query)
    request.limit = 10
    request.tieSlot = 0
    request.values = [0]
    let found = try Database(paths: folders.map(\.path)).search(request)
    let values = found.matches.map { match in match.values[0].reduce(0) { $0 << 8 | Int($1) } }
    #expect(values == [0, 0] + Array((2..<(2 * count + 2)).prefix(8)))
    #expect(found.upper == 2 * count + 2)
  }

  @Test func aPhraseNeverCrossesDocuments() throws {
    let folder = try TemporaryFolder()
    try write([document("an open"), document("door policy")], to: folder.path)
    let database = try Database(paths: [folder.path])
    #expect(try database.found(.phrase(Self.neighbours("open door"), window: 2)) == [])
    #expect(try database.found(.near(Self.neighbours("open door"), window: 100)) == [])
  }

  // Linear takes milliseconds; the square of the length would take minutes.
  @Test(.timeLimit(.minutes(10))) func aLongStreamIsReadInLinearTime() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "a b ", count: 100_000)
    try write([document(text + "c")], to: folder.path)
    let database = try Database(paths: [folder.path])
    #expect(try database.found(.phrase(Self.neighbours("a a b c"), window: 100_000)) == [1])
    #expect(try database.found(.near(Self.neighbours("a c b"), window: 4)) == [1])
    #expect(try database.found(.phrase(Self.neighbours("c a"), window: 2)) == [])
  }

  @Test func rangesOfValuesIncludeBothEnds() throws {
    let folder = try TemporaryFolder()
    try write(["1998", "2001", "2004", ""].map { document("x", values: [.init(1, $0)]) }, to: folder.path)
    let database = try Database(paths: [folder.path])
    #expect(try database.found(.value(1, from: Array("1998".utf8), to: Array("2001".utf8))) == [1, 2])
    #expect(try database.found(.valueFrom(1, Array("2001".utf8))) == [2, 3])
    #expect(try database.found(.valueTo(1, Array("1998".utf8))).contains(1))
  }

  @Test func joinsThroughAValue() throws {
    let folder = try TemporaryFolder()
    try write(
      [
        TermDocument(entries: [.init("Da"), .init("war", wdf: 1)]),
        TermDocument(entries: [.init("Db"), .init("war", wdf: 1)]),
        TermDocument(values: [.init(7, "Db")], entries: [.init("Aash")]),
        TermDocument(values: [.init(7, "Da")], entries: [.init("Abirch")]),
      ], to: folder.path)
    let database = try Database(paths: [folder.path])
    #expect(try database.found(.filter(.term("war"), by: .joined(.term("Aash"), through: 7))) == [2])
    #expect(try database.found(.filter(.term("war"), by: .joined(.term("Aelm"), through: 7))) == [])
    #expect(try database.found(.andNot(.term("war"), .joined(.term("Aash"), through: 7))) == [1])
  }

  @Test func bringsValuesCountsTermsAndBounds() throws {
    let folder = try TemporaryFolder()
    let kinds = ["note", "passage", "passage"]
    try write(kinds.map { document("war \($0)", values: [.init(2, $0)]) }, to: folder.path)
    let database = try Database(paths: [folder.path])
    var request = SearchRequest(.or([.term("war"), .term("note")]))
    request.limit = 1
    request.values = [2]
    request.countedSlots = [2, 9]
    request.checkAtLeast = 3
    request.withTerms = true
    let found = try database.search(request)
    #expect(found.matches.first?.id == 1)
    #expect(Set(found.matches.first?.terms ?? []) == ["war", "note"])
    #expect(found.matches.first?.values == [Array("note".utf8)])
    #expect(found.lower == 3 && found.upper == 3)
    #expect(found.counts[0].map(\.count) == [2, 1])
    #expect(found.counts[1].isEmpty)
    request.collapse = .init(slot: 2)
    request.limit = 10
    #expect(try database.search(request).matches.map(\.collapsed).max() == 1)
    request.collapse = nil
    request.sort = .init(slot: 2, descending: true)
    #expect(try database.search(request).matches.map(\.id) == [2, 3, 1])
    request.offset = 5
    #expect(try database.search(request).matches.isEmpty)
  }

  @Test func laterPagesGoOnWhereTheFirstEnds() throws {
    let folder = try TemporaryFolder()
    try write((0..<30).map { document("war number\($0)") }, to: folder.path)
    let database = try Database(paths: [folder.path])
    var request = SearchRequest(.term("war"))
    request.limit = 7
    var found: [DocumentID] = []
    for offset in stride(from: 0, to: 35, by: 7) {
      request.offset = offset
      let matches = try database.search(request).matches
      #expect(matches.allSatisfy { !$0.data.isEmpty })
      found += matches.map(\.id)
    }
    #expect(found == Array(1...30))
  }

  @Test(arguments: [
    Weighting.bm25(), .bm25Plus(), .pl2Plus(), .dph, .dirichlet(), .coordination, .none,
  ])
  func everyWeightingRuns(weighting: Weighting) throws {
    let folder = try TemporaryFolder()
    try write([document("war and war"), document("war"), document("peace")], to: folder.path)
    var request = SearchRequest(.term("war"))
    request.weighting = weighting
    #expect(try Database(paths: [folder.path]).search(request).matches.count == 2)
  }
}
