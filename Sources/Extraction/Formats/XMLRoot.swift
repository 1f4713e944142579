/// The root element of an XML document, in lower case, and what it tells of the format.
struct XMLRoot: Hashable, Sendable {
  /// Without its prefix.
  var name: String
  /// What stands behind the name in its tag, or in the document type.
  private var tag: String

  /// Reads the root's tag, or a document type, from the letter its name begins with. `text` is in lower case.
  init(_ text: ArraySlice<UInt8>) {
    func isEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x3E || byte == 0x2F || byte == 0x5B || byte == 0x3C }
    let written = text.prefix { !isEnd($0) }.prefix(60)
    let local = written.split(separator: 0x3A).last ?? []
    name = String(decoding: local, as: UTF8.self)
    let rest = text[written.endIndex...].prefix(2000)
    tag = String(decoding: rest.prefix { $0 != 0x3E }, as: UTF8.self)
  }

  /// Whether the document is XML though nothing before the root says so: it names its namespace, or is called as nothing
  /// in HTML is.
  var isXML: Bool {
    tag.contains("xmlns") || tag.contains("article-type=") || tag.contains("dtd-version=") || Self.tei.contains(name)
      || name == "fictionbook"
      || Self.others[name] != nil && tag.contains("=")
  }

  /// The format; `head` is the beginning of the document, in lower case.
  func format(head: [UInt8]) -> SourceFormat {
    if name == "html" { return .html }
    if Self.tei.contains(name) || tag.contains("tei-c.org/ns/1.0") && name == "text" { return .tei }
    if name == "fictionbook" { return .pandoc(.fb2) }
    if name == "document", tag.contains("oasis:names:tc:opendocument") { return .odt }
    if tag.contains("docbook") { return .pandoc(.docbook) }
    let isJATS = Self.jatsSigns.contains { head.firstIndex(of: $0) != nil }
    if isJATS, Self.jats.contains(name) { return .jats }
    if Self.docbook.contains(name) { return .pandoc(.docbook) }
    if let (description, mediaType) = Self.others[name] {
      return .other(OtherFormat(description: description, mediaType: mediaType))
    }
    return .other(.xml(root: name))
  }

  private static let tei: Set<String> = ["tei", "tei.2", "teicorpus", "teicorpus.2"]

  private static let jats: Set<String> = [
    "article", "book", "book-part", "book-part-wrapper", "collection", "response",
  ]

  /// JATS and DocBook both call an article `article` and a book `book`.
  private static let jatsSigns: [StaticString] = [
    "jats", "//nlm//", "/nlm/", "nlm.nih.gov", "article-type=", "<front>", "<front ", "article-meta", "journal-meta",
    "book-meta", "<body><sec", "dtd-version=",
  ]

  private static let docbook: Set<String> = [
    "article", "book", "chapter", "section", "part", "set", "appendix", "preface", "refentry", "sect1", "glossary",
  ]

  private static let others: [String: (String, String)] = [
    "svg": ("an SVG image", "image/svg+xml"), "rss": ("a news feed (RSS)", "application/rss+xml"),
    "feed": ("a news feed (Atom)", "application/atom+xml"), "rdf": ("an RDF file", "application/rdf+xml"),
    "kml": ("a map layer (KML)", "application/vnd.google-earth.kml+xml"), "gpx": ("a GPS track", "application/gpx+xml"),
    "plist": ("a property list", "application/x-plist"), "stylesheet": ("an XSLT style sheet", "application/xslt+xml"),
    "transform": ("an XSLT style sheet", "application/xslt+xml"), "schema": ("an XML schema", "application/xml"),
    "grammar": ("a RELAX NG schema", "application/xml"), "opml": ("an outline (OPML)", "text/x-opml"),
    "mets": ("a METS file", "application/mets+xml"), "mods": ("a MODS record", "application/mods+xml"),
    "modscollection": ("a MODS record", "application/mods+xml"), "alto": ("an ALTO file of a scan", "application/xml"),
    "pcgts": ("a PAGE file of a scan", "application/xml"), "ead": ("a finding aid (EAD)", "application/xml"),
    "ncx": ("a table of contents of an EPUB", "application/x-dtbncx+xml"),
    "package": ("a package file", "application/xml"), "urlset": ("a site map", "application/xml"),
    "mediawiki": ("a MediaWiki export", "application/xml"), "dtbook": ("a DAISY book", "application/x-dtbook+xml"),
    "score-partwise": ("a music score", "application/vnd.recordare.musicxml+xml"),
    "score-timewise": ("a music score", "application/vnd.recordare.musicxml+xml"),
    "collection": ("a MARC record", "application/marcxml+xml"), "project": ("a program's settings", "application/xml"),
    "document-content": ("a part of an OpenDocument file", "application/xml"),
    "worddocument": ("an old Word file (XML)", "application/xml"),
    "math": ("a formula (MathML)", "application/mathml+xml"),
    "xliff": ("a translation file", "application/xliff+xml"), "tmx": ("a translation memory", "application/xml"),
  ]
}
