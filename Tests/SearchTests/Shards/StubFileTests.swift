import Search
import Testing

@Suite struct StubFileTests {
  @Test(
    arguments: [
      ("", []),
      ("glass g1-0\nglass g1-1\n", [.local("g1-0"), .local("g1-1")]),
      ("# the two halves\n\nauto /srv/first half\r\nglass b", [.any("/srv/first half"), .local("b")]),
      ("remote search.example.org:9000\n", [.remote(host: "search.example.org", port: 9000)]),
      ("remote [::1]:9000\n", [.remote(host: "::1", port: 9000)]),
      (
        "remote :ssh host.example xapian-progsrv /srv/index\n",
        [.program(name: "ssh", arguments: "host.example xapian-progsrv /srv/index")]
      ),
      ("remote :serve-index\n", [.program(name: "serve-index", arguments: "")]),
    ] as [(String, [StubFile.Entry])])
  func readsWhatXapianReads(_ text: String, _ entries: [StubFile.Entry]) throws {
    let stub = try StubFile(parsing: text)
    #expect(stub.entries == entries)
    #expect(try StubFile(parsing: stub.text) == stub)
  }

  @Test(arguments: [
    ("glass", 1), ("glass ", 1), ("glass a\nchert b", 2), ("\n# a remark\nhoney c", 3), (" glass a", 1),
    ("glass a\nremote host", 2), ("remote host:", 1), ("remote host:0", 1), ("remote host:70000", 1),
    ("remote host:99999999999999999999", 1), ("remote fe80::1:9000", 1), ("remote -oProxyCommand=x:22", 1),
    ("remote :", 1), ("remote : ssh", 1), ("inmemory", 1), ("\u{0}", 1),
  ])
  func namesTheLineThatItDoesNotUnderstand(_ text: String, _ line: Int) {
    #expect { try StubFile(parsing: text) } throws: { ($0 as? StubFile.ParseError)?.line == line }
  }

  @Test func printsWhatXapianReads() {
    let stub = StubFile([
      .local("g2-0"), .any("other"), .remote(host: "::1", port: 9), .program(name: "p", arguments: "x y"),
    ])
    #expect(stub.text == "glass g2-0\nauto other\nremote [::1]:9\nremote :p x y\n")
  }
}
