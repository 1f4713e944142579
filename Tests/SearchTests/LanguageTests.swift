import DocumentModel
import Testing

@testable import Search

/// Documents of several languages stand in one index; each is found by the rules of its own.
@Suite(.serialized) struct LanguageTests {
  private static func paper(_ id: String, _ language: String, _ passages: String...) -> SamplePaper {
    var paper = SamplePaper(id, language: language)
    for (index, text) in passages.enumerated() { paper.addPassage("p\(index + 1)", text) }
    return paper
  }

  private static let papers = [
    paper("tolls", "en", "The treaties on harbour tolls were signed.", "A keeper lit the lamps of the harbour."),
    paper("ships", "en", "Ships paid tolls.", "The lamps were lit by the keepers."),
    paper("zoll", "de", "Die Verträge über die Zölle der Häfen wurden geschlossen.", "Der Wärter zündete Lampen an."),
    paper("phares", "fr", "Les traités sur les phares furent signés par les gardiens."),
    paper("shiro", "ja", "東京都は日本の首都である。灯台の守り人は海を見ている。", "京都は古い都である。"),
    paper("dengta", "zh", "灯塔的看守人点亮了灯。", "港口的税由船只支付。"),
    paper("deungdae", "ko", "등대지기는 바다를 보았다."),
  ]

  @Test(arguments: [
    // By the stems of the document's language, whichever most documents have.
    ("Vertrag", ["zoll#p1"]), ("Hafen", ["zoll#p1"]), ("vertrage", ["zoll#p1"]), ("traité", ["phares#p1"]),
    ("gardien", ["phares#p1"]), ("treaty", ["tolls#p1"]), ("keepers", ["ships#p2", "tolls#p2"]),
    ("language:de Lampe", ["zoll#p2"]), ("lamp", ["ships#p2", "tolls#p2", "zoll#p2"]),
    // Written without blanks: signs that stand next to each other.
    ("東京", ["shiro#p1"]), ("京都", ["shiro#p1", "shiro#p2"]), ("灯台", ["shiro#p1"]), ("灯塔", ["dengta#p1"]),
    ("港口 税", ["dengta#p2"]), ("바다를", ["deungdae#p1"]), ("都東", []),
  ])
  func everyLanguageIsFoundByItsOwnRules(query: String, expected: [String]) async throws {
    let index = try await SampleIndex(Self.papers)
    #expect(try index.ids(query).sorted() == expected.sorted())
  }

  @Test(arguments: [("京都", 2), ("灯台", 2), ("Verträge", 1), ("traités", 1)])
  func whatMatchedIsMarked(query: String, count: Int) async throws {
    let index = try await SampleIndex(Self.papers)
    let hit = try #require(try index.search(query).hits.last)
    #expect(hit.excerpt.highlights.count == count)
  }
}
