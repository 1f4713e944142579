import Converters
import DocumentModel
import Extraction
import Testing

/// The formats that pandoc reads, with pandoc itself.
@Suite(.enabled(if: ConverterPrograms().path(of: .pandoc) != nil, "pandoc is not installed"))
struct PandocProcessTests {
  func read(_ text: String, name: String) async throws -> LaidOutText {
    try await Extraction.laidOutText(of: Array(text.utf8), name: name, converters: ConverterProcesses())
  }

  func notes(_ laidOut: LaidOutText) -> [String] {
    laidOut.notes.map { note in
      let before = note.markers.map { laidOut.text[max(0, $0.lowerBound - 4)..<$0.lowerBound] }.joined(separator: ",")
      return "\(note.label) \(note.ranges.map { laidOut.text[$0] }.joined(separator: " / ")) < \(before)"
    }
  }

  @Test(arguments: [
    (
      "a.tex",
      "\\documentclass{article}\\begin{document}The quay.\\footnote{See the plan.\\par Twice.} More.\\end{document}"
    ),
    ("a.rst", "The quay.[1]_ More.\n\n.. [1] See the plan.\n\n   Twice.\n"),
    ("a.org", "The quay.[fn:1] More.\n\n[fn:1] See the plan.\n\nTwice.\n"),
    (
      "a.xml",
      "<?xml version=\"1.0\"?><article xmlns=\"http://docbook.org/ns/docbook\"><para>The quay.<footnote><para>See the plan.</para>"
        + "<para>Twice.</para></footnote> More.</para></article>"
    ),
    (
      "a.fb2",
      "<?xml version=\"1.0\"?><FictionBook xmlns:l=\"http://www.w3.org/1999/xlink\"><body><section><p>The quay."
        + "<a l:href=\"#n1\" type=\"note\">1</a> More.</p></section></body><body name=\"notes\"><section id=\"n1\">"
        + "<p>See the plan.</p><p>Twice.</p></section></body></FictionBook>"
    ),
    (
      "a.ipynb",
      #"{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","metadata":{},"source":"#
        + #"["The quay.[^a] More.\n\n[^a]: See the plan.\n\n    Twice.\n"]}]}"#
    ),
  ])
  func notesOfEveryFormat(name: String, text: String) async throws {
    let laidOut = try await read(text, name: name)
    #expect(notes(laidOut) == ["1 See the plan. / Twice. < uay."])
    #expect(laidOut.text.string.contains("The quay. More."))
  }

  @Test(arguments: ["endnote", "sidenote", "marginpar", "footnotetext", "marginnote"])
  func noNoteOfLaTeXIsLost(command: String) async throws {
    let laidOut = try await read(
      "\\documentclass{article}\\begin{document}The quay\\\(command){See the plan.} here.\\end{document}", name: "a.tex"
    )
    #expect(notes(laidOut) == ["1 See the plan. < quay"])
  }

  @Test func laTeXPrintsItsListOfWorks() async throws {
    let laidOut = try await read(
      """
      \\documentclass{article}\\newcommand{\\fn}[1]{\\footnote{#1}}
      \\begin{document}See \\cite[p.~4]{b} and \\citep{x}.\\fn{Own.} ``Good.''
      \\begin{thebibliography}{99}
      \\bibitem{a} A. Jones, The Quay.
      \\bibitem[Smi01]{b} B. Smith, The Mole.
      \\bibitem{x} C. Brown, The Pier.
      \\end{thebibliography}\\end{document}
      """, name: "a.tex")
    #expect(
      laidOut.elements.map { "\($0.kind.rawValue): \(laidOut.text[$0.range])" } == [
        "paragraph: See [Smi01, p. 4] and [2]. “Good.”", "reference-entry: [1] A. Jones, The Quay.",
        "reference-entry: [Smi01] B. Smith, The Mole.", "reference-entry: [2] C. Brown, The Pier.", "note: Own.",
      ])
  }

  /// A text may ask for any file; none is opened.
  @Test(arguments: [
    (
      "a.tex",
      "\\documentclass{article}\\begin{document}\\input{/etc/passwd}\\include{/etc/hostname}Kept.\\end{document}"
    ),
    (
      "a.rst",
      "Kept.\n\n.. include:: /etc/passwd\n\n.. literalinclude:: /etc/passwd\n\n.. csv-table:: x\n   :file: /etc/passwd\n"
    ),
    ("a.org", "#+INCLUDE: \"/etc/passwd\"\n\nKept.\n"),
    (
      "a.xml",
      "<?xml version=\"1.0\"?><!DOCTYPE book [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><book><para>Kept.</para></book>"
    ),
  ])
  func noOtherFileIsRead(name: String, text: String) async throws {
    let laidOut = try await read(text, name: name)
    #expect(laidOut.text.string.contains("Kept."))
    #expect(!laidOut.text.string.contains("root:"))
  }

  @Test func lettersOfAnOldEncodingArriveAsTheyAre() async throws {
    let text = "\\documentclass{article}\\begin{document}The caf\u{E9} on the quay, much loved.\\end{document}"
    let laidOut = try await Extraction.laidOutText(
      of: text.unicodeScalars.map { UInt8($0.value) }, name: "a.tex", converters: ConverterProcesses())
    #expect(laidOut.text.string.contains("The café on the quay"))
    #expect(laidOut.diagnostics.map(\.code) == ["encoding-guessed"])
  }

  /// Macros that double themselves, entities that do: the limits of time and memory hold.
  @Test(.timeLimit(.minutes(2)), arguments: ["\\a", "x"])
  func bombsEndWithAReason(first: String) async {
    var bomb = "\\documentclass{article}\\def\\a{hahahaha}"
    for (letter, next) in zip("abcdefgh", "bcdefghi") {
      bomb += "\\def\\\(next){" + String(repeating: "\\\(letter)", count: 10) + "}"
    }
    bomb += "\\begin{document}\(first)\\i\\end{document}"
    await #expect(throws: ExtractionError.self) { try await read(bomb, name: "a.tex") }
  }

  @Test func aMissingProgramIsNamedWithItsRemedy() async {
    await #expect {
      try await Extraction.laidOutText(
        of: Array("x".utf8), name: "a.org", converters: ConverterProcesses(programs: ConverterPrograms(paths: [:])))
    } throws: { error in
      (error as? ExtractionError)?.code == .converterMissing
        && (error as? ExtractionError)?.message.contains("pandoc") == true
    }
  }
}
