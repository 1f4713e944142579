import DocumentModel
import Extraction
import Testing

@Suite struct FormatTests {
  @Test(arguments: [
    ("Plain words.", "a.txt", "text/plain"), ("Plain words.", "README", "text/plain"),
    ("Plain words.", "a.text", "text/plain"),
    ("# Heading", "a.md", "text/markdown"), ("# Heading", "a.markdown", "text/markdown"),
    ("# Heading", "a.txt", "text/plain"),
    ("---\ntitle: A\n---\nText", "a", "text/markdown"), ("---\ntitle: A\n---\nText", "a.txt", "text/plain"),
    ("<!DOCTYPE html><p>x", "a.txt", "text/html"), ("\n <!-- c -->\n<HTML><body>x", "a.pdf", "text/html"),
    ("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html>x</html>", "a", "text/html"),
    ("<p>One</p>\n<p>Two</p>", "a.txt", "text/html"), ("Just words", "a.html", "text/plain"),
    ("The <html> tag opens a page.", "a.txt", "text/plain"), ("<p> is the tag for a paragraph.", "a.txt", "text/plain"),
    ("<center>\n<b>Title</b></center></center>", "README.md", "text/markdown"),
    ("%PDF-1.4 ...", "a.txt", "application/pdf"),
    (
      "PK\u{3}\u{4}....word/document.xml", "a.txt",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    ("{\\rtf1 x}", "a.txt", "application/rtf"), ("<?xml version='1.0'?><TEI>x</TEI>", "a.xml", "application/tei+xml"),
    ("<?xml version='1.0'?><recipe>x</recipe>", "a.xml", "application/xml"),
    ("\\documentclass{article}", "a.tex", "application/x-tex"),
  ])
  func tellsTheFormat(text: String, name: String, expected: String) {
    #expect(Extraction.mediaType(of: Array(text.utf8), name: name) == expected)
  }

  private static let docBook = "<article xmlns='http://docbook.org/ns/docbook' version='5.0'><title>T</title></article>"
  private static let jats = "<article article-type='research-article'><front><article-meta/></front></article>"

  /// Content decides, whatever the name says.
  @Test(arguments: [
    (docBook, "application/docbook+xml"), (jats, "application/jats+xml"),
    ("<?xml version='1.0'?>\n" + docBook, "application/docbook+xml"),
    ("<?xml version='1.0'?>" + jats, "application/jats+xml"),
    (
      "<!DOCTYPE article PUBLIC '-//OASIS//DTD DocBook XML V4.5//EN' 'docbookx.dtd'><article><title>T</title></article>",
      "application/docbook+xml"
    ),
    (
      "<!DOCTYPE article PUBLIC '-//NLM//DTD Journal Publishing DTD v3.0 20080202//EN' 'j.dtd'><article><front/></article>",
      "application/jats+xml"
    ),
    ("<?xml version='1.0'?><book dtd-version='2.0'><book-meta/></book>", "application/jats+xml"),
    ("<?xml version='1.0'?><book><chapter><para>x</para></chapter></book>", "application/docbook+xml"),
    ("<TEI xmlns='http://www.tei-c.org/ns/1.0'><text/></TEI>", "application/tei+xml"),
    ("<tei:TEI xmlns:tei='http://www.tei-c.org/ns/1.0'/>", "application/tei+xml"),
    ("<!DOCTYPE TEI.2 SYSTEM 'teixlite.dtd'><TEI.2><text/></TEI.2>", "application/tei+xml"),
    ("<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'/>", "application/tei+xml"),
    (
      "<?xml version='1.0'?><FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0'/>",
      "application/x-fictionbook+xml"
    ),
    ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>x</body></html>", "text/html"),
    ("<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"), ("<rss version='2.0'/>", "application/rss+xml"),
    ("<?xml version='1.0'?><kml xmlns='http://www.opengis.net/kml/2.2'/>", "application/vnd.google-earth.kml+xml"),
    ("<?xml version='1.0'?><!DOCTYPE plist><plist version='1.0'/>", "application/x-plist"),
    ("<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>", "application/xslt+xml"),
    ("{\\rtf1 x}", "application/rtf"), ("%PDF-1.7", "application/pdf"),
    ("<!DOCTYPE html><p>x", "text/html"), ("<html><body>x", "text/html"),
  ])
  func believesTheContentMoreThanTheName(content: String, expected: String) {
    for name in ["a.txt", "a.html", "a.xml", "a.md", "a.pdf", "a.doc", "a"] {
      #expect(Extraction.mediaType(of: Array(content.utf8), name: name) == expected, "\(name)")
    }
  }

  @Test(arguments: [
    ("<project> was the first word of the letter.", "a.txt", "text/plain"),
    ("<math> he wrote, and <svg>.", "a.txt", "text/plain"), ("a < b and c > d", "a.html", "text/plain"),
    ("Words\n\nMore words", "a.xhtml", "text/plain"), ("Words <b>bold</b>", "a.html", "text/html"),
    ("[1, 2]", "a.json", "application/json"), ("a,b", "a.csv", "text/csv"), ("let x = 1", "a.swift", "text/plain"),
  ])
  func leavesProseAlone(content: String, name: String, expected: String) {
    #expect(Extraction.mediaType(of: Array(content.utf8), name: name) == expected)
  }

  @Test(arguments: [
    ("<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG image"), ("<rss version='2.0'/>", "a news feed (RSS)"),
    ("<?xml version='1.0'?><recipe/>", "an XML file (<recipe>)"),
  ])
  func refusesOtherXMLByName(content: String, description: String) {
    do throws(ExtractionError) {
      _ = try Extraction.laidOutText(of: Array(content.utf8), name: "a.xml")
      Issue.record("XML that is no document was read")
    } catch {
      #expect(error.code == .unsupportedFormat)
      #expect(error.message.contains(description))
    }
  }

  func code(_ bytes: [UInt8], _ name: String = "a.txt") -> String? {
    do throws(ExtractionError) {
      _ = try Extraction.laidOutText(of: bytes, name: name)
      return nil
    } catch { return error.code.rawValue }
  }

  @Test func refusesWhatIsNoText() {
    #expect(code([]) == "empty")
    #expect(code(Array("\u{FEFF}".utf8)) == "empty")
    #expect(code(Array(" \n\t\r\n\u{0C}".utf8)) == "empty")
    #expect(code([UInt8](repeating: 0, count: 5000)) == "binary")
    #expect(code((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }) == "binary")
    #expect(code(Array("%PDF-1.7\n".utf8)) == "converter-missing")
    #expect(code([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == "unsupported-format")
    #expect(code(Array("<html><body><script>go()</script></body></html>".utf8)) == "empty")
  }

  @Test func namesTheRemedy() {
    do throws(ExtractionError) {
      _ = try Extraction.laidOutText(of: Array("AT&TFORM....DJVM".utf8), name: "a.djvu")
      Issue.record("a format that is not read was read")
    } catch {
      #expect(error.message == "The file is a DjVu file, which is not read; convert it to text, PDF or HTML.")
    }
  }

  @Test func readsOnManyThreadsAtOnce() async {
    let expected = try? Reading.body("<p>One <i>two</i></p>")
    let notes = try? Reading.of("One.[^1]\n\n[^1]: Two.", name: "a.md")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 {
        group.addTask {
          let page = try? Reading.body("<p>One <i>two</i></p>")
          let markdown = try? Reading.of("One.[^1]\n\n[^1]: Two.", name: "a.md")
          return page == expected && markdown == notes
        }
      }
      for await same in group { #expect(same) }
    }
  }
}
