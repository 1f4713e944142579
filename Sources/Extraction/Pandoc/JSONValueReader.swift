import CJansson

/// Reads the values of a long JSON text one by one with jansson.
struct JSONValueReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Passes over blanks and one sign; false where another stands there.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count, UInt32(bytes[index]) == sign.value else { return false }
    index += 1
    return true
  }

  /// The next value, for as long as `body` runs. Throws where there is none that is well formed.
  mutating func value(
    _ body: (UnsafeMutablePointer<json_t>) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    var problem = json_error_t()
    let flags = Int(JSON_DISABLE_EOF_CHECK | JSON_DECODE_ANY | JSON_ALLOW_NUL)
    let value = bytes.withUnsafeBytes { all in
      json_loadb(all.baseAddress?.advanced(by: index), all.count - index, flags, &problem)
    }
    guard let value else {
      let reason = withUnsafeBytes(of: problem.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      throw ExtractionError(.damaged, "What pandoc made of the file could not be read: \(reason).")
    }
    defer { json_decref(value) }
    index += max(1, Int(problem.position))
    try body(value)
  }

  /// The next value where it is a string; nil where it is another.
  mutating func string() throws(ExtractionError) -> String? {
    var string: String?
    try value { value in
      if value.pointee.type == JSON_STRING { string = String(decoding: value.letters, as: UTF8.self) }
    }
    return string
  }
}

extension UnsafeMutablePointer<json_t> {
  /// The UTF-8 of a string; it lives as long as the value.
  var letters: UnsafeBufferPointer<UInt8> {
    guard let start = json_string_value(self) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let count = json_string_length(self)
    return UnsafeBufferPointer(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes before the zero byte that ends them.
  init(cString start: UnsafePointer<CChar>) {
    var count = 0
    while start[count] != 0 { count += 1 }
    self.init(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
  }
}
