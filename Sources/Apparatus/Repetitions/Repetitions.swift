import DocumentModel

/// Finds blocks that say again what stands elsewhere: a caption printed twice, a pull quote.
///
/// A pull quote repeats a sentence of the body word for word, in part or with small changes. It is found by its runs of
/// three words: enough of them in one longer paragraph, and it says nothing of its own.
struct Repetitions {
  private let text: BlockText
  /// The share of three-word runs that another paragraph must hold: where the block ends like a pull quote, without a
  /// full stop, and where it ends like a sentence.
  private static let openShare = 0.55
  private static let closedShare = 0.85

  /// A reworded one, without a full stop, holds some runs as they are and nearly all the words that carry the sense.
  private static let rewordedShare = 0.2

  /// Cost: linear in the text where there are short blocks to compare, else in the blocks.
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock]) {
    let reader = Repetitions(text: text)
    reader.readPrintedTwice(&blocks)
    reader.readPullQuotes(&blocks)
  }

  // MARK: Printed twice

  private func readPrintedTwice(_ blocks: inout [DraftBlock]) {
    var previous: Int?
    for index in blocks.indices
    where !text.isNote[index] && blocks[index].foot == nil && blocks[index].kind != .navigation {
      defer { previous = index }
      guard let before = previous, isCandidate(blocks[index]), isCandidate(blocks[before]) else { continue }
      guard blocks[index].range.count >= 24, isSame(index, before), text.wordCount(index, limit: 120) < 120 else {
        continue
      }
      blocks[index].repeats = blocks[before].repeats ?? before
      if !text.endsSentence(index) || blocks[before].kind == .caption {
        blocks[before].kind = .caption
        blocks[index].kind = .caption
      }
    }
  }

  private func isCandidate(_ block: DraftBlock) -> Bool {
    block.kind == .caption || block.kind == .paragraph || block.kind == .standfirst
  }

  private func isSame(_ left: Int, _ right: Int) -> Bool {
    let a = text.draft.text[text.core(left)].lazy.filter { $0.isLetter || $0.isASCIIDigit }
    let b = text.draft.text[text.core(right)].lazy.filter { $0.isLetter || $0.isASCIIDigit }
    return a.elementsEqual(b)
  }

  // MARK: Pull quotes

  private func readPullQuotes(_ blocks: inout [DraftBlock]) {
    let candidates = blocks.indices.filter { isPullCandidate($0, blocks[$0]) }
    guard !candidates.isEmpty, candidates.count < 2000 else { return }
    var owners = RunOwners()
    var runs: [Int: Int] = [:]
    for index in candidates {
      for hash in WordRuns.hashes(text.draft, text.core(index)) where owners.add(index, to: hash) {
        runs[index, default: 0] += 1
      }
    }
    var best: [Int: (share: Double, block: Int)] = [:]
    // By owner: how many runs the paragraph at hand shares with it.
    var counts = [Int](repeating: 0, count: blocks.count)
    var met: [Int] = []
    for index in blocks.indices
    where blocks[index].kind == .paragraph && !text.isNote[index] && blocks[index].foot == nil {
      for hash in WordRuns.hashes(text.draft, text.core(index)) {
        owners.visit(hash, from: index) { owner in
          if counts[owner] == 0 { met.append(owner) }
          counts[owner] += 1
        }
      }
      for owner in met where blocks[index].range.count > blocks[owner].range.count * 5 / 4 {
        let share = Double(counts[owner]) / Double(max(1, runs[owner] ?? 1))
        if share > best[owner]?.share ?? 0 { best[owner] = (share, index) }
      }
      for owner in met { counts[owner] = 0 }
      met.removeAll(keepingCapacity: true)
    }
    for (owner, match) in best {
      guard blocks[owner].kind != .pullQuote else {
        if match.share >= Self.rewordedShare { blocks[owner].repeats = match.block }
        continue
      }
      let isOpen = !text.endsSentence(owner)
      guard match.share >= (isOpen ? Self.openShare : Self.closedShare) || isOpen && isReworded(owner, match) else {
        continue
      }
      blocks[owner].kind = .pullQuote
      blocks[owner].repeats = match.block
    }
  }

  /// Whether a line says in other words what a paragraph says: the words that carry the sense stand in it in the same
  /// order, and the line is no heading over it.
  private func isReworded(_ index: Int, _ match: (share: Double, block: Int)) -> Bool {
    guard match.share >= Self.rewordedShare, match.block != index + 1 else { return false }
    let own = SenseWords.stems(text.words(index, limit: 70))
    guard own.count >= 6 else { return false }
    let heads = WordHeads(of: own)
    let other = text.wordRanges(in: text.core(match.block), limit: 600).map { text.draft.text[$0] }
      .filter(heads.mayHold).map(Folding.string(of:))
    return SenseWords.inOrder(own, SenseWords.stems(other)) * 4 >= own.count * 3
  }

  /// A short paragraph that stands alone, of a sentence or two, without marker.
  private func isPullCandidate(_ index: Int, _ block: DraftBlock) -> Bool {
    guard !text.isNote[index], block.foot == nil else { return false }
    // One that the format states only wants its source; one that repeats nothing is a remark of the editor's.
    if block.kind == .pullQuote { return block.repeats == nil && block.range.count <= 2000 }
    guard block.kind == .paragraph, !block.isStated else { return false }
    guard block.range.count >= 40, block.range.count <= 480, !text.endsWithMarker(index) else { return false }
    let words = text.wordCount(index, limit: 71)
    guard words >= 8, words <= 70 else { return false }
    guard let last = text.last(index), last != ":", last != ",", last != ";" else { return false }
    return true
  }
}
