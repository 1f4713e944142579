/// The encoding that markup says it is in.
enum DeclaredCharset {
  /// The label in an XML declaration or in the first `<meta … charset=…>`; `head` is in lower case.
  static func label(in head: [UInt8]) -> String? {
    let text = head[...]
    if text.first(where: { !isBlank($0) }) == 0x3C, let start = text.firstIndex(of: "<?xml" as StaticString),
      start < 64,
      let end = text[start...].firstIndex(of: 0x3E), let label = value(of: "encoding", in: text[start..<end])
    {
      return label
    }
    var rest = text
    while let start = rest.firstIndex(of: "<meta" as StaticString) {
      let end = rest[start...].firstIndex(of: 0x3E) ?? rest.endIndex
      if let label = value(of: "charset", in: rest[start..<end]) { return label }
      rest = rest[end...]
    }
    return nil
  }

  /// The word after `name =`, with or without quotation marks.
  private static func value(of name: StaticString, in text: ArraySlice<UInt8>) -> String? {
    guard var index = text.firstIndex(of: name) else { return nil }
    index += name.utf8CodeUnitCount
    while index < text.endIndex,
      isBlank(text[index]) || text[index] == 0x3D || text[index] == 0x22 || text[index] == 0x27
    {
      index += 1
    }
    let word = text[index...].prefix { !isBlank($0) && ![0x22, 0x27, 0x3B, 0x2F, 0x3E, 0x3F].contains($0) }
    return word.isEmpty || word.count > 40 ? nil : String(decoding: word, as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
