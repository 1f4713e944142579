import DocumentModel
import Testing

@testable import Apparatus

/// The words that a labeller is given, and what is seen of them.
@Suite struct ReferenceWordTests {
  private func words(_ string: String) -> (printed: [String], words: [ReferenceWord]) {
    let text = ScalarText(string)
    let tokens = ReferenceTokenizer.tokens(of: text)
    var reader = ReferenceWordReader(text, tokens: tokens)
    let words = reader.words(atMost: 100)
    let printed = words.map {
      text[tokens[$0.tokens.lowerBound].range.lowerBound..<tokens[$0.tokens.upperBound - 1].range.upperBound]
    }
    return (printed, words)
  }

  @Test(
    "A word ends at a blank, and where a blank was left out",
    arguments: [
      ("Kranich, Ilse.", ["Kranich,", "Ilse."]),
      ("Kranich,I.", ["Kranich,", "I."]),
      ("43(2):123-145.", ["43", "(2):", "123-145."]),
      ("2013,199 p.", ["2013,", "199", "p."]),
      ("1999.Der Damm", ["1999.", "Der", "Damm"]),
      ("Phys.12", ["Phys.", "12"]),
      ("J.-P. Ormeau", ["J.-P.", "Ormeau"]),
      ("Ph.D. thesis", ["Ph.D.", "thesis"]),
      ("https://example.org/a,b(c):d. Last", ["https://example.org/a,b(c):d.", "Last"]),
      ("", []),
    ])
  func cutting(text: String, expected: [String]) {
    #expect(words(text).printed == expected)
  }

  @Test(
    "Numbers are told by their kind",
    arguments: [
      ("(1998).", ReferenceWord.Number.year), ("1998a,", .year), ("1974/75", .years), ("1998–1999,", .years),
      ("12–19.", .span), ("S12-S19", .span), ("2nd", .ordinal), ("XIV,", .roman), ("(4):", .oneDigit),
      ("204,", .threeDigits),
      ("e1204", .mixed), ("Damm", .none), ("–", .none),
    ])
  func numbers(text: String, expected: ReferenceWord.Number) {
    #expect(words(text).words.first?.number == expected)
  }

  @Test func aSpanWithBlanksIsOne() {
    let found = words("34 : 123 – 145. – 12")
    #expect(found.printed == ["34 :", "123 – 145.", "–", "12"])
    #expect(found.words.map(\.number) == [.twoDigits, .span, .none, .twoDigits])
  }

  @Test(
    "Initials are told from names",
    arguments: [
      ("J.", ReferenceWord.Initials.stopped), ("J.-P.,", .stopped), ("J-P.", .stopped), ("J,", .single),
      ("JP,", .several),
      ("J.Ormeau,", .joined), ("Ormeau,", .none), ("Or.", .none), ("NATO", .none),
    ])
  func initials(text: String, expected: ReferenceWord.Initials) {
    #expect(words(text).words.first?.initials == expected)
  }

  @Test func signsAroundAWordAreSeen() {
    let quoted = words("“Of Dams,” « Les ponts » (Hrsg.).").words
    #expect(quoted.map(\.isQuoted) == [true, true, true, true, true, true, false])
    #expect(quoted.map(\.isBracketed) == [false, false, false, false, false, false, true])
    #expect(quoted[1].stop == 0x2C)
    #expect(quoted[6].classes.contains(.editor))
    #expect(words("doi:10.1234/abc").words.last?.classes.contains(.doi) == true)
  }

  @Test func featuresDependOnWhatIsSeenAlone() throws {
    let first = try #require(ReferenceFeatures(of: "Kranich, I. (1998). Der Damm."))
    let again = try #require(ReferenceFeatures(of: "Kranich,  I. (1998).  Der Damm."))
    #expect(first.count == 5)
    #expect(first.ranges[2] == 12..<19)
    #expect((0..<5).allSatisfy { first[$0].elementsEqual(again[$0]) })
    let other = try #require(ReferenceFeatures(of: "Kranich, I. (1998). Der Turm."))
    #expect(!first[4].elementsEqual(other[4]))
    #expect(Set(first[0]).count > 40)
  }

  @Test(
    "The worst input ends in time linear in its length",
    arguments: ["a", "(", "“", "1-", "A.", ", ", "a b ", "10.1/", "é"])
  func worstCases(piece: String) {
    let string = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    #expect(ReferenceFeatures(of: string).map { $0.count <= ReferenceFeatures.mostWords } ?? true)
  }
}

/// What labels draw, beside hand-made marginals.
@Suite struct LabelledFieldsTests {
  /// Labels by letter, each as sure as its number of tenths.
  private func fields(_ labels: String, _ tenths: [Int]) -> LabelledFields {
    let known: [ReferenceLabel] = [.author, .title, .journal, .container]
    let places = labels.map { ["a": 0, "t": 1, "j": 2, "c": 3][$0] ?? 0 }
    var marginals: [Double] = []
    for (place, tenths) in zip(places, tenths) {
      marginals += (0..<4).map { $0 == place ? Double(tenths) / 10 : Double(10 - tenths) / 30 }
    }
    return LabelledFields(
      labelling: ReferenceLabelling(known: known, labels: places.map { known[$0] }, marginals: marginals))
  }

  @Test func aFieldIsAsSureAsItsLeastSureWord() {
    let found = fields("aattjj", [10, 9, 7, 10, 10, 10])
    #expect(found[.author] == .words(0..<2, 0.9))
    #expect(found[.title] == .words(2..<4, 0.7))
    #expect(found[.container] == .words(4..<6, 1))
    #expect(found[.editor] == .absent(1))
  }

  @Test func twoLabelsCanMakeOneField() {
    #expect(fields("ttjc", [10, 10, 10, 10])[.container] == .words(2..<4, 1))
  }

  @Test func aFieldInTwoPlacesIsNotTaken() {
    #expect(fields("atat", [10, 10, 10, 10])[.title] == .scattered)
  }
}
