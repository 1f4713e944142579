import DocumentModel

/// A text whose lines are in UTF-8, but for some that are in Windows-1252: files put together from others.
///
/// Every line that is well-formed is kept as it is; a line with bytes that are not, and with no sequence of UTF-8, is read
/// as Windows-1252; one that has both stays damaged.
struct MixedEncoding {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Lines read as Windows-1252.
  private(set) var converted = 0

  /// Nil where the text is not of this kind. Cost: linear.
  init?(_ body: ArraySlice<UInt8>) {
    var good = 0
    var bad = 0
    var high = 0
    var letters = 0
    bytes.reserveCapacity(body.count + body.count / 64)
    for line in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !bytes.isEmpty || line.startIndex > body.startIndex { bytes.append(0x0A) }
      let decoded = line.contains { $0 >= 0x80 } ? UTF8Decoder(line) : nil
      guard let decoded, decoded.malformed > 0 else {
        good += decoded?.multibyte ?? 0 > 0 ? 1 : 0
        bytes += line
        continue
      }
      guard decoded.multibyte == 0, let (text, malformed) = CharsetConverter.utf8(from: line, in: .windows1252),
        malformed == 0
      else {
        bytes += line
        continue
      }
      bad += 1
      for byte in line {
        if byte >= 0x80 { high += 1 } else if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { letters += 1 }
      }
      bytes += text
    }
    guard good > 0, bad > 0, good * 4 >= bad, high * 4 <= letters else { return nil }
    converted = bad
  }
}
