import DocumentModel
import Extraction
import Testing

@Suite struct EncodingTests {
  func read(_ bytes: [UInt8], name: String = "a.txt") throws -> (text: String, codes: [String]) {
    let laidOut = try Extraction.laidOutText(of: bytes, name: name)
    return (laidOut.text.string, laidOut.diagnostics.map(\.code))
  }

  static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return littleEndian ? bytes : bytes.reversed()
    }
  }

  static func utf32(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = (0..<4).map { UInt8(scalar.value >> ($0 * 8) & 0xFF) }
      return littleEndian ? bytes : bytes.reversed()
    }
  }

  static let sample = "The “naïve” view — of Łódź — was wrong 😀.\n"

  @Test func readsEveryUnicodeEncoding() throws {
    let sample = Self.sample
    let marked: [[UInt8]] = [
      [0xEF, 0xBB, 0xBF] + Array(sample.utf8), [0xFF, 0xFE] + Self.utf16(sample, littleEndian: true),
      [0xFE, 0xFF] + Self.utf16(sample, littleEndian: false),
      [0xFF, 0xFE, 0, 0] + Self.utf32(sample, littleEndian: true),
      [0, 0, 0xFE, 0xFF] + Self.utf32(sample, littleEndian: false), Array(sample.utf8),
    ]
    for bytes in marked { #expect(try read(bytes) == (sample, [])) }
    let unmarked = [
      Self.utf16(sample, littleEndian: true), Self.utf16(sample, littleEndian: false),
      Self.utf32(sample, littleEndian: true), Self.utf32(sample, littleEndian: false),
    ]
    for bytes in unmarked { #expect(try read(bytes) == (sample, ["encoding-guessed"])) }
    let cyrillic = String(repeating: "Это текст без отметки о порядке байтов. ", count: 5)
    #expect(try read(Self.utf16(cyrillic, littleEndian: true)).text == cyrillic)
    #expect(try read(Self.utf16(cyrillic, littleEndian: false)).text == cyrillic)
  }

  @Test func saysThatItGuessed() throws {
    let bytes =
      Array("The ".utf8) + [0x93] + Array("na".utf8) + [0xEF] + Array("ve".utf8) + [0x94] + Array(" view of M".utf8)
      + [0xFC] + Array("ller prevailed in the end".utf8)
    #expect(try read(bytes) == ("The “naïve” view of Müller prevailed in the end", ["encoding-guessed"]))
  }

  @Test func refusesToMakeMojibakeOfAnotherAlphabet() {
    // Cyrillic in KOI8-R.
    let bytes = [UInt8](repeating: 0xD2, count: 40) + [0x20] + [UInt8](repeating: 0xC1, count: 40)
    #expect(throws: ExtractionError.self) { try read(bytes) }
  }

  @Test func marksWhatIsDamaged() throws {
    let bytes = Array("Müller said: “no”".utf8) + [0xFF, 0xE2, 0x80] + Array(" and left. Łódź".utf8)
    let result = try read(bytes)
    #expect(result.text == "Müller said: “no”\u{FFFD}\u{FFFD} and left. Łódź")
    #expect(result.codes == ["encoding-damaged"])
  }

  @Test func noticesTextDecodedTwice() throws {
    #expect(try read(Array("He said â€œnoâ€\u{9D} and MÃ¼ller left".utf8)).codes.contains("encoding-doubtful"))
    #expect(try read(Array("À côté de São Paulo, Ångström".utf8)).codes == [])
  }

  @Test(arguments: [
    "<meta charset=\"windows-1251\">", "<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
    "<meta charset = windows-1251 >",
  ])
  func believesWhatMarkupDeclares(meta: String) throws {
    let page =
      Array("<!DOCTYPE html><html><head>\(meta)</head><body><p>".utf8) + [0xD0, 0xEE, 0xF1, 0xF1, 0xE8, 0xFF]
      + Array("</p></body></html>".utf8)
    #expect(try read(page, name: "a.html").text == "Россия\n")
  }

  @Test func believesWellFormedUTF8MoreThanACarelessDeclaration() throws {
    let page = "<!DOCTYPE html><html><head><meta charset=\"iso-8859-1\"></head><body><p>Müller</p></body></html>"
    #expect(try read(Array(page.utf8), name: "a.html").text == "Müller\n")
    // In plain text, a declaration is but words.
    #expect(try read(Array("Müller wrote <meta charset=\"koi8-r\">".utf8)).text.hasPrefix("Müller"))
  }

  @Test func makesLineEndsOneAndDropsControls() throws {
    let result = try read(Array("a\r\nb\rc\u{85}d\u{2028}e\u{0B}f\u{0C}g\th\u{0}\u{1}\u{7F}\u{9F}i".utf8))
    #expect(result.text == "a\nb\nc\nd\ne\nf\u{0C}g\thi")
    #expect(result.codes == ["control-characters-dropped"])
  }

  @Test func readsTruncatedUnits() throws {
    for count in 1..<12 {
      _ = try? read([0xFF, 0xFE] + Self.utf16("ab😀cd", littleEndian: true).prefix(count))
      _ = try? read([0xFF, 0xFE, 0, 0] + Self.utf32("ab", littleEndian: true).prefix(count))
      _ = try? read(Array("a€😀".utf8.prefix(count)))
    }
    #expect(try read([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8]).text == "a\u{FFFD}")
  }
}
