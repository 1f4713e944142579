import Xapian

/// Checks that a database holds what this program understands.
enum SchemaVersion {
  /// Throws `unknownSchema` for another version, `foreign` for a database that holds something else. Says whether the
  /// database is new: empty and without version.
  static func check(_ database: Database, path: String) throws(IndexError) -> Bool {
    try IndexError.at(path) {
      let found = String(decoding: try database.metadata(Schema.Key.version), as: UTF8.self)
      if found == String(Schema.version) { return false }
      if !found.isEmpty { throw IndexError.unknownSchema(path, found: found) }
      if try database.statistics().documents > 0 { throw IndexError.foreign(path) }
      return true
    }
  }

  /// Throws for a folder that is itself a database: an index of a version before there were shards, or something else.
  static func checkIsNoDatabase(_ folder: IndexFolder) throws(IndexError) {
    guard folder.isDatabase, !folder.hasStub else { return }
    try IndexError.at(folder.path) {
      // An empty one that is not ours may become anything.
      if try check(try Database(paths: [folder.path]), path: folder.path) { throw IndexError.foreign(folder.path) }
    }
    throw .oldLayout(folder.path)
  }
}
