import DocumentModel
import Testing

@testable import Apparatus

@Suite struct FrontMatterTests {
  @Test(arguments: [
    "Home >> Papers >> Rivers >> The Price of a Lock", "Start » Themen » Wasser", "Home > Issues > Spring 1999",
    "Archive › 2004 › Canals",
    "You are here: Home → Library → Locks → Summary", "Skip to main content", "Log in | Register | Basket: 0 items",
    "Share | Print | Email | PDF",
    "Menu | Search | Contact us | About", "Log in to your account Contact About Cart: 2 items",
    "Main Navigation | Page Search | Page Content",
    "Print this page Share this article", "Follow us on Twitter", "Back to top", "Subscribe | RSS | Newsletter",
  ])
  func knowsTheSitesOwnLines(line: String) {
    let document = document("\(line)\n\n\(Filler.first)\n\n\(Filler.second)")
    #expect(document.kinds() == [.navigation, .paragraph, .paragraph])
  }

  @Test(arguments: [
    "The bankers said that a > b was no proof, and that b > c was none either.", "“Print it,” said the editor.",
    "They had to share the cart.",
    "She would log in every night to see the search results of the day before and copy them out by hand for the others.",
  ])
  func leavesSentencesAlone(line: String) {
    #expect(document("\(Filler.first)\n\n\(line)\n\n\(Filler.second)").kinds()[1] != .navigation)
  }

  @Test(arguments: [
    "By Jane Q. Roe", "Authored by Dr. John Doe. | May 2001", "Written by Jane Roe, 12 May 2004",
    "Jane Roe and John Doe", "by JANE ROE",
    "Author: Jane Roe", "Prof. Jane Roe, University of the Lakes", "Von Johanna Roe", "Edited by J. Roe and K. Doe",
    "Jane Q. Roe | March 2011",
    "Posted by Jane Roe | 3 June 2010",
  ])
  func knowsTheLineThatNamesTheAuthor(line: String) {
    let document = document("The Price of a Lock\n\n\(line)\n\n\(Filler.first)\n\n\(Filler.second)")
    #expect(document.kinds() == [.title, .byline, .paragraph, .paragraph])
  }

  @Test(arguments: ["November 1906", "3 March 1911", "March 3, 1911", "Spring 1998", "1911-03-03"])
  func knowsTheDateUnderTheTitle(line: String) {
    let document = document("The Price of a Lock\n\nBy Jane Roe\n\n\(line)\n\n\(Filler.first)\n\n\(Filler.second)")
    #expect(document.kinds() == [.title, .byline, .byline, .paragraph, .paragraph])
  }

  @Test(arguments: [
    "By the end of the winter the ice had gone.", "From the harbour one sees three wrecks.", "Von Roe came too late.",
  ])
  func aSentenceIsNoByline(line: String) {
    #expect(!document("\(line) \(Filler.first)\n\n\(Filler.second)").kinds().contains(.byline))
  }

  @Test(arguments: [
    "Jane Roe takes a hard look at the locks of the upper river.",
    "John Doe asks whether the tolls were ever paid in full.",
    "Jane Q. Roe examines the quarrel over the second channel.",
    "Anna Roe argues that the survey was wrong from the start.",
    "Peter Roe and Paul Doe trace the fall of the river commission.",
    "In this article Jane Roe tells how the locks were sold.",
    "Historian Jane Roe explains why nobody paid for the dredgers.",
  ])
  func knowsTheStandfirst(line: String) {
    #expect(
      document("\(line)\n\n\(Filler.first)\n\n\(Filler.second)").kinds() == [.standfirst, .paragraph, .paragraph])
  }

  @Test func theTitleIsTheLineThatTheBreadcrumbRepeats() {
    let document = document(
      "Home >> Papers >> The Price of a Lock >> Summary\n\nPapers\n\nThe Price of a Lock\n\n\(Filler.first)\n\n\(Filler.second)"
    )
    #expect(document.blocks.first { $0.kind == .title }.map { document.text[$0.range] } == "The Price of a Lock")
  }

  @Test(arguments: ["Introduction", "Preface", "Chapter 1", "Contents", "I"])
  func aSectionIsNoTitle(line: String) {
    #expect(!document("\(line)\n\n\(Filler.first)\n\n\(Filler.second)").kinds().contains(.title))
  }

  @Test(arguments: [
    "The dredger Anna at work below the second lock (© River News)",
    "Lake Roe, 15 June 1906: The barge Hope and two tugs (Photo: J. Roe)",
    "Figure 3. Tolls by year", "Table 2: Barges counted at the second lock",
    "The customs house. Photograph by Jane Roe",
    "Photo: the second lock in winter", "Fig. 4 – The channel", "The new channel (Courtesy of the River Museum)",
  ])
  func knowsCaptions(line: String) {
    #expect(document("\(Filler.first)\n\n\(line)\n\n\(Filler.second)").kinds() == [.paragraph, .caption, .paragraph])
  }
}
