import DocumentModel

/// Ties markers to notes by their whole sequence.
///
/// Markers come in the order of their notes, so the best reading of a text is the heaviest chain of pairs (candidate, note)
/// with equal labels that rises in both: a longest-increasing-subsequence with weights. A year or a sum of money that
/// looks like a marker falls out because it does not fit between its neighbours; a restart of the numbering is one more
/// note with the same label.
enum NoteAligner {
  struct Link: Hashable, Sendable {
    /// An index among the candidates.
    var candidate: Int
    /// An index among the notes.
    var note: Int
    /// Whether it stands in the chain; a second marker of the same note, or one out of order, does not.
    var isInChain = true
  }

  /// A candidate as the aligner sees it.
  struct Sign: Hashable, Sendable {
    var key: LabelKey
    var position: Int
    /// What it is worth; never above 0 means never used.
    var weight: Double
    var rule: MarkerCandidate.Rule
  }

  /// A note as the aligner sees it: its label and where its marker may stand.
  struct Goal: Hashable, Sendable {
    var key: LabelKey
    var scope: Range<Int>
    var style: NoteLabel.Style
    /// The zone in which the note stands, which says what markers it takes.
    var zone: NoteZone
    /// Whether the note before it in its list has the same number: the marker belongs to the first of the two.
    var isRepeated = false

    /// What a note that finds its marker is worth beside the marker's own weight.
    var gain: Double { isRepeated ? 0.99 : 1 }

    func accepts(_ sign: Sign) -> Bool {
      scope.contains(sign.position) && sign.weight >= zone.least && zone.accepts(sign.rule, of: style)
    }
  }

  /// The pairs of the heaviest chain, in order. `signs` come in order of position, `goals` in order of their scopes' ends.
  /// Cost: n log n in the pairs of equal label, of which at most four million are tried.
  static func chain(_ signs: [Sign], _ goals: [Goal]) -> [Link] {
    var byKey: [LabelKey: [Int]] = [:]
    for (index, goal) in goals.enumerated() { byKey[goal.key, default: []].append(index) }
    let limit = max(16, min(512, 4_000_000 / max(1, signs.count)))
    var best = PrefixMaxima(count: goals.count)
    var nodes: [(link: Link, total: Double, previous: Int)] = []
    for (index, sign) in signs.enumerated() where sign.weight > 0 {
      guard let same = byKey[sign.key] else { continue }
      let first = same.partitionIndex { goals[$0].scope.upperBound > sign.position }
      // From the last note down, so that one candidate is never used twice in a chain.
      for note in same[first..<min(same.count, first + limit)].reversed()
      where goals[note].accepts(sign) {
        let previous = best.best(before: note)
        let total = sign.weight + goals[note].gain + (previous >= 0 ? nodes[previous].total : 0)
        nodes.append((Link(candidate: index, note: note), total, previous))
        best.raise(note, to: total, node: nodes.count - 1)
      }
    }
    var links: [Link] = []
    var node = best.best(before: goals.count)
    while node >= 0 {
      links.append(nodes[node].link)
      node = nodes[node].previous
    }
    return links.reversed()
  }
}

/// The best chain that ends before a note: a Fenwick tree of maxima.
private struct PrefixMaxima {
  private var totals: [Double]
  private var nodes: [Int]

  init(count: Int) {
    totals = [Double](repeating: -1, count: count + 1)
    nodes = [Int](repeating: -1, count: count + 1)
  }

  func best(before note: Int) -> Int {
    var index = note
    var total = -1.0
    var node = -1
    while index > 0 {
      if totals[index] > total {
        total = totals[index]
        node = nodes[index]
      }
      index -= index & -index
    }
    return node
  }

  mutating func raise(_ note: Int, to total: Double, node: Int) {
    var index = note + 1
    while index < totals.count {
      if totals[index] < total {
        totals[index] = total
        nodes[index] = node
      }
      index += index & -index
    }
  }
}
