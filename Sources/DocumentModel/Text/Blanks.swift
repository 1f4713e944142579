extension StringProtocol {
  /// Without the blanks at both ends. Cost: linear.
  public var trimmingBlanks: String {
    let scalars = ScalarText(self)
    return scalars[scalars.trimming(scalars.range)]
  }

  /// Without the blanks at both ends, and with each run of blanks inside, line ends too, made one space. Cost: linear.
  public var collapsingBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
