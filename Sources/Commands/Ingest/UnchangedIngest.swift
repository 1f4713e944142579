import Corpus
import DocumentModel
import Rendering
import Search

/// `loccit ingest` where it has nothing to do: tells so without the libraries that read files and without a database.
///
/// It knows few options, and gives up as soon as anything is new, changed, gone or unusual; `loccit-corpus` then does the
/// whole ingest. What it prints and keeps is the same.
package struct UnchangedIngest {
  private var paths: [String] = []
  private var index = IndexOptions.unnamed
  private var output = PlainOutput.standard

  /// nil where the words ask for something else, or for more than it knows.
  package init?(_ words: [String]) {
    guard words.first == "ingest" else { return nil }
    var given: Set<String> = []
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      guard word.utf8.first == UInt8(ascii: "-") else {
        paths.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard given.insert(name).inserted else { return nil }
      if parts.count == 1, name == "--quiet" || name == "-q" {
        output.output.quiet = true
      } else if let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(),
        let first = value.utf8.first, first != UInt8(ascii: "-")
      {
        switch name {
        case "--index": index.paths = [value]
        case "--format":
          guard let format = PlainFormat(rawValue: value) else { return nil }
          output.format = format
        default: return nil
        }
      } else {
        return nil
      }
    }
    if paths.isEmpty { return nil }
  }

  /// Prints the report and gives the exit code; nil where there is something to do. Cost: linear in the files of the folders
  /// and in those that the index knows.
  package func run() -> Int32? {
    let started = ContinuousClock.now
    guard let path = try? index.writable(), let index = UnchangedIndex(path: path) else { return nil }
    let listing = CorpusWalk(paths: paths, openArchive: nil).listing()
    guard
      let report = listing.reportWhereNothingChanged(
        since: index.files, analysis: AnalysisVersion.analysis(), started: started),
      index.put(report)
    else { return nil }
    output.show(report)
    return PlainOutput.exitCode(of: report)
  }
}

extension PlainOutput {
  /// Prints the report of an ingest, where that is wanted.
  package func show(_ report: IngestReport) {
    if !output.quiet || format != .text { Console.output(printer.print(report)) }
  }

  /// 130 for an ingest that was interrupted, 1 for one in which files failed.
  package static func exitCode(of report: IngestReport) -> Int32 {
    report.interrupted ? 130 : report.failed.isEmpty ? 0 : 1
  }
}

// MARK: What is not given

extension IndexOptions {
  fileprivate static var unnamed: Self {
    var options = Self()
    options.paths = []
    return options
  }
}

extension PlainOutput {
  fileprivate static var standard: Self {
    var output = OutputOptions()
    output.color = .auto
    output.links = .auto
    output.noPager = false
    output.quiet = false
    output.verbose = false
    var options = Self()
    options.format = .text
    options.output = output
    return options
  }
}
