import Apparatus
import DocumentModel
import Extraction
import TestSupport
import Testing

/// Whatever a file holds, its reader ends with a text that keeps its promises, or with a reason.
@Suite struct HostileInputTests {
  /// Damaged copies of the sample documents, in every format that is read in this process.
  @Test(arguments: SampleDocument.all)
  func damagedDocumentsDoNoHarm(sample: SampleDocument) throws {
    let bytes = try sample.bytes()
    for (number, mutation) in Mutations(of: bytes, count: 20).enumerated() {
      guard let laidOut = try? Extraction.laidOutText(of: mutation, name: sample.url.lastPathComponent) else {
        continue
      }
      #expect(laidOut.brokenPromise == nil, "mutation \(number)")
      // Understanding is slower without optimisation; a few of them say enough here, and fuzzing says the rest.
      if number < 4 { #expect(Apparatus.read(laidOut).brokenPromise(to: laidOut) == nil, "mutation \(number)") }
    }
  }
}
