/// Letter for letter search in bytes, without a detour over Foundation's string classes.
extension Collection<UInt8> where Index == Int {
  /// The index of the first occurrence. Cost: linear for the needles of a few ASCII letters that it is for.
  func firstIndex(of needle: StaticString) -> Int? {
    needle.withUTF8Buffer { needle in
      guard let first = needle.first, count >= needle.count else { return nil }
      var index = startIndex
      while index <= endIndex - needle.count {
        if self[index] == first, self[index..<(index + needle.count)].elementsEqual(needle) { return index }
        index += 1
      }
      return nil
    }
  }
}

extension String {
  /// Whether `needle` stands in it, letter for letter. Cost: linear.
  func holds(_ needle: StaticString) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.firstIndex(of: needle) != nil }
      ?? (Array(utf8).firstIndex(of: needle) != nil)
  }
}
