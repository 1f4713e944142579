import Apparatus
import DocumentModel
import Testing

@Suite struct QuotationMarkTests {
  @Test(arguments: [
    ("She read “the whole of it” twice.", ["the whole of it"]),
    ("She read \"the whole of it\" twice.", ["the whole of it"]),
    ("She read 'the whole of it' twice.", ["the whole of it"]),
    ("She read ‘the whole of it’ twice.", ["the whole of it"]),
    ("Er las „das ganze Buch“ zweimal.", ["das ganze Buch"]),
    ("Er las ‚das ganze Buch‘ zweimal.", ["das ganze Buch"]),
    ("Er las »das ganze Buch« zweimal.", ["das ganze Buch"]),
    ("Il a lu « tout le livre » deux fois.", ["tout le livre"]),
    ("Hon läste ”hela boken” två gånger.", ["hela boken"]),
    ("We read ``the whole of it'' twice.", ["the whole of it"]),
    ("It (\"the deal\") and—“so it seems”—more.", ["the deal", "so it seems"]),
    ("“One word ‘inside’ another” stays one.", ["One word ‘inside’ another"]),
    ("“He said, “not mine,” twice” is one.", ["He said, “not mine,” twice"]),
    ("„Er sagte ‚nein‘ dazu“, hieß es.", ["Er sagte ‚nein‘ dazu"]),
    ("It ended “in 1995” or so.", ["in 1995"]),
    ("A \"loud\" and a \"soft\" one.", ["loud", "soft"]),
  ])
  func findsOutermostSpans(text: String, expected: [String]) {
    #expect(QuotationFinder.quotations(in: testDocument(text)).map(\.text) == expected)
  }

  @Test(arguments: [
    "The dogs' tails and the cats' ears.", "'Tis the season, and 'twas so in the '90s and ’80s.",
    "The journal Novaya Zhizn' printed it.", "He was 6' 2\" tall and the pipe 12\" wide.",
    "Rock ’n’ roll isn't dead, it's not.",
    "Get ’em while they’re hot.", "O'Neill's and d'Artagnan's l'affaire", "", "\"", "“”", "''", "5' by 7'",
    "the workers’ and peasants’ state",
  ])
  func findsNone(text: String) {
    #expect(QuotationFinder.quotations(in: testDocument(text)).map(\.text) == [])
  }

  @Test(arguments: [
    ("“It will rain,” he said, “before the week is out.”", "It will rain, … before the week is out."),
    ("\"We came,\" Jane Roe wrote, \"because we had to.\"", "We came, … because we had to."),
    ("“Nobody,” said the mayor, “has told us.”", "Nobody, … has told us."),
    ("“The bridge,” she added quietly, “was never safe.”", "The bridge, … was never safe."),
    ("“If it fails,” John Doe warned, “we all fail.”", "If it fails, … we all fail."),
  ])
  func joinsAnInterruptedQuotation(text: String, expected: String) {
    let found = QuotationFinder.quotations(in: testDocument(text))
    #expect(found.map(\.text) == [expected])
    #expect(found.first?.speaker != nil)
    let range = found.first?.range
    #expect(range?.lowerBound == 1 && range?.upperBound == text.unicodeScalars.count - 1)
  }

  @Test(arguments: [
    "“It will rain,” he said, and “the week” was out.", "He said “one thing” and “another thing.”",
    "“It rained.” He left. “It rained on.”",
  ])
  func keepsSeparateQuotationsApart(text: String) {
    #expect(QuotationFinder.quotations(in: testDocument(text)).count == 2)
  }

  @Test func joinsParagraphsThatEachOpen() {
    let found = QuotationFinder.quotations(
      in: testDocument("Jane Roe wrote: “The first part is long.", "“The second ends it.” Then she left.", "“New.”"))
    #expect(found.map(\.text) == ["The first part is long.\nThe second ends it.", "New."])
    #expect(found.first?.speaker?.name == "Jane Roe")
    #expect(found.first?.confidence ?? 1 < 0.6)
  }

  @Test func endsAnUnclosedQuotationWithItsParagraph() {
    let found = QuotationFinder.quotations(in: testDocument("He said “this was never closed", "More text."))
    #expect(found.map(\.text) == ["this was never closed"])
    #expect(found.first?.confidence ?? 1 < 0.5)
  }

  @Test func namesTheNoteWhoseMarkerFollows() {
    let found = QuotationFinder.quotations(
      in: testDocument("Roe saw “no way out.”⟦1⟧ Doe saw “a way,”⟦2⟧ then “none” again. All agreed.⟦3⟧"))
    #expect(found.map(\.note) == ["n1", "n2", nil])
  }

  @Test(arguments: [
    ("“When it was wanted it was gone,” the report says, and its authors still think so.⟦4⟧", "n4"),
    ("Here the warning of the report applies, “What is lent must be returned,” and it holds for us too.⟦4⟧", "n4"),
    ("The rule given in the second report, that “What is lent must be returned”, needs another.⟦4⟧", "n4"),
    ("The report says that it was “the third, and the best” of them, and the sequel showed it.⟦4⟧", nil),
    ("The report says: “It is so in the end.” It was “not” so.⟦4⟧", nil),
  ])
  func namesTheNoteOfTheSentenceForAWholeSentence(text: String, note: String?) {
    #expect(QuotationFinder.quotations(in: testDocument(text)).first?.note == note)
  }

  @Test func passesOverNavigationCodeAndNotesUnlessAsked() {
    let document = testDocument([
      (.navigation, "Log in to “Your Page”"), (.code, "print(\"hello\")"), (.paragraph, "He said “yes, of course.”"),
      (.note, "Jane Roe, “A Title of Hers,” Journal 3."),
    ])
    #expect(QuotationFinder.quotations(in: document).map(\.text) == ["yes, of course."])
    #expect(QuotationFinder.quotations(in: document, scope: .bodyAndNotes).map(\.kind) == [.speech, .title])
  }

  // The limit ends a hang; anything worse than linear would take hours.
  @Test(.timeLimit(.minutes(10)), arguments: ["“", "\"a ", "'a ", "“a ‘b ", "“x” said “", "said, "])
  func staysLinear(unit: String) {
    let text = String(repeating: unit, count: 1_000_000 / unit.unicodeScalars.count)
    #expect(QuotationFinder.quotations(in: testDocument(text)).count <= text.count)
  }
}
