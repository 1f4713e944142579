#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Which state an index is in: two stamps are equal only where nothing was written between them.
///
/// Xapian gives every commit of a database a number, which stands in a small file beside its tables.
struct IndexStamp: Equatable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The state of an index now; nil where one of its databases is not as it should be. Opens no database.
  init?(_ folder: IndexFolder, _ generation: IndexFolder.Generation) {
    var writer = RecordWriter()
    writer.write(Schema.version)
    for name in generation.names {
      let database = folder.path(of: name)
      guard let version = SideFile.contents(of: "\(database)/\(IndexFolder.databaseName)") else { return nil }
      writer.write(name)
      writer.write(version)
      for table in ["postlist", "docdata", "termlist"] {
        var status = stat()
        // A compact database has all it needs in fewer.
        writer.write(stat("\(database)/\(table).glass", &status) == 0 ? Int(status.st_size) : -1)
      }
    }
    bytes = writer.bytes
  }
}
