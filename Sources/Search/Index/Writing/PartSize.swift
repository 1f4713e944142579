/// A database of a shard, as far as merging asks.
struct PartSize: Hashable, Sendable {
  var name: String
  var entries: Int
  /// Entries that were taken out since it was written, whose room is not used.
  var lost: Int

  /// How many of a shard's parts are to be made one, counted from the youngest; 0 for none. One alone is made compact.
  ///
  /// A part is merged with all younger ones where these together have at least half as many entries: so there are few
  /// parts, and an entry is copied no more often than the shard has doubled since it came in. Where little has come in, it
  /// waits for more of its like: a run that adds one document would take twice as long.
  static func mergeable(_ parts: [PartSize]) -> Int {
    // What was taken out of the oldest is got rid of with everything else.
    if let oldest = parts.first, oldest.lost > oldest.entries / 2 + small { return parts.count }
    var younger = 0
    var count = 0
    for (age, part) in parts.reversed().enumerated() {
      if age > 0, part.entries <= max(younger * 2, small) { count = age + 1 }
      younger += part.entries
    }
    let merged = parts.suffix(count)
    let added = merged.dropFirst().reduce(0) { $0 + $1.entries }
    return added < small && count < patience && merged.first?.entries != 0 ? 0 : count
  }

  /// Parts below this are merged whatever the others are.
  private static let small = 2_000
  /// As many small parts are not left as they are: each costs a search some tenths of a millisecond.
  private static let patience = 4
}
