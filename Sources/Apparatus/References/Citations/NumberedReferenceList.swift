import DocumentModel

/// A list of references whose entries bear numbers that count up.
struct NumberedReferenceList: Sendable {
  /// The ids of the entries' references by their numbers.
  private(set) var entries: [Int: String] = [:]
  /// The blocks from its first entry to its last.
  private(set) var blocks: ClosedRange<Int>
  private var last: Int

  /// The lists of a document in order. `references` are its references so far. Cost: linear.
  static func lists(in document: Document, references: [Reference]) -> [NumberedReferenceList] {
    var ids: [Int: String] = [:]
    for reference in references where reference.note == nil && ids[reference.block] == nil {
      ids[reference.block] = reference.id
    }
    var lists: [NumberedReferenceList] = []
    var style: NoteLabel.Style?
    for block in document.blocks where block.kind == .referenceEntry {
      guard let id = ids[block.index],
        let label = NoteLabelReader.label(
          in: document.text.scalars, at: block.range.lowerBound, limit: block.range.upperBound),
        let number = label.key.number, label.range.upperBound < block.range.upperBound, number < 1400
      else { continue }
      if let open = lists.indices.last, style == label.style, number > lists[open].last,
        number <= lists[open].last + 5
      {
        lists[open].add(number, id, block: block.index)
      } else {
        lists.append(NumberedReferenceList(number, id, block: block.index))
        style = label.style
      }
    }
    return lists.filter { $0.entries.count > 1 || $0.entries[1] != nil }
  }

  private init(_ number: Int, _ id: String, block: Int) {
    entries = [number: id]
    blocks = block...block
    last = number
  }

  private mutating func add(_ number: Int, _ id: String, block: Int) {
    entries[number] = id
    blocks = blocks.lowerBound...max(blocks.upperBound, block)
    last = number
  }
}

/// The numbered lists of a document, by the numbers in them.
struct NumberedReferenceLists: Sendable {
  let lists: [NumberedReferenceList]
  /// For each number the lists that hold it, in order.
  private let holders: [Int: [Int]]

  /// Cost: linear in the entries.
  init(_ lists: [NumberedReferenceList]) {
    self.lists = lists
    var holders: [Int: [Int]] = [:]
    for (index, list) in lists.enumerated() {
      for number in list.entries.keys { holders[number, default: []].append(index) }
    }
    self.holders = holders
  }

  /// The entries that a number in a block may mean: the one of the next list after it, or of the last; two where that
  /// list is followed at once by another with this number. Cost: logarithmic.
  func entries(of number: Int, from block: Int) -> [String] {
    guard let holders = holders[number], let last = holders.last else { return [] }
    let place = holders.partitionIndex { lists[$0].blocks.lowerBound > block }
    let first = place < holders.count ? holders[place] : last
    var found = [first]
    if place + 1 < holders.count, holders[place + 1] == first + 1,
      lists[first + 1].blocks.lowerBound - lists[first].blocks.upperBound <= 2
    {
      found.append(first + 1)
    }
    return found.compactMap { lists[$0].entries[number] }
  }
}
