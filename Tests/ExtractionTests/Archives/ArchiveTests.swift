import TestSupport
import Testing

@testable import Extraction

@Suite struct ArchiveTests {
  typealias Member = ArchiveBytes.Member

  private func contents(
    _ bytes: [UInt8], limits: ArchiveLimits = .document, _ wanted: @escaping (String) -> Bool = { _ in true }
  ) throws(ExtractionError) -> Archive.Contents {
    try Archive.contents(of: bytes, limits: limits, where: wanted)
  }

  private func code(_ body: () throws(ExtractionError) -> Void) -> String? {
    do throws(ExtractionError) {
      try body()
      return nil
    } catch { return error.code.rawValue }
  }

  @Test(arguments: [
    ArchiveBytes.zip([("a.txt", "One."), ("b/c.txt", "Two.")]),
    ArchiveBytes.tar([("a.txt", "One."), ("b/c.txt", "Two.")]),
    ArchiveBytes.gzip(ArchiveBytes.tar([("a.txt", "One."), ("b/c.txt", "Two.")])),
  ])
  func membersAreListedAndReadByName(bytes: [UInt8]) throws {
    let read = try contents(bytes) { $0 == "b/c.txt" }
    #expect(read.entries.map(\.path) == ["a.txt", "b/c.txt"])
    #expect(read.entries.map(\.size) == [4, 4])
    #expect(read.members == ["b/c.txt": Array("Two.".utf8)])
    #expect(try read.bytes(of: "nowhere") == nil)
  }

