import DocumentModel

/// Reads a laid-out text: blocks, notes, quotations, references, metadata. Pure functions of values.
public enum Apparatus {
  /// Rises whenever the same source would be read otherwise, so that the corpus is read again.
  public static let version = AnalysisVersion.apparatus

  /// The document that a source is: its text with the markers taken out, its blocks, notes, markers and offsets.
  /// Cost: n log n in the text at worst, in practice linear.
  ///
  /// - Parameter labeller: reads the entries of reference lists beside the rules.
  public static func read(_ laidOut: LaidOutText, labeller: (any ReferenceLabeller)? = nil) -> Document {
    var document = Document(mediaType: laidOut.mediaType)
    document.language = laidOut.language
    document.work = laidOut.work
    var layout = Layout(of: laidOut)
    let notes = NoteReader.read(layout.draft, evidence: layout.evidence)
    BlockReader.read(&layout.draft, notes: notes, title: laidOut.work.title)
    document = ReadingTextBuilder.build(
      layout.draft, notes: notes, pageLabels: layout.pageLabels, into: document)
    document.pages = layout.pages(of: laidOut)
    document.diagnostics += layout.diagnostics(in: document)
    document.diagnostics += StructureDiagnostics.diagnostics(of: document)
    document.quotations = QuotationFinder.quotations(in: document)
    document.references = NumericCitations.adding(
      to: ReferenceFinder.references(in: document, labeller: labeller), in: document)
    let metadata = MetadataFinder.metadata(of: document, stated: laidOut.work)
    document.work = metadata.work
    document.language = document.language ?? metadata.work.language
    document.diagnostics += metadata.diagnostics + DamageFinder.diagnostics(of: document)
    return document
  }
}
