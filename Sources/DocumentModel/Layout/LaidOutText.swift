/// A file's text as it is laid out, before anything is understood: what a `TextExtractor` returns.
///
/// Plain text has only `text` and `pages`; a marked-up format adds its own blocks as `elements`, its links, anchors and
/// raised letters, and, where it states notes as notes, `notes`. All ranges are scalar offsets of `text`.
public struct LaidOutText: Hashable, Sendable {
  /// The source text: decoded, line ends as `\n`, pages divided by `\u{0C}` in plain text. A marked-up format lays each
  /// element out on lines of its own, with blanks collapsed; `<br>` is `\n` inside an element.
  public var text: ScalarText
  /// An IANA media type: `text/plain`, `text/markdown`, `text/html`.
  public var mediaType: String
  /// The format's own leaf blocks in order, not overlapping; empty where the format has none (plain text).
  public var elements: [Element]
  /// Pages in order, covering the text from the first on but for the breaks between them; empty where the source has no
  /// pages.
  public var pages: [Page]
  /// Runs of letters that look different, in order.
  public var styles: [StyleRun]
  public var links: [Link]
  public var anchors: [Anchor]
  /// The notes that the format itself states as notes, each with its markers.
  public var notes: [StatedNote]
  /// What the source states of itself in metadata (front matter, meta tags); only stated fields are set.
  public var work: Work
  /// An ISO 639-1 code where the source states one.
  public var language: String?
  /// What was doubtful on the way here (encoding, dropped parts). Ranges are in `text`.
  public var diagnostics: [Diagnostic]

  public init(text: ScalarText, mediaType: String) {
    self.text = text
    self.mediaType = mediaType
    elements = []
    pages = []
    styles = []
    links = []
    anchors = []
    notes = []
    work = Work()
    diagnostics = []
  }
}

/// A leaf block that the format states.
public struct Element: Hashable, Sendable {
  public var range: Range<Int>
  /// What the format says that it is; `.paragraph` where it says nothing. Site chrome is `.navigation`.
  public var kind: Block.Kind
  /// 1 to 6 for a heading.
  public var level: Int?
  /// Whether this element continues the block of the element before it (the second paragraph of a list item).
  public var continuesItem: Bool
  /// What the format calls the notes in which it stands, where it says so (`class="footnotes"`, `doc-endnotes`).
  public var noteKind: Note.Kind?
  /// Whether its lines end where the measure ended, as on a page: they are to be joined, and hyphens at line ends undone.
  public var isWrapped = false
  /// Whether it carries on the last element that stands where it does, in the body or at the foot: a page or column broke
  /// one paragraph in two.
  public var continuesParagraph = false
  /// Whether it stands among the notes at the foot of its page.
  public var isAtFoot = false
  /// Whether it stands in the way of the running text, which carries on past it: a table at the foot of a column.
  public var isAside = false

  public init(
    range: Range<Int>, kind: Block.Kind, level: Int? = nil, continuesItem: Bool = false, noteKind: Note.Kind? = nil
  ) {
    self.range = range
    self.kind = kind
    self.level = level
    self.continuesItem = continuesItem
    self.noteKind = noteKind
  }
}

/// One page of the source.
public struct Page: Hashable, Sendable {
  public var range: Range<Int>
  /// The physical page, from 1.
  public var number: Int
  /// The page number as printed on it (`xii`, `43`), where one is.
  public var label: String?

  public init(range: Range<Int>, number: Int, label: String? = nil) {
    self.range = range
    self.number = number
    self.label = label
  }
}

public struct StyleRun: Hashable, Sendable {
  public enum Style: String, Hashable, Sendable, Codable { case superscript, `subscript`, italic, bold, code, small }
  public var range: Range<Int>
  public var style: Style

  public init(range: Range<Int>, style: Style) {
    self.range = range
    self.style = style
  }
}

/// A hyperlink: its letters and where it leads.
public struct Link: Hashable, Sendable {
  public var range: Range<Int>
  /// As written, percent-decoded: `#fn3`, `https://…`.
  public var target: String
  /// What the format calls it where it matters: `doc-noteref`, `doc-backlink`, `footnote-ref`.
  public var role: String?

  public init(range: Range<Int>, target: String, role: String? = nil) {
    self.range = range
    self.target = target
    self.role = role
  }
}

/// A place in the text that a link can lead to.
public struct Anchor: Hashable, Sendable {
  public var name: String
  /// The letters of the element that bears the name; empty for a bare anchor.
  public var range: Range<Int>

  public init(name: String, range: Range<Int>) {
    self.name = name
    self.range = range
  }
}

/// A note that the format states as a note.
public struct StatedNote: Hashable, Sendable {
  /// As printed, or the author's name for it where nothing is printed (`[^pjc]`).
  public var label: String
  public var kind: Note.Kind
  /// The ranges of its text, without its number; one a paragraph.
  public var ranges: [Range<Int>]
  /// The printed markers that refer to it; an empty range where the format prints none.
  public var markers: [Range<Int>]

  public init(label: String, kind: Note.Kind, ranges: [Range<Int>], markers: [Range<Int>]) {
    self.label = label
    self.kind = kind
    self.ranges = ranges
    self.markers = markers
  }
}
