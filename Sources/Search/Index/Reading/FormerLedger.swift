import DocumentModel
import Xapian

/// What an index knows of its files, as far as it can still be read: of any version, and of a damaged one.
public struct FormerLedger: Sendable {
  /// In order of path.
  public private(set) var entries: [LedgerEntry] = []
  /// Whether every part of the index, and every entry in it, could be read.
  public private(set) var isComplete = true

  /// Reads the ledger of the index at `path`. Throws `notFound` where there is none, `foreign` for a database that was not
  /// made by loccit. Cost: linear in the files.
  public init(ofIndexAt path: String) throws(IndexError) {
    let folder = IndexFolder(path)
    let names: [String]
    do throws(IndexError) {
      names = try folder.generation()?.names ?? []
    } catch {
      names = folder.shardNames
      isComplete = false
    }
    if names.isEmpty, !folder.isDatabase {
      guard !folder.shardNames.isEmpty else { throw .notFound(path) }
      isComplete = false
    }
    for part in names.isEmpty ? [path] : names.map(folder.path(of:)) { try read(part) }
    entries.sort { $0.path < $1.path }
  }

  /// Reads what one database of an index knows.
  init(ofDatabaseAt path: String) {
    do throws(IndexError) { try read(path) } catch { isComplete = false }
    entries.sort { $0.path < $1.path }
  }

  private mutating func read(_ database: String) throws(IndexError) {
    let pairs: [(key: Term, value: [UInt8])]
    do throws(XapianError) {
      let database = try Database(paths: [database])
      let version = try database.metadata(Schema.Key.version)
      let isEmpty = try database.statistics().documents == 0
      if version.isEmpty, !isEmpty { throw XapianError(.version, Self.foreign) }
      pairs = try database.metadata(withPrefix: Term(Schema.Key.file))
    } catch {
      if error.message == Self.foreign { throw .foreign(database) }
      isComplete = false
      return
    }
    for pair in pairs {
      if let entry = try? LedgerRecord.decode(pair.value) { entries.append(entry) } else { isComplete = false }
    }
  }

  private static let foreign = "not made by loccit"
}
