/// The number printed on each page: what the running heads say where it counts, else what the file calls its pages.
struct PageLabels: Hashable, Sendable {
  /// By page; nil where none is known.
  let labels: [String?]

  /// Cost: linear in the pages.
  init(printed: [Int: PageNumber], stated: [String]) {
    var numbers: [PageNumber?] = stated.indices.map { page in
      guard let number = printed[page] else { return nil }
      // A number that no neighbour bears out is something else.
      let isBorneOut = (1...4).contains { distance in
        [page - distance, page + distance].contains { other in
          printed[other].map { $0.isRoman == number.isRoman && $0.value - number.value == other - page } ?? false
        }
      }
      return isBorneOut || stated.count == 1 ? number : nil
    }
    Self.fill(&numbers)
    let isTelling = Self.tells(stated)
    labels = stated.indices.map { page in
      numbers[page]?.label ?? (isTelling && !stated[page].isEmpty ? stated[page] : nil)
    }
  }

  /// Gives a number to the pages between two that count on from each other, and to the page before the first.
  private static func fill(_ numbers: inout [PageNumber?]) {
    var last: (page: Int, number: PageNumber)?
    for page in numbers.indices {
      guard let number = numbers[page] else { continue }
      if let last {
        if number.isRoman == last.number.isRoman, number.value - last.number.value == page - last.page {
          for between in (last.page + 1)..<page { numbers[between] = last.number.advanced(by: between - last.page) }
        }
      } else if page > 0, let before = number.advanced(by: -1) {
        numbers[page - 1] = before
      }
      last = (page, number)
    }
    // The last page of an article often bears none.
    if let last, last.page + 2 == numbers.count { numbers[last.page + 1] = last.number.advanced(by: 1) }
  }

  /// Whether the file's own labels say more than the pages' order: `iii`, `A-1`, an offset.
  private static func tells(_ labels: [String]) -> Bool {
    labels.indices.contains { !labels[$0].isEmpty && labels[$0] != String($0 + 1) }
  }
}
