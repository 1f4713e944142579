import DocumentModel

/// Shows a unit or a document in its context: the answer to `show`.
public struct ContextFinder {
  private let reader: IndexReader

  public init(_ reader: IndexReader) { self.reader = reader }

  /// The unit or document with this id, with `blocks` blocks before and after it; of a document the first ones. nil where
  /// the index has no such id. A note, quotation or reference is shown with the passage that it belongs to. Cost: linear
  /// in what is returned.
  public func context(of id: String, blocks: Int = 2) throws -> ContextView? {
    let blocks = min(max(blocks, 0), 10_000)
    var name = id
    if let unitID = UnitID(id) {
      if let unit = try reader.unit(unitID) { return try context(of: unit, blocks: blocks) }
      if unitID.local == HitBuilder.titleName { name = unitID.document }
    }
    guard let document = try reader.document(id: name)?.document else { return nil }
    let units = try self.blocks(of: document.id, orders: 0..<(2 * blocks + 1))
    return try view(of: nil, in: document, units)
  }

  private func context(of unit: Unit, blocks: Int) throws -> ContextView? {
    guard let document = try reader.document(id: unit.id.document)?.document else { return nil }
    guard let block = try block(of: unit) else { return try view(of: unit, in: document, []) }
    let orders = max(0, block.order - blocks)..<(block.order + blocks + 1)
    return try view(of: unit, in: document, try self.blocks(of: document.id, orders: orders))
  }

  private func view(of unit: Unit?, in document: DocumentEntry, _ blocks: [Unit]) throws -> ContextView {
    var notes = try reader.hitNotes(of: blocks.flatMap(\.markers))
    // A note whose marker is missing is shown all the same.
    if let unit, unit.kind == .note, !notes.contains(where: { $0.id == unit.id }) {
      notes.append(
        HitNote(
          id: unit.id, label: unit.locator.note ?? "", text: unit.text, references: try reader.references(in: unit.id)))
    }
    return ContextView(
      document: document, unit: unit, blocks: blocks, notes: notes,
      attribution: Attribution.line(for: unit, in: document))
  }

  /// The block that a unit is or stands in: a reference stands in a note, and that belongs to a passage.
  private func block(of unit: Unit) throws -> Unit? {
    var current = unit
    for _ in 0..<4 {
      if current.kind.isBlock { return current }
      guard let id = current.note ?? current.passage, id != current.id, let next = try reader.unit(id) else { break }
      current = next
    }
    return nil
  }

  private func blocks(of document: String, orders: Range<Int>) throws -> [Unit] {
    try reader.units(ofDocument: document, orders: orders).filter(\.kind.isBlock)
  }
}

extension Unit.Kind {
  /// Whether its units are blocks of the text, and not parts of one or what stands outside it.
  fileprivate var isBlock: Bool { self == .passage || self == .heading || self == .caption }
}
