import DocumentModel
import Extraction
import Testing

@Suite struct HTMLLayoutTests {
  @Test func laysOutEveryKindOfBlock() throws {
    let laidOut = try Reading.body(
      """
      <main><h1>Straits</h1><p class="byline">By Jane Roe</p>
      <p>One   line
      and <b>the</b> next.<br>Another line.</p>
      Bare text<div>in a box</div>
      <blockquote><p>First words.</p><p>Second words.</p></blockquote>
      <ul><li>one<li><p>two</p><p>more of two</p></ul>
      <figure><img src="x" alt="y"><figcaption>A harbour</figcaption></figure>
      <aside class="pullquote">Pulled out</aside>
      <div class="epigraph"><p>Words before.</p></div>
      <table><caption>Ships</caption><tr><th>year<th>ships<tr><td>1991<td><p>12</p></table>
      <pre>a
        b</pre>
      <p class="note">1. A note.</p>
      <p>Old<br><br>paragraphs</p></main>
      """)
    #expect(
      Reading.elements(laidOut) == [
        "heading1: Straits", "byline: By Jane Roe", "paragraph: One line and the next.\nAnother line.",
        "paragraph: Bare text",
        "paragraph: in a box", "block-quotation: First words.", "block-quotation: Second words.", "list-item: one",
        "list-item: two", "list-item+: more of two", "caption: A harbour", "pull-quote: Pulled out",
        "epigraph: Words before.",
        "caption: Ships", "table: year | ships", "table: 1991 | 12", "code: a\n  b", "note: 1. A note.",
        "paragraph: Old",
        "paragraph: paragraphs",
      ])
  }

  @Test func keepsStylesLinksAndAnchors() throws {
    let laidOut = try Reading.body(
      """
      <p id="p1">A claim.<sup><a id="ref1" href="#fn1" role="doc-noteref">1</a></sup> More <i> of it </i>.
      <span style="font-style: italic">So</span> <a name="here"></a>on.<a name="end"></a></p>
      <section role="doc-endnotes"><h2>Notes</h2><ol><li id="fn1">The <cite>source</cite>. <a href="#ref1"
      role="doc-backlink">back</a></li></ol></section>
      """)
    let text = laidOut.text
    #expect(text.string == "A claim.1 More of it . So on.\nNotes\nThe source. back\n")
    #expect(
      laidOut.styles.map { "\($0.style) \(text[$0.range])" } == [
        "superscript 1", "italic of it", "italic So", "italic source",
      ])
    #expect(
      laidOut.links.map { "\($0.target) \($0.role ?? "") \(text[$0.range])" } == [
        "#fn1 doc-noteref 1", "#ref1 doc-backlink back",
      ])
    #expect(
      laidOut.anchors.map { "\($0.name) \(text[$0.range])" } == [
        "p1 A claim.1 More of it . So on.", "ref1 1", "here ", "end ", "fn1 The source. back",
      ])
    #expect(laidOut.anchors[2].range.lowerBound < laidOut.anchors[3].range.lowerBound)
    #expect(Reading.elements(laidOut).suffix(2) == ["heading2: Notes", "note: The source. back"])
    #expect(laidOut.notes.isEmpty)
  }

  @Test func aNotesNumberStandsOnItsFirstLine() throws {
    let laidOut = try Reading.body(
      """
      <p>Text.</p><div class="notes"><div class="note"><span>1.</span><div>First.</div></div>
      <div class="note"><span>2.</span><div><p>Second.</p><p>Its end.</p></div></div></div>
      """)
    #expect(
      Reading.elements(laidOut) == ["paragraph: Text.", "note: 1. First.", "note: 2. Second.", "note+: Its end."])
  }

  @Test func tablesForLooksAreNoTables() throws {
    let laidOut = try Reading.body(
      "<table><tr><td><h2>Left</h2><p>Words.</p></td><td><p>Right words.</p></td></tr></table>")
    #expect(Reading.elements(laidOut) == ["heading2: Left", "paragraph: Words.", "paragraph: Right words."])
  }

  @Test func aPageOfPreformattedTextIsPlainText() throws {
    let laidOut = try Reading.body("<pre>First line\nsecond line\n\n   Indented &amp; last</pre>")
    #expect(laidOut.elements.isEmpty)
    #expect(laidOut.text.string == "First line\nsecond line\n\n   Indented & last\n")
  }

  @Test func dropsWhatIsNotShown() throws {
    let laidOut = try Reading.body(
      """
      <p>Shown <q>words</q>.</p><script>var x = "<p>no</p>"</script><style>p {}</style><p hidden>no</p>
      <p style="display: none">no</p><template><p>no</p></template><svg><text>no</text></svg><span aria-hidden="true">no</span>
      """)
    #expect(laidOut.text.string == "Shown “words”.\n")
  }
}

