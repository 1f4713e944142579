import DocumentModel
import Rendering
import Search

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the index would hold of a document: written to an index of its own and read back, so that nothing is left out.
enum TermListing {
  /// Every unit with its terms and how often each occurs. Cost: that of writing a small index.
  static func text(of document: DocumentEntry, units: [Unit]) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "loccit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "index").path
    let writer = try IndexWriter(path: path, shardCount: 1)
    let ledger = LedgerEntry(
      path: document.path, size: 0, modified: 0, sha256: "", analysis: "",
      state: .indexed(documentID: document.id, added: ""))
    try writer.put(try writer.encoder.encode(document, units: units), ledger: ledger)
    try await writer.commit().value()
    let reader = try IndexReader(paths: [path])
    var text = ""
    for unit in units {
      text += "\(unit.id)\n"
      for term in try reader.terms(of: unit.id) {
        text += "    \(TextStyle.plain(term.term.description)) \(term.count)\n"
      }
    }
    return text
  }
}
