import TestSupport
import Testing
import Xapian

/// Documents from texts: words become terms, and their order a token stream. Words between ` « ` and ` » ` are quoted.
func document(_ text: String, data: [UInt8]? = nil, values: [TermDocument.Value] = []) -> TermDocument {
  var words: [String] = []
  var quoted: [Range<Int>] = []
  var start = 0
  for word in text.split(separator: " ") {
    switch word {
    case "«": start = words.count
    case "»": quoted.append(start..<words.count)
    default: words.append(String(word))
    }
  }
  var stream = TokenStream()
  var runs = QuotedRuns(quoted)
  for (place, word) in words.enumerated() {
    stream.append(.init(form: Array(word.utf8)))
    runs.pass(wordAt: place)
  }
  stream.mark(runs)
  let counts = Dictionary(grouping: words) { $0.lowercased() }.mapValues { UInt32($0.count) }
  return TermDocument(
    data: data ?? Array(text.utf8), values: values + [.init(Query.tokenSlot, stream.bytes)],
    entries: counts.sorted { $0.key < $1.key }.map { .init(Term($0.key), wdf: $0.value) })
}

func write(_ documents: [TermDocument], to path: String) throws {
  let writer = try WritableDatabase(path: path)
  var batch = WriteBatch()
  for document in documents { try batch.add(document) }
  try writer.apply(batch)
  try writer.commit()
}

extension Database {
  func found(_ query: Query) throws -> [DocumentID] {
    var request = SearchRequest(query)
    request.limit = 1000
    return try search(request).matches.map(\.id).sorted()
  }
}

@Suite struct DatabaseTests {
  @Test func givesBackDataValuesAndTerms() throws {
    let folder = try TemporaryFolder()
    let data: [UInt8] = [0, 255, 0, 10]
    try write(
      [
        TermDocument(
          data: data, values: [.init(3, [0, 1, 0]), .init(4, "")], entries: [.init("b", wdf: 2), .init("Qx")]),
        TermDocument(),
      ], to: folder.path)
    let database = try Database(paths: [folder.path])
    #expect(try database.statistics().documents == 2)
    #expect(try database.statistics().totalLength == 2)
    let stored = try database.documents([1, 2, 9, 0], slots: [3, 4])
    #expect(stored.map { $0?.data } == [data, [], nil, nil])
    #expect(stored.map { $0?.values } == [[[0, 1, 0], []], [[], []], nil, nil])
    #expect(try database.terms(of: 1) == [TermCount(term: "Qx", count: 0), TermCount(term: "b", count: 2)])
    #expect(try database.firstDocuments(with: ["Qx", "none"]) == [1, nil])
    #expect(try database.frequencies(of: ["b", "none"]) == [1, 0])
    #expect(try database.postings(of: nil) == [1, 2])
    #expect(try database.postings(of: nil, skip: 1, limit: 5) == [2])
    #expect(try !database.uuid().isEmpty)
  }

  @Test(arguments: [
    [UInt8](repeating: 0x61, count: 245), [0xFF, 0xFE], [0x61, 0, 0x62], [UInt8](repeating: 0, count: 122),
  ])
  func holdsAnyTermThatFits(bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let term = Term(bytes: bytes)
    try write([TermDocument(entries: [.init(term, wdf: 1)])], to: folder.path)
    let database = try Database(paths: [folder.path])
    #expect(try database.terms(withPrefix: "") == [TermCount(term: term, count: 1)])
    #expect(try database.found(.term(term)) == [1])
  }

