extension BinaryInteger {
  /// Its decimal digits with zeros before them, at least `width` in all: `07`.
  public func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
