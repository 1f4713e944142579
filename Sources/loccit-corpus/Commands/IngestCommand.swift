import ArgumentParser
import Commands
import Converters
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

  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("Larger files are not read: 500000, 64M, 1.5G. (default: 64MiB)", valueName: "size"))
  var maxFileSize: ByteSize?

  @Option(help: ArgumentHelp("How to show progress on standard error; auto: a bar on a terminal.", valueName: "how"))
  var progress = ProgressChoice.auto

  @OptionGroup var index: IndexOptions
  @OptionGroup var output: PlainOutput

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if let shards, !(1...IndexWriter.shardCountLimit).contains(shards) {
      throw ValidationError("--shards is from 1 to \(IndexWriter.shardCountLimit)")
    }
    if endedByNul, filesFrom == nil { throw ValidationError("-0 goes with --files-from") }
  }

  func run() async throws {
    let walk = CorpusWalk(
      paths: try allPaths(), including: include.map(Glob.init), excluding: exclude.map(Glob.init))
    var options = IngestOptions(walk: walk, jobs: jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    if let metadata { options.metadata = try list(metadata) }
    options.language = language?.code
    if let maxFileSize { options.maximumFileSize = maxFileSize.bytes }
    options.prunes = prune
    options.force = force
    options.retriesFailed = retryFailed
    options.usesOCR = ocr
    options.isDryRun = dryRun
    Interruption.listen()
    let report = try await ingest(options)
    if !output.output.quiet || output.format != .text { Console.output(output.printer.print(report)) }
    if dryRun { output.output.remark("a dry run: this would be done, and nothing was written") }
    if report.interrupted { throw ExitCode(130) }
    if !report.failed.isEmpty { throw ExitCode(1) }
  }

  private func ingest(_ options: IngestOptions) async throws -> IngestReport {
    let path = try index.writable()
    output.output.detail("index: \(TextStyle.name(path))")
    let run = IngestRun(options, reader: .standard(converters: ConverterProcesses(), usesOCR: ocr))
    var display = ProgressDisplay(progress, isQuiet: output.output.quiet, isVerbose: output.output.verbose)
    defer { display.clear() }
    if dryRun {
      return try await run.run(
        into: DryRunIndex(path: path), onEvent: { display.show($0, $1) }, isCancelled: { Interruption.wasAsked })
    }
    return try await run.run(
      into: IndexWriter(path: path, shardCount: shards), onEvent: { display.show($0, $1) }, isCancelled: { Interruption.wasAsked })
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
