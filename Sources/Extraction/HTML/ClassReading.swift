import DocumentModel

/// What an element's `class`, `role` or `epub:type` says that it is.
struct ClassReading: Sendable {
  /// Named like site chrome: navigation, share links, a cookie banner.
  private(set) var isChrome = false
  /// What its text is; nil where nothing is said.
  private(set) var kind: Block.Kind?
  /// A section whose items are notes.
  private(set) var holdsNotes = false
  /// What it calls a note, or the notes of a section: footnotes or endnotes; nil where it only says notes.
  private(set) var noteKind: Note.Kind?
  /// What it says of a link: `doc-noteref`, `doc-backlink`, `footnote-ref`, `footnote-back`.
  private(set) var linkRole: String?
  private(set) var isSuperscript = false
  /// Whether it says that a page begins here; `.name` counts only for what holds a number.
  private(set) var pageBreak: PageBreakSign?

  enum PageBreakSign: Sendable { case role, name }

  /// Reads blank-divided names. Cost: linear.
  init(_ names: String) {
    for name in names.lowercased().split(whereSeparator: \.isWhitespace).prefix(32) {
      let name = String(name)
      if let kind = Self.kinds[name] { self.kind = self.kind ?? kind }
      if Self.noteSections.contains(name) { holdsNotes = true }
      if Self.noteSections.contains(name) || kind == .note { noteKind = noteKind ?? Self.noteKind(name) }
      if let role = Self.linkRoles[name] { linkRole = linkRole ?? role }
      if Self.pageBreakRoles.contains(name) { pageBreak = .role }
      if Self.pageNumberNames.contains(name) { pageBreak = pageBreak ?? .name }
      if name == "sup" || name == "superscript" { isSuperscript = true }
      if Self.isChrome(name) { isChrome = true }
    }
    if holdsNotes || kind == .note { isChrome = false }
  }

  /// Whether an `id` is that of site chrome. Only whole names count: headings get ids from their words, and `#related-work`
  /// or `#navigation-acts` is no menu.
  static func isChrome(id: String) -> Bool {
    let id = id.lowercased()
    return ChromeVocabulary.words.contains(id) || ChromeVocabulary.names.contains(id)
  }

  private static func isChrome(_ name: String) -> Bool {
    if ChromeVocabulary.names.contains(name) { return true }
    let words = name.split { $0 == "-" || $0 == "_" || $0 == ":" }.map(String.init)
    // `has-sidebar` and `nav-wrapper` say what is beside or inside.
    guard let first = words.first, !["has", "no", "with", "without", "is", "not"].contains(first) else { return false }
    if words.contains(where: ChromeVocabulary.wrappers.contains) { return false }
    return words.contains(where: ChromeVocabulary.words.contains)
  }

  private static func noteKind(_ name: String) -> Note.Kind? {
    if name.contains("footnote") { return .footnote }
    return name.contains("endnote") || name.contains("rearnote") ? .endnote : nil
  }

  private static let pageBreakRoles: Set<String> = ["pagebreak", "doc-pagebreak"]

  /// As Project Gutenberg, the Internet Archive and TEI's stylesheets name the number of a printed page.
  private static let pageNumberNames: Set<String> = [
    "pagenum", "pageno", "page-num", "page_num", "pagenumber", "pb",
  ]

  private static let noteSections: Set<String> = [
    "footnotes", "endnotes", "rearnotes", "doc-endnotes", "doc-footnotes", "notes", "footnote-list", "endnote-list",
    "footnotes-list", "footnote-section",
  ]

  private static let kinds: [String: Block.Kind] = [
    "note": .note, "footnote": .note, "endnote": .note, "rearnote": .note, "sidenote": .note, "marginnote": .note,
    "margin-note": .note, "doc-footnote": .note, "doc-endnote": .note, "footnote-text": .note, "footnotetext": .note,
    "msofootnotetext": .note, "msoendnotetext": .note, "pullquote": .pullQuote, "pull-quote": .pullQuote,
    "pull_quote": .pullQuote, "doc-pullquote": .pullQuote, "epigraph": .epigraph, "doc-epigraph": .epigraph,
    "blockquote": .blockQuotation, "block-quote": .blockQuotation, "block-quotation": .blockQuotation,
    "blockquotation": .blockQuotation, "extract": .blockQuotation, "msoquote": .blockQuotation, "poem": .verse,
    "verse": .verse, "stanza": .verse, "poetry": .verse, "z3998:verse": .verse, "z3998:poem": .verse,
    "z3998:song": .verse, "z3998:hymn": .verse, "byline": .byline, "author": .byline, "standfirst": .standfirst,
    "dek": .standfirst, "deck": .standfirst, "subtitle": .standfirst, "caption": .caption, "figcaption": .caption,
    "wp-caption-text": .caption, "image-caption": .caption, "photo-caption": .caption, "msocaption": .caption,
    "heading": .heading, "listhead": .heading, "noteheading": .heading, "section-heading": .heading,
    "section-title": .heading, "sectiontitle": .heading, "subhead": .heading, "subheading": .heading,
    "crosshead": .heading, "crossheading": .heading, "csl-entry": .referenceEntry, "reference-entry": .referenceEntry,
    "biblioentry": .referenceEntry,
    "doc-biblioentry": .referenceEntry, "bibl": .referenceEntry, "bibliography": .referenceEntry,
    "doc-bibliography": .referenceEntry,
  ]

  private static let linkRoles: [String: String] = [
    "doc-noteref": "doc-noteref", "noteref": "doc-noteref", "doc-backlink": "doc-backlink", "backlink": "doc-backlink",
    "referrer": "doc-backlink", "doc-biblioref": "doc-biblioref", "biblioref": "doc-biblioref",
    "footnote-ref": "footnote-ref", "footnote_ref": "footnote-ref", "footnote-reference": "footnote-ref",
    "fn-ref": "footnote-ref", "fnref": "footnote-ref", "sdfootnoteanc": "footnote-ref", "sdendnoteanc": "footnote-ref",
    "footnote-back": "footnote-back", "footnote-backref": "footnote-back", "reversefootnote": "footnote-back",
    "sdfootnotesym": "footnote-back", "sdendnotesym": "footnote-back",
  ]
}