  @Test(
    arguments: [
      ("a.txt", "a.txt", nil), ("./a//b/./c.txt", "a/b/c.txt", nil), ("caf\u{E9}/naïve.txt", "café/naïve.txt", nil),
      ("../a.txt", "../a.txt", "unsupported-format"), ("a/../../b.txt", "a/../../b.txt", "unsupported-format"),
      ("/etc/a.txt", "etc/a.txt", "unsupported-format"), ("C:/a.txt", "C:/a.txt", "unsupported-format"),
      ("a\u{7}.txt", "a\u{FFFD}.txt", "unsupported-format"), (String(repeating: "a", count: 2000), nil, "too-large"),
    ] as [(String, String?, String?)])
  func namesCannotLeadOutOfTheArchive(name: String, path: String?, refusal: String?) throws {
    let entry = try #require(try contents(ArchiveBytes.zip([Member(name, Array("x".utf8))])).entries.first)
    if let path { #expect(entry.path == path) }
    #expect(entry.refusal?.code.rawValue == refusal)
  }

  @Test func namesThatAreNotUTF8AreReadAsTheirFormatHasThem() throws {
    var member = Member("x.txt", Array("x".utf8), flags: 0)
    member.name = [0x8E, 0x72, 0x67, 0x65, 0x72, 0x2E, 0x74, 0x78, 0x74]
    #expect(try contents(ArchiveBytes.zip([member])).entries.map(\.path) == ["Ärger.txt"])
    member.name = [0xC4, 0x72, 0x67, 0x65, 0x72]
    #expect(try contents(ArchiveBytes.tar([member])).entries.map(\.path) == ["Ärger"])
  }

  @Test(arguments: ["1", "2", "3"] as [Character])
  func linksAndDevicesAreNotRead(type: Character) throws {
    let read = try contents(ArchiveBytes.tar([Member("a", [], type: type), Member("b", Array("B".utf8))]))
    #expect(read.entries.map(\.isReadable) == [false, true])
    #expect(read.members["a"] == nil && read.members["b"] != nil)
  }

  @Test func lockedMembersSayThatTheyAre() throws {
    let read = try contents(
      ArchiveBytes.zip([Member("a", Array(repeating: 7, count: 40), flags: 1), Member("b", [66])]))
    #expect(code { () throws(ExtractionError) in _ = try read.bytes(of: "a") } == "encrypted")
    #expect(read.members["b"] == [66])
  }

  @Test func whatIsReadBeforeTheDamageCounts() throws {
    let members = [Member("a.txt", Array("One.".utf8)), Member("b.txt", Array(repeating: 66, count: 5000))]
    for whole in [ArchiveBytes.zip(members, hasDirectory: false), ArchiveBytes.tar(members)] {
      let read = try contents(Array(whole.prefix(1600)))
      #expect(read.members["a.txt"] == Array("One.".utf8))
      #expect(code { () throws(ExtractionError) in _ = try read.bytes(of: "b.txt") } == "damaged")
    }
    for length in 0..<120 {
      let part = Array(ArchiveBytes.zip(members).prefix(length))
      #expect(["damaged", nil].contains(code { () throws(ExtractionError) in _ = try contents(part) }))
    }
  }

  @Test func noLimitIsPassed() throws {
    var limits = ArchiveLimits.document
    limits.entries = 3
    let many = (0..<9).map { Member("\($0)", [65]) }
    #expect(
      code { () throws(ExtractionError) in _ = try contents(ArchiveBytes.zip(many), limits: limits) } == "too-costly")
    limits = .document
    limits.memberBytes = 100
    let large = try contents(ArchiveBytes.zip([Member("a", Array(repeating: 65, count: 101))]), limits: limits)
    #expect(code { () throws(ExtractionError) in _ = try large.bytes(of: "a") } == "too-large")
    limits.anyRatioBytes = 150
    limits.ratio = 0
    let two = [Member("a", Array(repeating: 65, count: 90)), Member("b", Array(repeating: 65, count: 90))]
    #expect(
      code { () throws(ExtractionError) in _ = try contents(ArchiveBytes.tar(two), limits: limits) } == "too-costly")
  }

  @Test(.timeLimit(.minutes(5))) func bombsAreRefusedBeforeTheyUnpack() {
    let bomb = ArchiveBytes.deflatedLetters(80 << 20)
    // It says that it is small.
    let zip = ArchiveBytes.zip([Member("a.txt", bomb, method: 8, size: 40)])
    #expect(
      ["damaged", "too-large", "too-costly"].contains(
        code { () throws(ExtractionError) in _ = try contents(zip).bytes(of: "a.txt") }))
    #expect(
      code { () throws(ExtractionError) in
        _ = try Extraction.laidOutText(of: ArchiveBytes.gzipBomb(80 << 20), name: "a.txt.gz")
      } == "too-large")
  }

  @Test func aCompressedFileIsReadAsWhatIsInIt() throws {
    let page = Array("<!DOCTYPE html><html><body><p>One.</p></body></html>".utf8)
    let read = try Extraction.laidOutText(of: ArchiveBytes.gzip(page), name: "page.gz")
    #expect(read.mediaType == "text/html" && read.text.string == "One.\n")
    let markdown = try Extraction.laidOutText(of: ArchiveBytes.gzip(Array("# One".utf8)), name: "a.md.gz")
    #expect(markdown.mediaType == "text/markdown")
    #expect(
      code { () throws(ExtractionError) in
        _ = try Extraction.laidOutText(of: ArchiveBytes.gzip([]), name: "a.txt.gz")
      } == "empty")
    let twice = ArchiveBytes.gzip(ArchiveBytes.gzip(page))
    #expect(
      code { () throws(ExtractionError) in _ = try Extraction.laidOutText(of: twice, name: "a.gz") }
        == "unsupported-format")
    #expect(
      code { () throws(ExtractionError) in
        _ = try Extraction.laidOutText(of: Array(ArchiveBytes.gzip(page).prefix(30)), name: "a.gz")
      } == "damaged")
  }

  @Test(arguments: [
    (["mimetype", "META-INF/container.xml"], "application/epub+zip"),
    (["META-INF/container.xml"], "application/epub+zip"),
    (
      ["[Content_Types].xml", "word/document.xml"],
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    (["content.xml", "META-INF/manifest.xml"], "application/vnd.oasis.opendocument.text"),
    (["notes/word/list.txt", "a.docx"], "application/zip"), (["word/list.txt"], "application/zip"),
  ])
  func aZippedDocumentIsToldByItsDirectory(names: [String], mediaType: String) {
    let bytes = ArchiveBytes.zip(names.map { ($0, $0 == "mimetype" ? mediaType : "word/document.xml %PDF-1.4") })
    #expect(Extraction.mediaType(of: bytes, name: "a") == mediaType)
  }
}
