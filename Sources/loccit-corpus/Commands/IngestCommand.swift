import ArgumentParser
import Commands
import Converters
import Corpus
import DocumentModel
import Ingest
import Rendering
import Search

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct IngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Add documents to the index, or take in what changed.",
    discussion: """
      Folders are read with all that is in them, and archives (.zip, .tar, .tar.gz and the like) as if they were folders. \
      Files that did not change are recognised and not read again. A file \
      that cannot be read is reported with the reason, and the rest goes on.

      With --watch the command goes on until Ctrl-C: whatever changes in the folders is taken in half a second after it is \
      quiet. Between two rounds others may write the index.
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("Read more paths from a file, one a line; - is standard input.", valueName: "file"))
  var filesFrom: String?

  @Flag(name: [.customShort("0"), .customLong("null")], help: "The paths of --files-from end with a zero byte.")
  var endedByNul = false

  @Option(help: ArgumentHelp("In folders, only files whose name or path fits, such as '*.txt'.", valueName: "glob"))
  var include: [String] = []

  @Option(help: ArgumentHelp("In folders, neither files nor folders whose name or path fits.", valueName: "glob"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("How many files are read at the same time. (default: one for each core)", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "How many databases a new index is spread over, each written at the same time. (default: 2)", valueName: "n"))
  var shards: Int?

  @Option(
    help: ArgumentHelp("Metadata in BibTeX or CSL-JSON, matched by file, DOI or title.", valueName: "file"),
    completion: .file())
  var metadata: String?

  @Option(help: ArgumentHelp("The documents' language, such as en or de, whatever they say.", valueName: "code"))
  var language: LanguageCode?

  @Flag(help: "Take out documents whose files are gone.")
  var prune = false

  @Flag(help: "Read unchanged files again.")
  var force = false

  @Flag(help: "Read files again that failed the last time.")
  var retryFailed = false

  @Flag(help: "Read pages that are pictures, with ocrmypdf; scanned files that failed are read again.")
  var ocr = false

  @Flag(
    help:
      "Build the index anew from every file that it knows, and from the paths, beside the old one, which it replaces.")
  var rebuild = false

  @Flag(help: "Leave each shard as one compact database, as a server wants it.")
  var compact = false

  @Flag(help: "Then wait, and take in what changes, until Ctrl-C.")
  var watch = false

  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("Larger files are not read: 500000, 64M, 1.5G. (default: 64MiB)", valueName: "size"))
  var maxFileSize: ByteSize?

  @Option(
    help: ArgumentHelp(
      "Make safe what was read after so much text, so that an accident costs no more. (default: 32MiB)",
      valueName: "size"))
  var commitEvery: ByteSize?

  @Option(help: ArgumentHelp("How to show progress on standard error; auto: a bar on a terminal.", valueName: "how"))
  var progress = ProgressChoice.auto

  @OptionGroup var index: IndexOptions
  @OptionGroup var output: PlainOutput

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if rebuild, watch || dryRun { throw ValidationError("--rebuild goes neither with --watch nor with --dry-run") }
    if watch, dryRun { throw ValidationError("--watch writes, and --dry-run does not: take one of them") }
    if let shards, !(1...IndexWriter.shardCountLimit).contains(shards) {
      throw ValidationError("--shards is from 1 to \(IndexWriter.shardCountLimit)")
    }
    if endedByNul, filesFrom == nil { throw ValidationError("-0 goes with --files-from") }
  }

  func run() async throws {
    let walk = CorpusWalk(
      paths: try rebuild && paths.isEmpty && filesFrom == nil ? [] : allPaths(), including: include.map(Glob.init),
      excluding: exclude.map(Glob.init))
    var options = IngestOptions(walk: walk, jobs: jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    if let metadata { options.metadata = try list(metadata) }
    options.language = language?.code
    if let maxFileSize { options.maximumFileSize = maxFileSize.bytes }
    if let commitEvery { options.commitBytes = commitEvery.bytes }
    options.prunes = prune
    options.force = force
    options.retriesFailed = retryFailed
    options.usesOCR = ocr
    options.isDryRun = dryRun
    Interruption.listen()
    if watch { return try await keepInStep(options) }
    let report = rebuild ? try await buildAnew(&options) : try await ingest(options)
    output.show(report)
    if dryRun { output.output.remark("a dry run: this would be done, and nothing was written") }
    if rebuild { try tellWhetherReplaced(report, options) }
    let code = PlainOutput.exitCode(of: report)
    if code != 0 { throw ExitCode(code) }
  }

  private func ingest(_ options: IngestOptions) async throws -> IngestReport {
    let path = try index.writable()
    output.output.detail("index: \(TextStyle.name(path))")
    guard dryRun else { return try await write(nil, into: path, options) }
    var display = display
    defer { display.clear() }
    return try await IngestRun(options, reader: reader).run(
      into: DryRunIndex(path: path), onEvent: { display.show($0, $1) }, isCancelled: { Interruption.wasAsked })
  }

  /// Reads a listing, or what a walk finds now, into the index; its lock is held no longer than that.
  private func write(
    _ listing: CorpusListing?, into path: String, _ options: IngestOptions
  ) async throws -> IngestReport {
    var display = display
    defer { display.clear() }
    return try await IngestRun(options, reader: reader).run(
      listing, into: IndexWriter(path: path, shardCount: shards, isRebuilding: rebuild, compacts: compact),
      onEvent: { display.show($0, $1) },
      isCancelled: { Interruption.wasAsked })
  }

  /// Reads everything that the index knows, and the paths, into a new index in its place.
  private func buildAnew(_ options: inout IngestOptions) async throws -> IngestReport {
    let path = try index.writable()
    output.output.detail("index: \(TextStyle.name(path))")
    let former = try FormerLedger(ofIndexAt: path)
    guard former.isComplete || !options.walk.paths.isEmpty else {
      throw ReportedError(
        code: "ledger-damaged", message: "not every file that the index at \(TextStyle.name(path)) held is still known",
        hint: "Name the folders, too: loccit ingest --rebuild --index \(TextStyle.name(path)) PATH…")
    }
    let (listing, gone) = options.walk.listing(withFilesOf: former.entries)
    guard gone.isEmpty || prune else {
      let names = gone.prefix(3).map(TextStyle.name).joined(separator: ", ") + (gone.count > 3 ? ", …" : "")
      throw ReportedError(
        code: "files-gone",
        message: "of \(gone.count) documents the files are gone, and a rebuild would lose them: \(names)",
        hint: "Put the files back, or leave these documents out with --prune.")
    }
    options.former = Dictionary(former.entries.map { ($0.path, $0) }) { first, _ in first }
    return try await write(listing, into: path, options)
  }

  /// After a rebuild: whether the new index has taken the place of the old one. Throws where it has not, though it was read
  /// to its end.
  private func tellWhetherReplaced(_ report: IngestReport, _ options: IngestOptions) throws {
    if report.interrupted { return output.output.remark("the old index stays as it was; the new one was not finished") }
    let losses = options.losses(in: report)
    guard losses.isEmpty else {
      throw ReportedError(
        code: "rebuild-refused",
        message: "\(losses.count) documents of the old index could not be read again; it stays as it was",
        hint: "Mend their files, or leave them out with --prune.")
    }
  }

  private var reader: DocumentReader { .standard(converters: ConverterProcesses(), usesOCR: ocr) }

  private var display: ProgressDisplay {
    ProgressDisplay(progress, isQuiet: output.output.quiet, isVerbose: output.output.verbose)
  }

  /// Ingests what changes until it is interrupted. Never returns but by an error.
  private func keepInStep(_ options: IngestOptions) async throws {
    let path = try index.writable()
    output.output.detail("index: \(TextStyle.name(path))")
    let rounds = WatchRounds(walk: options.walk, indexPath: path, output: output)
    try await rounds.run { listing, isFirst in
      var options = options
      // What these ask for is done once.
      options.force = options.force && isFirst
      options.retriesFailed = options.retriesFailed && isFirst
      return try await write(listing, into: path, options)
    }
    throw ExitCode(130)
  }

  private func list(_ path: String) throws -> MetadataList {
    do throws(FileFailure) {
      return try MetadataList(contentsOf: path)
    } catch {
      throw ReportedError(code: error.code, message: "--metadata \(TextStyle.name(path)): \(error.message)")
    }
  }

  private func allPaths() throws -> [String] {
    var all = paths
    if let filesFrom {
      all += FileBytes.lines(of: try FileBytes.contents(of: filesFrom), endedByNul: endedByNul).filter { !$0.isEmpty }
    }
    guard !all.isEmpty else {
      let message = filesFrom.map { "the list \(TextStyle.name($0)) names no path" }
      throw ReportedError(
        code: "no-paths", message: message ?? "name a file or folder to read, or a list with --files-from")
    }
    return all
  }
}
