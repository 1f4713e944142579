extension Probe {
  /// The encoding that a byte order mark names, with the mark's length, or that the zero bytes of ASCII letters betray.
  static func wideEncoding(_ sample: [UInt8]) -> (Charset?, Int) {
    let marks: [([UInt8], Charset)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE, 0x00, 0x00], .utf32LittleEndian),
      ([0x00, 0x00, 0xFE, 0xFF], .utf32BigEndian), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ]
    for (mark, charset) in marks where sample.starts(with: mark) { return (charset, mark.count) }
    let head = sample.prefix(4096)
    guard head.count >= 4 else { return (nil, 0) }
    var zeros = [0, 0, 0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 4] += 1 }
    let quarter = head.count / 4
    func mostly(_ count: Int, of whole: Int) -> Bool { whole > 0 && count * 10 >= whole * 9 }
    func hardly(_ count: Int, of whole: Int) -> Bool { count * 20 <= whole }
    if mostly(zeros[2], of: quarter), mostly(zeros[3], of: quarter), hardly(zeros[0], of: quarter) {
      return (.utf32LittleEndian, 0)
    }
    if mostly(zeros[0], of: quarter), mostly(zeros[1], of: quarter), hardly(zeros[3], of: quarter) {
      return (.utf32BigEndian, 0)
    }
    let even = zeros[0] + zeros[2]
    let odd = zeros[1] + zeros[3]
    let half = head.count / 2
    if odd * 3 >= half, hardly(even, of: half) { return (.utf16LittleEndian, 0) }
    if even * 3 >= half, hardly(odd, of: half) { return (.utf16BigEndian, 0) }
    return (inOneBlock(head, high: 1) ? .utf16LittleEndian : inOneBlock(head, high: 0) ? .utf16BigEndian : nil, 0)
  }

  /// Whether the bytes are UTF-16 in one alphabet other than Latin: nearly every high byte is the same small number or,
  /// for blanks and punctuation, zero.
  private static func inOneBlock(_ head: ArraySlice<UInt8>, high: Int) -> Bool {
    guard head.count >= 64 else { return false }
    var counts = [Int](repeating: 0, count: 256)
    var blanks = 0
    var pairs = 0
    for index in stride(from: 0, to: head.count - 1, by: 2) {
      pairs += 1
      counts[Int(head[index + high])] += 1
      if head[index + high] == 0, head[index + 1 - high] == 0x20 || head[index + 1 - high] == 0x0A { blanks += 1 }
    }
    guard blanks * 50 >= pairs, let block = (1...0x0E).max(by: { counts[$0] < counts[$1] }) else { return false }
    return (counts[block] + counts[0]) * 20 >= pairs * 19
  }

  /// The ISO 2022 encoding whose escape sequences stand in the bytes.
  static func escapedCharset(_ bytes: ArraySlice<UInt8>) -> Charset? {
    var rest = bytes
    while let escape = rest.firstIndex(of: 0x1B), escape + 3 < rest.endIndex {
      switch (rest[escape + 1], rest[escape + 2], rest[escape + 3]) {
      case (0x24, 0x42, _), (0x24, 0x40, _), (0x28, 0x4A, _): return .iso2022JP
      case (0x24, 0x29, 0x43): return .iso2022KR
      default: rest = rest[(escape + 1)...]
      }
    }
    return nil
  }

  /// Whether one byte in ten is a control character that no text has, or one in fifty beside bytes that are not UTF-8.
  static func isBinary(_ sample: [UInt8]) -> Bool {
    // A bit for each that texts do have: tab to shift-in, and escape.
    let usual: UInt32 = 0x0800_FE00
    let controls = sample.withUnsafeBufferPointer { bytes in
      bytes.reduce(0) { $0 &+ ($1 < 0x20 ? Int(~usual >> UInt32($1) & 1) : $1 == 0x7F ? 1 : 0) }
    }
    if controls > 8, controls * 10 > sample.count { return true }
    return controls > 8 && controls * 50 > sample.count
      && UTF8Decoder(sample.dropLast(min(3, sample.count))).malformed > 0
  }
}