  @Test(arguments: [
    [], [UInt8](repeating: 0x61, count: 246), [UInt8](repeating: 0, count: 123),
  ])
  func refusesTermsThatDoNotFit(bytes: [UInt8]) throws {
    var batch = WriteBatch()
    let error = #expect(throws: XapianError.self) {
      try batch.add(TermDocument(entries: [.init(Term(bytes: bytes), wdf: 1)]))
    }
    #expect(error?.kind == .invalidArgument)
  }

  @Test func refusesALongTermThatWasPackedUnchecked() throws {
    let folder = try TemporaryFolder()
    let writer = try WritableDatabase(path: folder.path)
    var terms = PackedTerms()
    terms.append(Term(bytes: [UInt8](repeating: 0, count: 123)), wdf: 0)
    var batch = WriteBatch()
    batch.add(data: [], values: [], terms: terms, PackedTerms())
    let error = #expect(throws: XapianError.self) { try writer.apply(batch) }
    #expect(error?.kind == .invalidArgument)
    #expect(try writer.database.statistics().documents == 0)
  }

  @Test func listsTermsByPrefixFromAPlaceOn() throws {
    let folder = try TemporaryFolder()
    try write([document("aa ab b"), document("ab")], to: folder.path)
    let database = try Database(paths: [folder.path])
    #expect(try database.terms(withPrefix: "a").map(\.term) == ["aa", "ab"])
    #expect(try database.terms(withPrefix: "a", from: "ab") == [TermCount(term: "ab", count: 2)])
    #expect(try database.terms(withPrefix: "", limit: 1).map(\.term) == ["aa"])
  }

  @Test func replacesAndDeletesByTerm() throws {
    let folder = try TemporaryFolder()
    let writer = try WritableDatabase(path: folder.path)
    var batch = WriteBatch()
    try batch.add(TermDocument(data: [1], entries: [.init("Q1")]))
    try batch.replace("Q1", with: TermDocument(data: [2], entries: [.init("Q1")]))
    try batch.replace("Q2", with: TermDocument(data: [3], entries: [.init("Q2")]))
    try batch.add(TermDocument(data: [4], entries: [.init("Q3")]))
    try batch.delete("Q3")
    try batch.delete("never there")
    try batch.setMetadata("key", to: [9, 0, 9])
    try batch.setMetadata("kez", to: [1])
    try batch.setMetadata("kez", to: [])
    try writer.apply(batch)
    try writer.commit()
    let database = try Database(paths: [folder.path])
    #expect(try database.documents([1, 2, 3]).map { $0?.data } == [[2], [3], nil])
    #expect(try database.metadata("key") == [9, 0, 9])
    #expect(try database.metadata("kez").isEmpty)
    #expect(try database.metadata(withPrefix: "ke").map(\.key) == ["key"])
  }

  @Test func mergingJoinsWordsAndKeepsTheLastOfOtherValues() throws {
    let folder = try TemporaryFolder()
    for (name, words, report) in [("one", "tide tides", "1"), ("two", "tidal tide", "2")] {
      let writer = try WritableDatabase(path: folder.path + "/" + name)
      var batch = WriteBatch()
      try batch.setMetadata("ws:tide", to: Array(words.utf8))
      try batch.setMetadata("report", to: Array(report.utf8))
      try batch.add(document(words))
      try writer.apply(batch)
      try writer.commit()
    }
    let both = try Database(paths: ["one", "two"].map { folder.path + "/" + $0 })
    try both.compact(to: folder.path + "/merged", joiningWordsOf: "w")
    let merged = try Database(paths: [folder.path + "/merged"])
    #expect(try merged.metadata("ws:tide") == Array("tidal tide tides".utf8))
    #expect(try merged.metadata("report") == Array("2".utf8))
    #expect(try merged.statistics().documents == 2)
  }

  @Test func readsSeveralDatabasesAsOne() throws {
    let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
    try write([document("arms control")], to: one.path)
    try write([document("arms race"), document("peace")], to: two.path)
    let database = try Database(paths: [one.path, two.path])
    #expect(try database.statistics().documents == 3)
    #expect(try database.found(.term("arms")).count == 2)
    #expect(try database.found(.phrase(QueryTests.neighbours("arms race"), window: 2)).count == 1)
  }

  @Test func aReaderSeesEveryCommitAcrossTwo() throws {
    let folder = try TemporaryFolder()
    try write((0..<300).map { document("common word\($0)") }, to: folder.path)
    let reader = try Database(paths: [folder.path])
    #expect(try reader.found(.term("common")).count == 300)
    let writer = try WritableDatabase(path: folder.path)
    for round in 0..<3 {
      var batch = WriteBatch()
      for index in 0..<300 { try batch.replace(Term("Qr\(index)"), with: document("common later\(round)")) }
      try writer.apply(batch)
      try writer.commit()
    }
    // The blocks that the reader knew are gone by now: it reopens by itself.
    #expect(try reader.documents([5]).first??.data.isEmpty == false)
    #expect(try reader.found(.term("common")).count == 300)
    try reader.reopen()
    #expect(try reader.found(.term("later2")).isEmpty == false)
    #expect(try reader.reopen() == false)
  }

  @Test func nothingOfATransactionIsSeenBeforeItsEnd() throws {
    let folder = try TemporaryFolder()
    let writer = try WritableDatabase(path: folder.path)
    try writer.beginTransaction()
    var batch = WriteBatch()
    for index in 0..<9 { try batch.add(document("word\(index)")) }
    try writer.apply(batch)
    #expect(try Database(paths: [folder.path]).statistics().documents == 0)
    try writer.cancelTransaction()
    #expect(try writer.database.statistics().documents == 0)
    try writer.beginTransaction()
    try writer.apply(batch)
    try writer.commitTransaction()
    #expect(try Database(paths: [folder.path]).statistics().documents == 9)
  }

  @Test func compactsToACopy() throws {
    let (source, target) = (try TemporaryFolder(), try TemporaryFolder())
    try write([document("a b"), document("b c")], to: source.path)
    try Database(paths: [source.path]).compact(to: target.path + "/copy")
    #expect(try Database(paths: [target.path + "/copy"]).found(.term("b")) == [1, 2])
  }

  @Test func namesTheTermsThatTellDocumentsApart() throws {
    let folder = try TemporaryFolder()
    try write([document("treaty signed"), document("treaty broken"), document("rain fell")], to: folder.path)
    let terms = try Database(paths: [folder.path]).expansion(of: [1, 2], limit: 3)
    #expect(terms.first?.term == "treaty")
  }
}

@Suite struct StemmerTests {
  @Test func stemsByLanguage() throws {
    #expect(try Stemmer(language: "en").stem("treaties") == "treati")
    #expect(try Stemmer(language: "none").stem("treaties") == "treaties")
    #expect(try Stemmer(language: "de").stem("") == "")
    #expect(throws: XapianError.self) { try Stemmer(language: "xx") }
  }
}
