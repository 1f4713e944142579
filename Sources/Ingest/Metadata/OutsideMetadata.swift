import Corpus
import DocumentModel
import Extraction

/// What is known of a document from outside it: a `--metadata` list, and the sidecar beside the file.
///
/// The list goes before the sidecar, the sidecar before what the document says of itself, and that before what was
/// found by reading it.
struct OutsideMetadata {
  private var work: Work
  private let list: MetadataList?
  private let isListed: Bool
  private var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - path: of the document.
  ///   - sidecar: the file beside it; nil where there is none.
  init(path: String, sidecar: Sidecar?, list: MetadataList?) {
    self.list = list
    let listed = list?.item(forPath: path)
    isListed = listed != nil
    work = listed?.work ?? Work()
    guard let sidecar else { return }
    do throws(FileFailure) {
      let items = try MetadataFile.items(in: sidecar.content.get(), name: sidecar.path)
      if let item = items.first {
        work = work.filled(from: item.work)
      } else {
        diagnostics.append(.init(.warning, "sidecar-empty", "\(sidecar.path) states nothing of the document"))
      }
      if items.count > 1 {
        diagnostics.append(.init(.warning, "sidecar-several", "\(sidecar.path) holds several items; its first is used"))
      }
    } catch {
      let message = "\(sidecar.path) is not used: \(error.message)"
      diagnostics.append(.init(.warning, "sidecar-unreadable", message))
    }
  }

  /// Puts what is known before what the text states of itself, before it is understood.
  func state(in laidOut: inout LaidOutText) {
    laidOut.work = work.filled(from: laidOut.work)
    laidOut.language = work.language.flatMap(LanguageCode.code) ?? laidOut.language
  }

  /// Completes a document that was read with what was stated: looks it up in the list by DOI and title where no item
  /// names its file, and takes back the complaints about what is now known.
  func complete(_ document: inout Document, stated: Work) {
    document.work = stated.filled(from: document.work)
    if !isListed, let item = list?.item(for: document.work) {
      document.work = item.work.filled(from: document.work)
      document.language = item.work.language.flatMap(LanguageCode.code) ?? document.language
    }
    let work = document.work
    document.diagnostics.removeAll { diagnostic in
      switch diagnostic.code {
      case "title-missing": work.title != nil
      case "date-missing": work.issued != nil
      case "author-missing": !work.authors.isEmpty
      default: false
      }
    }
    document.diagnostics += diagnostics
  }
}
