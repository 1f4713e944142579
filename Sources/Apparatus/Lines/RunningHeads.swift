import DocumentModel

/// Finds what repeats at the head and the foot of pages: titles, authors, page numbers.
struct RunningHeads: Sendable {
  /// Whether each line is a running head.
  var isHead: [Bool]
  /// The number printed on a page, by the page's index.
  var labels: [Int: String] = [:]
  var count: Int { isHead.count { $0 } }

  /// A line at the edge of a page, as it is compared.
  private struct Edge {
    var line: Int
    var page: Int
    var isTop: Bool
    /// Its letters without digits, folded: equal on every page that bears the same head.
    var key: [UInt32]
    /// The number that stands first or last on it, and its letters.
    var number: Int?
    var label: String
    /// Whether a wide gap parts the number from the words.
    var hasGap: Bool
    /// Whether a blank line parts it from the text.
    var standsApart: Bool
    var endsSentence: Bool
  }

  /// Cost: linear in the lines at the edges of pages; at most three lines at each edge are taken.
  init(of lines: [Line], source: [Unicode.Scalar]) {
    isHead = [Bool](repeating: false, count: lines.count)
    guard let last = lines.last, last.page > 0 else { return }
    var pages = [Range<Int>](repeating: 0..<0, count: last.page + 1)
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, lines[end].page == lines[start].page { end += 1 }
      pages[lines[start].page] = start..<end
      start = end
    }
    for _ in 0..<3 {
      let edges = edges(pages, lines, source)
      let taken = take(edges, pageCount: pages.count)
      guard taken > 0 else { break }
    }
    keepTitle(lines, source)
  }

  /// The words that later pages repeat at their heads are the title where they open the document right above its text.
  private mutating func keepTitle(_ lines: [Line], _ source: [Unicode.Scalar]) {
    guard let first = lines.firstIndex(where: { !$0.isBlank }), isHead[first],
      Self.pageNumber(lines[first], source).0 == nil,
      let next = lines[(first + 1)...].firstIndex(where: { !$0.isBlank }), !isHead[next],
      lines[next].page == lines[first].page
    else { return }
    // Another short line alone would be the title, and this one the name of a journal.
    let isText = lines[next].content.count > 60 || next + 1 < lines.count && !lines[next + 1].isBlank
    if isText { isHead[first] = false }
  }

  private func edges(_ pages: [Range<Int>], _ lines: [Line], _ source: [Unicode.Scalar]) -> [Edge] {
    var edges: [Edge] = []
    for (page, range) in pages.enumerated() {
      let open = range.first { !lines[$0].isBlank && !isHead[$0] }
      let close = range.last { !lines[$0].isBlank && !isHead[$0] }
      guard let open, let close else { continue }
      let opensApart = open + 1 >= range.upperBound || lines[open + 1].isBlank
      edges.append(Self.edge(lines[open], at: open, page: page, isTop: true, standsApart: opensApart, source))
      guard close != open else { continue }
      let closesApart = lines[close - 1].isBlank
      edges.append(Self.edge(lines[close], at: close, page: page, isTop: false, standsApart: closesApart, source))
    }
    return edges
  }

  private static func edge(
    _ line: Line, at index: Int, page: Int, isTop: Bool, standsApart: Bool, _ source: [Unicode.Scalar]
  ) -> Edge {
    var key: [UInt32] = []
    key.reserveCapacity(min(160, line.content.count))
    for scalar in source[line.content].prefix(160) where scalar.isLetter {
      key.append(scalar.value >= 0x41 && scalar.value <= 0x5A ? scalar.value + 0x20 : scalar.value)
    }
    let (number, label, hasGap) = pageNumber(line, source)
    return Edge(
      line: index, page: page, isTop: isTop, key: key, number: number, label: label, hasGap: hasGap,
      standsApart: standsApart, endsSentence: line.content.last.map { source[$0] == "." } ?? false)
  }

  /// A number that opens or closes the line, between dashes or alone.
  private static func pageNumber(_ line: Line, _ source: [Unicode.Scalar]) -> (Int?, String, Bool) {
    let letters = source[line.content]
    guard let start = letters.firstIndex(where: { !divides($0) }),
      let last = letters.lastIndex(where: { !divides($0) })
    else { return (nil, "", false) }
    let first = letters[start..<(letters[start...].firstIndex(where: divides) ?? letters.endIndex)]
    let isAlone = first.endIndex == last + 1
    let final = isAlone ? first : letters[((letters[..<last].lastIndex(where: divides) ?? start - 1) + 1)...last]
    for word in [first, final] {
      guard let (value, end) = NoteLabelReader.digits(in: source, at: word.startIndex, limit: word.endIndex),
        end == word.endIndex
      else { continue }
      let after = end + 2 < line.content.upperBound && source[end..<end + 3].allSatisfy(\.isBlank)
      let start = word.startIndex
      let before = start - 3 >= line.content.lowerBound && source[(start - 3)..<start].allSatisfy(\.isBlank)
      return (value, String(scalars: word), after || before)
    }
    if isAlone, let value = romanNumber(first) { return (value, String(scalars: first), false) }
    return (nil, "", false)
  }

  private static func divides(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isBlank || scalar.isDash || scalar == "|" || scalar == "[" || scalar == "]"
  }

  /// Small roman numerals of three digits at most: the pages of a preface.
  static func romanNumber(_ word: ArraySlice<Unicode.Scalar>) -> Int? {
    guard word.count <= 7, word.allSatisfy(\.isLowercase) else { return nil }
    return RomanNumeral.value(of: word).flatMap { $0 < 400 ? $0 : nil }
  }

  /// How often a line recurs at one edge, and over which pages.
  private struct Recurrence {
    var count = 0
    var first = 0
    var last = 0
    var number: Int?
    /// Whether the number on it is another one each time.
    var changes = false
    /// Whether it stands on a good part of the pages between its first and its last.
    func isDense(_ share: Int) -> Bool { count > 1 && count * share >= last - first + 1 }
  }

  private struct Place: Hashable {
    var key: [UInt32]
    var isTop: Bool
  }

  private mutating func take(_ edges: [Edge], pageCount: Int) -> Int {
    var offsets: [Int: Int] = [:]
    var ids: [Place: Int] = [:]
    var recurrences: [Recurrence] = []
    // For each edge the place of its recurrence.
    var places = [Int?](repeating: nil, count: edges.count)
    for (index, edge) in edges.enumerated() {
      if let number = edge.number { offsets[number - edge.page, default: 0] += 1 }
      guard !edge.key.isEmpty else { continue }
      let id = ids[Place(key: edge.key, isTop: edge.isTop), default: recurrences.count]
      if id == recurrences.count {
        ids[Place(key: edge.key, isTop: edge.isTop)] = id
        recurrences.append(Recurrence(first: edge.page, number: edge.number))
      }
      if edge.number != recurrences[id].number { recurrences[id].changes = true }
      recurrences[id].count += 1
      recurrences[id].last = edge.page
      places[index] = id
    }
    var taken = 0
    for (edge, place) in zip(edges, places) where !isHead[edge.line] {
      let counts = edge.number.map { offsets[$0 - edge.page, default: 0] > 1 } ?? false
      let recurrence = place.map { recurrences[$0] } ?? Recurrence()
      // The last line of a page's notes may recur as well, where they cite one book again and again: at the foot it must
      // stand apart and be no sentence, or stand on most pages.
      let isDense = recurrence.isDense(edge.isTop || edge.standsApart ? 4 : 2)
      let isOften =
        recurrence.count * 3 >= pageCount * 2 && !(edge.endsSentence && edge.number != nil && edge.key.count < 12)
      let isSure = edge.isTop || edge.standsApart && !edge.endsSentence || isOften
      let isHeadLine: Bool
      if edge.key.isEmpty {
        isHeadLine = counts
      } else if edge.key.count > 90 {
        isHeadLine = false
      } else if edge.hasGap, let number = edge.number {
        // A page number far from its words: sure with a second one, and where it is the page's own.
        isHeadLine = counts || number == edge.page + 1
      } else if counts {
        isHeadLine = isDense && isSure && recurrence.count > (edge.isTop ? 1 : 2)
      } else {
        // A number that changes out of step with the pages is a note's.
        isHeadLine = isDense && isSure && recurrence.count > 2 && (edge.isTop || !recurrence.changes)
      }
      guard isHeadLine else { continue }
      isHead[edge.line] = true
      taken += 1
      if edge.number != nil, counts || edge.hasGap, labels[edge.page] == nil { labels[edge.page] = edge.label }
    }
    return taken
  }
}
