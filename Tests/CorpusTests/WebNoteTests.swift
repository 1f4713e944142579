import Apparatus
import DocumentModel
import Extraction
import Testing

/// A page as some program writes it, and its notes as they are to be read: `marker: the words before it | the note`.
struct WebPage: Sendable, CustomTestStringConvertible {
  var program: String
  var html: String
  var notes: [String]

  var testDescription: String { program }
}

/// The notes of web pages, whatever program made them.
@Suite struct WebNoteTests {
  @Test(arguments: [
    WebPage(
      program: "a word processor",
      html: """
        <p class=MsoNormal>The port was closed.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span \
        class=MsoFootnoteReference><span>[1]</span></span></a> It opened in May.<a href="#_ftn2" name="_ftnref2"><span \
        class=MsoFootnoteReference>[2]</span></a></p><div style='mso-element:footnote-list'><hr size=1>\
        <div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Port Gazette, p. 4.\
        </p></div><div id=ftn2><p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2"><span>[2]</span></a> So the \
        clerk said.</p><p class=MsoFootnoteText>He said it twice.</p></div></div>
        """,
      notes: [
        "1: The port was closed. | Port Gazette, p. 4.", "2: opened in May. | So the clerk said.\nHe said it twice.",
      ]),
    WebPage(
      program: "an encyclopedia",
      html: """
        <p>A harbour is a place.<sup class="reference" id="ref1"><a href="#cite_note-1">[1]</a></sup> It has walls.<sup \
        class="reference" id="ref2"><a href="#cite_note-2">[2]</a></sup></p><h2>References</h2><ol class="references">\
        <li id="cite_note-1"><span class="mw-cite-backlink">^ <a href="#ref1">a</a></span> <span>Una Grey, Harbours.\
        </span></li><li id="cite_note-2"><b><a href="#ref2">^</a></b> <span>Walls, 3 May 2001.</span></li></ol>
        """,
      notes: ["1: harbour is a place. | Una Grey, Harbours.", "2: It has walls. | Walls, 3 May 2001."]),
    WebPage(
      program: "a book, its notes between the paragraphs",
      html: """
        <p>It was old.<a id="FNanchor_A_1"></a><a href="#Footnote_A_1" class="fnanchor">[A]</a> And cold.<a \
        id="FNanchor_B_2"></a><a href="#Footnote_B_2" class="fnanchor">[B]</a></p><div class="footnote"><p><a \
        id="Footnote_A_1"></a><a href="#FNanchor_A_1"><span class="label">[A]</span></a> Older than the town.</p></div>\
        <div class="footnote"><p><a id="Footnote_B_2"></a><a href="#FNanchor_B_2"><span class="label">[B]</span></a> \
        Colder, too.</p></div><p>The end.</p>
        """,
      notes: ["A: It was old. | Older than the town.", "B: And cold. | Colder, too."]),
    WebPage(
      program: "a newsletter, with the page's full address",
      html: """
        <p>A quay is long<a class="footnote-anchor" id="footnote-anchor-1-99" \
        href="https://example.com/p/quays#footnote-1-99">1</a>.</p><div class="footnote"><a id="footnote-1-99" \
        href="https://example.com/p/quays#footnote-anchor-1-99" class="footnote-number">1</a><div \
        class="footnote-content"><p>Very long.</p></div></div>
        """,
      notes: ["1: A quay is long | Very long."]),
    WebPage(
      program: "a list of terms",
      html: """
        <p>The law is old.<sup><a href="#f1">1</a></sup> It is unwritten.<sup><a href="#f2">2</a></sup></p><dl><dt \
        id="f1">1.</dt><dd>Quay Act 1841.</dd><dt id="f2">2.</dt><dd>Smith v Jones.</dd></dl>
        """,
      notes: ["1: The law is old. | Quay Act 1841.", "2: It is unwritten. | Smith v Jones."]),
    WebPage(
      program: "a table of notes with links",
      html: """
        <p>The law is old.<a href="#note1"><sup>1</sup></a> It is unwritten.<a href="#note2"><sup>2</sup></a></p><table>\
        <tr><td><a id="note1">1.</a></td><td>Quay Act 1841.</td></tr><tr><td><a id="note2">2.</a></td><td>Smith v Jones.\
        </td></tr></table>
        """,
      notes: ["1: The law is old. | Quay Act 1841.", "2: It is unwritten. | Smith v Jones."]),
    WebPage(
      program: "an electronic book",
      html: """
        <p>Rain fell.<a epub:type="noteref" href="#n1">*</a> Snow fell.<a role="doc-noteref" href="#n2">†</a></p><aside \
        epub:type="footnote" id="n1"><p>* In May.</p></aside><aside role="doc-footnote" id="n2"><p>In June.</p></aside>
        """,
      notes: ["*: Rain fell. | In May.", "†: Snow fell. | In June."]),
  ])
  func notesAreReadAsThePageStatesThem(page: WebPage) throws {
    let html = "<html><body><h1>The Old Quay</h1>\(page.html)</body></html>"
    let document = Apparatus.read(try Extraction.laidOutText(of: Array(html.utf8), name: "page.html"))
    let read = document.markers.map { marker in
      let note = document.notes.first { $0.id == marker.note }
      let before = document.text[document.blocks[marker.block].range.lowerBound..<marker.offset]
      return (label: marker.label, before: before, note: note.map { document.text[$0.range] } ?? "")
    }
    #expect(read.count == page.notes.count)
    for (found, expected) in zip(read, page.notes) {
      #expect("\(found.label): " == expected.prefix(found.label.count + 2))
      let parts = expected.dropFirst(found.label.count + 2).split(separator: " | ", maxSplits: 1)
      #expect(found.before.hasSuffix(parts[0]))
      #expect(found.note == parts[1])
    }
  }
}
