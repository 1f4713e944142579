import DocumentModel
import Extraction
import Testing

@Suite struct TEITests {
  private func read(_ body: String, header: String = "", back: String = "") throws -> LaidOutText {
    try Reading.of(
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader>\(header)</teiHeader><text><body>\(body)</body>"
        + "<back>\(back)</back></text></TEI>", name: "a.xml")
  }

  @Test(arguments: [
    (
      "<div><head>One</head><div><head>Two</head><p>Text.</p></div></div>",
      ["heading1: One", "heading2: Two", "paragraph: Text."]
    ),
    ("<lg><l>One line</l><l>Two</l></lg>", ["verse: One line\nTwo"]),
    (
      "<p>Prose.</p><l>One line</l><l>Two</l><p>Prose.</p>",
      ["paragraph: Prose.", "verse: One line\nTwo", "paragraph: Prose."]
    ),
    ("<sp><speaker>HOST</speaker><p>Welcome.</p></sp>", ["paragraph: HOST: Welcome."]),
    ("<sp><speaker>Host.</speaker><l>Come in</l><l>and sit.</l></sp>", ["verse: Host. Come in\nand sit."]),
    ("<stage>Exit.</stage><p>Go <stage>aside</stage> now.</p>", ["paragraph: Exit.", "paragraph: Go aside now."]),
    (
      "<list><item>One</item><item><p>Two</p><p>More</p></item></list>",
      ["list-item: One", "list-item: Two", "list-item+: More"]
    ),
    ("<list type='gloss'><label>Weir</label><item>A dam.</item></list>", ["list-item: Weir A dam."]),
    (
      "<table><head>Depths</head><row><cell>North</cell><cell>3</cell></row></table>",
      ["caption: Depths", "table: North | 3"]
    ),
    ("<figure><head>A weir</head><figDesc>Picture</figDesc></figure>", ["caption: A weir"]),
    ("<figure><figDesc>A picture</figDesc></figure>", ["caption: A picture"]),
    ("<epigraph><quote>Water goes.</quote></epigraph><p>A.</p>", ["epigraph: Water goes.", "paragraph: A."]),
    ("<quote><p>Long words.</p></quote>", ["block-quotation: Long words."]),
    ("<p>He wrote:</p><quote>Long words.</quote>", ["paragraph: He wrote:", "block-quotation: Long words."]),
    (
      "<cit><quote>Long words.</quote><bibl>Moor</bibl></cit>",
      ["block-quotation: Long words.", "block-quotation: Moor"]
    ),
    (
      "<p>He wrote: <quote rend='block'>Long words.</quote> Then.</p>",
      ["paragraph: He wrote:", "block-quotation: Long words.", "paragraph: Then."]
    ),
    (
      "<p>A.<egXML xmlns='http://www.tei-c.org/ns/Examples'><p n='1'>x</p></egXML></p>",
      ["paragraph: A.<p n=\"1\">x</p>"]
    ),
    ("<fw>Head 3</fw><p>A.</p>", ["paragraph: A."]),
  ])
  func laysOutItsElements(body: String, expected: [String]) throws {
    #expect(try Reading.elements(read(body)) == expected)
  }

  @Test(arguments: [
    ("He said <q>come <q>here</q></q>.", "He said “come ‘here’”."), ("He said <q>“come”</q>.", "He said “come”."),
    ("He said “<q>come</q>”.", "He said “come”."), ("He said <quote rend='none'>come</quote>.", "He said come."),
    ("He said <said>— come</said>.", "He said — come."), ("A <soCalled>fact</soCalled>.", "A “fact”."),
    ("It was re-<lb break='no'/>made.", "It was remade."), ("It was sur-\n<lb/>prise.", "It was surprise."),
    ("A line<lb/>ends.", "A line ends."), ("exam<pb n='2' break='no'/>ple", "example"),
    ("exam<pb n='2'/>ple", "example"),
    ("one. <pb n='2'/>Two", "one. Two"), ("one.<pb n='2'/>Two", "one. Two"),
    ("<choice><sic>teh</sic><corr>the</corr></choice> end", "teh end"),
    ("<choice><corr>the</corr><sic>teh</sic></choice> end", "teh end"),
    ("<choice><orig>vniuers</orig><reg>univers</reg></choice>", "vniuers"),
    ("<choice><abbr>Mr</abbr><expan>Mister</expan></choice> P", "Mr P"),
    ("the <corr>right</corr> word", "the right word"),
    ("<subst><del>old</del><add>new</add></subst> word", "new word"), ("a <gap reason='illegible'/> b", "a […] b"),
    ("<app><lem>ten</lem><rdg>two</rdg></app> men", "ten men"), ("the <supplied>lost</supplied> one", "the lost one"),
    ("<w>the</w> <w>end</w> <pc>.</pc>", "the end."), ("see <gi>div</gi>", "see <div>"),
  ])
  func printsWhatTheSourcePrints(body: String, expected: String) throws {
    #expect(try Reading.elements(read("<p>\(body)</p>")) == ["paragraph: \(expected)"])
  }

