import DocumentModel
import Testing

@testable import Apparatus

/// Notes of pages and Markdown texts: lists whose numbers the format counts, linked notes, markers without definition.
@Suite struct PageNoteTests {
  // MARK: Lists without printed numbers

  private func page(_ list: List) -> Document {
    var markup = MarkedUpText()
    markup.add(.heading, "The Ferry", level: 1)
    for paragraph in list.body { markup.add(.paragraph, paragraph) }
    if let heading = list.heading { markup.add(.heading, heading, level: 2) }
    for item in list.items { markup.add(list.kind, item, continues: item.hasPrefix("More")) }
    if let after = list.after { markup.add(.paragraph, after) }
    return markup.read()
  }

  private static let body = [
    "The harbour froze twice that winter.~1~ Nobody had planned for it.~2~", "The pilots, at least, had not.~3~",
  ]
  private static let bracketed = [
    "The harbour froze twice that winter.[1] Nobody had planned for it.[2]", "The pilots, at least, had not.[3]",
  ]
  private static let items = ["Minutes of the board.", "Daily Post, 4 March.", "Talk with a pilot."]

  private struct List: Sendable {
    var body = PageNoteTests.body
    var heading: String? = "Notes"
    var items = PageNoteTests.items
    var kind = Block.Kind.listItem
    var after: String?
    var heads = ["1: Minutes", "2: Daily", "3: Talk"]
  }

  private static let lists: [List] = [
    List(),
    List(body: bracketed),
    List(heading: "Anmerkungen"),
    List(heading: nil, kind: .note),
    List(heading: nil),
    List(items: items + ["Never called for."], heads: ["1: Minutes", "2: Daily", "3: Talk", "-4: Never"]),
    List(items: ["Minutes.", "More of them.", "Daily Post.", "Talk."]),
    List(items: ["1. Minutes.", "2. Daily Post.", "3. Talk."]),
  ]

  @Test(arguments: lists)
  private func aCountedListThatTheTextCallsForIsNotes(list: List) {
    let document = page(list)
    #expect(document.noteHeads == list.heads)
    #expect(document.notes.allSatisfy { $0.kind == .endnote })
    #expect(document.texts(.listItem) == [])
    #expect(document.text.string.contains("froze twice that winter. Nobody had planned for it."))
  }

  private static let otherLists: [List] = [
    // No markers; more text after it; powers beside it; markers that count beyond it.
    List(body: ["The harbour froze twice that winter. Nobody had planned for it."]),
    List(heading: nil, after: "And so the spring came, later than anybody could remember, and the ferry sailed again."),
    List(body: ["It measured 12 m~2~ and 30 m~3~ in all."], heading: nil),
    List(body: body + ["The ice went.~4~ The ferry sailed.~5~"], heading: nil),
  ]

  @Test(arguments: otherLists)
  private func anyOtherListIsAList(list: List) {
    let document = page(list)
    #expect(document.notes.isEmpty)
    #expect(document.texts(.listItem).count == 3)
  }

  // MARK: Kinds of linked notes

  private func linked(_ name: String, noteKind: Note.Kind?, blockKind: Block.Kind = .paragraph) -> Document {
    var markup = MarkedUpText()
    markup.add(
      .paragraph, "The harbour froze twice that winter.~<\(name)1|1>~ Nobody had planned for it.~<\(name)2|2>~")
    markup.add(.heading, "Notes", level: 2)
    markup.add(blockKind, "1. Minutes of the board.", anchor: "\(name)1", noteKind: noteKind)
    markup.add(blockKind, "2. Daily Post, 4 March.", anchor: "\(name)2", noteKind: noteKind)
    return markup.read()
  }

  private static let kinds: [(name: String, stated: Note.Kind?, kind: Note.Kind)] = [
    ("n", nil, .endnote), ("fn", nil, .endnote), ("note-", nil, .endnote), ("_edn", nil, .endnote),
    ("_ftn", nil, .footnote), ("footnote-", nil, .footnote), ("fn", .footnote, .footnote), ("fn", .endnote, .endnote),
    ("_ftn", .endnote, .endnote),
  ]

  @Test(arguments: kinds)
  func linkedNotesAreEndnotesUnlessThePageCallsThemFootnotes(name: String, stated: Note.Kind?, kind: Note.Kind) {
    let document = linked(name, noteKind: stated)
    #expect(document.notes.map(\.kind) == [kind, kind])
    #expect(document.noteHeads == ["1: Minutes", "2: Daily"])
  }

  @Test func unlinkedNotesAreWhatThePageCallsThem() {
    var markup = MarkedUpText()
    markup.add(.paragraph, "The harbour froze twice that winter.~1~ Nobody had planned for it.~2~")
    markup.add(.note, "1. Minutes of the board.", noteKind: .footnote)
    markup.add(.note, "2. Daily Post, 4 March.", noteKind: .footnote)
    #expect(markup.read().notes.map(\.kind) == [.footnote, .footnote])
  }

  // MARK: Markers without definition

  private func markdown(_ paragraph: String, hasNote: Bool = true) -> Document {
    var markup = MarkedUpText("text/markdown")
    markup.add(.heading, "The Ferry", level: 1)
    markup.add(.paragraph, "The harbour froze twice that winter.")
    if hasNote { markup.addNote("1", "Minutes of the board.") }
    markup.add(.paragraph, paragraph)
    return markup.read()
  }

  @Test(arguments: [
    ("Nobody had planned for it.[^6]", "6", "Nobody had planned for it."),
    ("Nobody[^2] had planned for it.", "2", "Nobody had planned for it."),
    ("“Nobody had planned for it.”[^pilots] So they said.", "pilots", "“Nobody had planned for it.” So they said."),
    ("Nobody had planned for it,[^board-2] or so they said.", "board-2", "Nobody had planned for it, or so they said."),
    ("Nobody had planned for it.[^12] Twice.", "12", "Nobody had planned for it. Twice."),
  ])
  func aMarkerWithoutDefinitionIsTakenOutAndReported(paragraph: String, label: String, words: String) {
    let document = markdown(paragraph)
    #expect(document.markers.filter { $0.note == nil }.map(\.label) == [label])
    #expect(document.text.string.contains(words))
    #expect(document.count(of: "marker-without-note") == 1)
  }

  @Test(arguments: [
    ("The pattern `[^6]` stands for any other sign.", true), ("The pattern [^a-z] stands for any other sign.", false),
    ("It is written [^ like this] in places.", true), ("A caret [^] alone is no marker.", true),
    ("The year [^19112] is too long for a number, and so is this.", true),
  ])
  func whatMerelyLooksLikeOneStays(paragraph: String, hasNote: Bool) {
    let document = markdown(paragraph, hasNote: hasNote)
    #expect(document.text.string.contains(paragraph.filter { $0 != "`" }))
    #expect(document.count(of: "marker-without-note") == 0)
  }

  @Test func aMarkerWithoutDefinitionInCodeIsCode() {
    var markup = MarkedUpText("text/markdown")
    markup.add(.paragraph, "The rule is short.")
    markup.add(.code, "drop[^6]")
    #expect(markup.read().markers.isEmpty)
  }
}
