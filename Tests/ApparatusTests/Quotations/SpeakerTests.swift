import Apparatus
import DocumentModel
import Testing

@Suite struct SpeakerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var name: String?
    var mention: String?
    var cue: String?
    init(_ text: String, _ name: String?, _ mention: String? = nil, _ cue: String? = nil) {
      self.text = text
      self.name = name
      self.mention = mention
      self.cue = cue
    }
    var testDescription: String { text }
  }

  private func check(_ test: Case, last: Bool = true) {
    let found = QuotationFinder.quotations(in: testDocument(test.text))
    let quotation = last ? found.last : found.first
    #expect(quotation != nil)
    #expect(quotation?.speaker?.name == test.name)
    if let mention = test.mention { #expect(quotation?.speaker?.mention == mention) }
    if let cue = test.cue { #expect(quotation?.cue == cue) }
    if let speaker = quotation?.speaker {
      #expect(ScalarText(test.text)[speaker.range] == speaker.mention)
    }
  }

  @Test(arguments: [
    Case("Jane Roe said: “The harbour will be closed.”", "Jane Roe", "Jane Roe", "said"),
    Case("Jane Roe later wrote that “the harbour was closed.”", "Jane Roe", nil, "wrote"),
    Case("In May 1999, Jane Roe further observed: “it was not the first time.”", "Jane Roe", nil, "observed"),
    Case("Jane Roe stated, “. . . we do not ask for more.”", "Jane Roe", nil, "stated"),
    Case("Jane Roe told reporters on Monday that the plan was “a very bad one.”", "Jane Roe", nil, "told"),
    Case("Jane Roe argued that it was “far too early” to tell.", "Jane Roe", nil, "argued"),
    Case("Jane Roe called for “a wider and deeper union.”", "Jane Roe", nil, "called for"),
    Case("Jane Roe noted “how little had been done.”", "Jane Roe", nil, "noted"),
    Case("Jane Roe has warned of “a long and hard winter.”", "Jane Roe", nil, "warned"),
    Case("Jane Roe declared the talks “over and done with.”", "Jane Roe", nil, "declared"),
    Case("Jane Roe pointed out that “nobody was asked.”", "Jane Roe", nil, "pointed out"),
  ])
  func readsTheSubjectBeforeTheCue(test: Case) { check(test) }

  @Test(arguments: [
    Case("“The harbour is closed,” Jane Roe said.", "Jane Roe"),
    Case("“The harbour is closed,” said Jane Roe.", "Jane Roe", nil, "said"),
    Case("“Is the harbour closed?” asked Jane Roe of Leeds.", "Jane Roe"),
    Case("“Never again!” Jane Roe exclaimed on leaving.", "Jane Roe"),
    Case("“The harbour is closed,” according to Jane Roe.", "Jane Roe", nil, "according to"),
    Case("“The harbour is closed,” Jane Roe, the mayor of the town, told the council.", "Jane Roe", "Jane Roe", "told"),
    Case("“The harbour is closed,” wrote Jane Roe, the mayor.", "Jane Roe", nil, "wrote"),
    Case("“The harbour is closed,” as Jane Roe put it.", "Jane Roe", nil, "put it"),
    Case("“The harbour is closed,” Jane Roe (Independent) conceded.", "Jane Roe"),
    Case("The harbour was “as good as closed,” Jane Roe admitted.", "Jane Roe"),
    Case("According to Jane Roe, the harbour was “as good as closed” then.", "Jane Roe"),
    Case("In the words of Jane Roe, “nobody came to help.”", "Jane Roe"),
    Case("The plan was “a trap for all,” or so it seemed, Jane Roe said.", "Jane Roe"),
  ])
  func readsTheSubjectAfterAndAround(test: Case) { check(test) }

  @Test(arguments: [
    Case(
      "Foreign Office spokeswoman Jane Roe said: “We are talking.”", "Jane Roe", "Foreign Office spokeswoman Jane Roe"),
    Case("Vice Admiral John Doe wrote that “the fleet is ready.”", "John Doe", "Vice Admiral John Doe"),
    Case("Interior Minister Anna Schmidt stated, “We shall see.”", "Anna Schmidt", "Interior Minister Anna Schmidt"),
    Case("“We shall see,” said former Prime Minister Pavel Novak.", "Pavel Novak"),
    Case("Sen. Mary Poe (R-Ohio) said “it would never pass.”", "Mary Poe"),
    Case("Prof. Dr. Karl Meyer argued that “nothing is settled.”", "Karl Meyer"),
  ])
  func takesTitlesFromNames(test: Case) { check(test) }

  @Test(arguments: [
    Case("Minister Anna Schmidt met the press. Schmidt said: “We shall see about that.”", "Anna Schmidt", "Schmidt"),
    Case("Anna Schmidt met John Doe. She said: “We shall see about that.”", "Anna Schmidt", "She"),
    Case("Anna Schmidt met John Doe. He said: “We shall see about that.”", "John Doe", "He"),
    Case("John Doe came late. “The road was blocked,” he explained.", "John Doe", "he"),
    Case("“The road was blocked,” John Doe said. “Nobody had cleared it at all.”", "John Doe", "John Doe"),
    Case("General John Doe spoke first. “The road was blocked,” Doe said.", "John Doe", "Doe"),
  ])
  func resolvesShortNamesAndPronouns(test: Case) { check(test) }

  @Test(arguments: [
    Case("The Foreign Ministry stated that it “would not be drawn.”", "Foreign Ministry", "The Foreign Ministry"),
    Case("The report says that “no lessons were learnt” from it.", "The report"),
    Case("“No lessons were learnt,” the committee concluded.", "the committee"),
    Case("Some officials said “it was never likely” to work.", "Some officials"),
    Case("“It has not ended,” wrote Roe’s predecessor in the office.", "Roe’s predecessor"),
    Case("A spokesman for the ministry told the paper: “We have no comment.”", "A spokesman for the ministry"),
    Case("“We have no comment,” said a spokeswoman for the company.", "a spokeswoman for the company"),
  ])
  func readsGroupsAndDocuments(test: Case) { check(test) }

  @Test(arguments: [
    Case("Jane Roe attacked the plan, calling it “a leap in the dark.”", "Jane Roe", nil, "calling"),
    Case("Jane Roe rose and said: “I have heard enough of this.”", "Jane Roe"),
    Case("Jane Roe, who was there, recalled “a very quiet evening.”", "Jane Roe"),
    Case("The plan was described by Jane Roe as “a leap in the dark.”", "Jane Roe"),
    Case("ROE: “I have heard enough of this.”", "ROE"),
    Case("“I have heard enough of this.” — Jane Roe", "Jane Roe"),
    Case("Jane Roe took the floor to say “enough of all this.”", "Jane Roe"),
  ])
  func readsOtherConstructions(test: Case) { check(test) }

  @Test(arguments: [
    Case("»Wir wissen es nicht«, sagte Karl Meyer.", "Karl Meyer", nil, "sagte"),
    Case("Karl Meyer schrieb: „Wir wissen es noch nicht.“", "Karl Meyer", nil, "schrieb"),
    Case("« Nous ne savons pas », dit Marie Dupont.", "Marie Dupont", nil, "dit"),
    Case("Le ministre déclara : « Nous n'avons rien promis. »", "Le ministre", nil, "déclara"),
    Case("Selon le rapport de 1831, « l'huile fut envoyée ».", "le rapport de 1831"),
    Case("El ministro dijo: «No hemos prometido nada.»", "El ministro", nil, "dijo"),
    Case("Según el informe, «todo está listo».", "el informe"),
    Case("Laut dem Bericht war „alles längst bereit“.", "dem Bericht"),
  ])
  func readsOtherLanguages(test: Case) { check(test) }

  @Test(arguments: [
    Case("Hours later, Jane Roe turned on the mayor, calling him “a fool and a coward.”", "Jane Roe"),
    Case("Speaking in Hull, Yorkshire, Jane Roe went after the mayor, calling him “a fool and a coward.”", "Jane Roe"),
    Case("Early in the winter, Jane Roe wrote to the mayor, calling him “a fool and a coward.”", "Jane Roe"),
    Case("Jane Roe, who has in the past described the plan as “a trap for all,” came too.", "Jane Roe"),
    Case("Jane Roe, author of “The Weir,” thanked the mayor for “standing by us all.”", "Jane Roe"),
    Case("The poster, titled “Water,” says that the mayor is “asleep at the helm.”", nil, "The poster"),
    Case("A top adviser, Jane Roe, said that the plan was “as good as dead.”", "Jane Roe"),
    Case("John Doe held up a sign saying “No tolls on the river!”", nil, "a sign"),
    Case("The old secretary of state talked about the dam and said it was “as good as dead.”", nil),
    Case("The mayor rejected Jane Roe’s claim that “nobody was ever asked.”", "Jane Roe"),
    Case("“The harbour is closed.” Jane Roe said.", "Jane Roe"),
    Case("“The harbour is closed,” an angry miller retorted bitterly.", nil, "an angry miller"),
    Case("“Is the harbour closed?” a clerk of the lake office asks.", nil, "a clerk of the lake office"),
    Case("“It is so,” Jane Roe said on “The Morning Hour.” “We have no more boats.”", "Jane Roe"),
    Case("“It is so,” Jane Roe said. Then, “We have no more boats.”", "Jane Roe"),
    Case("Jane Roe said that her friends had warned of it. “We have no more boats.”", "Jane Roe"),
    Case("The minutes record that the chairman “left the room in haste.”", nil, "The minutes"),
    Case("“It is so,” said the first adviser to President John Doe.", nil, "the first adviser to President John Doe"),
    Case("Jane Roe says it underscores that the mayor is “not up to the task.”", "Jane Roe"),
  ])
  func readsTheClauseRound(test: Case) {
    let quotation = QuotationFinder.quotations(in: testDocument(test.text)).last
    if let name = test.name { #expect(quotation?.speaker?.name == name) }
    if let mention = test.mention { #expect(quotation?.speaker?.mention == mention) }
  }

  @Test(arguments: [
    "The towns will continue “to break the ice” each winter.",
    "The price of the terrorist attacks, “a bad year for all,” was high.",
    "His business ventures were “all under water” by then.",
  ])
  func wordsThatOnlyLookLikeSpeechNameNobody(text: String) {
    #expect(QuotationFinder.quotations(in: testDocument(text)).last?.speaker == nil)
  }

  @Test func aSignatureBelowNamesTheSpeaker() {
    let found = QuotationFinder.quotations(
      in: testDocument("“We have never seen so much water in the streets.”", "— Jane Roe, Leeds"))
    #expect(found.first?.speaker?.name == "Jane Roe")
  }

  @Test(arguments: [
    "Some commentators say that the union is “virtual” rather than actual.", "It was a “success” of sorts.",
    "The “Great Leap” was over, and “nobody in the village” knew why.", "Roe was told “to leave at once.”",
    "The so-called “green line” was drawn.", "Roe set up a club called “Friends of the Harbour Front” there.",
    "What is known as “the long peace” ended.",
  ])
  func namesNobodyWhereNobodyIsNamed(text: String) {
    for quotation in QuotationFinder.quotations(in: testDocument(text)) { #expect(quotation.speaker == nil) }
  }
}

@Suite struct QuotationKindTests {
  @Test(arguments: [
    ("A colleague who edits this series called them “the only pilots who read.”", "A colleague who edits this series"),
    (
      "The rate was what the second report calls a linked one, “by which one text waits for another.”",
      "the second report"
    ),
    ("Here the warning of the twelfth report applies, “What is lent must be returned.”", "the twelfth report"),
    (
      "The rule given in the twelfth report of this series, that “What is lent must be returned”, is old.",
      "the twelfth report of this series"
    ),
    (
      "The third report's remark about that may be applied here: “A rate that is counted is trusted.”",
      "The third report"
    ),
    ("In the twelfth report it reads, “What is lent must be returned.”", "the twelfth report"),
    (
      "The sixth report had seen that coming, for it closed with the observation, “No way has been found.”",
      "The sixth report"
    ),
    (
      "The eighth report in this series might have had it in mind: “A pilot is a man in a hurry.”",
      "The eighth report in this series"
    ),
    (
      "The first report in this series is cooler. In its words, “The table was round, the rates were not.”",
      "The first report in this series"
    ),
    (
      "The editor was asked whether this was wise. The answer is in the minutes: “One word is a courtesy.”",
      "The editor"
    ),
    (
      "The seventh report describes the storm. It was seen as the price of the pier, “and no one values a "
        + "price”.⟦4⟧", "The seventh report"
    ),
  ])
  func readsDocumentsAndAnswers(text: String, mention: String) {
    let quotation = QuotationFinder.quotations(in: testDocument(text)).last
    #expect(quotation?.speaker?.mention == mention)
  }

  @Test(arguments: [
    "It was called a shed by those who hoped to buy and a “palace of tin” by those who feared it.",
    "The men spoke of the “dash” with pride.", "A rule that says “no entry” is clear.",
    "The text says that “stocks run down when idle”, while the large type has “A stock that nobody uses runs down”.",
    "The answer was clear: “It was so.”",
  ])
  func namesNobodyWhoDoesNotSpeak(text: String) {
    #expect(QuotationFinder.quotations(in: testDocument(text)).last?.speaker == nil)
  }

  @Test(arguments: [
    ("Jane Roe said: “We shall see about that.”", Quotation.Kind.speech),
    ("Jane Roe wrote: “We shall see about that.”", .writing),
    ("The treaty states that “each party shall give notice.”", .writing),
    ("Jane Roe published “A Short History of the Harbour” in May.", .title),
    ("They watched “The Long Goodbye” again.", .title),
    ("The term “interoperability” is new.", .term),
    ("It is known as “burden shifting” there.", .term),
    ("Some analysts say that the pact was “virtual” from the start.", .scare),
    ("Their “friends” never came.", .scare),
    ("The men spoke of the “dash” with pride.", .scare),
    ("It was called a shed by those who hoped to buy and a “palace of tin” by those who feared it.", .scare),
    ("The plan has been called “promising” by somebody in office.", .scare),
    ("The verb “welcomed” is everywhere.", .term),
    ("The act put the dues under a “moratorium”, a word that the charter does not have.", .term),
    ("The editor has a phrase for this, “laundering by courtesy”, and it is good.", .term),
    ("A pilot who calls a tug a “Schlepper” is no poet.", .term),
    ("The French « contrôle » is an inspection.", .term),
    ("The thing is the Pier in English, « la jetée » in French.", .term),
    ("“Ibid.” is safe as long as nothing stands between.", .term),
    ("The formula was “sixteen plus one”, and later “nineteen plus one”.", .term),
    ("It included, in a phrase that proved important, the “fitness” of ships.", .term),
    ("Nobody is harmed by a note that says “as translated”; many are by its absence.", .term),
    ("Since then papers in English have spoken of “territorial” dues.", .term),
    ("The story was told in these words, “I put out the cards on the table.”", .speech),
    ("A “peace dividend” was promised.", .scare),
  ])
  func tellsKinds(text: String, expected: Quotation.Kind) {
    #expect(QuotationFinder.quotations(in: testDocument(text)).last?.kind == expected)
  }
}

@Suite struct SetApartQuotationTests {
  @Test(arguments: [
    ("Thus Major General Pavel Novak wrote in the army's journal, Vojak (The Soldier), that,", "Pavel Novak", "wrote"),
    ("Specifically, Interior Ministry spokeswoman Anna Schmidt called for,", "Anna Schmidt", "called for"),
    ("Anna Schmidt also said that Prague wanted more thought given to making,", "Anna Schmidt", "said"),
    ("Jane Roe put it thus:", "Jane Roe", "put it"),
    ("As Jane Roe later explained to the House:", "Jane Roe", "explained"),
    (
      "However, on 3 May 1999, Transport Minister John Doe stated that he saw no need for a bridge.", "John Doe",
      "stated"
    ),
    ("According to Jane Roe,", "Jane Roe", "according to"),
    ("The committee concluded:", "The committee", "concluded"),
    ("John Doe was present. In his diary he noted:", "John Doe", "noted"),
  ])
  func namesTheSpeakerOfTheLeadIn(leadIn: String, name: String, cue: String) {
    let found = QuotationFinder.quotations(
      in: testDocument([
        (.paragraph, leadIn), (.blockQuotation, "A first paragraph of some length.⟦3⟧"),
        (.paragraph, "The text goes on."),
      ]))
    #expect(found.count == 1)
    #expect(found.first?.form == .block)
    #expect(found.first?.speaker?.name == name)
    #expect(found.first?.cue == cue)
    #expect(found.first?.note == "n3")
    #expect(found.first?.text == "A first paragraph of some length.")
  }

  @Test(arguments: [
    ("The fifth paper in this series finds much to praise. It adds a warning:", "The fifth paper in this series"),
    ("The guide puts it thus:", "The guide"),
    ("Of the dues that were raised then, the same paper wrote that,", "the same paper"),
    ("The third report in this volume puts the matter as follows:", "The third report in this volume"),
    ("After a review of both the fourth report concluded that,", "the fourth report"),
  ])
  func namesTheDocumentOfTheLeadIn(leadIn: String, mention: String) {
    let found = QuotationFinder.quotations(
      in: testDocument([(.paragraph, leadIn), (.blockQuotation, "A first paragraph of some length.")]))
    #expect(found.first?.speaker?.mention == mention)
    #expect(found.first?.kind == .writing)
  }

  @Test(arguments: [
    ("— Harbour Board Papers, no. 7", "Harbour Board Papers, no. 7"),
    ("    -- Harbour Board Papers, no. 7", "Harbour Board Papers, no. 7"),
    ("– Studies of the Coast, no. 12, “Fog”", "Studies of the Coast, no. 12"),
    ("— Jane Roe, Letters", "Jane Roe"), ("― John Doe", "John Doe"),
  ])
  func readsTheLineUnderAnEpigraph(line: String, name: String) {
    let found = QuotationFinder.quotations(
      in: testDocument([(.epigraph, "All that is whole was once in parts.\n" + line), (.paragraph, "Text.")]))
    #expect(found.first?.speaker?.name == name)
  }

  @Test func joinsNeighboursAndTakesOffTheMarks() {
    let found = QuotationFinder.quotations(
      in: testDocument([
        (.paragraph, "There was nothing in it."), (.blockQuotation, "“First paragraph."),
        (.blockQuotation, "“Second “one” too.”"),
        (.paragraph, "Text."), (.verse, "A line of verse\nand another"),
      ]))
    #expect(found.map(\.text) == ["First paragraph.\nSecond “one” too.", "A line of verse\nand another"])
    #expect(found.allSatisfy { $0.form == .block && $0.speaker == nil })
  }

  @Test func readsAnEpigraphAndItsAuthor() {
    let found = QuotationFinder.quotations(
      in: testDocument([
        (.epigraph, "All that is whole was once in parts.\n— Jane Roe, Letters"), (.paragraph, "Text."),
      ]))
    #expect(found.map(\.form) == [.epigraph])
    #expect(found.first?.speaker?.name == "Jane Roe")
  }

  @Test func takesAParagraphInMarksAfterALeadInForABlock() {
    let found = QuotationFinder.quotations(
      in: testDocument("Jane Roe wrote in her diary:", "“Nobody came to the door that day.”", "The text goes on."))
    #expect(found.map(\.form) == [.block])
    #expect(found.first?.speaker?.name == "Jane Roe")
  }

  @Test func takesParagraphsThatAreNothingElseForABlock() {
    let found = QuotationFinder.quotations(
      in: testDocument("It was so.", "“A first paragraph.", "“The last, of “the house.”", "It was not so."))
    #expect(found.map(\.form) == [.block])
    #expect(found.first?.text == "A first paragraph.\nThe last, of “the house.")
  }

  @Test func takesASignedParagraphForABlock() {
    let found = QuotationFinder.quotations(
      in: testDocument("It was so.", "“Every harbour has its board.”—Jane Roe to John Doe, 2 May 1901", "More text."))
    #expect(found.map(\.form) == [.block])
    #expect(found.first?.speaker?.name == "Jane Roe")
  }
}
