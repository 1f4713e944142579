import Search
import TestSupport
import Testing

@Suite struct ShardListTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A folder that looks like a database's, which is all that is looked at.
  private func makeDatabase(_ name: String) throws { try folder.write("", to: name + "/iamglass") }

  private func addresses(_ names: [String]) throws -> [ShardAddress] {
    try ShardList.shards(named: names).map(\.address)
  }

  private func code(_ names: [String]) -> IndexError.Code? {
    do throws(IndexError) {
      _ = try ShardList.shards(named: names)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(
    arguments: [
      ("tcp://host:9000", .tcp(host: "host", port: 9000)),
      ("tcp://[fe80::1]:9000", .tcp(host: "fe80::1", port: 9000)),
      (
        "ssh://host/srv/index",
        .program(name: "ssh", arguments: "-o BatchMode=yes host xapian-progsrv /srv/index")
      ),
      (
        "ssh://ada@host:2222/srv/index",
        .program(name: "ssh", arguments: "-o BatchMode=yes -p 2222 ada@host xapian-progsrv /srv/index")
      ),
    ] as [(String, ShardAddress)])
  func readsAddresses(_ name: String, _ address: ShardAddress) throws {
    #expect(try addresses([name]) == [address])
  }

  @Test(arguments: [
    "tcp://", "tcp://host", "tcp://host:", "tcp://host:0", "tcp://:9000", "tcp://host:9000/path", "tcp://-x:1",
    "ssh://host", "ssh://host/", "ssh:///srv", "ssh://-oProxyCommand=touch/srv", "ssh://@host/srv", "ssh://a@b@c/srv",
    "ssh://host/srv index", "ssh://host/$(touch x)", "ssh://host/a;b", "ssh://host/`a`", "ssh://host/a'b",
  ])
  func refusesWhatIsNoAddress(_ name: String) { #expect(code([name]) == .badAddress) }

  @Test func opensStubsInStubsOnce() throws {
    for name in ["whole", "index/g1-0", "index/g1-1"] { try makeDatabase(name) }
    try folder.write("glass g1-0\nglass g1-1\n", to: "index/XAPIANDB")
    try folder.write("auto index\nauto more\nremote host:9000\n", to: "all")
    try folder.write("auto whole\nglass index/g1-1\nremote host:9000\nremote :serve x\n", to: "more")
    let expected: [ShardAddress] = [
      .directory(folder.path("index/g1-0")), .directory(folder.path("index/g1-1")), .directory(folder.path("whole")),
      .tcp(host: "host", port: 9000), .program(name: "serve", arguments: "x"),
    ]
    #expect(try addresses([folder.path("all")]) == expected)
    #expect(try addresses([folder.path("all"), folder.path("whole"), "tcp://host:9000"]) == expected)
  }

  @Test func theListOfAnIndexFolderComesBeforeADatabaseOfTheOldLayout() throws {
    for name in ["index", "index/g1-0"] { try makeDatabase(name) }
    #expect(try addresses([folder.path("index")]) == [.directory(folder.path("index"))])
    try folder.write("glass g1-0\n", to: "index/XAPIANDB")
    #expect(try addresses([folder.path("index")]) == [.directory(folder.path("index/g1-0"))])
  }

  @Test func refusesWhatIsNoStub() throws {
    try folder.write("auto circle\n", to: "circle")
    try folder.write("auto gone\n", to: "lost")
    try folder.write("glass a\nwhat is this\n", to: "text")
    try folder.write([0xFF, 0xFE, 0x00], to: "bytes")
    try folder.write(String(repeating: "# long\n", count: 200_000), to: "long")
    try folder.write("remote :touch x\n", to: "index/XAPIANDB")
    try folder.write("remote host:9000\n", to: "calling/XAPIANDB")
    try folder.write("", to: "empty-folder/a.txt")
    #expect(code([folder.path("circle")]) == .badStub)
    #expect(code([folder.path("lost")]) == .notFound)
    #expect(code([folder.path("text")]) == .badStub)
    #expect(code([folder.path("bytes")]) == .badStub)
    #expect(code([folder.path("long")]) == .badStub)
    #expect(code([folder.path("index")]) == .badStub)
    #expect(code([folder.path("calling")]) == .badStub)
    #expect(code([folder.path("empty-folder")]) == .notFound)
    #expect(code([folder.path("nothing")]) == .notFound)
  }
}
