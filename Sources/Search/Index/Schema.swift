import DocumentModel
import Xapian

/// What stands in an index: every kind of entry, every prefix, value slot and metadata key.
///
/// An index is one Xapian database. Its entries (Xapian documents) are of three kinds:
///
/// **Found units**: passages, notes, quotations, headings and captions. The words of the text stand as stems without
/// prefix, with positions, so that a phrase is looked for within one unit and never across two. Fields stand beside them
/// as words with a prefix and without positions: each word, and each pair of neighbours joined by a blank, so that the
/// phrase `author:"Mark Smith"` asks for the pair. The words of author, title, section and speaker have a wdf of 1, so
/// that ranking may use them; all other prefixed terms have 0 and only filter.
///
/// **Stored units**: references, and units that repeat another (a pull quote). They lack every term that a search of
/// text, field or kind could match, so no such search needs to leave them out. A reference bears the words of the work
/// that it cites, and its edges.
///
/// **Documents**: one entry for each document, after its units, with its `DocumentEntry`; found by path, id or the work
/// that it is.
///
/// An entry's data is a record (`UnitRecord`, `DocumentRecord`); the units of a document have ascending Xapian ids in
/// their own order. Files that gave a document, failed or were skipped are metadata (`LedgerRecord`).
public enum Schema {
  /// Raised by every change after which old and new would not understand each other.
  public static let version = 1

  // MARK: Prefixes

  /// A unit's id, `Qblank-2006#p12`; a document's is its id with an empty local part, `Qblank-2006#`. Unique.
  public static let unit = "Q"
  /// On a found or stored unit: the id of its document.
  public static let document = "XD"
  /// On a found unit: its kind, `XKpassage`.
  public static let kind = "XK"
  /// On a unit that repeats another, in place of `kind`: `XVcaption`.
  public static let repeatedKind = "XV"
  /// On a reference or document, in place of `kind`: `XZreference`, `XZdocument`.
  public static let storedKind = "XZ"
  /// On a found unit: the kind of its block, `XBblock-quotation`.
  public static let blockKind = "XB"
  /// On a found quotation: form and kind, `XUinline`, `XUspeech`.
  public static let quotation = "XU"
  /// The language of the document, `Len`; `L` and nothing else has no meaning.
  public static let language = "L"
  /// On a found unit: the CSL type of its document, `Tbook`.
  public static let type = "T"
  /// On a found unit: its page as printed, folded, `XPxii`.
  public static let page = "XP"
  /// On a found note, and on what else stands in one: its label, folded, `XN6`.
  public static let note = "XN"
  /// On a found unit: an exact form. The folded word of the text where it is not its own stem (`XEdefence` beside
  /// `defens`), and a word that is its own stem where another form of it stands in the same unit. So a unit holds the exact
  /// form `report` where it has the stem and no other form of it, or `XEreport`; `Vocabulary` makes the query.
  public static let exact = "XE"

  /// Words of fields on found units.
  public static let author = "A"
  public static let title = "S"
  public static let container = "XC"
  public static let section = "XS"
  public static let speaker = "XM"
  public static let path = "XF"
  /// The words of the works cited in a unit or in its notes.
  public static let cites = "XR"

  /// On a reference: the words of the item that it cites and of its text.
  public static let citedWords = "XI"
  /// On a reference: the `WorkKey` of the work that it leads to in the end.
  public static let citedWork = "XW"
  /// On a reference: the id of the reference unit that it resolves to, and the ids of those that it may mean.
  public static let target = "XT"
  public static let candidate = "XA"
  /// On a reference: the id of the note or other unit that it stands in.
  public static let standsIn = "XO"

  /// On a document: its path, the `WorkKey` of the work that it is, and the words of its work.
  public static let documentPath = "P"
  public static let documentWork = "XJ"
  public static let documentWords = "XH"

  // MARK: Value slots

  public enum Slot {
    /// A found or stored unit's document id: to group by document, and to count documents.
    public static let document: ValueSlot = 0
    /// A found unit's or document's date, `DateValue`.
    public static let date: ValueSlot = 1
    /// The first author's family name, folded, to sort by.
    public static let author: ValueSlot = 2
    /// The title, folded, without a leading article, to sort by.
    public static let title: ValueSlot = 3
    /// A found unit's page number in six digits, where the page is a number.
    public static let page: ValueSlot = 4
    /// A quotation's speaker as shown, to count by.
    public static let speaker: ValueSlot = 5
    /// A found unit's kind, to count by.
    public static let kind: ValueSlot = 6
  }

  // MARK: Metadata

  public enum Key {
    /// The schema's version in decimal digits. An index without it is none of ours.
    public static let version: Term = "loccit.schema"
    /// The report of the last ingest, `ReportRecord`.
    public static let report: Term = "loccit.report"
    /// Before the path of every file that an ingest has seen; the value is its `LedgerRecord`.
    public static let file = "file:"
  }
}
