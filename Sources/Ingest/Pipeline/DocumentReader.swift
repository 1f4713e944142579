import Corpus
import DocumentModel

/// How a file's bytes become a document: the two steps of reading, as values, and the version of both.
public struct DocumentReader: Sendable {
  /// Changes whenever the same bytes may be read otherwise; files read by another version are read again.
  public let version: String
  /// A file's bytes and name to its laid-out text.
  let layOut: @Sendable ([UInt8], String) async throws(FileFailure) -> LaidOutText
  /// Laid-out text to structure.
  let understand: @Sendable (LaidOutText) -> Document

  public init(
    version: String, layOut: @escaping @Sendable ([UInt8], String) async throws(FileFailure) -> LaidOutText,
    understand: @escaping @Sendable (LaidOutText) -> Document
  ) {
    self.version = version
    self.layOut = layOut
    self.understand = understand
  }
}
