import Apparatus
import Corpus
import DocumentModel
import Extraction
import SequenceModel

extension DocumentReader {
  /// The readers of the project: `Extraction` lays the text out, `Apparatus` understands it.
  ///
  /// - Parameters:
  ///   - converters: runs what reads the formats that need another program.
  ///   - usesOCR: whether pages that are pictures are read by OCR.
  public static func standard(converters: any ConverterRunner, usesOCR: Bool = false) -> DocumentReader {
    DocumentReader(
      version: AnalysisVersion.readers,
      layOut: { bytes, name async throws(FileFailure) in
        do throws(ExtractionError) {
          return try await Extraction.laidOutText(
            of: bytes, name: name, converters: converters, usesOCR: usesOCR)
        } catch {
          throw FileFailure(error.code.rawValue, error.message)
        }
      },
      understand: { Apparatus.read($0, labeller: SequenceModel.shipped) })
  }
}
