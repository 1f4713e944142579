import Corpus
import Testing

@testable import Ingest

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.txt", "a.txt", true), ("*.txt", "sub/a.txt", true), ("*.txt", "a.txt.bak", false),
    ("sub/*.txt", "sub/a.txt", true), ("sub/*.txt", "sub/b/a.txt", false), ("sub/*.txt", "a.txt", false),
    ("**/a.txt", "a.txt", true), ("**/a.txt", "x/y/a.txt", true), ("**/a.txt", "x/ba.txt", false),
    ("x/**", "x/y/z", true), ("x/**", "x", false), ("x/**/z", "x/z", true), ("x/**/z", "x/a/b/z", true),
    ("a?c", "abc", true), ("a?c", "a/c", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
    ("[]]x", "]x", true), ("[x", "[x", true), ("a\\*", "a*", true), ("a\\*", "ab", false),
    ("drafts/", "drafts", true), ("/a.txt", "a.txt", true), ("/a.txt", "b/a.txt", false),
    ("*", "", true), ("é*", "école", true), ("**.md", "x/y.md", true),
  ])
  func matches(pattern: String, path: String, expected: Bool) {
    #expect(Glob(pattern).matches(path) == expected)
  }

  @Test func staysQuickOnHostilePatterns() {
    let glob = Glob("/" + String(repeating: "*a", count: 200) + "**b")
    #expect(!glob.matches(String(repeating: "a", count: 4_000)))
  }
}
