import DocumentModel
import Extraction
import Testing

@Suite struct JATSTests {
  private func read(_ body: String, meta: String = "", back: String = "") throws -> LaidOutText {
    try Reading.of(
      """
      <?xml version="1.0"?><article article-type="research-article" xml:lang="en"><front><article-meta>
      <title-group><article-title>On quays</article-title></title-group>\(meta)</article-meta></front>
      <body>\(body)</body><back>\(back)</back></article>
      """, name: "a.xml")
  }

  /// `letters before the first marker [label] text`
  private func notes(_ laidOut: LaidOutText) -> [String] {
    laidOut.notes.map { note in
      let places = note.markers.map { marker in
        let start = max(0, marker.lowerBound - 5)
        return "\(laidOut.text[start..<marker.lowerBound])|\(laidOut.text[marker])"
      }
      return "\(places.joined(separator: ",")) [\(note.label)] "
        + note.ranges.map { laidOut.text[$0] }.joined(separator: " / ")
    }
  }

  @Test(arguments: [
    (
      "<p>One.<xref ref-type='fn' rid='n1'>1</xref> Two.</p>",
      "<fn-group><fn id='n1'><label>1</label><p>Note.</p></fn></fn-group>", ["One.|1 [1] Note."]
    ),
    (
      "<p>One.<xref ref-type='fn' rid='n1'><sup>1</sup></xref> Two.</p>",
      "<fn-group><fn id='n1'><p>Note.</p><p>More.</p></fn></fn-group>", ["One.|1 [1] Note. / More."]
    ),
    ("<p>One.<fn id='n1'><p>Inline.</p></fn> Two.</p>", "", ["One.| [1] Inline."]),
    ("<p>One.<fn><label>*</label><p>Starred.</p></fn> Two.</p>", "", ["One.| [*] Starred."]),
    (
      "<p>One <xref ref-type='fn' rid='n1'>[1]</xref>.</p>",
      "<fn-group><fn id='n1'><label>[1]</label><p>Note.</p></fn></fn-group>", [" One| [1] [1] Note."]
    ),
    (
      "<p>One.[<xref ref-type='fn' rid='n1'>1</xref>] And<xref ref-type='fn' rid='n1'>1</xref> so.</p>",
      "<fn-group><fn id='n1'><label>1</label><p>Note.</p></fn></fn-group>", ["One.|[1],] And|1 [1] Note."]
    ),
    (
      "<table-wrap><table><tr><td>a<xref ref-type='table-fn' rid='t1'>a</xref></td><td>b</td></tr></table>"
        + "<table-wrap-foot><fn id='t1'><label>a</label><p>In metres.</p></fn></table-wrap-foot></table-wrap>",
      "", ["\na|a [a] In metres."]
    ),
    ("<p>One.</p>", "<fn-group><fn fn-type='conflict'><p>None declared.</p></fn></fn-group>", []),
    ("<p>One.</p>", "<fn-group><fn id='n1'><label>1</label><p>Alone.</p></fn></fn-group>", [" [1] Alone."]),
  ])
  func tiesNotesToTheirMarkers(body: String, back: String, expected: [String]) throws {
    let found = try notes(read(body, back: back)).map { $0.hasPrefix("ays\n") ? String($0.dropFirst(4)) : $0 }
    #expect(found.count == expected.count)
    for (note, wanted) in zip(found, expected) { #expect(note.hasSuffix(wanted.drop { $0 == " " || $0 == "\n" })) }
  }

  @Test(arguments: [
    (
      "<sec><label>2.</label><title>Method</title><p>A.</p><sec><title>Sample</title></sec></sec>",
      ["heading1: 2. Method", "paragraph: A.", "heading2: Sample"]
    ),
    (
      "<disp-quote><p>Long words.</p><attrib>A. Sailor</attrib></disp-quote>",
      ["block-quotation: Long words.", "block-quotation: A. Sailor"]
    ),
    ("<verse-group><verse-line>One</verse-line><verse-line>Two</verse-line></verse-group>", ["verse: One\nTwo"]),
    (
      "<list><list-item><label>(a)</label><p>One</p></list-item><list-item><p>Two</p><p>More</p></list-item></list>",
      ["list-item: (a) One", "list-item: Two", "list-item+: More"]
    ),
    (
      "<def-list><def-item><term>Quay</term><def><p>A wall.</p></def></def-item></def-list>",
      ["list-item: Quay", "list-item+: A wall."]
    ),
    (
      "<fig><label>Figure 1.</label><caption><title>A quay</title><p>From the sea.</p></caption></fig>",
      ["caption: Figure 1. A quay From the sea."]
    ),
    (
      "<table-wrap><label>Table 1</label><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td>"
        + "<td>2</td></tr></tbody></table></table-wrap>", ["caption: Table 1", "table: A | B", "table: 1 | 2"]
    ),
    (
      "<p>Let <inline-formula><alternatives><tex-math>\\begin{document}$x^2$\\end{document}</tex-math><mml:math>"
        + "<mml:mi>x</mml:mi></mml:math></alternatives></inline-formula> be.</p>", ["paragraph: Let x^2 be."]
    ),
    (
      "<boxed-text><caption><title>Box</title></caption><p>In it.</p></boxed-text>",
      ["caption: Box", "paragraph: In it."]
    ),
    ("<p>One<named-content content-type='page'>12</named-content> two.</p>", ["paragraph: One two."]),
  ])
  func laysOutItsElements(body: String, expected: [String]) throws {
    let laidOut = try read(body)
    #expect(Reading.elements(laidOut) == ["title: On quays"] + expected)
  }

  @Test func linksCitationsToEntries() throws {
    let laidOut = try read(
      "<p>Known [<xref ref-type='bibr' rid='b1'>1</xref>].</p>",
      back: """
        <ref-list><title>References</title><ref id="b1"><label>1</label><element-citation><person-group
        person-group-type="author"><name><surname>Berg</surname><given-names>K</given-names></name><name><surname>Lund</surname>
        <given-names>M</given-names></name></person-group><year>2003</year><article-title>Depth</article-title><source>J Harb</source>
        <volume>2</volume><issue>1</issue><fpage>5</fpage><lpage>9</lpage></element-citation></ref>
        <ref id="b2"><label>2</label><mixed-citation>Lee, S. <italic>Ports</italic>. Cork, 1999.</mixed-citation></ref></ref-list>
        """)
    #expect(
      Reading.elements(laidOut).suffix(3) == [
        "heading1: References", "reference-entry: 1. Berg K, Lund M (2003) Depth. J Harb 2(1): 5–9.",
        "reference-entry: 2. Lee, S. Ports. Cork, 1999.",
      ])
    #expect(laidOut.links.map(\.target) == ["#b1"])
    #expect(laidOut.links.map(\.role) == ["doc-biblioref"])
    #expect(laidOut.anchors.map(\.name) == ["b1"])
  }

