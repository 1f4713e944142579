/// A mention of a work: in a note, in a list of references, or in the running text.
public struct Reference: Hashable, Sendable {
  public enum Form: String, Hashable, Sendable, Codable {
    case full, short, ibid
    case opCit = "op-cit"
    case supra
    case crossNote = "cross-note"
    case inline
  }

  /// `r` and a number from 1 in order of start.
  public var id: String
  /// The id of the note that it stands in; nil for an entry of a list or running text.
  public var note: String?
  /// The index of the block that it stands in.
  public var block: Int
  public var range: Range<Int>
  /// As printed.
  public var text: String
  public var form: Form
  /// The fields found, none made up; a short form has only what it prints.
  public var item: Work
  public var locator: CitedLocator?
  /// What introduces it: `see also`, `cf.`, `quoted in`.
  public var signal: String?
  public var resolution: Resolution
  /// The id of the reference whose work quotes or cites this one: of `X, quoted in Y` it is Y for X.
  public var quotedIn: String?

  public init(
    id: String, note: String?, block: Int, range: Range<Int>, text: String, form: Form, item: Work = Work(),
    locator: CitedLocator? = nil, signal: String? = nil, resolution: Resolution = .itself,
    quotedIn: String? = nil
  ) {
    self.id = id
    self.note = note
    self.block = block
    self.range = range
    self.text = text
    self.form = form
    self.item = item
    self.locator = locator
    self.signal = signal
    self.resolution = resolution
    self.quotedIn = quotedIn
  }
}

/// The place in the cited work: a page, a chapter, a paragraph.
public struct CitedLocator: Hashable, Sendable, Codable {
  /// A CSL locator label: `page`, `chapter`, `paragraph`, `section`, `note`, `volume`, `folio`.
  public var label: String
  /// As printed, without the label: `13`, `32-35`, `xii`.
  public var value: String

  public init(label: String, value: String) {
    self.label = label
    self.value = value
  }
}

/// What a reference leads to.
public struct Resolution: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable {
    /// It names its work in full.
    case itself = "self"
    case resolved, ambiguous, unresolved
  }

  public var state: State
  /// The id of the nearest antecedent that is not itself an ibid.
  public var target: String?
  /// The ids of the references that it may mean, where it is ambiguous.
  public var candidates: [String]
  /// The name of the rule that decided: `ibid-previous`, `author-short-form`, `several-sources-before`.
  public var rule: String
  /// 0 to 1.
  public var confidence: Double

  public static let itself = Resolution(state: .itself, rule: "full", confidence: 1)

  public init(
    state: State, target: String? = nil, candidates: [String] = [], rule: String, confidence: Double
  ) {
    self.state = state
    self.target = target
    self.candidates = candidates
    self.rule = rule
    self.confidence = confidence
  }
}
