import Apparatus
import DocumentModel
import Testing

@Suite struct DamageTests {
  private func found(_ document: Document) -> [String] {
    DamageFinder.diagnostics(of: document).map { "\($0.code) \($0.range.map { document.text[$0] } ?? "")" }
  }

  @Test(arguments: [
    ("n 1997, the board met.", "lost-letter n"), ("hile the board met, it rained.", "lost-letter hile"),
    ("lthough it rained, they met.", "lost-letter lthough"), ("hese were hard years.", "lost-letter hese"),
    ("rom the first, it rained.", "lost-letter rom"), ("t was a hard year.", "lost-letter t"),
    ("It ended in 1999.Roe left.", "missing-space .Roe"),
    ("The talks broke up in war.The board left.", "missing-space .The"),
    ("See p. 12.Doe agrees.", "missing-space .Doe"), ("They met in Riga.The board left.", "missing-space .The"),
    ("It was over (1999).The board left.", "missing-space .The"),
    ("See www.example.ruMarch 3.", "damaged-address www.example.ruMarch"),
    ("See http://www.example.orgJanuary 1, 2001.", "damaged-address http://www.example.orgJanuary"),
    ("See www.example.com/newsOctober 3.", "damaged-address www.example.com/newsOctober"),
    ("See www. example.com, 3 May.", "damaged-address www. example.com,"),
    ("See http:// www.example.com today.", "damaged-address http:// www.example.com"),
    ("See www.example. com today.", "damaged-address www.example. com"),
    ("See www.example .org/a today.", "damaged-address www.example .org/a"),
    ("Un cafÃ© noir.", "mojibake Ã©"), ("Itâ€™s over.", "mojibake â€™"), ("It cost Â£5.", "mojibake Â£"),
    ("A na\u{FFFD}ve man.", "mojibake \u{FFFD}"), ("FÃ¼r alle, fÃ¼r uns.", "mojibake Ã¼"),
    ("He said “it was never closed.", "unclosed-quotation “"),
    ("He said \"it was never closed.", "unclosed-quotation \""),
    ("Er sagte „nie wieder.", "unclosed-quotation „"), ("Il dit « jamais.", "unclosed-quotation «"),
    ("One “closed” and one “open.", "unclosed-quotation “"),
  ])
  func reportsDamageInAParagraph(text: String, expected: String) {
    #expect(found(testDocument("A first paragraph.", text)) == [expected])
  }

  @Test(arguments: [
    ("Interfax, 22 May 1999., p. 3", "odd-punctuation .,"), ("Roe,, Harbours, p. 3", "odd-punctuation ,,"),
    ("Roe;; Doe, p. 3", "odd-punctuation ;;"), ("Roe, Harbours, 1999,", "odd-punctuation ,"),
    ("www.example.org/docs/english/page, html.", "odd-punctuation www.example.org/docs/english/page, html"),
    ("Roe, Harbours,. 1999", "odd-punctuation ,."),
  ])
  func reportsDamageInANote(text: String, expected: String) {
    #expect(found(testDocument([(.paragraph, "Text."), (.note, text)])) == [expected])
  }

  @Test(arguments: [
    "The U.S. Army met.", "For e.g. this, i.e. that, see No.3 and Nos.4.", "See report.pdf and Main.Java files.",
    "Version 2.10.3 of .NET and Node.JS, ASP.NET.", "doi:10.1000/182.Roe and 10.1000/ABC.Def",
    "J.Smith and A.B.Roe met.",
    "See www.example.com/a.Page.html there.", "Roe@example.Org wrote.", "Vol.II, pp.3-5, Inc., etc., p. 5., fin.",
    "SÃO PAULO and Âge d’or, crème brûlée", "n is the number of ships.", "a ship sailed.", "he ship sailed.",
    "i. first",
    "iPhone sales rose.", "“Open here.” And ‘closed.’", "in the U.S.A. and the E.U. then", "at 5 p.m. The board met",
    "System.Text is a name.", "3.The third point.", "e.g. at www.example.org. In May", "See www.example.com.", "",
    "....", ", ,",
    "x.Y", "de Gaulle left.", "www.", "http://", "See https://example.org/FooBar today.",
  ])
  func passesOverWhatIsSound(text: String) {
    #expect(found(testDocument("A first paragraph.", text)) == [])
  }

  @Test(arguments: [
    ("the OT AN", "the OTAN", "OT AN"), ("the O SCE met", "the OSCE met", "O SCE"),
    ("ITA R news", "ITAR news", "ITA R"),
    ("NA TO met", "NATO met", "NA TO"), ("by UN PRO there", "UNPRO and PRO", nil), ("US A level", "USA and US", nil),
    ("IN TO the town", "INTO it, IN town", nil),
  ])
  func reportsAnAcronymBrokenByABlank(text: String, elsewhere: String, expected: String?) {
    #expect(found(testDocument(text, elsewhere)) == (expected.map { ["broken-word \($0)"] } ?? []))
  }

  @Test func reportsAWiderGapWhereOthersHaveHeadings() {
    var blocks: [(Block.Kind, String)] = [(.heading, "A Section")]
    for number in 1...12 { blocks.append((.paragraph, "Paragraph \(number) of the text.")) }
    var document = testDocument(blocks)
    #expect(found(document) == [])
    for index in 6..<document.blocks.count {
      let line = document.blocks[index].lines?.lowerBound ?? 0
      document.blocks[index].lines = (line + 1)...(line + 1)
    }
    #expect(found(document) == ["heading-missing "])
    document.blocks[0].kind = .paragraph
    #expect(found(document) == [])
  }

  @Test func passesOverAQuotationThatTheNextParagraphCarriesOn() {
    #expect(found(testDocument("“It begins here.", "“It ends here.”")) == [])
  }

  // The limit ends a hang; anything worse than linear would take hours.
  @Test(.timeLimit(.minutes(10)), arguments: ["a.A", "www. ", "Ã©", "SO V ", "www.aB"])
  func staysLinear(unit: String) {
    let text = String(repeating: unit, count: 1_000_000 / unit.unicodeScalars.count)
    #expect(DamageFinder.diagnostics(of: testDocument(text)).count <= text.count)
  }
}
