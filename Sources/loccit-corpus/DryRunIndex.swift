import DocumentModel
import Search

/// What an ingest with `--dry-run` is given: what the index knows, read once, and nothing that could be written. It takes
/// no lock and makes no index where there is none.
struct DryRunIndex: UnitSink, CorpusLedger {
  let encoder = UnitTermsEncoder()
  private let all: [LedgerEntry]
  /// By the bytes of the path: two names that differ only in how their accents are composed are two files.
  private let byPath: [[UInt8]: LedgerEntry]
  private let ids: Set<String>

  /// Reads the ledger of the index at a path, which need not be there. Cost: linear in its files.
  init(path: String) throws {
    all = try Self.ledger(path)
    byPath = Dictionary(all.map { (Array($0.path.utf8), $0) }) { first, _ in first }
    ids = Set(all.compactMap(\.documentID))
  }

  private static func ledger(_ path: String) throws(IndexError) -> [LedgerEntry] {
    do throws(IndexError) {
      return try IndexReader(paths: [path]).ledger()
    } catch {
      guard error.code == .notFound else { throw error }
      return []
    }
  }

  func entry(forPath path: String) -> LedgerEntry? { byPath[Array(path.utf8)] }
  func entries() -> [LedgerEntry] { all }
  func containsDocument(id: String) -> Bool { ids.contains(id) }

  func put(_ entry: EncodedDocument, ledger: LedgerEntry) -> PendingWrite { .made }
  func put(_ ledger: LedgerEntry) -> PendingWrite { .made }
  func put(_ report: IngestReport) -> PendingWrite { .made }
  func remove(path: String) -> PendingWrite { .made }
  func commit() -> PendingWrite { .made }
  func finish(isolation: isolated (any Actor)?) async {}
}

extension LedgerEntry {
  /// The id of the document that the file became.
  var documentID: String? {
    if case .indexed(let id, _) = state { id } else { nil }
  }
}
