import Apparatus
import DocumentModel
import SequenceModel
import Testing

/// Reference strings that rules alone are apt to misread, each with what it says. None of them was trained on.
@Suite struct HybridReadingTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var authors: [String]?
    var title: String
    var container: String?
    var publisher: String?
    var testDescription: String { String(text.prefix(40)) }
  }

  static let cases = [
    // English
    Case(
      text: "Varga T.L., M. Oduya (2004), “Ferries and wages on the lower river”, Review of Inland Trade, 18, 211-230.",
      authors: ["Varga", "Oduya"], title: "Ferries and wages on the lower river", container: "Review of Inland Trade"),
    Case(
      text: "Lindqvist, H &., Barrow, T. (1979). Waiting in queues. Journal of Everyday Studies, 12, 40-52.",
      authors: ["Lindqvist", "Barrow"], title: "Waiting in queues", container: "Journal of Everyday Studies"),
    Case(
      text: "Baptiste, N. (2009) Small Ports of the Gulf, Northfield University Press.", authors: ["Baptiste"],
      title: "Small Ports of the Gulf", publisher: "Northfield University Press"),
    Case(
      text: "Harbour Prices Board, 1994, A report on the landing of herring, Aberdeen.",
      authors: ["Harbour Prices Board"], title: "A report on the landing of herring"),
    // German
    Case(
      text: "Gerlach-Pohl U. Pflege im Wandel: Berichte aus drei Häusern. Pflege heute 2005; 18: 91–9.",
      authors: ["Gerlach-Pohl"], title: "Pflege im Wandel: Berichte aus drei Häusern", container: "Pflege heute"),
    Case(
      text: "Orlik, E. and Tamm, J. (1997) Die Ränder der Stadt, Bremen: Hanseatisches Nordlicht, 2nd edition.",
      authors: ["Orlik", "Tamm"], title: "Die Ränder der Stadt"),
    Case(
      text: "Feldhaus, K., 1992: Grundlagen der Dorfforschung. Wie Acker und Familie zusammenhängen. "
        + "2. Aufl. Kassel, Marburg: Heimer.",
      authors: ["Feldhaus"], title: "Grundlagen der Dorfforschung. Wie Acker und Familie zusammenhängen"),
    // French
    Case(
      text: "MERCIER Jean-Luc, VASSE Odile, 2001, Le travail des écluses, une enquête dans le Nord, Paris, "
        + "La Batelière.",
      title: "Le travail des écluses, une enquête dans le Nord"),
    Case(
      text: "CARREL Sylvie, L'école du fleuve. Enseigner à bord, Éditions du Quai, 1999, Nantes.", authors: ["CARREL"],
      title: "L'école du fleuve. Enseigner à bord"),
    Case(
      text: "Lambert-Fay Odile «Les marges du carnet», Mémoire de maîtrise,2004, 120 p.", authors: ["Lambert-Fay"],
      title: "Les marges du carnet"),
  ]

  private func agrees(_ item: Work, _ expected: Case) -> Bool {
    (expected.authors.map { $0 == item.authors.map(\.short) } ?? true) && item.title == expected.title
      && (expected.container.map { $0 == item.containerTitle } ?? true)
      && (expected.publisher.map { $0 == item.publisher } ?? true)
  }

  @Test("Rules and model together read what is hard for rules", arguments: cases)
  func readsTogether(expected: Case) throws {
    let model = try #require(SequenceModel.shipped)
    let both = ReferenceReader.reference(in: expected.text, labeller: model).item
    #expect(
      agrees(both, expected),
      "\(both.authors.map(\.short)) | \(both.title ?? "") | \(both.containerTitle ?? "") | \(both.publisher ?? "")")
  }

  @Test func theModelPutsRightWhatTheRulesMisread() {
    let misread = Self.cases.count { !agrees(ReferenceReader.reference(in: $0.text).item, $0) }
    #expect(misread >= 3)
  }

  @Test(
    "What stays with the rules is read as without a model",
    arguments: [
      "Harrow v. Tern [1932] 2 K.B. 117.", "Inland Harbours Act 1961 (N.Z.)", "Baltic News Weekly, 4 May 1999", "", "…",
    ])
  func lawAndNewsStayWithTheRules(text: String) throws {
    let model = try #require(SequenceModel.shipped)
    #expect(ReferenceReader.reference(in: text, labeller: model).item == ReferenceReader.reference(in: text).item)
  }

  @Test("Links, places and editions are those of the rules")
  func linksStayWithTheRules() throws {
    let model = try #require(SequenceModel.shipped)
    let text = "Kranich, I. (1998). On dams (2nd ed.). Leeds: Moor Press. https://doi.org/10.1234/dams.7"
    let rules = ReferenceReader.reference(in: text).item
    let both = ReferenceReader.reference(in: text, labeller: model).item
    #expect(both.DOI == "10.1234/dams.7")
    #expect(both.edition == rules.edition)
    #expect(both.publisherPlace == rules.publisherPlace)
  }

  @Test(
    "The worst lines end, each in time linear in its length",
    arguments: ["a", "(", "A. ", "Aa, B.; ", "1-", "“a” ", "1999 ", "10.1/"])
  func worstLines(piece: String) throws {
    let model = try #require(SequenceModel.shipped)
    let line = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    #expect(ReferenceReader.reference(in: line, labeller: model).form == .full)
  }
}
