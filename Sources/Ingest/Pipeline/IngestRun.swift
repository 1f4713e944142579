import Corpus
import DocumentModel

/// Reads a corpus into an index.
///
/// Files are read, understood and encoded by several tasks at once; their results are named and written by one, in order
/// of path, and the members of an archive in their order in it, so that one job and many give the same index.
public struct IngestRun: Sendable {
  private let options: IngestOptions
  private let fileReader: FileReader

  public init(_ options: IngestOptions, reader: DocumentReader) {
    self.options = options
    fileReader = FileReader(
      reader, metadata: options.metadata, language: options.language, maximumBytes: options.maximumFileSize)
  }

  /// Reads what changed since the last run and commits it.
  ///
  /// A file that cannot be read is a line of the report; only the index's own errors are thrown, and then what was
  /// committed before stays.
  ///
  /// - Parameters:
  ///   - listing: what is to be read; nil: what a walk finds now.
  ///   - index: used by the calling task alone.
  ///   - onEvent: told of every event, by the calling task.
  ///   - isCancelled: asked after every file; when it answers true, what is done is committed and the report says so.
  public func run<Index: UnitSink & CorpusLedger>(
    _ listing: CorpusListing? = nil, into index: Index, isolation: isolated (any Actor)? = #isolation,
    onEvent: @escaping (IngestEvent, IngestProgress) -> Void = { _, _ in }, isCancelled: () -> Bool = { false }
  ) async throws -> IngestReport {
    typealias Window = IngestWindow<Index.Encoder.Entry>
    var writer = IngestWriter(index: index, options: options, fileReader: fileReader, onEvent: onEvent)
    let listing = listing ?? options.walk.listing()
    try writer.begin(listing)
    var window = Window(listing.readingOrder, jobs: options.jobs)
    // Archives are unpacked by this task alone, member by member as the window takes them.
    var archives = ArchiveCursor(memberBytes: options.maximumFileSize)
    var isInterrupted = false
    // Only these go to the other tasks; the writer and its index stay here.
    let fileReader = fileReader
    let encoder = options.isDryRun ? nil : index.encoder
    try await withThrowingTaskGroup(of: Window.Event.self) { group in
      while !window.isDone {
        isInterrupted = isCancelled() || Task.isCancelled
        if isInterrupted { break }
        while let (place, file) = window.takeForReading() {
          switch try writer.plan(file) {
          case .known(let entry): window.finish(.known(entry), at: place)
          case .read(let unless):
            writer.willRead(file)
            window.start()
            let contents = file.member.map { archives.contents(of: file, member: $0) }
            group.addTask {
              .step(.read(await fileReader.read(file, contents: contents, unless: unless)), place: place)
            }
          }
        }
        while let (place, file, document, sha256) = window.takeForNaming() {
          let pending = try writer.named(document, file: file, sha256: sha256)
          window.start()
          group.addTask { .step(.encoded(pending.encoded(by: encoder)), place: place) }
        }
        while let (file, step) = window.takeForWriting() {
          if let write = try writer.write(step, of: file) {
            window.wait()
            group.addTask {
              try await write.value()
              return .written(bytes: file.bytes)
            }
          } else {
            window.wrote(file)
          }
          if let (commit, progress) = try writer.commitIfDue() {
            window.wait()
            group.addTask {
              try await commit.value()
              return .committed(progress)
            }
          }
        }
        if window.isWaiting, let event = try await group.next() {
          window.take(event)
          if case .committed(let progress) = event { writer.didCommit(progress) }
        }
      }
      group.cancelAll()
      if isInterrupted { try writer.commitRest() }
    }
    return try await writer.finish(isInterrupted: isInterrupted, isolation: isolation)
  }
}
