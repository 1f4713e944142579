import Apparatus
import DocumentModel
import Extraction
import Ingest

extension DocumentReader {
  /// The readers of this build: every format that `Extraction` knows, understood by `Apparatus`.
  static var standard: DocumentReader {
    DocumentReader(
      version: "extraction \(Extraction.version), apparatus \(Apparatus.version)",
      layOut: { bytes, name throws(FileFailure) in
        do throws(ExtractionError) {
          return try Extraction.laidOutText(of: bytes, name: name)
        } catch {
          throw FileFailure(error.code.rawValue, error.message)
        }
      },
      understand: { Apparatus.read($0) })
  }
}
