/// A database of a shard, as far as merging asks.
struct PartSize: Hashable, Sendable {
  var name: String
  var entries: Int
  /// Entries that were taken out since it was written, whose room is not used.
  var lost: Int

  /// How many of a shard's parts are to be made one, counted from the youngest; 0 for none. One alone is made compact.
  ///
  /// A part is merged with all younger ones where these together have at least half as many entries: so there are few
  /// parts, and an entry is copied no more often than the shard has doubled since it came in.
  static func mergeable(_ parts: [PartSize]) -> Int {
    // What was taken out of the oldest is got rid of with everything else.
    if let oldest = parts.first, oldest.lost > oldest.entries / 2 + small { return parts.count }
    var younger = 0
    var count = 0
    for (age, part) in parts.reversed().enumerated() {
      if age > 0, part.entries <= max(younger * 2, small) { count = age + 1 }
      younger += part.entries
    }
    return count
  }

  /// Parts below this are merged whatever the others are: it takes some milliseconds.
  private static let small = 2_000
}