  @Test(arguments: [
    ("<p>One<note place='foot' n='1'>Note.</note> two.</p>", "", ["One| [1] footnote Note."]),
    (
      "<p>One<note place='foot'>A.</note> two<note place='foot'>B.</note>.</p>", "",
      ["One| [1] footnote A.", "two| [2] footnote B."]
    ),
    (
      "<p>One<ref target='#n1'>3</ref> two.</p>", "<div type='notes'><note xml:id='n1'>Note.</note></div>",
      ["One|3 [3] endnote Note."]
    ),
    (
      "<p>One<ptr target='#n1'/> two.</p>", "<div type='notes'><note xml:id='n1' n='4'><p>A.</p><p>B.</p></note></div>",
      ["One| [4] endnote A. / B."]
    ),
    (
      "<p>One<anchor xml:id='a1'/> two.</p>", "<div type='notes'><note target='#a1' n='5'>Note.</note></div>",
      ["One| [5] endnote Note."]
    ),
    (
      "<p><seg xml:id='a1'>One long phrase</seg> two.</p>",
      "<div type='notes'><note target='#a1' n='5'>Note.</note></div>",
      ["rase| [5] endnote Note."]
    ),
    ("<p>One two.</p><note place='margin'>Of weirs</note><p>Three.</p>", "", ["two.| [] margin Of weirs"]),
    (
      "<p>One<hi rend='sup'><ref target='#n1'>3</ref></hi> two.</p>",
      "<div type='notes'><note xml:id='n1'>3. Note.</note></div>",
      ["One|3 [3] endnote Note."]
    ),
    ("<p>One.</p>", "<div type='notes'><note xml:id='n1' n='1'>Alone.</note></div>", ["[1] endnote Alone."]),
    ("<p>One<note resp='#ed' n='a'>Editor's.</note> two.</p>", "", ["One| [a] footnote Editor's."]),
    ("<head>Title<note n='*'>On it.</note></head><p>A.</p>", "", ["itle| [*] footnote On it."]),
    ("<p>One<note n='1'>A<note n='2'>B</note></note> two.</p>", "", ["One| [1] footnote A", "\nA| [2] footnote B"]),
    ("<p>A.</p><listBibl><bibl>Low<note>Bibliographical.</note></bibl></listBibl>", "", []),
  ])
  func tiesNotesToTheirPlaces(body: String, back: String, expected: [String]) throws {
    let laidOut = try read(body, back: back)
    let found = laidOut.notes.map { note in
      let places = note.markers.map { marker in
        laidOut.text[max(0, marker.lowerBound - 4)..<marker.lowerBound] + "|" + laidOut.text[marker]
      }
      return "\(places.joined(separator: ",")) [\(note.label)] \(note.kind.rawValue) "
        + note.ranges.map { laidOut.text[$0] }.joined(separator: " / ")
    }
    #expect(found.count == expected.count)
    for (note, wanted) in zip(found, expected) { #expect(note.hasSuffix(wanted)) }
  }

  @Test func keepsThePagesOfTheSource() throws {
    let laidOut = try read("<pb n='[xii]'/><p>One two <pb n='13'/>three.</p><pb n='14'/><p>Four.</p>")
    #expect(laidOut.pages.map(\.label) == ["xii", "13", "14"])
    #expect(laidOut.pages.map { laidOut.text[$0.range] } == ["One two", " three.\n", "Four.\n"])
  }

  @Test func putsReferencesTogether() throws {
    let laidOut = try read(
      """
      <listBibl><head>Works</head><biblStruct><analytic><author><forename>Ann</forename><surname>Low</surname></author><title
      level="a">On mills</title></analytic><monogr><title level="j">Mill News</title><imprint><biblScope unit="volume">3</biblScope>
      <biblScope unit="page">4–9</biblScope><date>1850</date></imprint></monogr></biblStruct><biblStruct><monogr><author>Sam High</author>
      <title level="m">Dams</title><imprint><pubPlace>Bath</pubPlace><publisher>Spring</publisher><date when="1860-01"/></imprint></monogr>
      </biblStruct><bibl>Reed, T. <title>Sluices</title>. York, 1870.</bibl></listBibl>
      """)
    #expect(
      Reading.elements(laidOut) == [
        "heading1: Works", "reference-entry: Low, Ann. “On mills”, Mill News 3 (1850): 4–9.",
        "reference-entry: High, Sam. Dams, (Bath: Spring, 1860).", "reference-entry: Reed, T. Sluices. York, 1870.",
      ])
  }

