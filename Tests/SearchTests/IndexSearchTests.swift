import DocumentModel
import TestSupport
import Testing
import Xapian

@testable import Search

@Suite(.serialized) struct IndexSearchTests {
  /// The local ids that a query finds in the sample.
  func found(_ query: Xapian.Query, in reader: IndexReader) throws -> [String] {
    var request = SearchRequest(query)
    request.limit = 100
    request.values = IndexReader.placeSlots
    return try reader.units(of: reader.database.search(request).matches).compactMap { $0?.id.local }.sorted()
  }

  func reader(_ folder: TemporaryFolder) async throws -> IndexReader {
    let writer = try IndexWriter(path: folder.path)
    try writer.put(Sample.document(), Sample.units())
    try await writer.commit().value()
    return try IndexReader(paths: [folder.path])
  }

  @Test func findsTextAndFields() async throws {
    let folder = try TemporaryFolder()
    let reader = try await reader(folder)
    func field(_ prefix: String, _ words: String...) throws -> [String] {
      try found(.filter(.all, by: FieldTerms.query(prefix, words: words)), in: reader)
    }
    #expect(try found(.term("defens"), in: reader) == ["p1"])
    #expect(try field(Schema.author, "ash") == ["n1", "p1", "q1"])
    #expect(try field(Schema.author, "maria", "ash") == ["n1", "p1", "q1"])
    #expect(try field(Schema.author, "ash", "maria") == [])
    #expect(try field(Schema.title, "winter", "of", "treati") == ["n1", "p1", "q1"])
    #expect(try field(Schema.path, "ash", "txt") == ["n1", "p1", "q1"])
    #expect(try field(Schema.section, "first", "step") == ["n1", "p1", "q1"])
    #expect(try field(Schema.speaker, "brandt") == ["q1"])
    #expect(try field(Schema.citedWords, "harbour") == [])
    #expect(try field(Schema.citedWords, "harbor") == ["n1", "p1"])
    #expect(try field(Schema.citedWords, "brandt") == [])
    #expect(try found(.term(Unit.Kind.note.term(Schema.kind)), in: reader) == ["n1"])
    #expect(try found(.term(BoundedTerm.make(Schema.note, "1")), in: reader) == ["n1"])
    let twelve = try #require(PageValue.value(of: "12"))
    #expect(try found(.value(Schema.Slot.page, from: twelve, to: twelve), in: reader) == ["n1", "p1", "q1"])
    #expect(try found(reader.query(for: UnitID(document: "ash-2003", local: "q1")), in: reader) == ["q1"])
    #expect(try found(reader.query(for: UnitID(document: "ash-2003", local: "q2")), in: reader) == [])
  }

  @Test func neverFindsRepetitionsAndReferences() async throws {
    let folder = try TemporaryFolder()
    let reader = try await reader(folder)
    #expect(try found(.term("word"), in: reader) == ["p1", "q1"])
    #expect(try found(.term("gazett"), in: reader) == ["n1"])
  }

  @Test func aPhraseStaysInsideAUnit() async throws {
    let folder = try TemporaryFolder()
    let reader = try await reader(folder)
    let vocabulary = Vocabulary(reader)
    func phrase(_ words: Term...) throws -> Xapian.Query {
      .phrase(
        try words.map { .init(.term($0), forms: try vocabulary.forms(of: $0)) }, window: UInt32(words.count))
    }
    #expect(try vocabulary.forms(of: "defens") == ["defence"])
    #expect(try found(phrase("missil", "defens"), in: reader) == ["p1"])
    #expect(try found(phrase("defens", "harbor"), in: reader) == [])
  }

  @Test(arguments: [
    ("kept", ["p1", "q1"]), ("keeps", []), ("word", ["p1", "q1"]), ("words", []), ("defence", ["p1"]), ("defense", []),
    ("missile", ["p1"]),
  ])
  func findsExactForms(word: String, expected: [String]) async throws {
    let folder = try TemporaryFolder()
    let reader = try await reader(folder)
    let vocabulary = Vocabulary(reader)
    let form = try #require(try vocabulary.normaliser(for: nil).words(of: word).first)
    #expect(try found(vocabulary.exactly(form), in: reader) == expected)
  }

  @Test func aWordThatAllFormsOfItsStemAreWantedOfIsLookedForByItsStem() async throws {
    let folder = try TemporaryFolder()
    let reader = try await reader(folder)
    let vocabulary = Vocabulary(reader)
    #expect(try vocabulary.beginning(with: "missile", limit: 9).query == .synonym([.term("missil")]))
    #expect(try vocabulary.exactly(.init(stem: "missil", form: "missile")) == .synonym([.term("missil")]))
    let other = try vocabulary.exactly(.init(stem: "missil", form: "missiles"))
    #expect(other == .forms([.init(term: "missil", form: "missiles")]))
  }

  @Test func expandsBeginnings() async throws {
    let folder = try TemporaryFolder()
    let reader = try await reader(folder)
    let vocabulary = Vocabulary(reader)
    #expect(try vocabulary.words(withPrefix: "m", limit: 9).map(\.text) == ["may", "minister", "missile"])
    #expect(try vocabulary.words(withPrefix: "", limit: 2).count == 2)
    #expect(try vocabulary.words(withPrefix: String(repeating: "x", count: 500), limit: 2).isEmpty)
    let (query, complete) = try vocabulary.beginning(with: "missile", limit: 9)
    #expect(complete)
    #expect(try found(query, in: reader) == ["p1"])
    #expect(try vocabulary.beginning(with: "m", limit: 1).complete == false)
    #expect(try found(vocabulary.beginning(with: "zz", limit: 1).query, in: reader) == [])
  }

  @Test func anOwnOrderOnManyThreadsGivesTheSameBatch() async throws {
    let encoder = UnitTermsEncoder()
    let expected = try encoder.encode(Sample.document(), units: Sample.units()).batch
    let batches = try await withThrowingTaskGroup(of: WriteBatch.self) { group in
      for index in 0..<40 {
        group.addTask {
          if index % 2 == 0 { _ = try encoder.encode(Sample.document("x\(index)"), units: Sample.units("x\(index)")) }
          return try encoder.encode(Sample.document(), units: Sample.units()).batch
        }
      }
      return try await group.reduce(into: [WriteBatch]()) { $0.append($1) }
    }
    #expect(batches.allSatisfy { $0 == expected })
  }
}
