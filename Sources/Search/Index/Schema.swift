import DocumentModel
import Xapian

/// What stands in an index: every kind of entry, every prefix, value slot and metadata key.
///
/// An index is a folder of shards (`IndexFolder`), each a Xapian database with all of what follows for its share of the
/// files; which that is, a hash of their paths decides (`ShardHash`). A shard may be several databases, of which the younger
/// hold what came in later (`ShardWriter`). Its entries (Xapian documents) are of four kinds:
///
/// **Found units**: passages, notes, quotations, headings and captions. The words of the text stand as stems without
/// prefix, and in their order in a `TokenStream`, so that a phrase is looked for within one unit and never across two; of a
/// passage or note it tells which words are quoted.
/// Fields stand beside them as words with a prefix, and as pairs of neighbours joined by a blank (`FieldTerms`). The words
/// of the title (`titleCount`) and the speaker have a wdf, so that ranking may use them, and the kind has one (`leastLength`);
/// all other prefixed terms of a unit have 0 and only filter.
///
/// **Stored units**: references, and units that repeat another (a pull quote). They lack every term that a search of
/// text, field or kind could match, so no such search needs to leave them out. A reference bears the words of the work
/// that it cites, and its edges.
///
/// **Sections**: one entry for each different path of headings in a document, after its units, with the words of the whole
/// path. Units bear one term for their section, and a join leads to them.
///
/// **Documents**: one entry for each document, after its sections, with its `DocumentEntry` and the fields that all its
/// units share; found by path, id, the work that it is, or those fields.
///
/// Terms name a document by its `DocumentKey`, not by its id. The units of a document have ascending Xapian ids in their
/// own order. Their records (`UnitRecord`) stand together, up to eight in the data of the first of them (`UnitChunk`),
/// and a value slot says where (`UnitPlace`): short data cannot be compressed, and a term for each unit would take as
/// much room as its words. What every file gave (`LedgerRecord`) and the words of the texts are metadata.
public enum Schema {
  /// Raised by every change after which old and new would not understand each other.
  public static let version = 6

  static let versionRecord = Array(String(version).utf8)

  // MARK: Prefixes

  /// On a document's own entry: its key. Unique.
  public static let entry = "Q"
  /// On a found unit: the key of its document. With more behind the key: on every unit, its bucket (`XD…p3`); on the first
  /// of a chunk, the chunk (`XD…p3.0`); on a found unit, its section (`XD…/4`) and the texts that it cites (`XD…+5`).
  public static let document = "XD"
  /// On a stored unit, in place of `document`, and on a section: the key of its document.
  public static let storedDocument = "XY"
  /// On a found unit: its kind's letter, `XKp`.
  public static let kind = "XK"
  /// A text of fewer words counts as one of so many, by the wdf of its kind: it would outweigh every passage that says more
  /// by its shortness.
  static let leastLength: UInt32 = 40
  /// The same for a heading, which says what the passages of its section say.
  static let headingLength: UInt32 = 400
  /// On a unit that repeats another, in place of `kind`: `XVc`.
  public static let repeatedKind = "XV"
  /// On a reference, in place of `kind`: `XZr`.
  public static let storedKind = "XZ"
  /// On a document's own entry.
  public static let isDocument: Term = "XZd"
  /// On the entry of a document of which no unit is found. Its title stands there as on a unit.
  public static let isText: Term = "XZt"
  /// The wdf of a word of the title: beside the words of a text it counts for several.
  static let titleCount: UInt32 = 3
  /// The language of the document, `Lde`, where it is another than `defaultLanguage`; on its own entry in any case, with
  /// `documentField` in front.
  public static let language = "L"
  public static let defaultLanguage = "en"
  /// On a found unit: the CSL type of its document, `Tbook`.
  public static let type = "T"
  /// On a found unit: its page as printed, folded, where that is not a number, `XPxii`.
  public static let page = "XP"
  /// On a found note, and on what else stands in one: its label, folded, `XN6`.
  public static let note = "XN"
  /// Fields of a document. On its own entry their words and pairs stand with `documentField` in front; on its found units,
  /// the words of author and title.
  public static let author = "A"
  public static let title = "S"
  public static let container = "XC"
  public static let path = "XF"
  /// The field of a section, with `documentField` in front.
  public static let section = "XS"
  /// The field of a found unit, with pairs.
  public static let speaker = "XM"
  /// On a reference: the words of the item that it cites and of its text; their order is in its `TokenStream`. On an entry
  /// of its own, after the sections: those of a cited text that is no reference's. A unit bears a term for each text that
  /// it or its notes cite (`XD…+5`), to be joined.
  public static let citedWords = "XI"
  /// On a reference: the `WorkKey` of the work that it leads to in the end.
  public static let citedWork = "XW"
  /// On a reference: the reference unit that it resolves to, and those that it may mean, each as the document's key and the
  /// local part of the id.
  public static let target = "XT"
  public static let candidate = "XA"
  /// On a reference: the note or other unit that it stands in, in the same way.
  public static let standsIn = "XO"

  /// On a document or section: before the prefix of a field.
  public static let documentField = "XH"
  /// On a document: its path, and the `WorkKey` of the work that it is.
  public static let documentPath = "P"
  public static let documentWork = "XJ"

  // MARK: Value slots

  public enum Slot {
    /// On every entry: the document's key, to group by document, and to count documents.
    public static let document: ValueSlot = 0
    /// A found unit's or document's date, `DateValue`.
    public static let date: ValueSlot = 1
    /// The first author's family name, folded, to sort by.
    public static let author: ValueSlot = 2
    /// The title, folded, without a leading article, to sort by.
    public static let title: ValueSlot = 3
    /// A found unit's page, where that is a number, `PageValue`.
    public static let page: ValueSlot = 4
    /// A quotation's speaker as shown, to count by.
    public static let speaker: ValueSlot = 5
    /// A unit's `UnitPlace`, with its kind.
    public static let place: ValueSlot = 6
    /// On a document, section, reference or cited text: the term that its units bear, to join units to it.
    public static let membership: ValueSlot = 7
    /// A found unit's or reference's words in their order, a `TokenStream`.
    public static let tokens: ValueSlot = Xapian.Query.tokenSlot
  }

  // MARK: Metadata

  public enum Key {
    /// The schema's version in decimal digits. An index without it is none of ours.
    public static let version: Term = "loccit.schema"
    /// The report of the last ingest that wrote anything, `ReportRecord`; of the databases that have one, in that with the
    /// highest number. That of one that found nothing changed is a `SideFile`.
    public static let report: Term = "loccit.report"
    /// Beside it, the number of that report in decimal digits; 0 where there is none.
    static let reportNumber: Term = "loccit.report.number"
    /// Before the path of every file that an ingest has seen; the value is its `LedgerRecord`.
    public static let file = "file:"
    /// Before the keys of words: where databases are merged, the values of such keys are joined.
    public static let words = "w"
    /// Before every word that a text of the index has held, folded; the value is its stems, one for each set of language
    /// rules that gave another, divided by blanks. Words stay when their last document goes.
    public static let word = "wf:"
    /// Before every abbreviation that a text explains, folded; the value is what it stands for, folded words with
    /// `wordDivider` between them, divided by blanks where there are several.
    public static let abbreviation = "wa:"
    static let wordDivider: UInt8 = 0x1F
    /// Before every stem of these words; the value is the words, divided by blanks: a phrase is looked for by them.
    public static let stem = "ws:"
  }
}
