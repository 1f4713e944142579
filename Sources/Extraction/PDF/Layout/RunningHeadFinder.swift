import DocumentModel

/// Finds what repeats at the head and the foot of pages: titles, authors, page numbers.
struct RunningHeadFinder {
  private let text: PDFText
  private let pages: [[PageLine]]
  /// By page, whether each of its lines is a running head or a page number.
  private(set) var isHead: [[Bool]]
  /// The number that a running head states, by page.
  private(set) var numbers: [Int: PageNumber] = [:]
  private(set) var count = 0

  /// How many rows at each edge of a page may be running heads.
  private static let rounds = 4

  /// Cost: n log n in the lines of a page, linear in the pages.
  init(_ pages: [[PageLine]], of text: PDFText) {
    self.text = text
    self.pages = pages
    isHead = pages.map { [Bool](repeating: false, count: $0.count) }
    let rows = pages.indices.map { edgeRows(ofPage: $0) }
    for isTop in [true, false] {
      var depth = [Int](repeating: 0, count: pages.count)
      for _ in 0..<Self.rounds {
        let edges = rows.indices.compactMap { page -> EdgeLine? in
          let side = isTop ? rows[page].top : rows[page].bottom
          return depth[page] < side.count ? side[depth[page]] : nil
        }
        let taken = take(edges)
        guard !taken.isEmpty else { break }
        for page in taken { depth[page] += 1 }
      }
    }
  }

  // MARK: Rows at the edges

  private func edgeRows(ofPage page: Int) -> (top: [EdgeLine], bottom: [EdgeLine]) {
    let lines = pages[page]
    let order = lines.indices.sorted { lines[$0].base < lines[$1].base }
    var rows: [[Int]] = []
    for index in order {
      if let first = rows.last?.first, lines[index].base - lines[first].base <= 250 {
        rows[rows.count - 1].append(index)
      } else {
        rows.append([index])
      }
    }
    guard !rows.isEmpty else { return ([], []) }
    let top = rows.indices.prefix(Self.rounds).map { edge(rows, $0, page: page, isTop: true) }
    let bottom = rows.indices.suffix(Self.rounds).reversed().map { edge(rows, $0, page: page, isTop: false) }
    // A page of a few rows has them all at both edges.
    return (top, Array(bottom.prefix(max(0, rows.count - 1))))
  }

  private func edge(_ rows: [[Int]], _ row: Int, page: Int, isTop: Bool) -> EdgeLine {
    let lines = rows[row].sorted { pages[page][$0].left < pages[page][$1].left }
    let first = pages[page][lines[0]]
    let neighbour = isTop ? row + 1 : row - 1
    var standsApart = true
    if rows.indices.contains(neighbour) {
      let other = pages[page][rows[neighbour][0]]
      standsApart = abs(other.base - first.base) * 10 > max(other.size, first.size) * 15
    }
    var key: [UInt32] = []
    for line in lines { key += pages[page][line].key(text, limit: 120 - min(120, key.count)) }
    return EdgeLine(
      lines: lines, page: page, isTop: isTop, base: first.base, size: first.size, key: key, number: number(lines, page),
      isLabelled: FootLabel(first, of: text)?.isRaised ?? false, standsApart: standsApart)
  }

  /// The number at either end of a row. A word that could be a roman numeral is one only by itself or at the outer end.
  private func number(_ lines: [Int], _ page: Int) -> PageNumber? {
    var words: [[Unicode.Scalar]] = []
    for line in lines {
      for (position, word) in pages[page][line].words.enumerated() {
        let letters = text.letters[text.words[Int(word.index)].letters]
        if position > 0, !word.hasBlankBefore {
          words[words.count - 1] += letters
        } else {
          words.append(Array(letters))
        }
      }
    }
    func word(_ index: Int) -> PageNumber? { PageNumber(words[index][...]) }
    let isAlone = words.count <= 3
    let ends = [word(0), word(words.count - 1)].compactMap { $0 }
    if let arabic = ends.first(where: { !$0.isRoman }) { return arabic }
    // `– 12 –`, `Page 3 of 12`
    if isAlone, words.count == 3, let middle = word(1) { return middle }
    if words.count >= 2, words.count <= 5, let second = word(1), !second.isRoman { return second }
    return ends.first { number in
      let isSmall = number.label.unicodeScalars.allSatisfy(\.isLowercase)
      return words.count == 1 || isSmall && (isAlone || number.value > 1 && number.value < 100)
    }
  }

