import DocumentModel
import Extraction
import Testing

/// Notes that a page prints in the middle of its text, and notes that are hardly more than an address.
@Suite struct HTMLNoteTests {
  private static let inline: [(html: String, kind: Note.Kind)] = [
    ("<span class=\"note\">Note: So the clerk says in his minutes.</span>", .margin),
    ("<span class=\"sidenote\">So the clerk says in his minutes.</span>", .margin),
    ("<span class=\"marginnote\">So the clerk says in his minutes.</span>", .margin),
    ("<span class=\"footnote\">So the clerk says in his minutes.</span>", .footnote),
    ("<small class=\"sidenote\">So the clerk says in <i>his</i> minutes.</small>", .margin),
    ("<span role=\"doc-footnote\">So the clerk says in his minutes.</span>", .footnote),
  ]

  @Test(arguments: inline)
  func aNoteInsideAParagraphIsStated(html: String, kind: Note.Kind) throws {
    let page = try Reading.body("<p>The locks were sold.\(html) Nobody paid.</p><p>So it was for a year.</p>")
    #expect(page.notes.map(\.kind) == [kind])
    #expect(page.notes.map { page.text[$0.ranges[0]].hasSuffix("So the clerk says in his minutes.") } == [true])
    #expect(Reading.elements(page).count == 2)
  }

  @Test(arguments: [
    "<span class=\"footnote\"><a href=\"#fn1\">1</a></span>", "<sup class=\"note\">1</sup>",
    "<a class=\"note\" href=\"#fn1\">see the note below</a>", "<span class=\"noted\">as all of them had noted</span>",
    "<span class=\"note\">sic</span>",
  ])
  func whatOnlyPointsToANoteIsNone(html: String) throws {
    #expect(try Reading.body("<p>The locks were sold.\(html) Nobody paid.</p>").notes.isEmpty)
  }

  @Test func aNoteThatIsNothingButLinksIsKept() throws {
    let link = { (word: String) in "<a href=\"http://locks.example/\">\(word)</a> " }
    let note = ["http", "://", "locks", ".", "example"].map(link).joined()
    let page = try Reading.body(
      "<p>The locks were sold<a href=\"#n1\"><sup>1</sup></a> and nobody paid for them in that year.</p>"
        + "<div class=\"notes\"><div class=\"note\" id=\"n1\"><span>1. </span><div>\(note)</div></div></div>")
    #expect(Reading.elements(page).last == "note: 1. http :// locks . example")
  }

  @Test(arguments: [
    ("<a href=\"http://locks.example/a\">http://locks.example/a</a>accessed in May", "a accessed in May"),
    ("<a href=\"http://locks.example/a\"><b>www.locks.example/a</b></a>accessed in May", "a accessed in May"),
    ("<a href=\"http://locks.example/a\">http://locks.example/a</a>, accessed in May", "a, accessed in May"),
    ("<a href=\"http://locks.example/a\">http://locks.example/a</a> accessed in May", "a accessed in May"),
    ("<a href=\"/a\">lock</a>keepers in May", "lockkeepers in May"),
  ])
  func anAddressEndsWithItsLink(html: String, expected: String) throws {
    let page = try Reading.body("<p>See \(html).</p>")
    #expect(page.text.string.contains(expected + "."))
  }
}
