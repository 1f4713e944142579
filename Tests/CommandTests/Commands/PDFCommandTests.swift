import Foundation
import Testing

/// PDFs through the real programs: `loccit` and, beside it, `loccit-pdf`.
@Suite struct PDFCommandTests {
  /// Two pages of a preface and three of a text, numbered in the file alone; each with a note at its foot.
  private func book() -> PDFWriter {
    var writer = PDFWriter()
    writer.labels = "<< /Nums [0 << /S /r >> 2 << /S /D /St 11 >>] >>"
    for (page, ship) in ["Aurora", "Borealis", "Cassandra", "Delphine", "Esmeralda"].enumerated() {
      writer.newPage()
      writer.text("The keeper saw the \(ship) pass the bar that night, and wrote", x: 50, y: 520)
      writer.text("in his log that she carried no light at all.", x: 50, y: 508)
      writer.text("\(page + 1)", x: 222, y: 512, size: 6.5)
      writer.text("He said the same of every ship that passed in those years.", x: 50, y: 496)
      for row in 0..<12 {
        writer.text(
          "The log of that night is short and says no more of it, row \(row).", x: 50, y: 484 - Double(row) * 12)
      }
      writer.text("\(page + 1)", x: 60, y: 102.5, size: 5)
      writer.text("Holm, Lamps of \(ship), 12.", x: 64, y: 100, size: 8)
    }
    return writer
  }

  @Test func aHitStatesThePageAsPrintedAndAsCounted() throws {
    let workspace = try Workspace()
    try workspace.write("book.pdf", book().data)
    #expect(try workspace.run("ingest", "book.pdf").status == 0)
    for (ship, printed, physical) in [
      ("Aurora", "i", 1), ("Borealis", "ii", 2), ("Cassandra", "11", 3), ("Esmeralda", "13", 5),
    ] {
      let hits = try workspace.run("search", "--format", "json", "--in", "passage", "\"\(ship)\"").json()
      #expect(hits["hits"][0]["locator"]["page"] == JSON.string(printed))
      #expect(hits["hits"][0]["locator"]["physicalPage"] == JSON.number(Double(physical)))
    }
  }

  @Test func raisedNumbersLeadToTheNotesAtTheFoot() throws {
    let workspace = try Workspace()
    try workspace.write("book.pdf", book().data)
    let document = try workspace.run("inspect", "--format", "json", "book.pdf").json()
    #expect(document["notes"].values.count == 5)
    #expect(document["markers"].values.allSatisfy { $0["note"].text != nil })
    #expect(document["notes"][2]["text"] == "Holm, Lamps of Cassandra, 12.")
  }

  @Test func whatIsNoPDFIsNamed() throws {
    let workspace = try Workspace()
    try workspace.write("broken.pdf", Data("%PDF-1.4\nnothing that follows is one\n".utf8))
    let outcome = try workspace.run("inspect", "--format", "json", "broken.pdf")
    #expect(try outcome.json()["code"] == "damaged")
    var empty = PDFWriter()
    empty.newPage()
    try workspace.write("empty.pdf", empty.data)
    #expect(try workspace.run("inspect", "--format", "json", "empty.pdf").json()["code"] == "no-text")
  }
}
