import DocumentModel
import Testing

@testable import Apparatus

@Suite struct TableCaptionTests {
  private func reading(over: String?, under: String?) -> Document {
    var markup = MarkedUpText("text/markdown")
    markup.add(.heading, "The Crossings", level: 1)
    markup.add(.paragraph, "The book gives the crossings of each month, and the months may be set side by side:")
    if let over { markup.add(.paragraph, over) }
    markup.add(.table, "Month | Crossings")
    markup.add(.table, "May | 112")
    if let under { markup.add(.paragraph, under) }
    markup.add(.paragraph, "June was better. Nobody has explained why, and the book does not say.")
    return markup.read()
  }

  @Test(arguments: [
    "Table: Crossings by month, from the harbour master's book.", "Tabelle: Überfahrten nach Monaten",
    "Table 3. Crossings by month", "_Crossings by month, 1911_", "_Crossings by month; see the appendix_.",
    "Tableau: Les traversées par mois",
  ])
  func aLineBesideATableThatSaysSoIsItsCaption(line: String) {
    let words = line.filter { $0 != "_" }
    #expect(reading(over: line, under: nil).texts(.caption) == [words])
    #expect(reading(over: nil, under: line).texts(.caption) == [words])
  }

  @Test(arguments: [
    "Table manners: a subject of its own, on which the book is silent.", "Note: the figures are the harbour master's.",
    "_Not_ every crossing is in the book.", "The figures are the harbour master's own.", "_Ibid._",
  ])
  func anyOtherParagraphBesideATableIsNone(line: String) {
    #expect(reading(over: nil, under: line).texts(.caption) == [])
  }

  @Test func aTableHasOneCaption() {
    let document = reading(over: "Table: Crossings by month", under: "_This is what the book says._")
    #expect(document.texts(.caption) == ["Table: Crossings by month"])
  }

  @Test func anEmphasisedLineFarFromATableIsNone() {
    var markup = MarkedUpText("text/markdown")
    markup.add(.paragraph, "The book gives the crossings of each month.")
    markup.add(.paragraph, "_Crossings by month, 1911_")
    markup.add(.paragraph, "June was better. Nobody has explained why, and the book does not say.")
    #expect(markup.read().texts(.caption) == [])
  }
}
