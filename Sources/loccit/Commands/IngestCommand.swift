import ArgumentParser
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
      Folders are read with all that is in them. Files that did not change are recognised and not read again. A file \
      that cannot be read is reported with the reason, and the rest goes on.
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("Read the paths from a file, one a line; - is standard input.", valueName: "file"))
  var filesFrom: String?

  @Flag(name: [.customShort("0"), .customLong("null")], help: "The paths of --files-from end with a zero byte.")
  var endedByNul = false

  @Option(help: ArgumentHelp("Only files whose name or path fits, such as '*.txt'.", valueName: "glob"))
  var include: [String] = []

  @Option(help: ArgumentHelp("Neither files nor folders whose name or path fits.", valueName: "glob"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("Files read at the same time; without it one for each core.", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp("Metadata in BibTeX or CSL-JSON, matched by file, DOI or title.", valueName: "file"),
    completion: .file())
  var metadata: String?

  @Option(help: ArgumentHelp("The documents' language, such as en or de.", valueName: "code"))
  var language: String?

  @Flag(help: "Take out documents whose files are gone.")
  var prune = false

  @Flag(help: "Read unchanged files again.")
  var force = false

  @Flag(help: "Read files again that failed the last time.")
  var retryFailed = false

  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("Larger files are not read (64M).", valueName: "size"))
  var maxFileSize: ByteSize?

  @Option(help: ArgumentHelp("auto, plain, json or none.", valueName: "how"))
  var progress = ProgressChoice.auto

  @OptionGroup var index: IndexOptions
  @OptionGroup var output: PlainOutput

  func run() async throws {
    let walk = CorpusWalk(
      paths: try allPaths(), including: include.map(Glob.init), excluding: exclude.map(Glob.init))
    var options = IngestOptions(walk: walk, jobs: max(1, jobs ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    if let metadata { options.metadata = try MetadataList(contentsOf: metadata) }
    options.language = language
    if let maxFileSize { options.maximumFileSize = maxFileSize.bytes }
    options.prunes = prune
    options.force = force
    options.retriesFailed = retryFailed
    options.isDryRun = dryRun
    Interruption.listen()
    let report = try await ingest(options)
    if !output.output.quiet || output.format != .text { Console.output(output.printer.print(report)) }
    if report.interrupted { throw ExitCode(130) }
    if !report.failed.isEmpty { throw ExitCode(1) }
  }

  private func ingest(_ options: IngestOptions) async throws -> IngestReport {
    let writer = try IndexWriter(path: index.writable())
    var display = ProgressDisplay(progress, style: output.output.errorStyle, isQuiet: output.output.quiet)
    defer { display.clear() }
    return try await IngestRun(options, reader: .standard).run(
      into: writer, onEvent: { display.show($0, $1) }, isCancelled: { Interruption.wasAsked })
  }

  private func allPaths() throws -> [String] {
    var all = paths
    if let filesFrom { all += FileBytes.lines(of: try FileBytes.contents(of: filesFrom), endedByNul: endedByNul) }
    guard !all.isEmpty else {
      throw ReportedError(code: "no-paths", message: "name a file or folder to read, or a list with --files-from")
    }
    return all
  }
}
