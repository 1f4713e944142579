import DocumentModel
import Ingest
import Rendering
import Testing

/// Every stage of every sample document as text: a change of any reading shows as a change of a file.
@Suite struct StageSnapshotTests {
  @Test(arguments: SampleDocument.all)
  func laidOutText(sample: SampleDocument) throws {
    try Snapshot.expect(StageText.text(try sample.laidOutText()), named: "\(sample.name).text.txt")
  }

  @Test(arguments: SampleDocument.all)
  func document(sample: SampleDocument) async throws {
    let inspected = InspectedDocument(path: sample.url.lastPathComponent, sha256: "", document: try await sample.read())
    let text = TextPrinter(style: TextStyle(color: false, width: 100)).print(inspected)
    try Snapshot.expect(text, named: "\(sample.name).document.txt")
  }

  @Test(arguments: SampleDocument.all)
  func units(sample: SampleDocument) async throws {
    let units = UnitBuilder.units(of: try await sample.read(), id: sample.name)
    try Snapshot.expect(StageText.text(units), named: "\(sample.name).units.txt")
  }
}
