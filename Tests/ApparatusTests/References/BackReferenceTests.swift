import DocumentModel
import Testing

@testable import Apparatus

/// What a back-reference leads to, by position, name, number and report.
@Suite struct BackReferenceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var what: String
    var notes: [String]
    /// The last reference's antecedent: how it begins; `?` where it is ambiguous, `–` where it leads nowhere.
    var leads: String
    var testDescription: String { what }

    init(_ what: String, _ notes: [String], _ leads: String) {
      self.what = what
      self.notes = notes
      self.leads = leads
    }
  }

  private static let pier = "1. Ada Quill, The Long Pier (Oslo: Tern Press, 1993), 12."
  private static let fog = "2. Ben Tarn, “Fog at Sea,” Harbour Review 4 (1988): 50–71."

  static let positions: [Case] = [
    .init("ibid.", [pier, "2. Ibid., 14."], "Ada Quill"),
    .init("ibid. of an ibid.", [pier, "2. Ibid.", "3. Ibid., 20."], "Ada Quill"),
    .init("id.", [pier, "2. Id. at 14."], "Ada Quill"),
    .init("idem with a page", [pier, "2. Idem, 14."], "Ada Quill"),
    .init("ebd.", [pier, "2. Ebd., S. 14."], "Ada Quill"),
    .init("a.a.O. alone", [pier, "2. A. a. O., S. 14."], "Ada Quill"),
    .init("ibídem", [pier, "2. Ibídem, p. 14."], "Ada Quill"),
    .init("там же", [pier, "2. Там же. С. 14."], "Ada Quill"),
    .init("ivi", [pier, "2. Ivi, p. 14."], "Ada Quill"),
    .init("ibid à la p", [pier, "2. Ibid à la p 14."], "Ada Quill"),
    .init("in the same note", [pier, fog + " Ibid., 55."], "Ben Tarn"),
    .init(
      "several before",
      [
        "1. Ada Quill, The Long Pier (Oslo: Tern Press, 1993), 12; Ben Tarn, Fog (Riga: Gull, 1990), 3.",
        "2. Ibid., 14.",
      ], "?"),
    .init(
      "see also before",
      [
        "1. Ada Quill, The Long Pier (Oslo: Tern Press, 1993), 12. See also Ben Tarn, Fog (Riga: Gull, 1990), 3.",
        "2. Ibid., 14.",
      ], "?"),
    .init(
      "past commentary",
      [pier, "2. The keepers were not asked, and nobody thought that they should be.", "3. Ibid., 14."], "Ada Quill"),
    .init("past what was not recognised", [pier, "2. Private information from the keeper’s family.", "3. Ibid."], "–"),
    .init(
      "past a paper in the sentence", [pier, "2. This was said in a letter that he wrote to them.", "3. Ibid."], "–"),
    .init("page outside the article", [pier, fog, "3. Ibid., 90."], "?"),
    .init("page inside the article", [pier, fog, "3. Ibid., 60."], "Ben Tarn"),
    .init("numbering restarts", [pier, "1. Ibid., 14."], "?"),
    .init("a number is missing", [pier, "3. Ibid., 14."], "?"),
    .init("at the very beginning", ["1. Ibid., 14."], "–"),
  ]

  static let names: [Case] = [
    .init("short title", [pier, fog, "3. Quill, Long Pier, 14."], "Ada Quill"),
    .init("quoted short title", [pier, fog, "3. Tarn, “Fog,” 55."], "Ben Tarn"),
    .init("op. cit.", [pier, fog, "3. Quill, op. cit., p. 14."], "Ada Quill"),
    .init(
      "two works of one author", [pier, "2. Ada Quill, Ebb (Oslo: Tern Press, 1999), 3.", "3. Quill, op. cit., 14."],
      "?"),
    .init(
      "told by the title", [pier, "2. Ada Quill, Ebb (Oslo: Tern Press, 1999), 3.", "3. Quill, Ebb, op. cit., 14."],
      "Ada Quill, Ebb"),
    .init(
      "told by the initial", [pier, "2. Bea Quill, Ebb (Oslo: Tern Press, 1999), 3.", "3. B. Quill, op. cit., 14."],
      "Bea Quill"),
    .init("full name, title and page", [pier, "2. A. Quill, The Long Pier, 14."], "Ada Quill"),
    .init(
      "a French title in lower case",
      [
        "1. Jeanne Marin, Les phares de la côte, Paris, 1974, p. 4.",
        "2. J. Marin, Les phares de la côte, op. cit., p. 9.",
      ], "Jeanne Marin"),
    .init(
      "art. cit.",
      [
        "1. Louis Perret, « Le sel et la mer », Annales du port, t. 3, 1968, p. 10-30.",
        "2. Perret, « Le sel et la mer », art. cit., p. 12.",
      ], "Louis Perret"),
    .init(
      "cit. alone",
      ["1. Paolo Renti, Le vie del mare, Torino, Alpe, 1990, p. 14.", "2. P. Renti, Le vie del mare, cit., p. 30."],
      "Paolo Renti"),
    .init(
      "family name first",
      ["1. Соколов А. П. Речные пристани. М.: Волна, 1982. С. 40.", "2. Соколов А. П. Указ. соч. С. 51."], "Соколов"),
    .init(
      "idem’s author", [pier, "2. Ibid., 13.", "3. Idem, The Ebb (Oslo: Tern Press, 1999), 3.", "4. Quill, Ebb, 5."],
      "Idem, The Ebb"),
    .init("nobody of that name", [pier, fog, "3. Moss, op. cit., 4."], "–"),
    .init(
      "a body read as a person",
      ["1. Harbour Watch, “Silt and Sand,” Briefing no. 4, 2003, p. 2.", "2. Harbour Watch, op. cit., p. 6."],
      "Harbour Watch"),
  ]

  static let numbers: [Case] = [
    .init("supra note", [pier, fog, "3. Quill, supra note 1, at 14."], "Ada Quill"),
    .init("(n 1)", [pier, fog, "3. Quill (n 1) 14."], "Ada Quill"),
    .init("title before (n 1)", [pier, fog, "3. Quill, The Long Pier (n 1) 14."], "Ada Quill"),
    .init("(wie Anm. 1)", [pier, fog, "3. Quill (wie Anm. 1), S. 14."], "Ada Quill"),
    .init("page inside the brackets", [pier, fog, "3. Quill (wie Anm. 1, S. 14)."], "Ada Quill"),
    .init("n. 1 above", [pier, fog, "3. See n. 1 above."], "Ada Quill"),
    .init("another author is there", [pier, fog, "3. Moss, supra note 1, at 14."], "–"),
    .init("no such note", [pier, fog, "3. Quill, supra note 40, at 14."], "–"),
  ]

  static let short: [Case] = [
    .init(
      "author’s abbreviation",
      [
        "1. Northern Lights Board [hereafter NLB], Lamps of the Coast, Leith, 1999, p. 4.", fog,
        "3. NLB, op. cit., p. 9.",
      ], "Northern Lights Board"),
    .init(
      "name for the work",
      [
        "1. Ministry of Ports, Survey of the Northern Lights (2001), para. 3 (hereinafter ‘the Lights Survey’).", fog,
        "3. The Lights Survey, para. 9.",
      ], "Ministry of Ports"),
    .init(
      "cited as",
      ["1. Ada Quill, The Long Pier (Oslo: Tern Press, 1993) [hereafter cited as Pier].", fog, "3. Pier, 45."],
      "Ada Quill"),
    .init("report and page", ["1. Fenn v. Dorr, 411 U.S. 212, 220 (1973).", "2. 411 U.S. at 225."], "Fenn"),
    .init(
      "party, report and page", ["1. Fenn v. Dorr, 411 U.S. 212, 220 (1973).", "2. Dorr, 411 U.S., at 225."], "Fenn"),
    .init("another volume", ["1. Fenn v. Dorr, 411 U.S. 212, 220 (1973).", "2. Fenn, 412 U.S. at 225."], "–"),
    .init(
      "two cases in the volume", ["1. Fenn v. Dorr, 1 F.2d 10.", "2. Alder v. Roth, 1 F.2d 20.", "3. 1 F.2d at 25."],
      "?"),
    .init("party and supra", ["1. Fenn v. Dorr, 411 U.S. 212, 220 (1973).", "2. Fenn, supra, at 225."], "Fenn"),
    .init("page before the case", ["1. Fenn v. Dorr, 411 U.S. 212, 220 (1973).", "2. Id. at 100."], "?"),
    .init(
      "same parties, two reports",
      ["1. Fenn v. Dorr, 1 U.S. 10.", "2. Fenn v. Dorr, 1 U.S. 30.", "3. Fenn, supra, at 35."], "?"),
  ]

  @Test(arguments: positions + names + numbers + short)
  func leads(_ test: Case) {
    let notes = ReferenceFinder.references(
      in: test.notes.map { line in
        let note = NoteLine.parse(line)
        return (note.label, ScalarText(note.text))
      })
    let all = notes.flatMap { $0 }
    guard let last = notes.last?.last else {
      Issue.record("no reference was found")
      return
    }
    switch last.resolution.state {
    case .resolved:
      var target = all.first { $0.id == last.resolution.target }
      while let next = target?.resolution.target { target = all.first { $0.id == next } }
      let text = target?.text ?? ""
      #expect(text.hasPrefix(test.leads), "leads to \(text) by \(last.resolution.rule)")
    case .ambiguous: #expect(test.leads == "?", "ambiguous by \(last.resolution.rule)")
    case .unresolved: #expect(test.leads == "–", "unresolved by \(last.resolution.rule)")
    case .itself: Issue.record("“\(last.text)” was read as a whole reference")
    }
  }

  /// note; which reference is quoted in which
  static let edges: [(String, [Int: Int])] = [
    ("1. Ada Quill, Memoirs (Oslo: Tern, 1950), 12, quoted in Ben Tarn, Fog (Riga: Gull, 1990), 40.", [0: 1]),
    ("1. Ada Quill, Memoirs (Oslo: Tern, 1950), 12, as cited in Ben Tarn, Fog (Riga: Gull, 1990), 40.", [0: 1]),
    ("1. Ada Quill, Briefe, Berlin 1920, S. 4, zit. nach: Karl Weber, Die Stadt, Bonn 1990, S. 12.", [0: 1]),
    ("1. Ben Tarn, Fog (Riga: Gull, 1990), 40, quoting Ada Quill, Memoirs (Oslo: Tern, 1950), 12.", [1: 0]),
    ("1. Ada Quill, Memoirs (Oslo: Tern, 1950), 12; Ben Tarn, Fog (Riga: Gull, 1990), 40.", [:]),
    ("1. Ada Quill, Memoirs (Oslo: Tern, 1950), 12. See Ben Tarn, Fog (Riga: Gull, 1990), 40.", [:]),
    ("1. Quoted in Ben Tarn, Fog (Riga: Gull, 1990), 40.", [:]),
  ]

  @Test(arguments: edges)
  func quotedIn(note: String, edges: [Int: Int]) {
    let line = NoteLine.parse(note)
    let found = ReferenceFinder.references(in: [(line.label, ScalarText(line.text))])[0]
    for (index, reference) in found.enumerated() {
      #expect(reference.quotedIn == edges[index].map { found[$0].id }, "\(reference.text)")
    }
  }

  // MARK: - Worst input

  /// Sizes that an unoptimised build ends in seconds, and one that compares every note with every other does not.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: ["Ibid.", "Quill, op. cit., 4.", "Id. at 4; id. at 5.", "411 U.S. at 225.", "The Long Pier, 4."])
  func thousandsOfNotes(text: String) {
    var notes = [(label: "1", text: ScalarText("Ada Quill, The Long Pier (Oslo: Tern Press, 1993), 12."))]
    for number in 2...1_001 { notes.append((label: "\(number)", text: ScalarText(text))) }
    #expect(ReferenceFinder.references(in: notes).count == 1_001)
  }

  @Test(.timeLimit(.minutes(20))) func thousandsOfTitlesOfOneAuthor() {
    var notes: [(label: String, text: ScalarText)] = []
    for number in 0..<300 {
      let full = "Ada Quill, The Pier of Town\(number) (Oslo: Tern Press, 1993), 12."
      notes.append((label: "\(2 * number + 1)", text: ScalarText(full)))
      notes.append((label: "\(2 * number + 2)", text: ScalarText("Quill, Pier of Town\(number), 4.")))
    }
    let found = ReferenceFinder.references(in: notes)
    #expect(found.last?.first?.resolution.state == .resolved)
  }

  @Test(
    .timeLimit(.minutes(20)), arguments: ["Ibid. ", "Ibid.; ", "(hereafter ", "[hereafter X] ", "411 U.S. ", "Quill, "])
  func oneLongNote(piece: String) {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    #expect(ReferenceFinder.references(in: [("1", ScalarText(text))]).count == 1)
  }
}
