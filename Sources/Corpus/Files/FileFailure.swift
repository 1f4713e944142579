/// Why a file could not be read: a stable code for programs, a sentence for people that says the remedy.
public struct FileFailure: Error, Hashable, Sendable {
  /// `not-found`, `permission-denied`, `too-large`, `not-a-file`, … or the code of a reader.
  public var code: String
  public var message: String

  public init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  /// Whether the file could not be got at, so that nothing is known of what is in it.
  package var isOfAccess: Bool { Self.codesOfAccess.contains(code) }

  /// Whether the file is no document that can be read, so that it is passed over in a folder.
  package var isOfKind: Bool { code == "unsupported-format" || code == "binary" }

  /// Whether an option or another program may have mended it, and the file need not have changed.
  package var isOfSurroundings: Bool { code == "too-large" || code == "converter-missing" }

  /// Whether its pages are pictures.
  package var isOfPictures: Bool { code == "no-text" }

  package static let changedWhileRead = "changed-while-read"

  private static let codesOfAccess: Set<String> = [
    "not-found", "permission-denied", "input-output", "too-many-links",
    changedWhileRead,
  ]
}
