/// One HTML tag as it stands in Markdown: `<sup>`, `</sup>`, `<a id="x">`.
struct InlineTag {
  /// In lower case.
  let name: String
  let isEnd: Bool
  private let attributes: [String: String]

  subscript(_ attribute: String) -> String? { attributes[attribute] }

  /// Nil for comments, declarations and what is no tag. Cost: linear.
  init?(_ literal: UnsafeBufferPointer<UInt8>) {
    guard literal.count >= 3, literal[0] == 0x3C else { return nil }
    var index = 1
    isEnd = literal[1] == 0x2F
    if isEnd { index = 2 }
    func word(until isEnd: (UInt8) -> Bool) -> String {
      let start = index
      while index < literal.count, !isEnd(literal[index]) { index += 1 }
      return String(decoding: literal[start..<index], as: UTF8.self)
    }
    func isNameEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x3E || byte == 0x2F || byte == 0x3D }
    name = word(until: isNameEnd).lowercased()
    guard let first = name.utf8.first, first >= 0x61, first <= 0x7A else { return nil }
    var attributes: [String: String] = [:]
    while index < literal.count {
      guard !isNameEnd(literal[index]) else {
        index += 1
        continue
      }
      let key = word(until: isNameEnd).lowercased()
      while index < literal.count, literal[index] <= 0x20 { index += 1 }
      guard index < literal.count, literal[index] == 0x3D else { continue }
      index += 1
      while index < literal.count, literal[index] <= 0x20 { index += 1 }
      guard index < literal.count else { break }
      if literal[index] == 0x22 || literal[index] == 0x27 {
        let quote = literal[index]
        index += 1
        attributes[key] = word { $0 == quote }.replacing("&amp;", with: "&")
        index += 1
      } else {
        attributes[key] = word { $0 <= 0x20 || $0 == 0x3E }
      }
    }
    self.attributes = attributes
  }
}
