/// What is worked around in cmark-gfm 0.29.0.gfm.6, whose cost is not linear everywhere.
struct MarkdownBounds {
  /// Whether tables can be read: a line with thousands of cells costs their square.
  private(set) var allowsTables = true
  /// Whether the text can be read at all: unclosed `![` in one paragraph cost their square.
  private(set) var isReadable = true

  private static let mostPipes = 300
  private static let mostImages = 2000

  /// Cost: linear.
  init(_ text: ArraySlice<Unicode.Scalar>) {
    var pipes = 0
    var images = 0
    var lineIsEmpty = true
    var previous: Unicode.Scalar = "\n"
    for scalar in text {
      switch scalar {
      case "\n":
        if lineIsEmpty { images = 0 }
        pipes = 0
        lineIsEmpty = true
      case "|":
        pipes += 1
        if pipes > Self.mostPipes { allowsTables = false }
      case "[" where previous == "!":
        images += 1
        if images > Self.mostImages { isReadable = false }
      case " ", "\t": break
      default: lineIsEmpty = false
      }
      previous = scalar
    }
  }
}
