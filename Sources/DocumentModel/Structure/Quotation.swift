/// A run of words that somebody else's are, or that quotation marks set apart.
public struct Quotation: Hashable, Sendable {
  public enum Form: String, Hashable, Sendable, Codable { case inline, block, epigraph }
  /// What the marks say: words spoken, words written, a work's title, a word as a word, or a word held at arm's length.
  public enum Kind: String, Hashable, Sendable, Codable { case speech, writing, title, term, scare }

  /// `q` and a number from 1 in order of start.
  public var id: String
  /// Its words without the outer marks; the parts of an interrupted one joined by ` … `, the paragraphs of a block
  /// divided by line breaks.
  public var text: String
  /// From the first letter to the last, without the outer marks.
  public var range: Range<Int>
  public var form: Form
  public var kind: Kind
  /// The index of the block in which it begins.
  public var block: Int
  public var speaker: Speaker?
  /// The word that introduces it (`said`, `wrote`, `called for`).
  public var cue: String?
  /// The id of the note whose marker follows it.
  public var note: String?
  /// How sure the reading of its speaker and kind is, 0 to 1.
  public var confidence: Double

  public init(
    id: String, text: String, range: Range<Int>, form: Form, kind: Kind, block: Int, speaker: Speaker? = nil,
    cue: String? = nil, note: String? = nil, confidence: Double = 1
  ) {
    self.id = id
    self.text = text
    self.range = range
    self.form = form
    self.kind = kind
    self.block = block
    self.speaker = speaker
    self.cue = cue
    self.note = note
    self.confidence = confidence
  }
}

/// Who said or wrote a quotation.
public struct Speaker: Hashable, Sendable, Codable {
  /// The fullest name that the document gives: `Alexander Yakovenko`.
  public var name: String
  /// The words at this place: `Foreign Ministry spokesman Alexander Yakovenko`, `He`.
  public var mention: String
  /// Where the mention stands in the reading text.
  public var range: Range<Int>

  public init(name: String, mention: String, range: Range<Int>) {
    self.name = name
    self.mention = mention
    self.range = range
  }
}
