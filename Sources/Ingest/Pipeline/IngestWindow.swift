import Corpus
import DocumentModel

/// The files of an ingest that are under way: those that are read, those that have their id, those that are written.
///
/// Three places move through the list in order: files are taken for reading at the first, documents get their ids at the
/// second, and are handed to the index at the third, which writes them in the background. Between the first place and
/// what is written lie no more files and bytes than the limits.
struct IngestWindow<Encoding: Sendable> {
  /// What came back for a file, in one of two steps.
  enum Step: Sendable {
    case known(LedgerEntry)
    case read(FileReader.Reading)
    case encoded(EncodedDocument<Encoding>)
  }

  /// What a task of the run has done.
  enum Event: Sendable {
    case step(Step, place: Int)
    /// A file of so many bytes is written.
    case written(bytes: Int)
    /// Everything is safe that had been handed to the index when a commit began.
    case committed(IngestProgress)
  }

  /// Of source; their text, structure and units take some twenty times as much.
  private static var bytesLimit: Int { 32 << 20 }

  private let files: [SourceFile]
  private let jobs: Int
  private var steps: [Int: Step] = [:]
  private var nextToRead = 0
  private var nextToName = 0
  private var nextToWrite = 0
  private var bytes = 0
  private var unwritten = 0
  private var running = 0
  private var waiting = 0

  init(_ files: [SourceFile], jobs: Int) {
    self.files = files
    self.jobs = max(1, min(jobs, 256))
  }

  /// Whether every file is in the index's hands.
  var isDone: Bool { nextToWrite == files.count }
  /// Whether something is under way that can be waited for.
  var isWaiting: Bool { running + waiting > 0 }

  /// The next file to be read, with its place; nil where the window is full.
  mutating func takeForReading() -> (place: Int, file: SourceFile)? {
    guard nextToRead < files.count, running < jobs, nextToRead - nextToWrite + unwritten < jobs * 16 else { return nil }
    let file = files[nextToRead]
    guard nextToRead - nextToWrite + unwritten == 0 || bytes + file.bytes <= Self.bytesLimit else { return nil }
    bytes += file.bytes
    nextToRead += 1
    return (nextToRead - 1, file)
  }

  /// The next document that was read and needs an id; those that gave none are passed over.
  mutating func takeForNaming() -> (place: Int, file: SourceFile, document: Document, sha256: String)? {
    while nextToName < nextToRead, let step = steps[nextToName] {
      let place = nextToName
      nextToName += 1
      if case .read(.document(let document, let sha256)) = step {
        steps[place] = nil
        return (place, files[place], document, sha256)
      }
    }
    return nil
  }

  /// The next file that is ready to be written or counted.
  mutating func takeForWriting() -> (file: SourceFile, step: Step)? {
    guard nextToWrite < nextToName, let step = steps.removeValue(forKey: nextToWrite) else { return nil }
    let file = files[nextToWrite]
    nextToWrite += 1
    unwritten += 1
    return (file, step)
  }

  /// A step has begun.
  mutating func start() { running += 1 }

  /// A step has ended without having begun in a task of its own.
  mutating func finish(_ step: Step, at place: Int) { steps[place] = step }

  /// The index is busy with something that will end in an event.
  mutating func wait() { waiting += 1 }

  /// A file that was taken for writing gave the index nothing to write.
  mutating func wrote(_ file: SourceFile) {
    unwritten -= 1
    bytes -= file.bytes
  }

  mutating func take(_ event: Event) {
    switch event {
    case .step(let step, let place):
      running -= 1
      steps[place] = step
    case .written(let bytes):
      waiting -= 1
      unwritten -= 1
      self.bytes -= bytes
    case .committed: waiting -= 1
    }
  }
}
