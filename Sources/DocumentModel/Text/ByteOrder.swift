extension String {
  /// By byte, as file systems compare.
  package func precedesByByte(_ other: String) -> Bool { orderByByte(other) < 0 }

  /// Letter for letter, where `==` takes two spellings of an accent for the same.
  package func hasSameBytes(as other: String) -> Bool { utf8.count == other.utf8.count && orderByByte(other) == 0 }

  /// Below 0 where this one comes first by byte, 0 where the bytes are the same. Cost: linear, eight bytes at a time.
  package func orderByByte(_ other: String) -> Int {
    let order = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable {
        Self.order(UnsafeRawBufferPointer(mine), UnsafeRawBufferPointer($0))
      }
    }
    if case .some(.some(let order)) = order { return order }
    return utf8.elementsEqual(other.utf8) ? 0 : utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
  }

  private static func order(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Int {
    let common = Swift.min(one.count, other.count)
    var place = 0
    while place + 8 <= common {
      let mine = UInt64(bigEndian: one.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let others = UInt64(bigEndian: other.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      if mine != others { return mine < others ? -1 : 1 }
      place += 8
    }
    while place < common {
      if one[place] != other[place] { return one[place] < other[place] ? -1 : 1 }
      place += 1
    }
    return one.count - other.count
  }
}