  @Test func statesWhatTheMetadataSay() throws {
    let laidOut = try Reading.of(
      """
      <article article-type="x" xml:lang="de"><front><journal-meta><journal-title-group><journal-title>Annalen</journal-title>
      </journal-title-group><issn>1234-5678</issn></journal-meta><article-meta><article-id pub-id-type="doi">10.1/x</article-id>
      <title-group><article-title>Kai<xref ref-type="fn" rid="a">*</xref></article-title><subtitle>Ein Bau</subtitle></title-group>
      <contrib-group><contrib contrib-type="author"><name><surname>Okafor</surname><given-names>Ada</given-names></name></contrib>
      <contrib contrib-type="author"><collab>Quay Group</collab></contrib></contrib-group>
      <pub-date pub-type="epub"><year>2011</year></pub-date><pub-date pub-type="ppub"><month>3</month><year>2012</year></pub-date>
      <volume>4</volume><issue>2</issue><fpage>11</fpage><lpage>29</lpage><abstract><p>Kurz.</p></abstract></article-meta></front>
      <body><p>Text.</p></body></article>
      """, name: "a.xml")
    let work = laidOut.work
    #expect(work.title == "Kai: Ein Bau")
    #expect(work.authors == [Name(family: "Okafor", given: "Ada"), Name(literal: "Quay Group")])
    #expect(work.issued == PartialDate(year: 2012, month: 3))
    #expect(
      [work.containerTitle, work.volume, work.issue, work.page, work.DOI] == ["Annalen", "4", "2", "11–29", "10.1/x"])
    #expect(laidOut.language == "de")
    #expect(Reading.elements(laidOut).contains("paragraph: Kurz."))
  }

  @Test func staysLinearOnTheWorstInputs() throws {
    func many(_ piece: String, _ count: Int = 10_000) -> String { String(repeating: piece, count: count) }
    let bodies = [
      "<sec>\(many("<label>a</label>"))<title>t</title></sec>", "<fig>\(many("<label>a</label>"))</fig>",
      "<p><alternatives>\(many("<tex-math>x</tex-math>"))</alternatives></p>",
      "<p>\(many("<xref rid='a b c d'>1</xref>"))</p>\(many("<fn id='a'><p>x</p></fn>"))",
      "<ref-list><ref><citation-alternatives>\(many("<element-citation><year>1</year></element-citation>"))"
        + "</citation-alternatives></ref></ref-list>",
      "<ref-list><ref><element-citation>\(many("<name><surname>a</surname></name>"))</element-citation></ref></ref-list>",
    ]
    for body in bodies { _ = try read(body) }
  }
}
