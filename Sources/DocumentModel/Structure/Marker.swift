/// The sign in the text that leads to a note. Its letters are not in the reading text.
public struct Marker: Hashable, Sendable {
  /// `m` and its label, made unique in order: `m6`, `m6-2`.
  public var id: String
  public var label: String
  /// Where it stood in the reading text: it came right before the scalar at this offset.
  public var offset: Int
  /// The index of the block that it stands in.
  public var block: Int
  /// The id of its note; nil where none was found.
  public var note: String?
  /// The name of the rule that read it: `fused-digits`, `detached-digits`, `bracketed`, `superscript`, `symbol`, `link`,
  /// `stated`.
  public var rule: String
  /// How sure the link is, 0 to 1; of a marker without note, how sure it is that this is one.
  public var confidence: Double
  /// The marker's letters in the source text.
  public var source: Range<Int>?

  public init(
    id: String, label: String, offset: Int, block: Int, note: String?, rule: String, confidence: Double,
    source: Range<Int>? = nil
  ) {
    self.id = id
    self.label = label
    self.offset = offset
    self.block = block
    self.note = note
    self.rule = rule
    self.confidence = confidence
    self.source = source
  }
}
