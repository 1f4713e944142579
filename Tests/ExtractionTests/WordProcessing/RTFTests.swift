import DocumentModel
import Extraction
import Testing

@Suite struct RTFTests {
  func read(_ text: String) throws -> LaidOutText { try Reading.of("{\\rtf1\\ansi " + text + "}", name: "paper.rtf") }

  @Test(arguments: [
    ("\\u8220?Quay\\u8221?", "“Quay”"), ("{\\uc0\\u8220 Quay}", "“Quay"), ("\\uc2\\u233xyz", "éz"),
    ("\\u-10179?\\u-8704?", "😀"), ("\\u8217\\'92s", "’s"), ("caf\\'e9", "café"),
    ("\\ldblquote a\\rdblquote  \\emdash  b", "“a” — b"),
    ("a\\~b\\_c\\-d", "a\u{A0}b\u{2011}cd"), ("\\\\ \\{x\\}", "\\ {x}"), ("a\\tab b\\line c", "a b\nc"),
    ("na\u{EF}ve", "naïve"),
    ("{\\*\\unknown hidden}seen", "seen"), ("{\\v hidden}{\\deleted gone}seen", "seen"), ("{\\pict 0102}x", "x"),
    ("a\\bin3 {{{b", "ab"), ("{\\upr{old}{\\*\\ud{new}}}", "new"), ("x{\\xe entry}{\\tc y}", "x"),
  ])
  func letters(rtf: String, text: String) throws {
    let bytes = Array("{\\rtf1\\ansi ".utf8) + rtf.unicodeScalars.map { UInt8($0.value) } + Array("\\par}".utf8)
    #expect(try Reading.of(bytes, name: "a.rtf").text.string.collapsingEnds == text)
  }

  @Test(arguments: [
    ("\\ansicpg1251 \\'cf\\'f0\\'e8", "При"), ("\\ansicpg1250 \\'b9", "ą"), ("\\mac \\'8e", "é"),
    ("{\\fonttbl{\\f0\\fcharset204 A;}{\\f1\\fcharset0 B;}}\\f0\\'cf\\f1\\'e9", "Пé"),
    ("{\\fonttbl{\\f0\\fcharset128 A;}}\\f0\\'93\\'fa\\'96{\\'7b}", "日"),
    ("{\\fonttbl{\\f0\\fcharset161 A;}}\\f0\\'e1", "α"),
    ("{\\fonttbl{\\f3\\fcharset2 Symbol;}}{\\f3 a}b", "αb"),
    ("{\\fonttbl{\\f3\\fcharset2 Symbol;}}{\\f3\\u-3999?}", "α"),
  ])
  func codePages(rtf: String, text: String) throws {
    #expect(try read(rtf + "\\par").text.string.hasPrefix(text))
  }

