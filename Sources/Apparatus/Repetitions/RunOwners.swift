/// Which candidates hold each run of three words, asked once for every run of a document.
///
/// Nearly every answer is that none does, so a run is looked up by its own bits in one array, without hashing it again.
struct RunOwners {
  private struct Slot {
    var hash = 0
    /// The place in `links` of the owner added last; -1 where the slot is free.
    var last = -1
    /// How many owners it has.
    var count = 0
    /// The block that asked for it last.
    var visitor = -1
  }

  private static let firstBits: UInt64 = 6
  private var slots = [Slot](repeating: Slot(), count: 1 << Int(firstBits))
  /// How many of a product's highest bits number the slots.
  private var bits = firstBits
  /// Drawn anew for every document, so that no document can be written whose runs all want one slot.
  private let multiplier = UInt64.random(in: 0...UInt64.max) | 1
  private var taken = 0
  /// Each owner of a run with the place of the one before it.
  private var links: [(owner: Int, next: Int)] = []

  /// A run that so many candidates share says nothing.
  private static let mostOwners = 16

  /// Adds an owner, all of whose runs come one after the other. False where it has the run already. Cost: constant.
  mutating func add(_ owner: Int, to hash: Int) -> Bool {
    if taken * 2 >= slots.count { grow() }
    let slot = slot(of: hash)
    let last = slots[slot].last
    if last >= 0, links[last].owner == owner { return false }
    if last < 0 { taken += 1 }
    links.append((owner, last))
    slots[slot] = Slot(hash: hash, last: links.count - 1, count: slots[slot].count + 1)
    return true
  }

  /// Calls `body` with every owner of a run but `block`, which asks; nothing where it has asked for the run before. The
  /// runs of a block come one after the other. Cost: constant.
  mutating func visit(_ hash: Int, from block: Int, _ body: (Int) -> Void) {
    let slot = slot(of: hash)
    guard slots[slot].last >= 0, slots[slot].count <= Self.mostOwners, slots[slot].visitor != block else { return }
    slots[slot].visitor = block
    var link = slots[slot].last
    while link >= 0 {
      if links[link].owner != block { body(links[link].owner) }
      link = links[link].next
    }
  }

  /// The slot in which a run stands, or the free one in which it would.
  private func slot(of hash: Int) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: hash) &* multiplier) >> (64 - bits))
    while slots[slot].last >= 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    bits += 1
    for entry in old where entry.last >= 0 { slots[slot(of: entry.hash)] = entry }
  }
}
