import Apparatus
import DocumentModel
import Extraction
import SequenceModel

extension DocumentReader {
  /// The readers of the project: `Extraction` lays the text out, `Apparatus` understands it.
  public static let standard = DocumentReader(
    version: "extraction \(Extraction.version), apparatus \(Apparatus.version)",
    layOut: { bytes, name throws(FileFailure) in
      do throws(ExtractionError) {
        return try Extraction.laidOutText(of: bytes, name: name)
      } catch {
        throw FileFailure(error.code.rawValue, error.message)
      }
    },
    understand: { Apparatus.read($0, labeller: SequenceModel.shipped) })
}
