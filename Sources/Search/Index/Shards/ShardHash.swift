/// Which shard a file's document and ledger entry go to.
enum ShardHash {
  /// The same for a path on every machine and in every version. Not the hash by which terms are cut, so that the terms of
  /// one shard are as evenly spread as those of all.
  static func shard(ofPath path: String, of count: Int) -> Int {
    // The upper bits of FNV-1a are the well-mixed ones.
    Int((BoundedTerm.hash(path.utf8) >> 32) % UInt64(max(count, 1)))
  }
}
