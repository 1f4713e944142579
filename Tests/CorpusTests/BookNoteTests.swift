import Apparatus
import DocumentModel
import Extraction
import TestSupport
import Testing

/// A book as some program writes it, and its notes as they are to be read: `marker: the words before it | the note`.
struct Book: Sendable, CustomTestStringConvertible {
  var program: String
  var pages: [(path: String, body: String)]
  var spine: String?
  var notes: [String]

  var testDescription: String { program }
}

/// The notes of books whose files share one text, whatever program made them.
@Suite struct BookNoteTests {
  private static let expected = [
    "1: The port was closed. | Port Gazette, p. 4.", "2: opened in May. | So the clerk said.",
  ]

  @Test(arguments: [
    Book(
      program: "endnotes of a file, semantically marked",
      pages: [
        (
          "text/c1.xhtml",
          "<section epub:type='chapter'><h2>I</h2><p>The port was closed.<a href='endnotes.xhtml#note-1' id='noteref-1' epub:type='noteref'>1</a></p></section>"
        ),
        (
          "text/c2.xhtml",
          "<h2>II</h2><p>It opened in May.<a href='endnotes.xhtml#note-2' id='noteref-2' epub:type='noteref'>2</a></p>"
        ),
        (
          "text/endnotes.xhtml",
          "<section id='endnotes' epub:type='endnotes'><h2>Endnotes</h2><ol><li id='note-1' epub:type='endnote'><p>Port Gazette, p. 4. <a href='c1.xhtml#noteref-1' epub:type='backlink'>↩</a></p></li><li id='note-2' epub:type='endnote'><p>So the clerk said. <a href='c2.xhtml#noteref-2' epub:type='backlink'>↩</a></p></li></ol></section>"
        ),
      ], notes: expected),
    Book(
      program: "a converter, with the same names in every chapter",
      pages: [
        (
          "c1.xhtml",
          "<h1>I</h1><p>The port was closed.<a href='#fn1' class='footnote-ref' id='fnref1' epub:type='noteref'>1</a></p><section class='footnotes' epub:type='footnotes'><ol><li id='fn1' epub:type='footnote'><p>Port Gazette, p. 4.<a href='#fnref1' class='footnote-back'>↩</a></p></li></ol></section>"
        ),
        (
          "c2.xhtml",
          "<h1>II</h1><p>It opened in May.<a href='#fn1' class='footnote-ref' id='fnref1' epub:type='noteref'>1</a></p><section class='footnotes' epub:type='footnotes'><ol><li id='fn1' epub:type='footnote'><p>So the clerk said.<a href='#fnref1' class='footnote-back'>↩</a></p></li></ol></section>"
        ),
      ], notes: [expected[0], "1: opened in May. | So the clerk said."]),
    Book(
      program: "calibre, plain links both ways",
      pages: [
        (
          "part0001.html",
          "<p class='calibre1'>The port was closed.<sup class='calibre4'><a id='fnref1' href='part0002.html#fn1' class='calibre3'>1</a></sup> It opened in May.<sup class='calibre4'><a id='fnref2' href='part0002.html#fn2' class='calibre3'>2</a></sup></p>"
        ),
        (
          "part0002.html",
          "<h2 class='calibre2'>Notes</h2><p class='calibre1'><a id='fn1' href='part0001.html#fnref1' class='calibre3'>1.</a> Port Gazette, p. 4.</p><p class='calibre1'><a id='fn2' href='part0001.html#fnref2' class='calibre3'>2.</a> So the clerk said.</p>"
        ),
      ], notes: expected),
    Book(
      program: "InDesign",
      pages: [
        (
          "c1.xhtml",
          "<div class='Basic-Text-Frame'><p class='Body'>The port was closed.<span id='footnote-002-backlink' class='_idFootnoteLink _idGenCharOverride-1'><a class='_idFootnoteLink _idGenColorInherit' href='c1.xhtml#footnote-002'>1</a></span> It opened in May.<span id='footnote-001-backlink' class='_idFootnoteLink _idGenCharOverride-1'><a class='_idFootnoteLink' href='c1.xhtml#footnote-001'>2</a></span></p></div><div class='_idFootnotes'><div id='footnote-002' class='_idFootnote' epub:type='footnote'><p class='Note'><a class='_idFootnoteAnchor' href='c1.xhtml#footnote-002-backlink'>1</a>Port Gazette, p. 4.</p></div><div id='footnote-001' class='_idFootnote' epub:type='footnote'><p class='Note'><a class='_idFootnoteAnchor' href='c1.xhtml#footnote-001-backlink'>2</a>So the clerk said.</p></div></div>"
        )
      ], notes: expected),
    Book(
      program: "notes that open in a window, hidden in the text",
      pages: [
        (
          "c1.xhtml",
          "<p>The port was closed.<a epub:type='noteref' href='#n1'>1</a></p><aside epub:type='footnote' id='n1' hidden='hidden'><p>Port Gazette, p. 4.</p></aside><p>It opened in May.<a epub:type='noteref' href='#n2'>2</a></p><aside epub:type='footnote' id='n2' style='display:none'><p>So the clerk said.</p></aside>"
        )
      ], notes: expected),
    Book(
      program: "notes that are aside of the spine and come first in it",
      pages: [
        (
          "notes.xhtml",
          "<div epub:type='rearnotes'><p id='r1'>1. Port Gazette, p. 4.</p><p id='r2'>2. So the clerk said.</p></div>"
        ),
        (
          "c1.xhtml",
          "<p>The port was closed.<a epub:type='noteref' href='notes.xhtml#r1'><sup>1</sup></a> It opened in May.<a epub:type='noteref' href='notes.xhtml#r2'><sup>2</sup></a></p>"
        ),
      ], spine: "<itemref idref='notes.xhtml' linear='no'/><itemref idref='c1.xhtml'/>", notes: expected),
    Book(
      program: "a file for each note",
      pages: [
        (
          "c1.xhtml",
          "<p>The port was closed.<sup><a href='note1.xhtml'>1</a></sup> It opened in May.<sup><a href='note2.xhtml'>2</a></sup></p>"
        ), ("note1.xhtml", "<p>1. Port Gazette, p. 4.</p>"), ("note2.xhtml", "<p>2. So the clerk said.</p>"),
      ], notes: expected),
    Book(
      program: "Project Gutenberg",
      pages: [
        (
          "c1.htm.xhtml",
          "<p>The port was closed.<a id='FNanchor_1'></a><a href='c2.htm.xhtml#Footnote_1' class='fnanchor pginternal'>[1]</a> It <span class='pagenum' id='Page_7'>[Pg 7]</span>opened in May.<a id='FNanchor_2'></a><a href='c2.htm.xhtml#Footnote_2' class='fnanchor pginternal'>[2]</a></p>"
        ),
        (
          "c2.htm.xhtml",
          "<div class='footnotes'><h3>FOOTNOTES:</h3><div class='footnote'><p><a id='Footnote_1'></a><a href='c1.htm.xhtml#FNanchor_1' class='pginternal'><span class='label'>[1]</span></a> Port Gazette, p. 4.</p></div><div class='footnote'><p><a id='Footnote_2'></a><a href='c1.htm.xhtml#FNanchor_2' class='pginternal'><span class='label'>[2]</span></a> So the clerk said.</p></div></div>"
        ),
      ], notes: expected),
    Book(
      program: "a writing program, whose numbers have lines of their own",
      pages: [
        (
          "c1.xhtml",
          "<p>The port was closed.<a id='_ednref1' href='n.xhtml#_edn1'><sup>[1]</sup></a> It opened in May.<a id='_ednref2' href='n.xhtml#_edn2'><sup>[2]</sup></a></p>"
        ),
        (
          "n.xhtml",
          "<div id='_edn1'><p><a href='c1.xhtml#_ednref1'>[←1]</a></p><p>Port Gazette, p. 4.</p></div><div id='_edn2'><p><a href='c1.xhtml#_ednref2'>[←2]</a></p><p>So the clerk said.</p></div>"
        ),
      ], notes: expected),
    Book(
      program: "a word processor",
      pages: [
        (
          "c1.xhtml",
          "<p>The port was closed.<a id='_ftnref1'/><a href='n.xhtml#_ftn1'>[1]</a> It opened in May.<a id='_ftnref2'/><a href='n.xhtml#_ftn2'>[2]</a></p>"
        ),
        (
          "n.xhtml",
          "<p><a id='_ftn1'/><a href='c1.xhtml#_ftnref1'>[1]</a> Port Gazette, p. 4.</p><p><a id='_ftn2'/><a href='c1.xhtml#_ftnref2'>[2]</a> So the clerk said.</p>"
        ),
      ], notes: expected),
  ])
  func notesAreReadAcrossFiles(book: Book) throws {
    let bytes = BookBytes.epub(book.pages, spine: book.spine)
    let document = Apparatus.read(try Extraction.laidOutText(of: bytes, name: "book.epub"))
    let read = document.markers.map { marker in
      let note = document.notes.first { $0.id == marker.note }
      let before = document.text[document.blocks[marker.block].range.lowerBound..<marker.offset]
      return "\(marker.label): \(before.suffix(20)) | \(note.map { document.text[$0.range] } ?? "")"
    }
    #expect(read.count == book.notes.count, "\(read)")
    for (found, expected) in zip(read, book.notes) {
      let (left, right) = (found.split(separator: " | "), expected.split(separator: " | "))
      #expect(left.last == right.last, "\(read)")
      #expect(left[0].hasSuffix(right[0].drop { $0 != ":" }.dropFirst(2).suffix(12)), "\(read)")
      #expect(found.prefix { $0 != ":" } == expected.prefix { $0 != ":" })
    }
  }

  @Test func aParagraphIsOnThePageOnWhichItBegins() throws {
    let body = """
      <p>A title.</p><p><span epub:type='pagebreak' title='12'/>One begins here and <span epub:type='pagebreak' title='13'/>\
      ends there.</p><p>Two.</p><p>Three<span epub:type='pagebreak' title='14'/></p><p>Four.</p>
      """
    let book = BookBytes.epub([("a.xhtml", body)])
    let document = Apparatus.read(try Extraction.laidOutText(of: book, name: "book.epub"))
    let pages = document.blocks.map { "\(document.text[$0.range].prefix(4)) \($0.page ?? "-")" }
    #expect(pages.suffix(4) == ["One  12", "Two. 13", "Thre 13", "Four 14"])
    #expect(document.blocks.first?.page == nil)
  }
}
