import Apparatus
import DocumentModel
import Testing

@Suite struct DashedSpeechTests {
  private func found(_ language: String?, _ paragraphs: String...) -> [Quotation] {
    var document = testDocument(paragraphs.map { (.paragraph, $0) })
    document.language = language
    return QuotationFinder.quotations(in: document)
  }

  @Test(arguments: [
    (
      "es", "—No hay agua —dijo Juana Roe—. Mañana veremos.", "—¿Y el molino?",
      ["No hay agua", "Mañana veremos.", "¿Y el molino?"]
    ),
    (
      "ru", "— Воды нет, — сказал мельник. — Завтра увидим.", "— А мельница?",
      ["Воды нет,", "Завтра увидим.", "А мельница?"]
    ),
    ("fr", "— Il n’y a plus d’eau !", "— Et le moulin ?", ["Il n’y a plus d’eau !", "Et le moulin ?"]),
    ("pl", "– Nie ma wody – powiedział młynarz.", "– A młyn?", ["Nie ma wody", "A młyn?"]),
    ("it", "— Non c’è acqua, — disse il mugnaio.", "— E il mulino?", ["Non c’è acqua,", "E il mulino?"]),
  ])
  func aDashOpensSpeech(language: String, first: String, second: String, expected: [String]) {
    #expect(found(language, first, second).map(\.text) == expected)
  }

  @Test(arguments: [
    ("en", "— The first point is the price.", "— The second is the wage!"),
    ("fr", "— le prix de la pierre ;", "— le prix du bois."),
    ("es", "—Solo esta línea empieza así.", "La otra no."),
    ("es", "—El precio de la piedra.", "—El precio de la madera."),
  ])
  func aListIsNone(language: String, first: String, second: String) {
    #expect(found(language, first, second).isEmpty)
  }

  @Test func theInsertionNamesTheSpeaker() {
    let speakers = found("es", "—No hay agua —dijo Juana Roe—. Mañana veremos.", "—¿Y el molino?").map {
      $0.speaker?.name
    }
    #expect(speakers.first == "Juana Roe")
  }
}
