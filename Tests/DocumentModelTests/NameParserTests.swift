import DocumentModel
import Testing

@Suite struct NameParserTests {
  /// `family|given|suffix|particle`, or `=literal`; several divided by ` + `.
  func written(_ names: [Name]) -> String {
    names.map { name in
      if let literal = name.literal { return "=" + literal }
      var parts = [name.family, name.given, name.suffix, name.particle].map { $0 ?? "" }
      while parts.last == "" { parts.removeLast() }
      return parts.joined(separator: "|")
    }.joined(separator: " + ")
  }

  @Test(arguments: [
    ("Stephen J. Blank", "Blank|Stephen J."), ("Blank, Stephen J.", "Blank|Stephen J."),
    ("Dr. Anna Maria Keller", "Keller|Anna Maria"), ("Lt. Gen. (Ret.) William E. Odom", "Odom|William E."),
    ("J.F.C. Fuller", "Fuller|J.F.C."), ("J. F. C. Fuller", "Fuller|J. F. C."), ("Fuller JFC", "Fuller|JFC"),
    ("Carl von Clausewitz", "Clausewitz|Carl||von"), ("von Clausewitz, Carl", "Clausewitz|Carl||von"),
    ("Clausewitz, Carl von", "Clausewitz|Carl||von"), ("Alexis de Tocqueville", "Tocqueville|Alexis||de"),
    ("Jan van der Meer", "Meer|Jan||van der"), ("Martin Van Buren", "Van Buren|Martin"),
    ("Charles De Gaulle", "De Gaulle|Charles"), ("José Ortega y Gasset", "Ortega y Gasset|José"),
    ("Martin Luther King Jr.", "King|Martin Luther|Jr."), ("King, Martin Luther, Jr.", "King|Martin Luther|Jr."),
    ("Martin Luther King, Jr.", "King|Martin Luther|Jr."), ("King Jr., Martin Luther", "King|Martin Luther|Jr."),
    ("Jane Roe, Ph.D.", "Roe|Jane"), ("Golts", "Golts"), ("Plato", "Plato"), ("Smith,John", "Smith|John"),
    ("Gabriel García Márquez", "Márquez|Gabriel García"), ("García Márquez, Gabriel", "García Márquez|Gabriel"),
    ("By Jane Roe", "Roe|Jane"), ("By Jane Keller.", "Keller|Jane"), ("Authored by Dr. Jane Q. Roe", "Roe|Jane Q."),
  ])
  func takesAPersonApart(text: String, expected: String) {
    #expect(written(NameParser.names(in: text)) == expected)
  }

  @Test(arguments: [
    "NATO", "Strategic Studies Institute", "Loccit Sample Papers, no. 3", "The Economist", "Ministry of Defence",
    "Center for Strategic and International Studies", "RIA Novosti", "Associated Press", "mosnews.com",
    "Bureau of Arms Control, Verification, and Compliance", "U.S. Department of State", "BBC News",
    "Henry of Huntingdon", "Supreme Court", "Oxford University Press",
  ])
  func leavesABodyWhole(text: String) {
    #expect(written(NameParser.names(in: text)) == "=" + text)
  }

  @Test(arguments: [
    ("John Smith and Jane Doe", "Smith|John + Doe|Jane"),
    ("John Smith, Jane Doe, and Max Roe", "Smith|John + Doe|Jane + Roe|Max"),
    ("Smith, John, and Jane Doe", "Smith|John + Doe|Jane"),
    ("Smith, J., Jones, K. & Brown, L.", "Smith|J. + Jones|K. + Brown|L."),
    ("Smith J, Jones KL", "Smith|J + Jones|KL"), ("Smith, Jones and Brown", "Smith + Jones + Brown"),
    ("Smith, John; Doe, Jane", "Smith|John + Doe|Jane"), ("Jane Doe et al.", "Doe|Jane"),
    ("Doe, J. et al.", "Doe|J."), ("Hans Meyer und Karl Roth", "Meyer|Hans + Roth|Karl"),
    ("Jane Doe | Strategic Studies Institute", "Doe|Jane + =Strategic Studies Institute"),
    ("Jane Doe, Institute of Advanced Legal Studies", "Doe|Jane + =Institute of Advanced Legal Studies"),
  ])
  func dividesAList(text: String, expected: String) {
    #expect(written(NameParser.names(in: text)) == expected)
  }

  @Test(arguments: [
    "", "  ", ",", ";;,", "()", "—", "and", ", and ,", "et al.", "Dr.", "Jr.", ",,,a", "(((", "von", "y y y",
  ])
  func standsWhateverComes(text: String) {
    _ = NameParser.names(in: text)
    _ = NameParser.name(text)
  }

  @Test func isLinear() {
    #expect(!NameParser.names(in: String(repeating: "Smith, ", count: 50_000)).isEmpty)
    #expect(!NameParser.names(in: String(repeating: "a and ", count: 50_000)).isEmpty)
  }
}
