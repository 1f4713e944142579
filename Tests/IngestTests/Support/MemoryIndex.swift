import DocumentModel

/// An index in memory that keeps what was committed apart from what was put.
final class MemoryIndex: UnitSink, CorpusLedger {
  struct Full: Error {}

  struct Content: Equatable {
    var documents: [String: DocumentEntry] = [:]
    var units: [String: [Unit]] = [:]
    var ledger: [String: LedgerEntry] = [:]
  }

  struct Encoder: UnitEncoder {
    struct Entry: Sendable {
      var document: DocumentEntry
      var units: [Unit]
    }

    func encode(_ document: DocumentEntry, units: [Unit]) throws -> Entry { Entry(document: document, units: units) }
  }

  let encoder = Encoder()
  private(set) var content = Content()
  private(set) var committed = Content()
  private(set) var report: IngestReport?
  private(set) var puts = 0
  private(set) var order: [String] = []
  /// Throws at the put after this many.
  var capacity = Int.max

  /// Drops what was not committed, as a killed process does.
  func lose() { content = committed }

  var ids: [String] { content.documents.keys.sorted() }

  func entry(forPath path: String) -> LedgerEntry? { content.ledger[path] }
  func entries() -> [LedgerEntry] { content.ledger.values.sorted { $0.path < $1.path } }
  func containsDocument(id: String) -> Bool { content.documents[id] != nil }

  func put(_ entry: Encoder.Entry, ledger: LedgerEntry) throws -> PendingWrite {
    guard puts < capacity else { throw Full() }
    puts += 1
    order.append(ledger.path)
    takeOut(ledger.path)
    content.documents[entry.document.id] = entry.document
    content.units[entry.document.id] = entry.units
    content.ledger[ledger.path] = ledger
    return .made
  }

  func put(_ ledger: LedgerEntry) -> PendingWrite {
    if ledger.state.documentID == nil || ledger.state.documentID != content.ledger[ledger.path]?.state.documentID {
      takeOut(ledger.path)
    }
    content.ledger[ledger.path] = ledger
    return .made
  }

  func remove(path: String) -> PendingWrite {
    takeOut(path)
    content.ledger[path] = nil
    return .made
  }

  func put(_ report: IngestReport) -> PendingWrite {
    self.report = report
    return .made
  }

  func commit() -> PendingWrite {
    committed = content
    return .made
  }

  func finish(isolation: isolated (any Actor)?) async {}

  private func takeOut(_ path: String) {
    guard let id = content.ledger[path]?.state.documentID else { return }
    content.documents[id] = nil
    content.units[id] = nil
  }
}

extension LedgerEntry.State {
  var documentID: String? { if case .indexed(let id, _) = self { id } else { nil } }
}
