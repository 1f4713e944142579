import DocumentModel
import Extraction
import TestSupport
import Testing

@Suite struct DOCXTests {
  func paragraph(_ text: String, style: String? = nil, properties: String = "") -> String {
    OfficeBytes.paragraph(text, style: style, properties: properties)
  }

  func read(_ bytes: [UInt8]) throws -> LaidOutText { try Reading.of(bytes, name: "paper.docx") }

  @Test func paragraphsAreWhatTheirStylesSay() throws {
    let styles = """
      <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
      <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/><w:basedOn w:val="berschrift2"/></w:style>
      <w:style w:type="paragraph" w:styleId="Z1"><w:name w:val="Intense Quote"/></w:style>
      <w:style w:type="paragraph" w:styleId="O"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
      """
    let laidOut = try read(
      OfficeBytes.docx(
        paragraph("The Port", style: "Title") + paragraph("A Jones", style: "Author")
          + paragraph("One", style: "O") + paragraph("Two", style: "berschrift2") + paragraph("Three", style: "Mine")
          + paragraph("Plain.") + paragraph("They came by night.", style: "Z1") + paragraph("a ship", style: "L")
          + paragraph("a boat", properties: "<w:numPr><w:numId w:val=\"1\"/></w:numPr>")
          + paragraph("no list", style: "L", properties: "<w:numPr><w:numId w:val=\"0\"/></w:numPr>")
          + paragraph("Fig. 1. A quay", style: "Caption") + paragraph("One 3", style: "TOC1")
          + paragraph("Jones, A. The Quay. 1999.", style: "Bibliography"), styles: styles))
    #expect(
      Reading.elements(laidOut) == [
        "title: The Port", "byline: A Jones", "heading1: One", "heading2: Two", "heading2: Three", "paragraph: Plain.",
        "block-quotation: They came by night.", "list-item: a ship", "list-item: a boat", "paragraph: no list",
        "caption: Fig. 1. A quay", "navigation: One 3", "reference-entry: Jones, A. The Quay. 1999.",
      ])
    #expect(laidOut.work.title == "The Port")
  }

  @Test func aParagraphSetInOnBothSidesIsAQuotation() throws {
    let long = "They came by night and left the harbour burning behind them, as all of us could see."
    func indent(_ left: Int, _ right: Int, _ rest: String = "") -> String {
      "<w:ind w:left=\"\(left)\" w:right=\"\(right)\" \(rest)/>"
    }
    let laidOut = try read(
      OfficeBytes.docx(
        paragraph("Body text that goes on.") + paragraph("Body text.")
          + paragraph("Short.", properties: indent(720, 720))
          + paragraph(long, properties: indent(720, 0)) + paragraph("(a) " + long, properties: indent(720, 0))
          + paragraph(long, properties: indent(720, 0, "w:hanging=\"720\"")) + paragraph(long)))
    #expect(
      laidOut.elements.map(\.kind) == [
        .paragraph, .paragraph, .blockQuotation, .blockQuotation, .paragraph, .paragraph, .paragraph,
      ])
  }

  let footnotes = """
    <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
    <w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> First note.</w:t></w:r></w:p>
    <w:p><w:r><w:t>Its end.</w:t></w:r></w:p></w:footnote>
    <w:footnote w:id="9"><w:p><w:r><w:t>* A sign.</w:t></w:r></w:p></w:footnote>
    """

  @Test func notesStandBehindTheBodyInOrderOfTheirMarkers() throws {
    let body =
      "<w:p>\(OfficeBytes.run("The end"))<w:r><w:footnoteReference w:id=\"4\"/></w:r>\(OfficeBytes.run(". More"))"
      + "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"9\"/>"
      + "<w:t>*</w:t></w:r>\(OfficeBytes.run(" and"))<w:r><w:endnoteReference w:id=\"1\"/></w:r>"
      + "<w:r><w:footnoteReference w:id=\"77\"/></w:r></w:p>"
    let laidOut = try read(
      OfficeBytes.docx(
        body, footnotes: footnotes,
        endnotes: "<w:endnote w:id=\"1\"><w:p>\(OfficeBytes.run("At the end."))</w:p></w:endnote>"))
    #expect(
      Reading.notes(laidOut) == [
        "1 footnote: First note. / Its end. ← he end", "* footnote: A sign. ← . More[*]",
        "i endnote: At the end. ← e* and",
        "2 footnote:  ← e* and",
      ])
    #expect(laidOut.diagnostics.map(\.code) == ["note-missing"])
    #expect(Reading.elements(laidOut).first == "paragraph: The end. More* and")
  }

  @Test(arguments: [
    ("<w:footnotePr><w:numFmt w:val=\"lowerLetter\"/></w:footnotePr>", ["a", "b", "c"]),
    ("<w:footnotePr><w:numStart w:val=\"5\"/></w:footnotePr>", ["5", "6", "7"]),
    ("<w:footnotePr><w:numFmt w:val=\"chicago\"/></w:footnotePr>", ["*", "†", "‡"]),
    ("<w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr>", ["1", "2", "1"]),
    ("<w:footnotePr><w:numFmt w:val=\"upperRoman\"/></w:footnotePr>", ["I", "II", "III"]),
  ])
  func notesAreNumberedAsTheSettingsSay(settings: String, labels: [String]) throws {
    func marked(_ id: Int) -> String { "\(OfficeBytes.run("word"))<w:r><w:footnoteReference w:id=\"\(id)\"/></w:r>" }
    let notes = (1...3).map { "<w:footnote w:id=\"\($0)\"><w:p>\(OfficeBytes.run("Note \($0)."))</w:p></w:footnote>" }
    let laidOut = try read(
      OfficeBytes.docx(
        "<w:p>\(marked(1))</w:p><w:p><w:pPr><w:sectPr/></w:pPr>\(marked(2))</w:p><w:p>\(marked(3))</w:p>",
        footnotes: notes.joined(), settings: settings))
    #expect(laidOut.notes.map(\.label) == labels)
  }

  @Test func aRepeatedMarkerLeadsToTheSameNote() throws {
    let field = { (code: String) in
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(code)</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(OfficeBytes.run("1"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }
    let laidOut = try read(
      OfficeBytes.docx(
        "<w:p>\(OfficeBytes.run("Here"))<w:bookmarkStart w:id=\"0\" w:name=\"_Ref7\"/><w:r><w:footnoteReference w:id=\"4\"/></w:r>"
          + "<w:bookmarkEnd w:id=\"0\"/>\(OfficeBytes.run(" there"))\(field(" NOTEREF _Ref7 \\f \\h "))"
          + "\(OfficeBytes.run(" see note "))\(field(" NOTEREF _Ref7 \\h "))</w:p>", footnotes: footnotes))
    #expect(Reading.notes(laidOut).first == "1 footnote: First note. / Its end. ← Here, there[1]")
    #expect(Reading.elements(laidOut).first == "paragraph: Here there1 see note 1")
  }

  @Test func whatIsNotPrintedIsLeftOut() throws {
    let laidOut = try read(
      OfficeBytes.docx(
        """
        <w:p>\(OfficeBytes.run("Kept "))<w:ins><w:r><w:t xml:space="preserve">inserted </w:t></w:r></w:ins>\
        <w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>\
        \(OfficeBytes.run("hidden", "<w:vanish/>"))<w:r><w:fldChar w:fldCharType="begin"/></w:r>\
        <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
        \(OfficeBytes.run("result"))<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>
        """))
    #expect(Reading.elements(laidOut) == ["paragraph: Kept inserted result"])
    #expect(laidOut.diagnostics.map(\.code) == ["comments-dropped"])
  }

  @Test func paragraphsWhoseEndIsDeletedAreOne() throws {
    let laidOut = try read(
      OfficeBytes.docx(
        paragraph("One", properties: "<w:rPr><w:del/></w:rPr>") + paragraph("two.") + paragraph("Three.")))
    #expect(Reading.elements(laidOut) == ["paragraph: One two.", "paragraph: Three."])
  }

  @Test func textBoxesStandOnceAndBehindTheirParagraph() throws {
    let box = { (text: String) in "<w:txbxContent>\(OfficeBytes.paragraph(text))</w:txbxContent>" }
    let laidOut = try read(
      OfficeBytes.docx(
        "<w:p>\(OfficeBytes.run("Be"))<w:r><mc:AlternateContent><mc:Choice><wps:txbx>\(box("In a box."))</wps:txbx></mc:Choice>"
          + "<mc:Fallback><v:textbox>\(box("In a box."))</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
          + "\(OfficeBytes.run("fore."))</w:p>" + paragraph("After.")))
    #expect(Reading.elements(laidOut) == ["paragraph: Before.", "paragraph: In a box.", "paragraph: After."])
  }

  @Test func aRowIsABlockAndAFrameIsNone() throws {
    let cell = { (text: String) in "<w:tc>\(text)</w:tc>" }
    let laidOut = try read(
      OfficeBytes.docx(
        "<w:tbl><w:tr>\(cell(paragraph("year")))\(cell(paragraph("ships") + paragraph("and boats")))</w:tr>"
          + "<w:tr><w:trPr><w:del/></w:trPr>\(cell(paragraph("x")))\(cell(paragraph("y")))</w:tr></w:tbl>"
          + "<w:tbl><w:tr>\(cell(paragraph("A frame.") + paragraph("Two paragraphs.")))</w:tr></w:tbl>"))
    #expect(
      Reading.elements(laidOut) == [
        "table: year | ships and boats", "paragraph: A frame.", "paragraph: Two paragraphs.",
      ])
  }

  @Test func stylesLinksAndSigns() throws {
    let laidOut = try read(
      OfficeBytes.docx(
        """
        <w:p>\(OfficeBytes.run("a "))\(OfficeBytes.run("fine", "<w:i/>"))\(OfficeBytes.run(" day", "<w:i/>"))\
        \(OfficeBytes.run("3", "<w:vertAlign w:val=\"superscript\"/>"))\(OfficeBytes.run(" off", "<w:i w:val=\"0\"/>"))\
        <w:r><w:tab/><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="F061"/></w:r><w:hyperlink r:id="r1">\
        \(OfficeBytes.run("here"))</w:hyperlink><w:r><w:br/><w:t>next</w:t></w:r></w:p>
        """, links: [("r1", "https://example.org/a")]))
    #expect(laidOut.text.string.hasPrefix("a fine day3 off \u{2011}αhere\nnext"))
    #expect(Reading.styles(laidOut) == ["italic fine day", "superscript 3"])
    #expect(laidOut.links.map { "\(laidOut.text[$0.range]) \($0.target)" } == ["here https://example.org/a"])
  }

  @Test func aListOfWorksThatAProgramKeepsIsOne() throws {
    let laidOut = try read(
      OfficeBytes.docx(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>ADDIN ZOTERO_BIBL {}</w:instrText></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(OfficeBytes.run("Jones, A. The Quay. 1999."))</w:p>"
          + "<w:p>\(OfficeBytes.run("Smith, B. The Mole. 2001."))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
          + paragraph("After.")))
    #expect(laidOut.elements.map(\.kind) == [.referenceEntry, .paragraph, .paragraph])
  }

  @Test(
    arguments: [
      ("<dc:title>Microsoft Word - x.doc</dc:title><dc:creator>Administrator</dc:creator>", nil, []),
      ("<dc:title>The Quay</dc:title><dc:creator>Anna Jones</dc:creator>", "The Quay", ["Anna Jones"]),
      (
        "<dc:title>draft.docx</dc:title><dc:creator>Anna Jones; Ben Smith</dc:creator>", nil,
        ["Anna Jones", "Ben Smith"]
      ),
      ("<dc:title></dc:title>", nil, []),
    ] as [(String, String?, [String])])
  func propertiesOfTheFile(core: String, title: String?, authors: [String]) throws {
    let laidOut = try read(OfficeBytes.docx(paragraph("Text."), core: core + "<dcterms>2001-01-01</dcterms>"))
    #expect(laidOut.work.title == title)
    #expect(laidOut.work.authors.map(\.display) == authors)
    #expect(laidOut.work.issued == nil)
  }

  // MARK: Hostile files

  @Test func deepElementsEndWithAReason() throws {
    let deep = String(repeating: "<w:sdt><w:sdtContent>", count: 50_000)
    #expect(throws: ExtractionError.self) { try read(OfficeBytes.docx(deep + paragraph("x"))) }
  }

  @Test func brokenMarkupIsReadAsFarAsItGoes() throws {
    let bytes = ArchiveBytes.zip([
      (
        "word/document.xml",
        "<w:document xmlns:w=\"x/wordprocessingml/x\"><w:body><w:p><w:r><w:t>Kept.</w:t></w:r><w:p></w:r>"
      )
    ])
    let laidOut = try read(bytes)
    #expect(Reading.elements(laidOut) == ["paragraph: Kept."])
    #expect(laidOut.diagnostics.map(\.code) == ["markup-damaged"])
  }

  @Test(arguments: [("word/other.xml", "<x/>"), ("word/document.xml", ""), ("word/document.xml", "no xml")])
  func anArchiveWithoutTextIsDamaged(path: String, text: String) {
    #expect(throws: ExtractionError.self) {
      try read(ArchiveBytes.zip([("[Content_Types].xml", "<Types/>"), (path, text)]))
    }
  }

  @Test func notesThatReferToThemselvesEnd() throws {
    let laidOut = try read(
      OfficeBytes.docx(
        "<w:p>\(OfficeBytes.run("x"))<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
        footnotes:
          "<w:footnote w:id=\"1\"><w:p>\(OfficeBytes.run("Round."))<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:footnote>"
      ))
    #expect(Reading.notes(laidOut).first == "1 footnote: Round. ← x")
  }
}
