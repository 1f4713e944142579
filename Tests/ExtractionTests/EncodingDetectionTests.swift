import DocumentModel
import Testing

@testable import Extraction

@Suite struct EncodingDetectionTests {
  /// The bytes of a text in an encoding, by asking for every byte, and every pair of bytes, what it means.
  private static func bytes(_ text: String, in charset: String) -> [UInt8] {
    var table: [Unicode.Scalar: [UInt8]] = [:]
    func read(_ codes: [[UInt8]]) {
      guard let (utf8, _) = CharsetConverter.utf8(from: codes.flatMap { $0 + [0x0A] }[...], in: Charset(name: charset))
      else { return }
      let lines = utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      guard lines.count == codes.count + 1 else { return }
      for (code, line) in zip(codes, lines) {
        let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
        if scalars.count == 1, scalars[0] != "\u{FFFD}", table[scalars[0]] == nil { table[scalars[0]] = code }
      }
    }
    read((0x80...0xFF).map { [UInt8($0)] })
    if !Charset(name: charset).isByteByByte {
      for lead in 0x81...0xFE { read((0x40...0xFE).map { [UInt8(lead), UInt8($0)] }) }
    }
    return text.unicodeScalars.flatMap { $0.value < 0x80 ? [UInt8($0.value)] : table[$0] ?? [0x3F] }
  }

  private static let russian =
    "Посол писал в Москву, что переговоры о границе затянулись, и просил прислать новые указания. Ответ пришёл только весной. "
  private static let greek =
    "Ο πρέσβης έγραψε στην Αθήνα ότι οι συνομιλίες για τα σύνορα αργούσαν και ζήτησε νέες οδηγίες από την κυβέρνηση. "
  private static let polish =
    "Poseł pisał do Krakowa, że rozmowy o granicy się przedłużają, i prosił o nowe wskazówki; odpowiedź nadeszła później, wśród śniegów. "
  private static let hungarian =
    "A követ azt írta Budapestre, hogy a határról szóló tárgyalások elhúzódnak, és új utasításokat kért; a felelősség őket terheli, ők pedig hűek. "
  private static let french =
    "L’ambassadeur écrivit à Paris que les négociations sur la frontière traînaient, et demanda d’autres instructions ; la réponse arriva l’été suivant. "
  private static let german =
    "Der Gesandte schrieb nach Köln, die Gespräche über die Grenze zögen sich hin, und bat um „neue Weisungen“ für die nächste Woche. "
  private static let hebrew =
    "השגריר כתב לירושלים כי השיחות על הגבול מתארכות וביקש הוראות חדשות מן הממשלה. התשובה הגיעה רק באביב. "
  private static let japanese =
    "大使は国境についての交渉が長引いていると東京に書き送り、新しい指示を求めた。返事は春になってようやく届いた。"
  private static let chinese = "大使写信给北京说，关于边界的谈判拖延了很久，请求新的指示。答复直到春天才到达，那时道路已经开通。"
  private static let traditional = "大使寫信給臺北說，關於邊界的談判拖延了很久，請求新的指示。答覆直到春天才到達，那時道路已經開通。"
  private static let korean = "대사는 국경에 대한 협상이 길어지고 있다고 서울에 편지를 썼고 새로운 지시를 요청했다. 답장은 봄에야 도착했다. "

  @Test(arguments: [
    (russian, "CP1251"), (russian, "KOI8-R"), (russian, "ISO-8859-5"), (russian, "CP866"), (russian, "MAC-CYRILLIC"),
    (greek, "CP1253"), (greek, "ISO-8859-7"), (polish, "CP1250"), (polish, "ISO-8859-2"), (hungarian, "CP1250"),
    (hungarian, "ISO-8859-2"), (french, "CP1252"), (german, "CP1252"), (french, "MACINTOSH"), (german, "MACINTOSH"),
    (hebrew, "CP1255"), (japanese, "CP932"), (japanese, "EUC-JP"), (chinese, "GB18030"), (traditional, "BIG5-HKSCS"),
    (korean, "CP949"),
  ])
  func readsWhatNamesNoEncoding(sentence: String, charset: String) throws {
    let text = String(repeating: sentence, count: 3)
    let laidOut = try Extraction.laidOutText(of: Self.bytes(text, in: charset), name: "a.txt")
    #expect(laidOut.text.string == text)
    let guess = try #require(laidOut.diagnostics.first { $0.code == "encoding-guessed" })
    #expect(guess.severity == .warning)
  }

  @Test(arguments: [
    "The naïve view.", "Müller left.", "A “quoted” word — and more…", "It cost £5 or €6.",
    "Résumé of Ångström, São Paulo",
    "She asked: ‘Why not?’ and Kühn’s café closed.", "Señor Núñez y el año", "½ of it, 5° north, § 4",
  ])
  func takesAShortWesternTextForWindows1252(text: String) throws {
    let laidOut = try Extraction.laidOutText(of: Self.bytes(text, in: "CP1252"), name: "a.txt")
    #expect(laidOut.text.string == text)
    #expect(laidOut.diagnostics.map(\.code).contains("encoding-guessed"))
  }

  @Test func readsLinesOfAnotherEncodingAndSaysSo() throws {
    let good = "Müller said “no” in Köln — twice.\n"
    let bytes = Array(good.utf8) + Self.bytes(good, in: "CP1252") + Array(good.utf8)
    let laidOut = try Extraction.laidOutText(of: bytes, name: "a.txt")
    #expect(laidOut.text.string == good + good + good)
    #expect(laidOut.diagnostics.map(\.code) == ["encoding-mixed"])
  }

  @Test func reportsADeclarationThatTheBytesContradict() throws {
    let page =
      Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><TEI><text><p>Herr M".utf8) + [0xFC]
      + Array("ller kam</p></text></TEI>".utf8)
    let laidOut = try Extraction.laidOutText(of: page, name: "a.xml")
    #expect(laidOut.text.string == "Herr Müller kam\n")
    #expect(laidOut.diagnostics.map(\.code) == ["encoding-misdeclared", "encoding-guessed"])
    let other = "<?xml version=\"1.0\" encoding=\"koi8-r\"?><TEI><text><p>Это текст в UTF-8</p></text></TEI>"
    let read = try Extraction.laidOutText(of: Array(other.utf8), name: "a.xml")
    #expect(read.text.string == "Это текст в UTF-8\n")
    #expect(read.diagnostics.map(\.code) == ["encoding-misdeclared"])
  }

  @Test func believesAnEncodingThatXMLDeclares() throws {
    let text = "Ответ пришёл"
    let page =
      Array("<?xml version='1.0' encoding='KOI8-R'?><TEI><text><p>".utf8) + Self.bytes(text, in: "KOI8-R")
      + Array("</p></text></TEI>".utf8)
    let laidOut = try Extraction.laidOutText(of: page, name: "a.xml")
    #expect(laidOut.text.string == text + "\n")
    #expect(laidOut.diagnostics.isEmpty)
  }
}
