import Apparatus
import ArgumentParser
import Commands
import Converters
import Corpus
import DocumentModel
import Extraction
import Ingest
import Rendering
import Search
import SequenceModel

enum Stage: String, CaseIterable, ExpressibleByArgument { case text, document, units, terms, features }

struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Show what is read from a file: blocks, notes, quotations, references.",
    usage: "loccit inspect [<options>] <file> ...",
    discussion: "Nothing is written. What is shown is what `ingest` would take into the index.")

  @Argument(
    help: ArgumentHelp("The files; with --references, - is standard input.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "What to show: the text as laid out, the document as understood, its units, or the terms they are found by; with --references also the features that a model of references is trained on.",
      valueName: "stage"))
  var stage = Stage.document

  @Flag(help: "Read every line of the files as one reference.")
  var references = false

  @Flag(help: "With --references: read every line as a note of one document, its number in front.")
  var notes = false

  @Option(help: ArgumentHelp("With --references: a model to use in place of the one built in.", visibility: .hidden))
  var model: String?

  @Flag(help: "Read pages that are pictures, with ocrmypdf.")
  var ocr = false

  @Option(help: ArgumentHelp("The documents' language, such as en or de, whatever they say.", valueName: "code"))
  var language: LanguageCode?

  @OptionGroup var output: PlainOutput

  func validate() throws {
    if notes, !references { throw ValidationError("--notes goes with --references") }
    if stage == .features, !references || notes {
      throw ValidationError("--stage features goes with --references, and not with --notes")
    }
    if stage != .document, stage != .features, references {
      throw ValidationError("--stage \(stage.rawValue) and --references do not go together")
    }
    if stage != .document, output.format != .text {
      throw ValidationError("--stage \(stage.rawValue) is printed as text only; leave out --format")
    }
  }

  func run() async throws {
    let printout = output.output.printout(forPeople: output.format == .text && stage != .features)
    defer { printout.end() }
    if references { return try readReferences(printout) }
    var hasFailed = false
    for file in files where !printout.isLeft {
      do throws(FileFailure) {
        printout.write(try await text(ofFileAt: file))
      } catch {
        hasFailed = true
        let failure = ReportedError(code: error.code, message: "\(TextStyle.name(file)): \(error.message)")
        if output.format != .text { printout.write(JSONPrinter().print(failure)) }
        let style = output.output.errorStyle
        printout.afterwards { Console.warn(TextPrinter(style: style).print(failure)) }
      }
    }
    if hasFailed { throw ExitCode(1) }
  }

  /// What is to be shown of a file.
  private func text(ofFileAt path: String) async throws(FileFailure) -> String {
    let listing = CorpusWalk(paths: [path]).listing()
    if let failure = listing.failed.first { throw FileFailure(failure.code, failure.message) }
    guard let file = listing.files.first, listing.folders.isEmpty else {
      let isArchive = listing.folders.contains(where: listing.isArchive)
      throw FileFailure(
        "not-a-file",
        isArchive
          ? "it is an archive; name a file in it, as in \(path)/chapter.html" : "it is a folder; name a file in it")
    }
    let reader = FileReader(.standard(converters: ConverterProcesses(), usesOCR: ocr), language: language?.code)
    if stage == .text { return StageText.text(try await reader.laidOutText(of: file)) }
    switch await reader.read(file) {
    case .document(let document, let sha256): return try await text(of: document, file, sha256: sha256)
    case .nothing(let reason, _): throw FileFailure("nothing-to-read", reason)
    case .failed(let failure, _): throw failure
    case .unchanged: preconditionFailure("no digest was given to compare with")
    }
  }

  private func text(
    of document: Document, _ file: SourceFile, sha256: String
  ) async throws(FileFailure) -> String {
    switch stage {
    case .text, .document:
      return output.printer.print(InspectedDocument(path: file.path, sha256: sha256, document: document))
    case .units, .terms, .features:
      let id = DocumentIDs.proposal(for: document.work, fileName: file.name)
      let units = UnitBuilder.units(of: document, id: id)
      guard stage == .terms else { return StageText.text(units) }
      let entry = DocumentEntry(
        id: id, path: file.path, mediaType: document.mediaType, language: document.language, work: document.work,
        added: "", diagnostics: [], textBytes: 0)
      do {
        return try await TermListing.text(of: entry, units: units)
      } catch {
        throw FileFailure("terms", "its terms cannot be listed: \(error)")
      }
    }
  }

  // MARK: References

  private func readReferences(_ printout: Printout) throws {
    let labeller = try labeller()
    for file in files where !printout.isLeft {
      // An empty line is one, too: scripts count them.
      let lines = FileBytes.lines(of: try FileBytes.contents(of: file))
      if stage == .features {
        for line in lines { printout.write(JSONValue(featuresOf: line).text + "\n") }
      } else if notes {
        showNotes(lines, labeller: labeller, on: printout)
      } else {
        showReferences(lines, labeller: labeller, on: printout)
      }
    }
  }

  /// The model of `--model`, else the one built in.
  private func labeller() throws -> SequenceModel? {
    guard let model else { return SequenceModel.shipped }
    do {
      return try SequenceModel(bytes: try FileBytes.contents(of: model))
    } catch let error as SequenceModelError {
      throw ReportedError(code: "model", message: "\(TextStyle.name(model)): \(error)")
    }
  }

  private func showReferences(_ lines: [String], labeller: SequenceModel?, on printout: Printout) {
    for line in lines where !printout.isLeft {
      let read = ReferenceFinder.reference(by: line, labeller: labeller)
      if output.format == .text {
        printout.write(
          ReferenceText(style: output.output.style)
            .text(line, form: read.form, item: read.item, locator: read.locator, signal: read.signal))
      } else {
        let value = JSONValue(
          referenceText: line, form: read.form, item: read.item, locator: read.locator, signal: read.signal)
        printout.write(value.text + "\n")
      }
    }
  }

  private func showNotes(_ lines: [String], labeller: SequenceModel?, on printout: Printout) {
    let notes = lines.map { line in
      let note = NoteLine.parse(line)
      return (label: note.label, text: ScalarText(note.text))
    }
    let found = ReferenceFinder.references(in: notes, labeller: labeller)
    let all = found.flatMap { $0 }
    for (note, references) in zip(notes, found) {
      let text = note.text.string
      printout.write(
        output.format == .text
          ? ReferenceText(style: output.output.style)
            .text(noteLabel: note.label, text: text, references: references, among: all)
          : JSONValue(noteLabel: note.label, text: text, references: references).text + "\n")
    }
  }
}