@Suite struct ChromeTests {
  func split(_ html: String) throws -> (text: [String], navigation: [String]) {
    let laidOut = try Reading.body(html)
    let parts = laidOut.elements.map { (laidOut.text[$0.range], $0.kind == .navigation) }
    return (parts.filter { !$0.1 }.map(\.0), parts.filter(\.1).map(\.0))
  }

  static let prose = String(repeating: "The harbour was closed that winter, and the ships lay idle. ", count: 10)

  @Test(arguments: [
    "<nav><a href='/'>Home</a></nav>", "<header><a href='/'>Site</a> since 1999</header>",
    "<footer>All rights</footer>",
    "<div role='navigation'>Menu</div>", "<div class='cookie-banner'>We use cookies</div>", "<div id='nav'>Menu</div>",
    "<ul class='breadcrumb'><li>Home</li></ul>", "<div class='article-share'>Share this</div>",
    "<aside>Also of interest</aside>",
    "<div class='sidebar'>Events</div>", "<section class='related-posts'>More</section>", "<form>Search</form>",
    "<button>Menu</button>", "<a href='#main'>Skip to main content</a>", "<div id='comments'>First!</div>",
    "<div><a href='/a'>One</a> | <a href='/b'>Two</a> | <a href='/c'>Three</a></div>",
    "<ul><li><a href='/a'>One</a></li><li><a href='/b'>Two</a></li><li><a href='/c'>Three</a></li></ul>",
    "<div class='newsletter-signup'>Sign up</div>", "<a class='btn' role='button' href='x.pdf'>PDF</a>",
  ])
  func keepsChromeOutOfTheText(chrome: String) throws {
    for page in [
      "\(chrome)<p>\(Self.prose)</p>", "<p>\(Self.prose)</p>\(chrome)",
      "\(chrome)<article><p>\(Self.prose)</p></article>",
    ] {
      let (text, navigation) = try split(page)
      #expect(text.count == 1)
      #expect(!navigation.isEmpty)
    }
  }

  @Test(arguments: [
    "<body class='has-sidebar nav-open'><div class='page-wrapper main-nav-wrapper'><p>W</p></div>",
    "<article><header><h1>W</h1></header></article>", "<header id='title-block-header'><h1>T</h1></header>",
    "<footer><ol class='footnotes'><li>1. W</li></ol></footer>", "<section id='related-work'><p>W</p></section>",
    "<h2 id='navigation'>W</h2>", "<main><aside><p>W</p></aside></main>", "<aside class='footnote'>W</aside>",
    "<p>W <a href='/a'>a</a> <a href='/b'>b</a> <a href='/c'>c</a> and many more words than links in this line of text</p>",
    "<ul><li><a href='x'>Roe, Jane. Straits and Harbours. Hull, 1999.</a><li><a href='y'>Doe, John. Ships of the Line. Hull, 2001.</a>"
      + "<li><a href='z'>Poe, Jim. Sails and Sailors of Old. Hull, 2003.</a></ul>",
  ])
  func losesNoText(content: String) throws {
    let (text, navigation) = try split("\(content)<p>\(Self.prose)</p>")
    #expect(text.count >= 2)
    #expect(navigation.isEmpty)
  }

  @Test func believesNoRuleThatTakesThePageAway() throws {
    let (text, _) = try split("<div class='comments'><p>\(Self.prose)</p></div>")
    #expect(text.count == 1)
    let (links, _) = try split("<nav><a href='a'>One</a> <a href='b'>Two</a></nav>")
    #expect(links.count == 1)
  }
}

@Suite struct HTMLMetadataTests {
  func work(_ head: String, body: String = "<p>Text</p>") throws -> Work {
    try Reading.of("<!DOCTYPE html><html lang=\"de-AT\"><head>\(head)</head><body>\(body)</body></html>").work
  }

  @Test func readsHighwire() throws {
    let work = try work(
      """
      <title>Elsewhere</title><meta name="citation_title" content="Straits &amp; Harbours"><meta name="citation_author" content="Roe, Jane">
      <meta name="citation_author" content="John Doe"><meta name="citation_publication_date" content="2006/11/03">
      <meta name="citation_journal_title" content="Journal of Harbours"><meta name="citation_volume" content="12">
      <meta name="citation_issue" content="3"><meta name="citation_firstpage" content="1"><meta name="citation_lastpage" content="20">
      <meta name="citation_doi" content="doi:10.1000/straits"><meta name="DC.title" content="Other">
      """)
    #expect(work.title == "Straits & Harbours" && work.authors.map(\.display) == ["Jane Roe", "John Doe"])
    #expect(work.issued == PartialDate(year: 2006, month: 11, day: 3) && work.containerTitle == "Journal of Harbours")
    #expect(work.volume == "12" && work.issue == "3" && work.page == "1-20" && work.DOI == "10.1000/straits")
    #expect(work.type == "article-journal")
  }

