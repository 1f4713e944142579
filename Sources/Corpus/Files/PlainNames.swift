/// Tells names of files that are to be read from those of archives, sidecars and what is no document. Most files of a folder
/// have one of very few endings, which are looked at once.
struct PlainNames {
  private var endings: [[UInt8]] = []

  /// More endings are looked at anew each time.
  private static let limit = 8

  /// Whether a file with this name is one to be read, as far as its name says.
  mutating func isPlain(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let ending = Self.ending(of: bytes)
    if let ending, endings.contains(where: { $0.elementsEqual(ending) }) { return true }
    guard SidecarName.document(of: name) == nil, !FileKind.mayBeArchive(name: name),
      FileKind.reasonNotToRead(name: name) == nil
    else { return false }
    if let ending, endings.count < Self.limit { endings.append(Array(ending)) }
    return true
  }

  /// Everything after the last full stop but one in front; nil where there is none.
  private static func ending(of name: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return nil }
    return name[(dot + 1)...]
  }
}
