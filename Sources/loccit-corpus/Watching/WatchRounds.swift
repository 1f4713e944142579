import ArgumentParser
import Commands
import Corpus
import DocumentModel
import Ingest
import Rendering
import Search
import Watching

/// `ingest --watch`: looks, takes in what is new, waits until something changes, and looks again.
///
/// What changes only wakes it; what is new is told by comparing the walk with the one before. So an event that is lost,
/// late or misleading costs a look and never a document. The index is open, and locked, only while it is written.
struct WatchRounds {
  let walk: CorpusWalk
  let indexPath: String
  let output: PlainOutput

  /// Where not every folder can be watched, one looks at all of them that often.
  private static let patrol = Duration.seconds(60)
  /// Where another process writes, one tries again that often.
  private static let patience = Duration.seconds(1)

  /// Returns once it is interrupted; everything is committed then. Throws what `ingest` throws, but from the second round on
  /// waits for another writer to end.
  ///
  /// - Parameter ingest: takes in a listing; the second word says whether it is the first.
  func run(_ ingest: (CorpusListing, Bool) async throws -> IngestReport) async throws {
    let watcher: FolderWatcher
    do {
      watcher = try FolderWatcher()
    } catch {
      throw ReportedError(
        code: "watch-failed", message: "Nothing can be watched: \(error.message).", hint: error.remedy)
    }
    let scope = WatchScope(walk)
    var debounce = Debounce()
    var known: CorpusListing?
    while !Interruption.wasAsked {
      let listing = look(watcher, scope)
      if let changes = changes(in: listing, since: known) {
        guard let report = try await whenFree(isFirst: known == nil, { try await ingest(changes, known == nil) }) else {
          return
        }
        tell(report, isFirst: known == nil)
        if report.interrupted { return }
        if known == nil { tellOfWatching(watcher) }
        known = listing.forgetting(report.failed)
        if CorpusListing.isUnfinished(report) { debounce.note(at: .now) }
      }
      wait(watcher, scope, &debounce)
    }
  }

  /// Walks the corpus with every folder watched before it is looked into, so that nothing slips between.
  private func look(_ watcher: FolderWatcher, _ scope: WatchScope) -> CorpusListing {
    watcher.forgetRefusals()
    for folder in scope.parents { watcher.watch(folder) }
    let listing = walk.listing(onFolder: watcher.watch)
    // A folder that holds an index was looked into and passed over: what is written there wakes nobody.
    watcher.keep(only: listing.visited.union(scope.parents))
    return listing
  }

  /// What is to be taken in; everything where there is no index, though there may have been one.
  private func changes(in listing: CorpusListing, since known: CorpusListing?) -> CorpusListing? {
    guard let known, (try? IndexReader(paths: [indexPath])) != nil else { return listing }
    return listing.changes(since: known)
  }

  /// Runs `round`; while another process writes, waits. Nil where it is interrupted meanwhile.
  private func whenFree(
    isFirst: Bool, _ round: () async throws -> IngestReport
  ) async throws -> IngestReport? {
    var isTold = false
    while true {
      do {
        return try await round()
      } catch let error as IndexError where error.code == .locked && !isFirst {
        if !isTold { output.output.remark("\(error.message) This waits for it to end.") }
        isTold = true
        guard !Interruption.sleep(Self.patience) else { return nil }
      }
    }
  }

  /// Waits until changes have come and it is quiet, or it is interrupted.
  private func wait(_ watcher: FolderWatcher, _ scope: WatchScope, _ debounce: inout Debounce) {
    let patrol = watcher.refused.isEmpty ? nil : ContinuousClock.now + Self.patrol
    while !Interruption.wasAsked, !debounce.take(at: .now) {
      if let patrol, patrol <= .now { return }
      let deadline = [debounce.due, patrol].compactMap { $0 }.min()
      let changes = watcher.wait(until: deadline, orReadable: Interruption.descriptor)
      if changes.contains(where: { scope.concerns($0.name, in: $0.folder) }) { debounce.note(at: .now) }
    }
  }

  // MARK: What is said

  private func tell(_ report: IngestReport, isFirst: Bool) {
    if output.format != .text || isFirst && !output.output.quiet { return Console.output(output.printer.print(report)) }
    guard !isFirst else { return }
    let counts = [
      (report.added, "added"), (report.updated, "updated"), (report.removed, "removed"),
      (report.failed.count, "failed"),
    ]
    let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    output.output.remark(told.isEmpty ? "nothing to take in" : told.joined(separator: ", "))
    for failure in report.failed {
      output.output.remark("failed \(TextStyle.name(failure.path)): \(TextStyle.name(failure.message))")
    }
  }

  private func tellOfWatching(_ watcher: FolderWatcher) {
    output.output.remark("watching \(amount(watcher.count, "folder")); Ctrl-C ends it")
    guard let (folder, error) = watcher.refused.min(by: { $0.key < $1.key }) else { return }
    let others = watcher.refused.count - 1
    let more = others > 0 ? " and \(amount(others, "other"))" : ""
    output.output.remark(
      "\(TextStyle.name(folder))\(more) cannot be watched (\(error.message)); they are looked at once a minute"
        + (error.remedy.map { ". To watch more: \($0)" } ?? ""))
  }

  private func amount(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
