/// Joins two texts of which one was made from pieces of the other: an offset in either leads to the other.
///
/// The reading text is made from the source by leaving scalars out (markers, running heads, line-end hyphens), putting
/// some in (a blank for a line end) and moving pieces (notes after the body). A map is the list of pieces that were
/// copied unchanged.
public struct OffsetMap: Hashable, Sendable {
  /// A run copied unchanged: `count` scalars from `source` to `target`.
  public struct Piece: Hashable, Sendable {
    public var source: Int
    public var target: Int
    public var count: Int
    public init(source: Int, target: Int, count: Int) {
      self.source = source
      self.target = target
      self.count = count
    }
  }

  /// In order of `target`.
  public private(set) var pieces: [Piece] = []

  public init() {}

  /// Adds the next piece; pieces must come in the target's order. Neighbours that continue each other become one.
  public mutating func append(_ piece: Piece) {
    precondition(piece.target >= (pieces.last.map { $0.target + $0.count } ?? 0), "pieces come in the target's order")
    guard piece.count > 0 else { return }
    if let last = pieces.last, last.source + last.count == piece.source, last.target + last.count == piece.target {
      pieces[pieces.count - 1].count += piece.count
    } else {
      pieces.append(piece)
    }
  }

  /// Takes out the last scalar that was copied.
  public mutating func removeLast() {
    guard let last = pieces.last else { return }
    if last.count == 1 { pieces.removeLast() } else { pieces[pieces.count - 1].count -= 1 }
  }

  /// Where a scalar of the target came from, or nil where it was put in. Cost: logarithmic.
  public func source(of target: Int) -> Int? {
    let index = pieces.partitionIndex { $0.target + $0.count > target }
    guard index < pieces.count, pieces[index].target <= target else { return nil }
    return pieces[index].source + target - pieces[index].target
  }

  /// The smallest source range that holds every copied scalar of a target range; nil where none was copied.
  /// Cost: logarithmic, and linear in the pieces that the range touches.
  public func source(of target: Range<Int>) -> Range<Int>? {
    var result: Range<Int>?
    let first = pieces.partitionIndex { $0.target + $0.count > target.lowerBound }
    for piece in pieces[first...] {
      guard piece.target < target.upperBound else { break }
      let from = Swift.max(piece.target, target.lowerBound)
      let to = Swift.min(piece.target + piece.count, target.upperBound)
      let start = piece.source + from - piece.target
      let end = piece.source + to - piece.target
      result = Swift.min(result?.lowerBound ?? start, start)..<Swift.max(result?.upperBound ?? end, end)
    }
    return result
  }
}