  // MARK: What repeats

  private struct Place: Hashable {
    var key: [UInt32]
    var height: Int
  }

  private struct Recurrence {
    var pages: [Int] = []
  }

  /// Marks the rows that are running heads and returns their pages.
  private mutating func take(_ edges: [EdgeLine]) -> [Int] {
    var offsets: [Int: [Int]] = [:]
    var recurrences: [Place: Recurrence] = [:]
    var slots: [Int: Int] = [:]
    for edge in edges {
      if let number = edge.number { offsets[Self.offset(number, edge.page), default: []].append(edge.page) }
      guard !edge.key.isEmpty else { continue }
      recurrences[Place(key: edge.key, height: edge.base / 400), default: Recurrence()].pages.append(edge.page)
    }
    var taken: [EdgeLine] = []
    var rest: [EdgeLine] = []
    for edge in edges {
      if isHead(edge, offsets, recurrences) { taken.append(edge) } else { rest.append(edge) }
    }
    for edge in taken { for near in -1...1 { slots[edge.base / 300 + near, default: 0] += 1 } }
    // A line of the same size at the height where half of the pages have their head is one too.
    for edge in rest where edge.standsApart && edge.key.count <= 90 {
      guard slots[edge.base / 300, default: 0] * 2 > edges.count, edges.count > 3,
        let like = taken.first(where: { abs($0.base - edge.base) <= 300 }), abs(like.size - edge.size) <= 60
      else { continue }
      taken.append(edge)
    }
    for edge in taken {
      for line in edge.lines where !isHead[edge.page][line] {
        isHead[edge.page][line] = true
        count += 1
      }
      guard let number = edge.number, numbers[edge.page] == nil else { continue }
      if offsets[Self.offset(number, edge.page), default: []].count > 1 || edge.key.isEmpty && edges.count == 1 {
        numbers[edge.page] = number
      }
    }
    return taken.map(\.page)
  }

  private static func offset(_ number: PageNumber, _ page: Int) -> Int {
    (number.value - page) * 2 + (number.isRoman ? 1 : 0)
  }

  private func isHead(_ edge: EdgeLine, _ offsets: [Int: [Int]], _ recurrences: [Place: Recurrence]) -> Bool {
    // A raised number and words at the foot are a note, however often it says the same.
    if !edge.isTop, edge.isLabelled, !edge.key.isEmpty { return false }
    let counts = edge.number.map { number in
      offsets[Self.offset(number, edge.page), default: []].contains { $0 != edge.page && abs($0 - edge.page) <= 8 }
    }
    if edge.key.isEmpty || edge.number?.isRoman == true && edge.key.count <= 7 {
      // A number alone: sure with a second one, and where it is the page's own.
      return edge.number.map { counts == true || $0.value == edge.page + 1 && edge.standsApart } ?? edge.standsApart
    }
    guard edge.key.count <= 110 else { return false }
    let height = edge.base / 400
    var near = 0
    for offset in -1...1 {
      let pages = recurrences[Place(key: edge.key, height: height + offset)]?.pages ?? []
      let place = pages.partitionIndex { $0 >= edge.page - 6 }
      near += pages[place...].prefix { $0 <= edge.page + 6 }.count { $0 != edge.page }
    }
    // A number that changes out of step with the pages is a note's.
    if !edge.isTop, counts == false { return false }
    if near > 0 { return edge.isTop || edge.standsApart || near > 2 && edge.key.count > 8 }
    // A title that changes with every page, beside the number of the page; at the foot that may be a note's.
    guard counts == true, let number = edge.number, edge.key.count <= 90 else { return false }
    let count = offsets[Self.offset(number, edge.page), default: []].count
    return count >= 3 && (edge.isTop || edge.standsApart && count * 3 >= pages.count)
  }
}
