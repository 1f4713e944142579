import DocumentModel
import Testing

@testable import Apparatus

/// Notes, the references found in them, and what each leads to.
@Suite struct ReferencesNotesTests {
  private func references(_ notes: String...) -> [[Reference]] {
    ReferenceFinder.references(
      in: notes.map { line in
        let note = NoteLine.parse(line)
        return (note.label, ScalarText(note.text))
      })
  }

  /// note; the texts of its references
  static let segments: [(String, [String])] = [
    (
      "1 Ada Quill, “Harbour Lights,” Coast Times, May 4, 2003; Ben Tarn, “Fog,” Coast Times, May 5, 2003.",
      ["Ada Quill, “Harbour Lights,” Coast Times, May 4, 2003", "Ben Tarn, “Fog,” Coast Times, May 5, 2003."]
    ),
    (
      "1 The matter is disputed. See A. Quill, The Long Pier (1993) 12. For another view, see B. Tarn, ‘Short Piers’ (1995) 4 Port Review 77.",
      ["A. Quill, The Long Pier (1993) 12.", "B. Tarn, ‘Short Piers’ (1995) 4 Port Review 77."]
    ),
    ("1 Vgl. Quill/Tarn 1993, S. 12 ff.; ausführlich bei Moss 1995.", ["Quill/Tarn 1993, S. 12 ff.", "Moss 1995."]),
    ("1 This is only a remark about the weather.", []),
    (
      "1 Ada Quill, “Harbour Lights,” Coast Times, May 4, 2003.Tarn.",
      ["Ada Quill, “Harbour Lights,” Coast Times, May 4, 2003."]
    ),
    (
      "1 But see Quill v. Tarn [1993] 2 A.C. 571; Harbour Dues Act 1988 (N.Z.).",
      ["Quill v. Tarn [1993] 2 A.C. 571", "Harbour Dues Act 1988 (N.Z.)."]
    ),
    (
      "1 Oslo, NORWIRE, in Norwegian, June 9, 1995, Coast Monitoring Service, June 10, 1995.",
      ["Oslo, NORWIRE, in Norwegian, June 9, 1995, Coast Monitoring Service, June 10, 1995."]
    ),
  ]

  @Test(arguments: segments)
  func segmentation(note: String, texts: [String]) {
    #expect(references(note)[0].map(\.text) == texts)
  }

  /// A periodical or agency without author or title: note, container, year
  static let wires: [(String, String, Int)] = [
    ("1 Radio North Newsline, 1 November 1995.", "Radio North Newsline", 1995),
    ("1 Oslo, ITAR-TASS, in English, June 9, 1995, FBIS-SOV, June 9, 1995.", "ITAR-TASS", 1995),
    ("1 Interfax Harbour Bulletin for January 28, 1995.", "Interfax Harbour Bulletin", 1995),
    ("1 BBC Monitoring, Riga, in Russian, 4 May 1999.", "BBC Monitoring", 1999),
    ("1 Coast Security Newswire, August 4, 1994.", "Coast Security Newswire", 1994),
  ]

  @Test(arguments: wires)
  func wire(note: String, container: String, year: Int) {
    let found = references(note)[0]
    #expect(found.count == 1)
    #expect(found.first?.item.containerTitle == container)
    #expect(found.first?.item.issued?.year == year)
    #expect(found.first?.item.title == nil)
  }

  @Test(arguments: ["See also", "But see", "Cf.", "Quoted in", "Cited in", "Vgl.", "Voir", "Siehe auch"])
  func signals(signal: String) {
    let found = references("1 \(signal) Ada Quill, “Harbour Lights,” Coast Times, May 4, 2003.")[0]
    #expect(found.count == 1)
    #expect(found.first.map { signal.hasPrefix($0.signal ?? "-") } == true)
    #expect(found.first?.item.authors.map(\.family) == ["Quill"])
  }

