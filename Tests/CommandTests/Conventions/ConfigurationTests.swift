import Commands
import Testing
import Yams

/// The configuration is read by hand, and says what YAML says.
@Suite struct ConfigurationTests {
  private func read(_ text: String) throws(Configuration.Fault) -> Configuration {
    try Configuration(lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  @Test func queriesHaveNames() throws {
    let configuration = try read(
      """
      # mine
      index: ~/papers/index
      queries:   # those of the book
        shields: missile cites:"Moscow Times"

        # the second part
        two words : 'a "phrase" and it''s end'   # remark
        third: "\\"treaty\\" \\\\ date:1998.."
      colour: red
      """)
    #expect(configuration.index == "~/papers/index")
    #expect(
      configuration.queries == [
        SavedQuery(name: "shields", text: "missile cites:\"Moscow Times\""),
        SavedQuery(name: "two words", text: "a \"phrase\" and it's end"),
        SavedQuery(name: "third", text: "\"treaty\" \\ date:1998.."),
      ])
  }

  @Test(arguments: [
    ("index: a\nqueries:\n  x: [a]\n", 3), ("queries: shields\n", 1), ("queries: {a: b}\n", 1), ("queries:\na b\n", 2),
    ("queries:\n  - a\n", 2), ("queries:\n- a: b\n", 2), ("queries:\n  a: b\n   c: d\n", 3),
    ("queries:\n  a: b\n c: d\n", 3), ("queries:\n\ta: b\n", 2), ("queries:\n  a: b\n  a: c\n", 3),
    ("queries:\n  a: b\nqueries:\n  c: d\n", 3), ("queries:\n  a: \"b\" c\n", 2), ("queries:\n  a: 'b\n", 2),
    ("queries:\n  a: b: c\n", 2), ("queries:\n  a: b c:\n", 2), ("queries:\n  a:b\n", 2),
    ("queries:\n  just words\n", 2),
    ("queries:\n  a: b\n    more\n", 3), ("queries:\n  \"a\": b\n", 2), ("queries:\n  ? a\n", 2),
    ("queries:\n  : b\n", 2), ("queries:\n  a: - b\n", 2), ("queries:\n  a: |\n    b\n", 2), ("queries:\n  a: *b\n", 2),
    ("index: a: b\n", 1), ("index:\nindex: a\n", 2), ("index: 'a'#b\n", 1), ("  index: a\n", 1),
  ])
  func aFaultIsNamedByItsLine(text: String, line: Int) {
    let fault = #expect(throws: Configuration.Fault.self) { try read(text) }
    #expect(fault?.line == line)
    #expect(fault?.reason.isEmpty == false)
  }

  /// Whatever is taken is what YAML says; some that YAML takes is refused.
  @Test(arguments: [
    "missile treaty", "+missile -treaty", "-naval missile", "(a OR b) c", "cites:\"Moscow Times\"", "date:1998..2004",
    "\"missile defence\"", "\"missile defence\" treaty", "'missile'", "'it''s'", "it's", "a 'b'", "a#b", "a #b", "#b",
    "a\t#b", "\ta", "a: b", "a:", "a :b", "a:b", ":b", "-", "- a", "--", "-a", "? a", "?a", "~", "null", "Null", "NULL",
    "nULL", "''", "\"\"", "a  ", "1998", "yes", "1.5", "[a]", "{a}", "]a", "}a", "a, b", ",a", "&a b", "*a", "a*",
    "interop*", "!a", "|", ">", "%a", "@a", "`a", "a & b", "a | b", "\"a\\\"b\"", "\"a\\nb\"", "\"a\\\\\"", "\"a", "'a",
    "\"a\" # b", "\"a\"#b", "'a' 'b'", "“a phrase” b", "naïve café", "ü", "日本 条約", "a\\b", "weil-1999#p2", "a NEAR/5 b",
    "=a", "...", "---", "a ---", "<<", "!!str a", "author:\"van der Meer\"", "title:'x y'", "", "   ", "a # \"b\"",
  ])
  func whatIsTakenIsWhatYAMLSays(value: String) throws {
    for name in ["a", "a b", "1", "yes", "~", "-a", "a#b", "a #b", "'a'", "\"a", "?a", "a\t", "ä", "a-b_c.d/e"] {
      let text = "index: \(value)\nqueries:\n  first: \(value)\n  \(name): \(value)\n"
      guard let configuration = try? read(text) else { continue }
      let yaml = try #require(try Yams.compose(yaml: text)?.mapping, "\(text.debugDescription)")
      func string(_ node: Node?) -> String {
        node?.tag.description.hasSuffix(":null") == true ? "" : node?.scalar?.string ?? "not a text"
      }
      #expect(configuration.index ?? "" == string(yaml["index"]), "\(text.debugDescription)")
      let queries = try #require(yaml["queries"]?.mapping).map {
        SavedQuery(name: $0.key.scalar?.string ?? "", text: string($0.value))
      }
      #expect(configuration.queries == queries, "\(text.debugDescription)")
    }
  }

  @Test func whatPeopleSaveIsTaken() throws {
    for value in [
      "missile treaty", "+missile -treaty", "-naval missile", "(a OR b) c", "cites:\"Moscow Times\"", "date:1998..2004",
      "\"missile defence\"", "'\"missile defence\" treaty'", "interop*", "a NEAR/5 b", "author:\"van der Meer\"",
      "日本 条約", "“a phrase” b", "weil-1999#p2",
    ] {
      #expect(try read("queries:\n  a: \(value)\n").queries.count == 1)
    }
  }
}
