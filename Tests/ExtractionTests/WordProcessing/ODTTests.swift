import DocumentModel
import Extraction
import TestSupport
import Testing

@Suite struct ODTTests {
  func read(_ text: String, styles: String = "", meta: String = "") throws -> LaidOutText {
    try Reading.of(OfficeBytes.odt(text, styles: styles, meta: meta), name: "paper.odt")
  }

  static let note = """
    <text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation>\
    <text:note-body><text:p>First.</text:p><text:p>Its end.</text:p></text:note-body></text:note>
    """

  @Test func paragraphsAreWhatTheirStylesSay() throws {
    let laidOut = try read(
      """
      <text:p text:style-name="Title">The Port</text:p><text:h text:style-name="H" text:outline-level="2">Two</text:h>
      <text:p text:style-name="P1">They came<text:s text:c="3"/>by <text:span text:style-name="T1">night</text:span>.</text:p>
      <text:list><text:list-item><text:p>a ship</text:p><text:p>of wood</text:p></text:list-item>
      <text:list-item><text:p>a boat</text:p></text:list-item></text:list>
      <text:table-of-content><text:index-body><text:p>Two 3</text:p></text:index-body></text:table-of-content>
      <text:bibliography><text:index-body><text:p>Jones, A. 1999.</text:p></text:index-body></text:bibliography>
      <table:table><table:table-row><table:table-cell><text:p>year</text:p></table:table-cell>
      <table:table-cell><text:p>ships</text:p></table:table-cell></table:table-row></table:table>
      """,
      styles: """
        <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
        <style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic" style:text-position="super 58%"/></style:style>
        """)
    #expect(
      Reading.elements(laidOut) == [
        "title: The Port", "heading2: Two", "block-quotation: They came by night.", "list-item: a ship",
        "list-item+: of wood", "list-item: a boat", "navigation: Two 3", "reference-entry: Jones, A. 1999.",
        "table: year | ships",
      ])
    #expect(Set(Reading.styles(laidOut)) == ["italic night", "superscript night"])
  }

  @Test func notesStandBehindTheBody() throws {
    let laidOut = try read(
      """
      <text:h text:outline-level="1">One\(Self.note)</text:h><text:p>End<text:note text:note-class="endnote">\
      <text:note-citation text:label="†">†</text:note-citation><text:note-body><text:p>At the end.</text:p></text:note-body>\
      </text:note>. Again<text:span text:style-name="S"><text:note-ref text:ref-name="ftn1">1</text:note-ref></text:span>, as in note \
      <text:note-ref text:ref-name="ftn1">1</text:note-ref>.</text:p>
      """,
      styles: """
        <style:style style:name="S" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>
        """)
    #expect(
      Reading.notes(laidOut) == [
        "1 footnote: First. / Its end. ← One, Again[1]", "† endnote: At the end. ← ne End",
      ])
    #expect(Reading.elements(laidOut)[1] == "paragraph: End. Again1, as in note 1.")
  }

  @Test func whatIsNotPrintedIsLeftOut() throws {
    let laidOut = try read(
      """
      <text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>\
      </text:tracked-changes><text:p>Kept<office:annotation><dc:creator>A</dc:creator><text:p>why?</text:p></office:annotation>\
      <text:span text:style-name="Hidden">hidden</text:span> text.<draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame></text:p>
      """,
      styles: """
        <style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
        """)
    #expect(Reading.elements(laidOut) == ["paragraph: Kept text.", "paragraph: A box."])
    #expect(laidOut.diagnostics.map(\.code) == ["comments-dropped"])
  }

  @Test func flatFilesAreReadAlike() throws {
    let laidOut = try Reading.of(OfficeBytes.flatODT("<text:p>Flat\(Self.note).</text:p>"), name: "paper.fodt")
    #expect(Reading.notes(laidOut) == ["1 footnote: First. / Its end. ← Flat"])
    #expect(laidOut.mediaType == "application/vnd.oasis.opendocument.text-flat-xml")
  }

  @Test func propertiesOfTheFile() throws {
    let laidOut = try read(
      "<text:p>Text.</text:p>",
      meta:
        "<dc:title>The Quay</dc:title><meta:initial-creator>Anna Jones</meta:initial-creator><dc:language>en-GB</dc:language>"
    )
    #expect(laidOut.work.title == "The Quay")
    #expect(laidOut.work.authors.map(\.display) == ["Anna Jones"])
    #expect(laidOut.language == "en")
  }

  @Test func aLockedFileSaysSo() {
    let bytes = ArchiveBytes.zip([
      ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "\u{1}\u{2}"),
      (
        "META-INF/manifest.xml",
        "<m:manifest xmlns:m=\"x\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
      ),
    ])
    #expect { try Reading.of(bytes, name: "a.odt") } throws: { ($0 as? ExtractionError)?.code == .encrypted }
  }
}
