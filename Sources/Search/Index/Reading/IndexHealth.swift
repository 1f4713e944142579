import DocumentModel
import Xapian

/// Looks through an index for damage: the answer to `doctor`.
public enum IndexHealth {
  /// What was found, one line for each thing looked at. Cost: linear in the index, every record of which is read.
  public static func checks(ofIndexAt path: String, timeout: UInt32 = 10_000) -> [HealthCheck] {
    do throws(IndexError) {
      let reader = try IndexReader(paths: [path], timeout: timeout)
      var checks = [HealthCheck(name: "index", state: .ok, message: "\(path), schema \(Schema.version)")]
      checks += try tables(path)
      checks.append(try units(reader))
      checks.append(try ledger(reader))
      return checks
    } catch {
      // One that was never made is not damaged, nor is one that is out of reach.
      let state: HealthCheck.State = error.code == .notFound || error.isUnavailability ? .warning : .error
      return [HealthCheck(name: "index", state: state, message: error.message, remedy: error.remedy)]
    }
  }

  /// What makes one shard of an index unusable; nil for a sound one. Throws `unknownSchema`. Cost: linear in it, every
  /// record of which is read.
  static func fault(ofShard path: String) throws(IndexError) -> String? {
    do throws(IndexError) {
      if let fault = tableFault(path) { return fault }
      let reader = try IndexReader(paths: [path])
      return try [units(reader), ledger(reader)].first { $0.state == .error }?.message
    } catch {
      guard error.code == .unknownSchema else { return error.message }
      throw error
    }
  }

  /// Whether the tables of each shard are whole, as the database itself checks them; nothing for a remote index.
  private static func tables(_ path: String) throws(IndexError) -> [HealthCheck] {
    let folder = IndexFolder(path)
    guard folder.hasStub else { return [] }
    for name in try folder.generation()?.names ?? [] {
      guard let fault = tableFault(folder.path(of: name)) else { continue }
      let error = IndexError.damaged(path, "its part \(name): \(fault)")
      return [HealthCheck(name: "tables", state: .error, message: error.message, remedy: error.remedy)]
    }
    return [HealthCheck(name: "tables", state: .ok, message: "the tables are whole")]
  }

  private static func tableFault(_ database: String) -> String? {
    do throws(XapianError) {
      let faults = try Database.faults(at: database)
      guard faults == 0 else { return "\(faults) faults in its tables" }
      // Xapian can search without it, and does not miss it before it writes.
      if IndexFolder(database).hasTermLists { return nil }
      let documents = try Database(paths: [database]).statistics().documents
      return documents == 0 ? nil : "its term lists are missing"
    } catch {
      return error.message
    }
  }

  /// Every document's units can be read, are as many as it says, and lead to units that are there.
  private static func units(_ reader: IndexReader) throws(IndexError) -> HealthCheck {
    var count = 0
    for summary in try reader.documents() {
      let units = try reader.units(ofDocument: summary.document.id)
      let expected = summary.units.values.reduce(0, +)
      guard units.count == expected else {
        return HealthCheck(
          name: "units", state: .error,
          message: "\(summary.document.id) has \(units.count) units and should have \(expected).",
          remedy: "loccit ingest --force \(summary.document.path)")
      }
      let ids = Set(units.map(\.id))
      let edges = units.flatMap { [$0.passage, $0.note, $0.repeats, $0.reference?.target].compactMap { $0 } }
      if let lost = edges.first(where: { !ids.contains($0) }) {
        return HealthCheck(
          name: "units", state: .error, message: "\(summary.document.id) refers to \(lost), which is not there.",
          remedy: "loccit ingest --force \(summary.document.path)")
      }
      count += units.count
    }
    return HealthCheck(name: "units", state: .ok, message: "\(count) units can be read")
  }

  /// Every file of the ledger that became a document has it.
  private static func ledger(_ reader: IndexReader) throws(IndexError) -> HealthCheck {
    let entries = try reader.ledger()
    for entry in entries {
      guard case .indexed(let id, _) = entry.state else { continue }
      if try reader.document(id: id)?.document.path != entry.path {
        return HealthCheck(
          name: "files", state: .error, message: "The document \(id) of \(entry.path) is not there.",
          remedy: "loccit ingest --force \(entry.path)")
      }
    }
    let failed = entries.count { if case .failed = $0.state { true } else { false } }
    guard failed == 0 else {
      return HealthCheck(
        name: "files", state: .warning, message: "\(failed) of \(entries.count) files could not be read",
        remedy: "loccit status names them")
    }
    return HealthCheck(name: "files", state: .ok, message: "\(entries.count) files are known")
  }
}
