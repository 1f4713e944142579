import Testing

/// Commands that lead on from what one has: to what is like it, and from the beginning of a name to the whole.
@Suite struct DiscoveryCommandTests {
  @Test func aPassageLeadsToOthersLikeIt() throws {
    let outcome = try SharedIndex.run("similar", "holm-2011#p1", "--format", "tsv")
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("holm-2011#p1\t"))
    #expect(outcome.output.contains("tide-tables-2013#"))
  }

  @Test func theWordsThatWereSearchedForAreShown() throws {
    let outcome = try SharedIndex.run("similar", "holm-2011#p1", "--explain", "--limit", "1")
    #expect(outcome.lines.first?.hasPrefix("understood: ") == true)
    #expect(outcome.lines.first?.contains("-id:holm-2011#p1") == true)
  }

  @Test func anIDThatIsNotThereIsAnError() throws {
    let outcome = try SharedIndex.run("similar", "nobody-2000#p7")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("nothing in the index has the id “nobody-2000#p7”"))
  }

  @Test func theBeginningOfANameIsCompleted() throws {
    let outcome = try SharedIndex.run("suggest", "Hol")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("authors\n  Anna Holm (1 document)"))
    let works = try SharedIndex.run("suggest", "lamps", "led")
    #expect(works.output.contains("Lamps and Ledgers"))
    #expect(works.output.contains("(cited "))
  }

  @Test func whatNothingBeginsWithIsSaid() throws {
    let outcome = try SharedIndex.run("suggest", "zzz")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "no author, title or cited work of the index has a word that begins so\n")
  }

  @Test func anAnswerToTheLikelyWordSaysSo() throws {
    let outcome = try SharedIndex.run("search", "foghrn")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("foghorn"))
    #expect(outcome.errors == "“foghrn” is in no document; “foghorn” was searched for instead\n")
  }
}