  @Test func paragraphsAreWhatTheirStylesSay() throws {
    let long = "They came by night and left the harbour burning behind them, as all of us saw."
    let laidOut = try read(
      """
      {\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2\\sbasedon1 Mine;}{\\s3 Zitat;}{\\*\\cs10 Quote Char;}}\
      {\\info{\\title The Quay}{\\author Anna Jones}{\\creatim\\yr1999}}\
      \\pard\\s1 One\\par\\pard\\s2 Two\\par\\pard\\s3 They came.\\par\\pard Plain {\\i fine}{\\super 3}.\\par\
      \\pard\\outlinelevel2 Three\\par\\pard\\li720\\ri720 Set in.\\par\\pard\\li720 \(long)\\par\\pard\\li720\\fi-360 \(long)\\par\
      \\pard{\\listtext 1.\\tab}\\ls1 a ship\\par\\pard\\trowd\\cellx1\\cellx2\\intbl year\\cell ships\\cell\\row\\pard After.\\par
      """)
    #expect(
      Reading.elements(laidOut) == [
        "heading1: One", "heading1: Two", "block-quotation: They came.", "paragraph: Plain fine3.", "heading3: Three",
        "block-quotation: Set in.", "block-quotation: \(long)", "paragraph: \(long)", "list-item: a ship",
        "table: year | ships", "paragraph: After.",
      ])
    #expect(Reading.styles(laidOut) == ["italic fine", "superscript 3"])
    #expect(laidOut.work.title == "The Quay")
    #expect(laidOut.work.authors.map(\.display) == ["Anna Jones"])
    #expect(laidOut.work.issued == nil)
  }

  @Test func notesStandBehindTheBody() throws {
    let laidOut = try read(
      """
      \\aftnnrlc The end{\\super\\chftn}{\\*\\footnote\\chftn\\~\\plain\\pard {\\i First} note.\\par Its end.}. More{\\super *}\
      {\\footnote\\pard{\\super *} A sign.} and{\\super\\chftn {\\footnote\\ftnalt\\pard\\plain{\\super\\chftn} At the end.}}.\\par After.\\par
      """)
    #expect(
      Reading.notes(laidOut) == [
        "1 footnote: First note. / Its end. ← he end", "* footnote: A sign. ← . More[*]",
        "i endnote: At the end. ← e* and",
      ])
    #expect(
      Reading.elements(laidOut) == [
        "paragraph: The end. More* and.", "paragraph: After.", "note: First note.", "note+: Its end.",
        "note: * A sign.",
        "note: At the end.",
      ])
  }

  @Test func linksAndTextBoxes() throws {
    let laidOut = try read(
      """
      See {\\field{\\*\\fldinst HYPERLINK "https://example.org/a"}{\\fldrslt{\\ul here}}}.{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn a}{\\sv b}}\
      {\\shptxt\\pard A box.\\par}}{\\shprslt A box.}}\\par After.\\par
      """)
    #expect(Reading.elements(laidOut) == ["paragraph: See here.", "paragraph: A box.", "paragraph: After."])
    #expect(laidOut.links.map { "\(laidOut.text[$0.range]) \($0.target)" } == ["here https://example.org/a"])
  }

  @Test(arguments: [
    "{\\rtf1 a\u{0C}b\u{01}\u{0B}c\u{1F}", "{\\rtf1 a{\\footnote b", "{\\rtf1 a}}}}}b", "{\\rtf1 a\\", "{\\rtf1 a\\'",
    "{\\rtf1 a\\'z", "{\\rtf1 a\\u",
    "{\\rtf1 a\\u99999999999 b",
    "{\\rtf1 a\\bin99999999 b", "{\\rtf1 a\\cell\\row\\cell b", "{\\rtf1 a\\trowd\\cellx1\\cellx2\\intbl b",
    "{\\rtf1 a{\\*}{\\*",
    "{\\rtf1 a\\li-99999999999\\ri99999999999 b\\par", "{\\rtf1 a\\outlinelevel-5 b\\par", "{\\rtf1 a\\uc-5\\u5 b\\par",
  ])
  func brokenFilesAreReadAsFarAsTheyGo(rtf: String) throws {
    #expect(try Reading.of(rtf, name: "a.rtf").text.string.contains("a"))
  }

  @Test(
    .timeLimit(.minutes(20)),
    arguments: ["{", "{\\footnote ", "{\\shptxt ", "}", "\\u5?", "{\\field{\\*\\fldinst ", "\\'", "\\cell"])
  func worstInputsEnd(piece: String) throws {
    let rtf = "{\\rtf1 a " + String(repeating: piece, count: 50_000) + "b"
    #expect(try Reading.of(rtf, name: "a.rtf").text.string.hasPrefix("a"))
  }

  @Test func aDocThatIsRTFIsRead() throws {
    #expect(try Reading.of("{\\rtf1 Text.\\par}", name: "old.doc").mediaType == "application/rtf")
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
    #expect { try Reading.of(old, name: "old.doc") } throws: {
      ($0 as? ExtractionError)?.code == .unsupportedFormat
        && ($0 as? ExtractionError)?.message.contains("save it as DOCX") == true
    }
  }
}

extension String {
  /// Without blanks at its end.
  fileprivate var collapsingEnds: String { String(reversed().drop(while: \.isWhitespace).reversed()) }
}
