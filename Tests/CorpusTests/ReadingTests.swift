import Apparatus
import DocumentModel
import Extraction
import Foundation
import Ingest
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

  @Test(arguments: SampleDocument.all)
  func everyRangeLiesInTheReadingText(sample: SampleDocument) async throws {
    let document = try await sample.read()
    let whole = document.text.range
    var last = 0
    for block in document.blocks {
      #expect(block.range.lowerBound >= last && whole.contains(block.range), "block \(block.index)")
      last = block.range.upperBound
    }
    for note in document.notes { #expect(whole.contains(note.range)) }
    for marker in document.markers {
      #expect(document.blocks[marker.block].range.contains(marker.offset..<marker.offset), "marker \(marker.id)")
    }
    for reference in document.references { #expect(document.text[reference.range] == reference.text) }
  }

  /// Every letter of the reading text is the same letter in the source.
  @Test(arguments: SampleDocument.all)
  func readingTextComesFromTheSource(sample: SampleDocument) throws {
    let laidOut = try sample.laidOutText()
    let document = Apparatus.read(laidOut)
    for offset in document.text.range where document.text[offset].isLetter {
      let source = document.offsets.source(of: offset)
      #expect(source.map { laidOut.text[$0] } == document.text[offset], "at \(offset)")
    }
  }
}

extension SampleDocument {
  func laidOutText() throws -> LaidOutText {
    try Extraction.laidOutText(of: [UInt8](Data(contentsOf: url)), name: url.lastPathComponent)
  }

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

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
