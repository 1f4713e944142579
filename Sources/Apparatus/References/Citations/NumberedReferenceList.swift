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

  /// The entries that a number in a block may mean: the one of the next list after it, or of the last; several where
  /// that list is followed at once by another with this number. Cost: linear in the lists.
  static func entries(of number: Int, from block: Int, in lists: [NumberedReferenceList]) -> [String] {
    let next = lists.partitionIndex { $0.blocks.lowerBound > block }
    let holding = lists.indices.filter { lists[$0].entries[number] != nil }
    guard let first = holding.first(where: { $0 >= next }) ?? holding.last else { return [] }
    var found = [first]
    while let index = found.last, index + 1 < lists.count, lists[index + 1].entries[number] != nil,
      lists[index + 1].blocks.lowerBound - lists[index].blocks.upperBound <= 2
    {
      found.append(index + 1)
    }
    return found.compactMap { lists[$0].entries[number] }
  }
}
