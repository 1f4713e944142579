import ArgumentParser
import Commands
import DocumentModel
import Ingest
import Rendering

enum ProgressChoice: String, CaseIterable, ExpressibleByArgument { case auto, plain, json, none }

/// Shows how far an ingest has come, on standard error.
struct ProgressDisplay {
  private let choice: ProgressChoice
  private let width: Int
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?
  private var barIsShown = false

  /// `auto` is a bar on a terminal and nothing elsewhere, since the report names what failed; a line a file with
  /// `isVerbose`; nothing with `isQuiet`.
  init(_ choice: ProgressChoice, isQuiet: Bool, isVerbose: Bool) {
    self.choice =
      switch choice {
      case .auto where isQuiet: .none
      case .auto where isVerbose: .plain
      case .auto where !Console.errorsAreTerminal: .none
      default: choice
      }
    width = Console.width
  }

  mutating func show(_ event: IngestEvent, _ progress: IngestProgress) {
    switch choice {
    case .none: break
    case .plain: if let line = line(event) { Console.warn(line) }
    case .json: if let object = object(event, progress) { Console.warn(object.text + "\n") }
    case .auto:
      if let line = failure(event) {
        clear()
        Console.warn(line)
      }
      // Ten times a second is as much as an eye follows.
      if let lastShown, ContinuousClock.now - lastShown < .milliseconds(100) { return }
      lastShown = .now
      barIsShown = true
      Console.warn("\r\u{1B}[K" + bar(progress))
    }
  }

  /// Takes the bar away.
  mutating func clear() {
    if barIsShown { Console.warn("\r\u{1B}[K") }
    barIsShown = false
  }

  private func bar(_ progress: IngestProgress) -> String {
    let share = progress.allBytes > 0 ? Double(progress.bytes) / Double(progress.allBytes) : 0
    let elapsed = start.duration(to: .now)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let rate = seconds > 0 ? Int(Double(progress.bytes) / seconds) : 0
    let left = share > 0.01 ? ", \(time(Int(seconds / share * (1 - share)))) left" : ""
    let facts = " \(progress.files)/\(progress.allFiles) files, \(ByteCount.text(rate))/s\(left)"
    let room = max(8, min(30, width - facts.count - 3))
    let full = Int(share * Double(room))
    return "[" + String(repeating: "█", count: full) + String(repeating: "·", count: room - full) + "]" + facts
  }

  private func time(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }

  private func failure(_ event: IngestEvent) -> String? {
    guard case .failed(let failure) = event else { return nil }
    return "failed \(name(failure.path)): \(name(failure.message))\n"
  }

  private func line(_ event: IngestEvent) -> String? {
    switch event {
    case .found(let files, let bytes): "\(files) \(files == 1 ? "file" : "files"), \(ByteCount.text(bytes))\n"
    case .indexed(let path, let id, let isNew): "\(isNew ? "added" : "updated") \(name(path)) as \(name(id))\n"
    case .unchanged(let path): "unchanged \(name(path))\n"
    case .removed(let path): "removed \(name(path))\n"
    case .skipped(let skip): "skipped \(name(skip.path)): \(name(skip.reason))\n"
    case .failed: failure(event)
    case .reading, .committed: nil
    }
  }

  private func object(_ event: IngestEvent, _ progress: IngestProgress) -> JSONValue? {
    let counts: JSONValue = [
      "files": .integer(progress.files), "allFiles": .integer(progress.allFiles), "bytes": .integer(progress.bytes),
      "allBytes": .integer(progress.allBytes), "units": .integer(progress.units),
    ]
    switch event {
    case .found: return ["event": "found", "progress": counts]
    case .reading: return nil
    case .indexed(let path, let id, let isNew):
      return ["event": isNew ? "added" : "updated", "path": .string(path), "id": .string(id), "progress": counts]
    case .unchanged(let path): return ["event": "unchanged", "path": .string(path), "progress": counts]
    case .failed(let failure):
      return [
        "event": "failed", "path": .string(failure.path), "message": .string(failure.message), "progress": counts,
      ]
    case .skipped(let skip):
      return ["event": "skipped", "path": .string(skip.path), "message": .string(skip.reason), "progress": counts]
    case .removed(let path): return ["event": "removed", "path": .string(path), "progress": counts]
    case .committed: return ["event": "committed", "progress": counts]
    }
  }

  private func name(_ text: String) -> String { TextStyle.name(text) }
}
