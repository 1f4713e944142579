import Foundation
import Testing

/// A text kept in `Tests/CorpusTests/Snapshots`, to which today's must be equal.
///
/// With `RECORD_SNAPSHOTS=1` the kept text is written anew and the test fails, so that a recording cannot pass unseen.
enum Snapshot {
  static func expect(_ text: String, named name: String, location: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name): read it, then run the tests again", sourceLocation: location)
      return
    }
    let kept = (try? String(decoding: Data(contentsOf: file), as: UTF8.self)) ?? ""
    let difference = firstDifference(kept, text)
    #expect(difference == nil, "\(name): \(difference ?? "")", sourceLocation: location)
  }

  private static func firstDifference(_ kept: String, _ today: String) -> String? {
    guard kept != today else { return nil }
    let keptLines = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let todayLines = today.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, pair) in zip(keptLines, todayLines).enumerated() where pair.0 != pair.1 {
      return "line \(number + 1)\n  kept:  \(pair.0)\n  today: \(pair.1)"
    }
    return "kept \(keptLines.count) lines, today \(todayLines.count)"
  }
}
