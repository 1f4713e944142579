import CLibXML2

/// Bytes of another encoding as UTF-8, by the C library's `iconv`.
enum CharsetConverter {
  /// The bytes as UTF-8, with U+FFFD for each that is malformed, and their number; nil where this C library does not
  /// know the encoding. Cost: linear.
  static func utf8(from bytes: ArraySlice<UInt8>, in charset: Charset) -> (bytes: [UInt8], malformed: Int)? {
    guard let handle = iconv_open("UTF-8", charset.name), handle != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(handle) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 4)
    var malformed = 0
    let capacity = 32 << 10
    bytes.withUnsafeBufferPointer { source in
      withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 1) { buffer in
        guard let start = source.baseAddress, let output = buffer.baseAddress else { return }
        // iconv takes a pointer to mutable bytes and does not write to them.
        var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: start).assumingMemoryBound(
          to: CChar.self)
        var left = source.count
        while left > 0 {
          var target: UnsafeMutablePointer<CChar>? = output.assumingMemoryBound(to: CChar.self)
          var room = capacity
          let status = iconv(handle, &input, &left, &target, &room)
          result.append(contentsOf: UnsafeRawBufferPointer(start: output, count: capacity - room))
          // A full buffer stops it as well; then it has written something and goes on.
          guard status == -1, left > 0, room > 16 else { continue }
          malformed += 1
          result.append(contentsOf: [0xEF, 0xBF, 0xBD])
          let skipped = min(charset.unit, left)
          input = input.map { $0 + skipped }
          left -= skipped
        }
        // Some keep a letter back until they know whether an accent follows.
        var target: UnsafeMutablePointer<CChar>? = output.assumingMemoryBound(to: CChar.self)
        var room = capacity
        iconv(handle, nil, nil, &target, &room)
        result.append(contentsOf: UnsafeRawBufferPointer(start: output, count: capacity - room))
      }
    }
    return (result, malformed)
  }
}
