extension RandomAccessCollection {
  /// The first index whose element `isAfter` holds for, where it holds for all elements from one on; `endIndex` where it
  /// holds for none. Cost: logarithmic.
  @inlinable
  public func partitionIndex(where isAfter: (Element) throws -> Bool) rethrows -> Index {
    var start = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(start, offsetBy: half)
      if try isAfter(self[middle]) {
        count = half
      } else {
        start = index(after: middle)
        count -= half + 1
      }
    }
    return start
  }
}
