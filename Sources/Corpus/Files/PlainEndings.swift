/// Endings of names that were found to say nothing: most files of a folder have one of very few.
struct PlainEndings {
  private var endings: [[UInt8]] = []

  /// More are looked at anew each time.
  private static let limit = 8

  /// Whether a file with this name is one to be read, neither archive nor sidecar, as far as its name says. False where that
  /// is not known yet.
  func isEnding(of name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let ending = Self.ending(of: name) else { return false }
    return endings.contains { $0.elementsEqual(ending) }
  }

  /// Remembers the ending of a name that is no sidecar's.
  mutating func learn(from bytes: UnsafeBufferPointer<UInt8>, _ name: String) {
    guard endings.count < Self.limit, let ending = Self.ending(of: bytes), !FileKind.mayBeArchive(name: name),
      FileKind.reasonNotToRead(name: name) == nil
    else { return }
    endings.append(Array(ending))
  }

  /// Everything after the last full stop but one in front; nil where there is none.
  private static func ending(of name: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return nil }
    return name[(dot + 1)...]
  }
}
