import DocumentModel
import Testing

@testable import Search

/// The words of a text that a query asks for are found in whatever form they stand there.
@Suite struct TextMatcherTests {
  /// What of a text matches, with a blank between the words.
  private func matched(_ query: String, in text: String, language: String = "en") throws -> String {
    let matcher = TextMatcher(try Query(parsing: query), normaliser: try TermNormaliser(language: language))
    let text = ScalarText(text)
    return matcher.matches(in: text).map { text[$0.range] }.joined(separator: " ")
  }

  @Test(arguments: [
    ("treaty", "Treaties, TREATY; a treatise and a tree", "Treaties TREATY"),
    ("die", "dying, he died; dies irae, and diet", "dying died dies"),
    ("lie tie", "untying what was tying a lying man", "tying lying"),
    ("sky", "the skies", "skies"),
    ("jail", "gaol, gaoler and jailed, goal", "gaol jailed"),
    ("czar", "the tsar's tsars", "tsar's tsars"),
    ("inquiry", "enquiries and inquiries", "enquiries inquiries"),
    ("pediatric", "paediatric wards", "paediatric"),
    ("fetus", "the foetus; unfetus", "foetus"),
    ("skeptic", "a sceptic, skeptical", "sceptic skeptical"),
    ("us", "the U.S. and us", "U.S us"),
    ("uber", "Über alles", "Über"),
    ("a", "a b A an", "a A"),
    ("1500", "1,500 men, 1500 horses", "1,500 1500"),
    ("\"defence\"", "defence of the defense", "defence"),
    ("inter*", "Internal intern enter", "Internal intern"),
    ("\"open door\"", "an open door, opened doors, open the door", "open door opened doors"),
    ("dying NEAR/3 door", "died at the door; the door of a house where he dies", "died door"),
  ])
  func wordsMatchInEveryForm(query: String, text: String, expected: String) throws {
    #expect(try matched(query, in: text) == expected)
  }

  @Test(arguments: [
    ("homme", "fr", "l'homme et L’homme", "l'homme L’homme"), ("haus", "de", "ein Haus, HAUS", "Haus HAUS"),
    ("eer", "nl", "ter ere, de eer", "eer"), ("мир", "ru", "мир и Мира", "мир Мира"),
  ])
  func wordsOfOtherLanguagesMatch(query: String, language: String, text: String, expected: String) throws {
    let found = try matched(query, in: text, language: language).split(separator: " ")
    #expect(expected.split(separator: " ").allSatisfy(found.contains))
  }

  /// The first letters of a word may rule it out only where the whole word would not have matched either.
  @Test func noWordIsRuledOutThatWouldMatch() throws {
    let normaliser = try TermNormaliser(language: "en")
    let others = [
      "skis", "skies", "dying", "lying", "tying", "idly", "gently", "ugly", "early", "only", "singly", "ebbing",
      "adding", "yes", "eyes", "ties", "flies", "ice", "use", "as", "is", "abilities", "abyss", "oxen", "ogre",
    ]
    let listed = (SpellingTables.words + SpellingTables.beginnings).flatMap { ["\($0.written)", "\($0.unified)"] }
    let words: [String] = others + listed
    for written in words {
      let text = ScalarText(written)
      let stem = normaliser.word(text, in: text.range).stem
      #expect(InitialLetters(of: [.stem(stem)], language: "en").allow(text, text.range), "\(written), \(stem)")
    }
  }
}