  @Test func describesThePrintedSource() throws {
    let laidOut = try read(
      "<p>A.</p>",
      header: """
        <fileDesc><titleStmt><title type="main">The Weirs: an electronic edition</title><author>Moor, Ida (1830-1899)</author>
        <editor>Tom Reed</editor></titleStmt><publicationStmt><publisher>Lab</publisher><date when="2015"/><idno type="DOI">10.5/x</idno>
        </publicationStmt><sourceDesc><bibl type="digitalSource"><title>Scan</title></bibl><bibl type="printSource"><title>The Weirs</title>
        <publisher>Brook</publisher><pubPlace>Leeds</pubPlace><date>1871</date></bibl></sourceDesc></fileDesc><profileDesc><langUsage>
        <language ident="eng"/></langUsage></profileDesc>
        """)
    let work = laidOut.work
    #expect([work.title, work.publisher, work.publisherPlace, work.DOI] == ["The Weirs", "Brook", "Leeds", "10.5/x"])
    #expect(work.issued == PartialDate(year: 1871))
    #expect(work.authors == [Name(family: "Moor", given: "Ida")])
    #expect(laidOut.language == "en")
  }

  @Test func readsP4AndCorpora() throws {
    let old = try Reading.of(
      "<!DOCTYPE TEI.2 SYSTEM 'teixlite.dtd'><TEI.2><text><body><div1><head>I</head><p>So&mdash;so</p></div1></body></text></TEI.2>",
      name: "a.xml")
    #expect(Reading.elements(old) == ["heading1: I", "paragraph: So—so"])
    let text = "<text><body><div><head>I</head><p>A.</p></div></body></text>"
    func volume(_ title: String) -> String {
      "<TEI><teiHeader><fileDesc><titleStmt><title>\(title)</title></titleStmt></fileDesc></teiHeader>\(text)</TEI>"
    }
    let corpus = try Reading.of("<teiCorpus><teiHeader/>\(volume("One"))\(volume("Two"))</teiCorpus>", name: "a.xml")
    #expect(
      Reading.elements(corpus) == [
        "heading1: One", "heading2: I", "paragraph: A.", "heading1: Two", "heading2: I", "paragraph: A.",
      ])
  }

  @Test func staysLinearOnTheWorstInputs() throws {
    func many(_ piece: String, _ count: Int = 10_000) -> String { String(repeating: piece, count: count) }
    let bodies = [
      "<p><choice>\(many("<sic>a</sic>"))</choice></p>", "<p><app>\(many("<rdg>a</rdg>"))</app></p>",
      "<list>\(many("<label>a</label><item>b</item>"))</list>",
      "<sp>\(many("<p>a</p>"))\(many("<speaker>b</speaker>"))</sp>",
      "<p>\(many("a<lb/><pb/>"))</p>", "<p>\(many("<q>"))end</p>", "<p>\(many("a<note>"))end</p>",
      "\(many("<div>"))\(many("<note>x</note>"))end",
      "<p>\(many("<ref target='#n'>1</ref>"))</p>\(many("<note xml:id='n'>x</note>"))",
      "<p>a <cit><quote>b</quote>\(many("<bibl>c</bibl>"))</cit></p>",
      "<figure><head>a</head>\(many("<figDesc>b</figDesc>"))</figure>",
      "<p>\(many("<quote>a</quote>"))</p>", "<p>\(many("<note>a</note>"))\(many("<quote>b</quote>"))</p>",
    ]
    for body in bodies { #expect(try !read(body).text.isEmpty) }
  }
}
