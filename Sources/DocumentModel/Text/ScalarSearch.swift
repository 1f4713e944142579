extension [Unicode.Scalar] {
  /// The first offset from `start` on and before `end` whose scalar is wanted; `end` where there is none.
  ///
  /// The scans of whole texts look for few scalars among many. `isWanted` becomes part of this loop, which checks its
  /// bounds once. Cost: linear in the offsets passed over.
  ///
  /// - Precondition: what lies between `start` and `end`, if anything, is part of the text.
  @inlinable @inline(__always)
  public func offset(from start: Int, to end: Int, where isWanted: (Unicode.Scalar) -> Bool) -> Int {
    guard start < end else { return end }
    precondition(start >= 0 && end <= count, "the offsets are those of the text")
    return withUnsafeBufferPointer { scalars in
      var index = start
      while index < end, !isWanted(scalars[index]) { index += 1 }
      return index
    }
  }
}