  @Test func readsDublinCoreAndFillsFromTheRest() throws {
    let work = try work(
      """
      <meta name="DC.Title" content="Straits"><meta name="dc.creator" content="Roe, Jane"><meta name="dcterms.issued" content="1999-05">
      <meta property="og:title" content="Not this"><meta property="og:site_name" content="Harbour Review">
      <link rel="canonical" href="https://example.org/straits">
      """)
    #expect(
      work.title == "Straits" && work.authors.map(\.short) == ["Roe"]
        && work.issued == PartialDate(year: 1999, month: 5))
    #expect(work.containerTitle == "Harbour Review" && work.URL == "https://example.org/straits")
  }

  @Test(arguments: [
    "{\"@type\": \"Article\", \"headline\": \"Straits\", \"author\": {\"@type\": \"Person\", \"name\": \"Jane Roe\"}, "
      + "\"datePublished\": \"2006-11-03T10:00:00Z\", \"publisher\": {\"name\": \"Quay Press\"}}",
    "[{\"@type\": \"WebSite\", \"name\": \"X\"}, {\"@type\": [\"NewsArticle\"], \"name\": \"Straits\", \"author\": [\"Jane Roe\"], "
      + "\"datePublished\": \"2006-11-03\", \"publisher\": \"Quay Press\"}]",
    "{\"@graph\": [{\"@type\": \"Person\", \"@id\": \"#a\", \"name\": \"Jane Roe\"}, {\"@type\": \"ScholarlyArticle\", \"headline\": "
      + "\"Straits\", \"author\": [{\"@id\": \"#a\"}], \"datePublished\": \"2006-11-03\", \"publisher\": [{\"name\": \"Quay Press\"}]}]}",
  ])
  func readsJSONLD(json: String) throws {
    let work = try work("<title>T</title><script type=\"application/ld+json\">\n\(json)\n</script>")
    #expect(work.title == "Straits" && work.authors == [Name(family: "Roe", given: "Jane")])
    #expect(work.issued == PartialDate(year: 2006, month: 11, day: 3) && work.publisher == "Quay Press")
  }

  @Test func passesOverDamagedJSONLD() throws {
    let laidOut = try Reading.of(
      "<html><head><script type=\"application/ld+json\">{\"a\": </script></head><body>Text</body></html>")
    #expect(laidOut.diagnostics.map(\.code) == ["metadata-damaged"])
  }

  @Test(arguments: [
    ("<title>Straits | Harbour Review</title><meta property='og:site_name' content='Harbour Review'>", "", "Straits"),
    (
      "<title>Harbour Review - Straits - Part 2</title><meta property='og:site_name' content='Harbour Review'>", "",
      "Straits - Part 2"
    ),
    ("<title>Straits | Anything</title>", "<h1>Straits</h1>", "Straits"),
    ("<title>Straits | Anything</title>", "", "Straits | Anything"),
    ("<title> Straits\n and  Harbours </title>", "", "Straits and Harbours"),
  ])
  func takesTheSitesNameOffTheTitle(head: String, body: String, expected: String) throws {
    #expect(try work(head, body: body + "<p>Text</p>").title == expected)
  }

  @Test func readsTheLanguage() throws {
    #expect(try Reading.of("<html lang='de-AT'><body>Text</body></html>").language == "de")
    #expect(try Reading.of("<html><body>Text</body></html>").language == nil)
  }
}

@Suite struct HostileHTMLTests {
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      String(repeating: "<div>", count: 50_000),
      String(repeating: "<b>", count: 20_000) + String(repeating: "</i>", count: 50_000),
      String(repeating: "<div></p>", count: 30_000),
      "<a " + (0..<50_000).map { "a\($0)=1" }.joined(separator: " ") + ">",
      "<a href='" + String(repeating: "x", count: 1_000_000) + "'>", String(repeating: "<table><tr><td>", count: 500),
      String(repeating: "<", count: 200_000), String(repeating: "&#x110000;&bogus;", count: 20_000),
      "<!DOCTYPE html [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>&c;", String(repeating: "<ul><li>", count: 20_000),
      String(repeating: "<br>", count: 100_000), String(repeating: "<p id=a>", count: 50_000),
      "</div></body></html></html><p>",
      String(repeating: "<html><body class=x>", count: 1000), "\u{0}<p>\u{0}",
      String(repeating: "<sup>", count: 2000) + "1",
    ])
  func readsToTheEnd(html: String) throws {
    let text = try Reading.body(html + "<p>The end</p>").text
    #expect(text.string.contains("The end") || html.hasPrefix("<<"))
  }
}
