import DocumentModel
import Extraction
import TestSupport
import Testing

@Suite struct EPUBTests {
  private func read(_ bytes: [UInt8]) throws(ExtractionError) -> LaidOutText {
    try Extraction.laidOutText(of: bytes, name: "book.epub")
  }

  private func failure(_ bytes: [UInt8]) -> ExtractionError? {
    do throws(ExtractionError) {
      _ = try read(bytes)
      return nil
    } catch { return error }
  }

  @Test func theSpineGivesTheOrder() throws {
    let bytes = BookBytes.epub(
      [
        ("b.xhtml", "<h1>Two</h1><p>Second.</p>"), ("n.xhtml", "<p>Aside.</p>"),
        ("a.xhtml", "<h1>One</h1><p>First.</p>"),
      ],
      spine: "<itemref idref='n.xhtml' linear='no'/><itemref idref='a.xhtml'/><itemref idref='b.xhtml'/>")
    let book = try read(bytes)
    #expect(
      Reading.elements(book) == [
        "heading1: One", "paragraph: First.", "heading1: Two", "paragraph: Second.", "paragraph: Aside.",
      ])
    #expect(book.mediaType == "application/epub+zip" && book.work.title == "The Quay")
    #expect(book.diagnostics.isEmpty)
  }

  @Test func namesOfSeveralFilesDoNotMeet() throws {
    let book = try read(
      BookBytes.epub([
        (
          "text/a.xhtml",
          "<p id='p1'>A<a href='#p1'>x</a> <a href='b.xhtml#p1'>y</a> <a href='../text/b.xhtml'>z</a></p>"
        ),
        (
          "text/b.xhtml",
          "<p id='p1'>B<a href='a.xhtml#p1'>x</a> <a href='c.xhtml#p1'>y</a> <a href='https://e.org/#p1'>z</a></p>"
        ),
      ]))
    #expect(book.anchors.filter { $0.name.hasPrefix("p1") }.map(\.name) == ["p1", "p1@2"])
    #expect(
      book.links.map(\.target) == [
        "#p1", "#p1@2", "#OEBPS/text/b.xhtml", "#p1", "OEBPS/text/c.xhtml", "https://e.org/#p1",
      ])
  }

  @Test func pageNumbersAreNoneOfTheText() throws {
    let book = try read(
      BookBytes.epub([
        ("cover.xhtml", "<p>A cover.</p>"),
        (
          "a.xhtml",
          """
          <div epub:type='pagebreak' id='pix' title='ix'/><p>A preface that <span role='doc-pagebreak' aria-label='Page x'/>\
          goes on.</p><p><span epub:type='pagebreak' id='p1'>1</span>One.</p><p>More.</p><hr epub:type='pagebreak' \
          title='2'/><p>Two.</p><p>Ends<span class='pagenum' id='Page_3'>[Pg 3]</span></p><p>Three.</p>
          """
        ),
      ]))
    #expect(book.text.string == "A cover.\nA preface that goes on.\nOne.\nMore.\nTwo.\nEnds\nThree.\n")
    #expect(book.pages.map(\.label) == ["ix", "x", "1", "2", "3"])
    #expect(book.pages.map(\.number) == [1, 2, 3, 4, 5])
    let starts = book.pages.map { page in book.elements.first { $0.range.lowerBound >= page.range.lowerBound } }
    #expect(
      starts.map { $0.map { book.text[$0.range] } } == ["A preface that goes on.", "One.", "One.", "Two.", "Three."])
  }

  @Test(arguments: [false, true]) func listsOfPagesLeadToPages(isNCX: Bool) throws {
    let nav = """
      <nav epub:type='toc'><ol><li><a href='a.xhtml'>One</a></li></ol></nav><nav epub:type='page-list'><ol><li>\
      <a href='a.xhtml#x1'>v</a></li><li><a href='a.xhtml#x2'>6</a></li><li><a href='a.xhtml#gone'>7</a></li></ol></nav>
      """
    let ncx = """
      <ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap/><pageList><pageTarget value='5'><navLabel><text>v</text>\
      </navLabel><content src='a.xhtml#x1'/></pageTarget><pageTarget value='6'><navLabel><text>Page 6</text></navLabel>\
      <content src='a.xhtml#x2'/></pageTarget></pageList></ncx>
      """
    let page = ("a.xhtml", "<p id='x1'>Five.</p><p>Still <a id='x2'/>five.</p><p>Six.</p>")
    let book = try read(
      isNCX
        ? BookBytes.epub(
          [page], manifest: "<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>",
          files: [("OEBPS/toc.ncx", ncx)])
        : BookBytes.epub(
          [page], manifest: "<item id='nav' properties='nav' href='nav.xhtml' media-type='application/xhtml+xml'/>",
          files: [("OEBPS/nav.xhtml", "<html><body>\(nav)</body></html>")]))
    #expect(book.pages.map(\.label) == ["v", "6"])
    #expect(
      book.pages.map { book.text[$0.range.lowerBound..<($0.range.lowerBound + 3)] } == ["Fiv", " fi"]
        || book.pages.map { book.text[$0.range.lowerBound..<($0.range.lowerBound + 3)] } == ["Fiv", "fiv"])
  }

  @Test func namesOfPlacesArePagesWhereNothingElseSaysSo() throws {
    let body = (1...6).map { "<p><a id='page_\($0)'/>Text \($0).</p>" }.joined()
    #expect(try read(BookBytes.epub([("a.xhtml", body)])).pages.map(\.label) == ["1", "2", "3", "4", "5", "6"])
    #expect(try read(BookBytes.epub([("a.xhtml", "<p id='page1'>One.</p><p id='page9'>Two.</p>")])).pages.isEmpty)
  }

  @Test func contentsAreNoText() throws {
    let links = (1...6).map { "<li><a href='a.xhtml#c\($0)'>Chapter \($0)</a></li>" }.joined()
    let list = "<ol>\(links)</ol>"
    let text = String(repeating: "It was an old quay. ", count: 8) + "It is gone."
    let book = try read(
      BookBytes.epub(
        [
          ("toc.xhtml", list), ("nav.xhtml", "<h2>Contents</h2><nav epub:type='toc'>\(list)</nav>"),
          ("a.xhtml", "<div class='tableofcontents'>\(list)</div><p>\(text)</p>"),
        ],
        manifest: "<item id='nav' properties='nav' href='nav.xhtml' media-type='application/xhtml+xml'/>"))
    #expect(book.elements.filter { $0.kind != .navigation }.map { book.text[$0.range] } == [text])
    // A sidebar or a note named like a site's is the book's own.
    let named = try read(
      BookBytes.epub([("a.xhtml", "<div class='sidebar share'><p>Kept.</p></div><footer>Kept, too.</footer>")]))
    #expect(Reading.elements(named) == ["paragraph: Kept.", "paragraph: Kept, too."])
  }

  @Test func theTableOfContentsTellsHeadings() throws {
    let nav = """
      <nav epub:type='toc'><ol><li><a href='a.xhtml'>1. The Old Quay</a></li><li><a href='b.xhtml#s'>Two</a></li></ol></nav>
      """
    let book = try read(
      BookBytes.epub(
        [
          ("a.xhtml", "<p>1</p><p>The Old Quay</p><p>It was old.</p>"),
          ("b.xhtml", "<p>More.</p><div id='s'><p>Two</p><p>X.</p></div>"),
        ],
        manifest: "<item id='nav' properties='nav' href='nav.xhtml' media-type='application/xhtml+xml'/>",
        files: [("OEBPS/nav.xhtml", "<html><body>\(nav)</body></html>")]))
    #expect(
      Reading.elements(book) == [
        "heading1: 1", "heading1: The Old Quay", "paragraph: It was old.", "paragraph: More.", "heading1: Two",
        "paragraph: X.",
      ])
  }

  @Test func aPictureOfAHeadingIsReadByItsWords() throws {
    let book = try read(BookBytes.epub([("a.xhtml", "<h2><img src='1.png' alt='Chapter One'/></h2><p>Text.</p>")]))
    #expect(Reading.elements(book) == ["heading2: Chapter One", "paragraph: Text."])
  }

  @Test(.timeLimit(.minutes(5))) func noBookTakesForEver() throws {
    let names = (0..<4_000)
      .map { "<dc:title id='t'>T\($0)</dc:title><meta refines='#t' property='x'>y</meta>" }.joined()
    let breaks = String(
      repeating: "<p>x<span epub:type='pagebreak' title='1'/><a id='a' href='#a'>1</a></p>", count: 4_000)
    let deep = String(repeating: "<div epub:type='pagebreak'>", count: 10_000)
    let pages = (0..<100).map { (path: "p\($0).xhtml", body: "<p id='a'><a href='p0.xhtml#a'>x</a></p>") }
    _ = try read(BookBytes.epub([("a.xhtml", breaks), ("b.xhtml", deep + "x")] + pages, metadata: names))
  }

  @Test func thePackageStatesTheWork() throws {
    let third = """
      <dc:title id='t2'>A History</dc:title><dc:title id='t1'>Quays</dc:title><meta refines='#t1' property='title-type'>main\
      </meta><meta refines='#t2' property='title-type'>subtitle</meta><dc:creator id='c1'>Una van Grey</dc:creator>\
      <meta refines='#c1' property='role' scheme='marc:relators'>aut</meta><meta refines='#c1' property='file-as'>van Grey, \
      Una</meta><dc:creator id='c2'>Tom Pike</dc:creator><meta refines='#c2' property='role'>edt</meta>\
      <dc:contributor id='c3'>Jo Mill</dc:contributor><meta refines='#c3' property='role'>bkp</meta>\
      <dc:identifier>urn:isbn:978-0-306-40615-7</dc:identifier><dc:identifier>doi:10.1000/182</dc:identifier>\
      <dc:publisher>Harbour Press</dc:publisher><dc:language>en-GB</dc:language><dc:date>2001-05-03</dc:date>\
      <meta property='dcterms:modified'>2020-01-01T00:00:00Z</meta><meta property='belongs-to-collection' id='s'>Sea Books\
      </meta><meta refines='#s' property='collection-type'>series</meta><meta refines='#s' property='group-position'>4</meta>
      """
    let book = try read(BookBytes.epub([("a.xhtml", "<p>Text.</p>")], metadata: third))
    #expect(book.work.title == "Quays: A History" && book.language == "en")
    #expect(book.work.authors.map(\.family) == ["van Grey"] || book.work.authors.map(\.family) == ["Grey"])
    #expect(book.work.editors.map(\.family) == ["Pike"])
    #expect(
      book.work.ISBN == "9780306406157" && book.work.DOI == "10.1000/182" && book.work.publisher == "Harbour Press")
    #expect(book.work.issued == PartialDate(year: 2001, month: 5, day: 3))
    #expect(book.work.collectionTitle == "Sea Books" && book.work.collectionNumber == "4")
    let second = """
      <dc:title>Quays</dc:title><dc:creator opf:role='aut' opf:file-as='Grey, Una'>Una Grey</dc:creator><dc:contributor \
      opf:role='trl'>Tom Pike</dc:contributor><dc:date opf:event='modification'>2020-02-02</dc:date><dc:date \
      opf:event='publication'>1999</dc:date><dc:identifier opf:scheme='ISBN'>0306406152</dc:identifier><meta \
      name='calibre:series' content='Sea Books'/><meta name='calibre:series_index' content='2.0'/>
      """
    let old = try read(BookBytes.epub([("a.xhtml", "<p>Text.</p>")], metadata: second)).work
    #expect(old.authors.map(\.family) == ["Grey"] && old.translators.map(\.family) == ["Pike"])
    #expect(old.issued == PartialDate(year: 1999) && old.ISBN == "0306406152")
    #expect(old.collectionTitle == "Sea Books" && old.collectionNumber == "2")
    let made =
      "<dc:title>A</dc:title><dc:date>2020-01-01T00:00:00Z</dc:date><meta property='dcterms:modified'>2020-01-01T00:00:00Z</meta>"
    #expect(try read(BookBytes.epub([("a.xhtml", "<p>Text.</p>")], metadata: made)).work.issued == nil)
  }

  @Test func damagedBooksAreReadAsFarAsTheyGo() throws {
    let page = ("a.xhtml", "<p>Text.</p>")
    let lone = try read(BookBytes.epub([page], container: nil))
    #expect(lone.text.string == "Text.\n" && lone.diagnostics.map(\.code) == ["container-damaged"])
    let spineless = try read(BookBytes.epub([page, ("b.xhtml", "<p>B.</p>")], spine: "<itemref idref='gone'/>"))
    #expect(spineless.text.string == "Text.\nB.\n")
    #expect(spineless.diagnostics.allSatisfy { $0.code == "spine-damaged" } && !spineless.diagnostics.isEmpty)
    let missing = try read(
      BookBytes.epub(
        [page], manifest: "<item id='x' href='x.xhtml' media-type='application/xhtml+xml'/>",
        spine: "<itemref idref='a.xhtml'/><itemref idref='x'/>"))
    #expect(missing.diagnostics.map(\.code) == ["pages-missing"])
    #expect(failure(ArchiveBytes.zip([("mimetype", "application/epub+zip"), ("a.txt", "x")]))?.code == .damaged)
    #expect(failure(BookBytes.epub([("a.xhtml", "<img src='a.png'/>")]))?.code == .noText)
    #expect(failure(BookBytes.epub([], spine: ""))?.code == .noText)
  }

  @Test func lockedBooksSaySo() throws {
    func encryption(_ algorithm: String, _ path: String) -> (String, String) {
      (
        "META-INF/encryption.xml",
        """
        <encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' xmlns:e='http://www.w3.org/2001/04/xmlenc#'>\
        <e:EncryptedData><e:EncryptionMethod Algorithm='\(algorithm)'/><e:CipherData><e:CipherReference URI='\(path)'/>\
        </e:CipherData></e:EncryptedData></encryption>
        """
      )
    }
    let page = ("a.xhtml", "<p>Text.</p>")
    let locked = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/a.xhtml")
    #expect(failure(BookBytes.epub([page], files: [locked]))?.code == .encrypted)
    let font = encryption("http://www.idpf.org/2008/embedding", "OEBPS/font.otf")
    #expect(failure(BookBytes.epub([page], files: [font])) == nil)
  }

  @Test func noEntityReachesOutside() throws {
    let page = """
      <html><body><p>A &x; B.</p></body></html>
      """
    let package = "<!DOCTYPE package [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    let bytes = ArchiveBytes.zip([
      ("META-INF/container.xml", "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"),
      (
        "b.opf",
        package
          + "<package><metadata><title>T &x;</title></metadata><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>"
      ), ("a.xhtml", package + page),
    ])
    let book = try read(bytes)
    #expect(!book.text.string.contains("root:") && book.work.title?.contains("root:") != true)
  }
}
