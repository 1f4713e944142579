/// What the index keeps of a document beside its units.
public struct DocumentEntry: Hashable, Sendable {
  public var id: String
  /// As it is printed and compared: absolute, with symbolic links resolved by the corpus walk.
  public var path: String
  public var mediaType: String
  public var language: String?
  /// With `id` set.
  public var work: Work
  /// When it first came into the index, ISO 8601 in UTC.
  public var added: String
  public var diagnostics: [Diagnostic]
  /// Bytes of the reading text.
  public var textBytes: Int

  public init(
    id: String, path: String, mediaType: String, language: String?, work: Work, added: String,
    diagnostics: [Diagnostic], textBytes: Int
  ) {
    self.id = id
    self.path = path
    self.mediaType = mediaType
    self.language = language
    self.work = work
    self.added = added
    self.diagnostics = diagnostics
    self.textBytes = textBytes
  }
}
