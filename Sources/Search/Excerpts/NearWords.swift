/// Finds words that stand together in a window, as Xapian's `NEAR` and `PHRASE` count it: the last is less than `window`
/// words after the first.
enum NearWords {
  /// Of the places of each operand (ascending), those where all operands stand in one window, in any order. Two operands
  /// never share a place. In order, each once. Cost: linear in the places, times their logarithm.
  static func inAnyOrder(_ places: [[Int]], window: Int) -> [Int] {
    guard places.allSatisfy({ !$0.isEmpty }) else { return [] }
    let all = places.enumerated().flatMap { operand, places in places.map { (place: $0, operand: operand) } }
      .sorted { ($0.place, $0.operand) < ($1.place, $1.operand) }
    var counts = [Int](repeating: 0, count: places.count)
    var missing = places.count
    var left = 0
    var marked = 0
    var result: [Int] = []
    for right in all.indices {
      counts[all[right].operand] += 1
      if counts[all[right].operand] == 1 { missing -= 1 }
      while all[right].place - all[left].place >= window {
        counts[all[left].operand] -= 1
        if counts[all[left].operand] == 0 { missing += 1 }
        left += 1
      }
      guard missing == 0, all[right].place - all[left].place + 1 >= places.count else { continue }
      for index in max(left, marked)...right where result.last != all[index].place { result.append(all[index].place) }
      marked = right + 1
    }
    return result
  }

  /// The same, in the order of the operands: from each first word the nearest following ones. Cost: linear in the places
  /// of each operand, times the logarithm of the others.
  static func inOrder(_ places: [[Int]], window: Int) -> [Int] {
    guard let first = places.first, places.allSatisfy({ !$0.isEmpty }) else { return [] }
    var result: Set<Int> = []
    for start in first {
      var chain = [start]
      for operand in places.dropFirst() {
        guard let next = following(chain[chain.count - 1], in: operand), next - start < window else { break }
        chain.append(next)
      }
      if chain.count == places.count { result.formUnion(chain) }
    }
    return result.sorted()
  }

  /// The least of `places` that is greater than `place`.
  private static func following(_ place: Int, in places: [Int]) -> Int? {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] <= place { low = middle + 1 } else { high = middle }
    }
    return low < places.count ? places[low] : nil
  }
}