  @Test func rangesAreVerbatim() {
    let text = "See Ada Quill, “Harbour Lights,” Coast Times, May 4, 2003; Tarn, p. 3."
    for reference in references("1 \(text)")[0] { #expect(ScalarText(text)[reference.range] == reference.text) }
  }

  // MARK: - Resolution

  static let first = "1 Ada Quill, The Long Pier (Oslo: Fjord Press, 1993), 4."
  static let second = "2 Ben Tarn, “Short Piers,” Port Review 4 (1995): 77."

  /// The last note; whether it leads to note 1 or 2; the locator
  static let backReferences: [(String, String, String?)] = [
    ("3 Ibid.", "n2", nil),
    ("3 Ibid., 80.", "n2", "80"),
    ("3 Id. at 80.", "n2", "80"),
    ("3 Ebd., S. 80.", "n2", "80"),
    ("3 Ebenda.", "n2", nil),
    ("3 Ibídem, p. 80.", "n2", "80"),
    ("3 Там же, с. 80.", "n2", "80"),
    ("3 A.a.O., S. 80.", "n2", "80"),
    ("3 Loc. cit.", "n2", nil),
    ("3 Quill, op. cit., p. 9.", "n1", "9"),
    ("3 Quill, op. cit., n. 1, p. 9.", "n1", "9"),
    ("3 Quill, a.a.O. (Anm. 1), S. 9.", "n1", "9"),
    ("3 Quill, supra note 1, at 9.", "n1", "9"),
    ("3 Supra note 1, at 9.", "n1", "9"),
    ("3 See note 1 above.", "n1", nil),
    ("3 Above, n. 1.", "n1", nil),
    ("3 Quill, p. 9.", "n1", "9"),
    ("3 Quill, The Long Pier, 9.", "n1", "9"),
    ("3 Quill, Pier, 9.", "n1", "9"),
    ("3 Tarn, “Short Piers,” 78.", "n2", "78"),
    ("3 “Short Piers,” 78.", "n2", "78"),
    ("3 Tarn 1995, 78.", "n2", "78"),
    ("3 Quill.", "n1", nil),
  ]

  @Test(arguments: backReferences)
  func resolves(note: String, target: String, locator: String?) {
    let all = references(Self.first, Self.second, note)
    let found = all[2]
    #expect(found.count == 1)
    #expect(found.first?.resolution.state == .resolved)
    #expect(found.first?.locator?.value == locator)
    let antecedent = all.joined().first { $0.id == found.first?.resolution.target }
    #expect(antecedent?.note == target)
  }

  @Test func ibidAfterSeveralSourcesIsAmbiguous() {
    let all = references("1 \(Self.first.dropFirst(2)); \(Self.second.dropFirst(2))", "2 Ibid.", "3 Ibid., 5.")
    #expect(all[1].first?.resolution.state == .ambiguous)
    #expect(all[1].first?.resolution.candidates == all[0].map(\.id))
    #expect(all[2].first?.resolution.candidates == all[0].map(\.id))
  }

  @Test(arguments: [
    (
      "1 Minutes of the Board, 3 May 1911, Harbour Archive, box 4, folder 2.", "Minutes of the Board", "Harbour Archive"
    ),
    ("1 Marr Papers, box 4, folder 2, Hull.", nil, "Marr Papers"),
    ("1 Quill Papers, Day Book, 1798-1820, p. 38.", "Day Book", "Quill Papers"),
  ])
  func aDocumentIsToldFromWhatHoldsIt(note: String, title: String?, archive: String) {
    let item = references(note)[0].first?.item
    #expect(item?.title == title)
    #expect(item?.archive == archive)
  }

  /// Sources without author: note; form; whether an ibid. after it resolves
  static let titled: [(String, Reference.Form)] = [
    ("1 MS. Board of Trade, Harbour Records, Day Book, 1798-1820, p. 38.", .full),
    ("1 National Archives, Record Group 42, Harbour Letters, IV, 126-127.", .full),
    ("1 Port Journals, VIII, 742.", .short),
    ("1 Harbour Telephone Directory October 1940, pp. 5-6.", .full),
    ("1 Lighthouse Office Building, op. cit., p. 48.", .opCit),
    ("1 Quill, The Long Pier, op. cit., p. 5.", .opCit),
  ]

  @Test(arguments: titled)
  func titlesWithoutAuthorAreAntecedents(note: String, form: Reference.Form) {
    let all = references(note, "2 Ibid., p. 9.", "3 Ibid., Letters Received, XVI, No. 76.")
    #expect(all[0].map(\.form) == [form])
    #expect(all[1].first?.resolution.target == all[0].first?.id)
    #expect(all[2].map(\.form) == [.ibid])
    #expect(all[2].first?.resolution.target == all[0].first?.id)
  }

  @Test(arguments: [
    "1 Quill was wrong on page 7.", "1 The Board met in 1987.", "1 Emphasis added.", "1 Italics mine.",
    "1 All figures in tons.",
  ])
  func commentaryIsNoReference(note: String) { #expect(references(note)[0].isEmpty) }

  @Test func ibidLeadsPastIbid() {
    let all = references(Self.first, "2 Ibid.", "3 Ibid., 9.")
    #expect(all[2].first?.resolution.target == all[0].first?.id)
  }

  @Test func ibidInTheSameNote() {
    let all = references(Self.first, "2 Ben Tarn, “Short Piers,” Port Review 4 (1995): 77. Ibid., 78.")
    #expect(all[1].map(\.form) == [.full, .ibid])
    #expect(all[1].last?.resolution.target == all[1].first?.id)
  }

  /// Notes before; the note that must not be resolved
  static let abstentions: [([String], String)] = [
    ([], "1 Ibid."),
    (["1 Only a remark."], "2 Ibid."),
    (["1 Ada Quill, The Long Pier (Oslo: Fjord Press, 1993), 4."], "5 Ibid."),
    (["1 Ada Quill, The Long Pier (Oslo: Fjord Press, 1993), 4."], "2 Moss, op. cit., p. 3."),
    (
      [
        "1 Ada Quill, The Long Pier (Oslo: Fjord Press, 1993), 4.",
        "2 Ada Quill, Old Quays (Oslo: Fjord Press, 1999), 5.",
      ], "3 Quill, op. cit., p. 7."
    ),
    (["1 Ada Quill, The Long Pier (Oslo: Fjord Press, 1993), 4."], "2 Quill, supra note 9, at 4."),
    (["1 Ada Quill, The Long Pier (Oslo: Fjord Press, 1993), 4."], "2 Tarn, supra note 1, at 4."),
    (["1 Ada Quill, The Long Pier (Oslo: Fjord Press, 1993), 4."], "2 Quill 1999, 5."),
  ]

  @Test(arguments: abstentions)
  func abstains(before: [String], note: String) {
    let notes = (before + [note]).map { line in
      let parsed = NoteLine.parse(line)
      return (label: parsed.label, text: ScalarText(parsed.text))
    }
    let found = ReferenceFinder.references(in: notes).last ?? []
    #expect(found.count == 1)
    #expect(found.first?.resolution.state != .resolved)
    #expect(found.first?.resolution.target == nil)
  }

  @Test(arguments: [
    "1 The board met in Hull. Ironically, 1887 was a good year.", "1 Between 1945 and 1947, nothing happened.",
    "1 Quill to Tarn, June 15, 1990, Department of Harbours, 1990 P-Reels, P900113.",
    "1 Harbour Office, Lot File 93D287, Box 1, PA-Locks: Media 1990.",
  ])
  func aWordBeforeAYearIsNotAlwaysAnAuthor(note: String) {
    #expect(references(note)[0].allSatisfy { $0.form == .full })
  }

  @Test(arguments: [
    ("1 Quill 1999, 12.", "Quill"), ("1 See Tarn 2001; Moss 2003a, 4.", "Tarn"), ("1 So also Moss 1995.", "Moss"),
    ("1 Quill 1979 has shown that nobody came.", "Quill"),
  ])
  func aNameAndAYearByThemselvesAreACitation(note: String, author: String) {
    let first = references(note)[0].first
    #expect(first?.form == .short && first?.item.authors.first?.family == author)
  }

  @Test func authorYearLeadsToTheListAfterTheNotes() {
    var document = Document(mediaType: "text/plain")
    let note = "Vgl. Quill/Tarn 1993, S. 12."
    let entry = "Quill, Ada/Tarn, Ben, 1993: Häfen und Molen. Kiel."
    document.text = ScalarText(note + "\n" + entry)
    let border = ScalarText(note).count
    document.notes = [Note(id: "n1", label: "1", kind: .footnote, range: 0..<border)]
    document.blocks = [
      Block(index: 0, kind: .note, range: 0..<border),
      Block(index: 1, kind: .referenceEntry, range: (border + 1)..<document.text.count),
    ]
    let found = ReferenceFinder.references(in: document)
    #expect(found.map(\.id) == ["r1", "r2"])
    #expect(found.map(\.block) == [0, 1])
    #expect(found.first?.resolution.target == "r2")
    #expect(found.last?.item.authors.compactMap(\.family) == ["Quill", "Tarn"])
  }

  // MARK: - One line

  @Test(arguments: [
    ("Ibid., p. 4.", Reference.Form.ibid, nil as String?, "4" as String?),
    ("Marlow, op. cit., p. 9.", .opCit, nil, "9"),
    ("Ebd., S. 12.", .ibid, nil, "12"),
    ("See also Ada Marlow, The Long Canal (London: Quay Press, 1981), p. 7.", .full, "See also", "7"),
    ("Ada Marlow, The Long Canal (London: Quay Press, 1981).", .full, nil, nil),
  ])
  func readsOneReferenceByItself(line: String, form: Reference.Form, signal: String?, page: String?) {
    let read = ReferenceFinder.reference(by: line)
    #expect(read.form == form)
    #expect(read.signal == signal)
    #expect(read.locator?.value == page)
  }

  // MARK: - Hostile input

  static let patterns = [
    "a", ". ", "A. ", "Smith, J., ", "Anna Brown, ", "Xa Bb, ", "; ", "12, ", "“ ", "\"a ", "‘a’s ", "(", "www.",
    "10.1234/", "Ibid. ",
    "See ", "In ", "ed. ", "vol. ", "op. cit. ", "A v. B ", "Von ", "Smith 1999, p. 4; ", "[", "London and ",
    "Study Group, ",
  ]

  // The limit ends a hang: a quadratic scan of this much takes minutes, a linear one seconds.
  @Test(.timeLimit(.minutes(10)), arguments: patterns)
  func staysLinear(pattern: String) {
    let text = ScalarText(String(repeating: pattern, count: 100_000 / pattern.unicodeScalars.count))
    _ = ReferenceReader.reference(in: text)
    for reference in ReferenceFinder.references(in: [("1", text)])[0] {
      #expect(text[reference.range] == reference.text)
    }
  }
}
