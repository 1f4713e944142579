import Apparatus
import Corpus
import DocumentModel
import Extraction
import Foundation
import Ingest
import TestSupport
import Testing

/// What a reader of the sample documents relies on.
@Suite struct ReadingTests {
  @Test func theCorpusIsThere() { #expect(SampleDocument.all.count >= 10) }

  @Test(arguments: SampleDocument.all)
  func readsWhatIsExpected(sample: SampleDocument) async throws {
    let comparison = ReadingComparison(try await sample.read(), try sample.expected())
    let differences = comparison.differences.map { "\n  " + $0 }.joined()
    #expect(comparison.differences.isEmpty, "\(sample.name):\(differences)")
  }

  /// Ranges lie in the reading text, and every letter of it is the same letter in the source.
  @Test(arguments: SampleDocument.all)
  func keepsItsPromises(sample: SampleDocument) throws {
    let laidOut = try sample.laidOutText()
    #expect(laidOut.brokenPromise == nil)
    #expect(Apparatus.read(laidOut).brokenPromise(to: laidOut) == nil)
  }
}

extension SampleDocument {
  func laidOutText() throws -> LaidOutText {
    try Extraction.laidOutText(of: bytes(), name: url.lastPathComponent)
  }

  func bytes() throws -> [UInt8] { try [UInt8](Data(contentsOf: url)) }

  /// As an ingest reads it, with its sidecar.
  func read() async throws -> Document {
    let listing = CorpusWalk(paths: [url.path]).listing()
    let file = try #require(listing.files.first)
    guard case .document(let document, _) = await FileReader(.standard(converters: NoConverters())).read(file) else {
      throw Unreadable(path: url.path)
    }
    return document
  }

  struct Unreadable: Error { var path: String }
}
