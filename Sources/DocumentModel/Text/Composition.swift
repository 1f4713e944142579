import CUTF8Proc

/// Letters put together with their accents, as Unicode's normal form C has them.
public enum Composition {
  /// The letters in composed form: `o` and a diaeresis become `ö`. Cost: linear.
  public static func composed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var values: [Int32] = []
    for scalar in scalars {
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 24) { buffer in
        var boundary: Int32 = 0
        let count = utf8proc_decompose_char(
          Int32(bitPattern: scalar.value), buffer.baseAddress, 24, UTF8PROC_DECOMPOSE, &boundary)
        guard count > 0, count <= 24 else { return values.append(Int32(bitPattern: scalar.value)) }
        values.append(contentsOf: buffer[..<Int(count)])
      }
    }
    let options = utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
    let count = utf8proc_normalize_utf32(&values, values.count, options)
    guard count >= 0, count <= values.count else { return scalars }
    return values.prefix(count).compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
  }
}
