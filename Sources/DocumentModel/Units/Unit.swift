/// What is indexed and found: one passage, note, quotation, heading, caption or reference, with its place.
///
/// A unit is the one value across the waist: `Ingest` makes units and knows no index, `Search` takes them and knows no
/// format. A phrase never matches across two units.
public struct Unit: Hashable, Sendable {
  /// Searched and shown, but for `.reference`, which only citation look-ups find.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case passage, note, quotation, heading, caption, reference
  }

  public var id: UnitID
  public var kind: Kind
  /// The kind of the block that it is or stands in.
  public var blockKind: Block.Kind
  /// Its place among all units of its document, from 0: blocks in order, then notes, quotations, references.
  public var order: Int
  /// Its part of the reading text.
  public var text: String
  public var locator: Locator
  /// The markers that stand in it, in order.
  public var markers: [UnitMarker]
  /// Who says it, for a quotation; for a block quotation's passage too.
  public var speaker: Speaker?
  /// The word that introduces a quotation.
  public var cue: String?
  /// The form and kind of a quotation.
  public var quotationForm: Quotation.Form?
  public var quotationKind: Quotation.Kind?
  /// The passage (or note) that a quotation, note or reference belongs to: for a note, the one where its marker stands.
  public var passage: UnitID?
  /// Where its text stands in that passage's text, for a quotation.
  public var passageRange: Range<Int>?
  /// The sentence that a note's first marker stands in; for a reference, the sentence that it supports.
  public var sentence: String?
  /// The id of the note unit that a reference stands in.
  public var note: UnitID?
  /// The unit whose words this one repeats, for a pull quote or a caption printed twice. It is kept for `show` and
  /// never found by a search.
  public var repeats: UnitID?
  /// For a reference: what it says and leads to.
  public var reference: UnitReference? {
    get {
      if case .holding(let reference)? = referenceBox { reference } else { nil }
    }
    set { referenceBox = newValue.map(ReferenceBox.holding) }
  }
  /// A cited work has room for thirty variables; few units are references, and without the box all would be as large.
  private var referenceBox: ReferenceBox?
  /// The words of the works cited here: for a note its references' texts and those of the works that its short forms
  /// lead to; for a passage or quotation those of the notes that its markers lead to. Searched by `cites:`.
  public var cited: [String]
  /// Whose words they are, ranges of `text` inside quotations. The rest is the author's own.
  public var quoted: [Range<Int>]

  private indirect enum ReferenceBox: Hashable, Sendable { case holding(UnitReference) }

  public init(id: UnitID, kind: Kind, blockKind: Block.Kind, order: Int, text: String, locator: Locator) {
    self.id = id
    self.kind = kind
    self.blockKind = blockKind
    self.order = order
    self.text = text
    self.locator = locator
    markers = []
    cited = []
    quoted = []
  }
}

/// `blank-2006#p12`: a document's id and, after `#`, a letter for the kind and a number or label.
public struct UnitID: Hashable, Sendable, Codable, CustomStringConvertible {
  public var document: String
  /// `p12` passage, `n6` note, `q3` quotation, `h2` heading, `c1` caption, `r7` reference.
  public var local: String

  public init(document: String, local: String) {
    self.document = document
    self.local = local
  }

  /// Reads `blank-2006#p12`; nil where there is no `#` or a side is empty.
  public init?(_ text: some StringProtocol) {
    guard let hash = text.lastIndex(of: "#") else { return nil }
    document = String(text[..<hash])
    local = String(text[text.index(after: hash)...])
    if document.isEmpty || local.isEmpty { return nil }
  }

  public var description: String { "\(document)#\(local)" }

  public init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    let text = try box.decode(String.self)
    guard let id = UnitID(text) else {
      throw DecodingError.dataCorruptedError(in: box, debugDescription: "not a unit id: \(text)")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    try box.encode(description)
  }
}

/// Where a unit stands in its document.
public struct Locator: Hashable, Sendable, Codable {
  /// The headings above it, outermost first.
  public var section: [String]
  /// As printed, else the physical number.
  public var page: String?
  /// The page from 1, counted in the file.
  public var physicalPage: Int?
  /// Its number among the document's passages, from 1; for a quotation or note that of the passage it belongs to.
  public var paragraph: Int?
  /// The note's label, for a note and what stands in one.
  public var note: String?

  public init(
    section: [String] = [], page: String? = nil, physicalPage: Int? = nil, paragraph: Int? = nil, note: String? = nil
  ) {
    self.section = section
    self.page = page
    self.physicalPage = physicalPage
    self.paragraph = paragraph
    self.note = note
  }
}

/// A marker in a unit's text.
public struct UnitMarker: Hashable, Sendable, Codable {
  public var label: String
  /// In scalars of the unit's text.
  public var offset: Int
  /// The note's unit; nil for a marker without note.
  public var note: UnitID?

  public init(label: String, offset: Int, note: UnitID?) {
    self.label = label
    self.offset = offset
    self.note = note
  }
}

/// A reference as the index keeps it.
public struct UnitReference: Hashable, Sendable, Codable {
  public var form: Reference.Form
  public var item: Work
  public var locator: CitedLocator?
  public var signal: String?
  public var resolution: Resolution
  /// The units of the resolution's target and candidates, its ids being the document's own.
  public var target: UnitID?
  public var candidates: [UnitID]
  /// `WorkKey` of the work that it leads to in the end; nil where that is not known.
  public var workKey: String?
  /// The unit of the reference whose work quotes or cites this one: of `X, quoted in Y` it is Y's for X.
  public var quotedIn: UnitID?

  public init(
    form: Reference.Form, item: Work, locator: CitedLocator?, signal: String?, resolution: Resolution,
    target: UnitID?, candidates: [UnitID], workKey: String?, quotedIn: UnitID? = nil
  ) {
    self.form = form
    self.item = item
    self.locator = locator
    self.signal = signal
    self.resolution = resolution
    self.target = target
    self.candidates = candidates
    self.workKey = workKey
    self.quotedIn = quotedIn
  }
}
