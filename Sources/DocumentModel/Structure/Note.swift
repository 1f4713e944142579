/// A footnote, endnote or margin note.
public struct Note: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, Codable { case footnote, endnote, margin }

  /// `n` and its label, made unique in reading order where numbering restarts: `n6`, `n6-2`.
  public var id: String
  /// As printed, without brackets or full stop: `6`, `*`, `a`.
  public var label: String
  public var kind: Kind
  /// From its first letter to its last in the reading text. Its own number is not in the reading text.
  public var range: Range<Int>
  /// Ids of the markers that lead to it; empty for an orphan.
  public var markers: [String]
  public var page: String?

  public init(id: String, label: String, kind: Kind, range: Range<Int>, markers: [String] = [], page: String? = nil) {
    self.id = id
    self.label = label
    self.kind = kind
    self.range = range
    self.markers = markers
    self.page = page
  }
}
