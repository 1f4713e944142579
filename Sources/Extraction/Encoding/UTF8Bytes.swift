/// Scalars as UTF-8, for the parsers written in C. Cost: linear.
func utf8Bytes(of scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(scalars.count + scalars.count / 8)
  for scalar in scalars {
    let value = scalar.value
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
    }
  }
  return bytes
}
