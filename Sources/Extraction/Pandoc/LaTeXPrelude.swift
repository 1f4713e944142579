/// Definitions put before a LaTeX text, so that pandoc keeps what it would drop without a word.
///
/// pandoc 2 leaves out the arguments of commands that it does not know, and these hold text: notes of packages, and the
/// keys of a list of references, which tell its entries apart. A document's own definitions come later and win.
enum LaTeXPrelude {
  static let text: String =
    notes.map { "\\newcommand{\\\($0)}[2][]{\\footnote{#2}}" }.joined()
    + "\\newcommand{\\bibitem}[2][]{\\par\\hypertarget{\(PandocCitations.anchorPrefix)#2}{#1}\\par}"
    + "\\newenvironment{multicols}[1]{}{}\\newenvironment{multicols*}[1]{}{}"

  /// Notes by other names, each with its own mark as an option or without; the text of a mark set apart stands where its
  /// text does.
  private static let notes = [
    "endnote", "footnotetext", "endnotetext", "sidenote", "marginnote", "marginpar", "sidenotetext", "tablefootnote",
    "footnoteA", "footnoteB", "footnoteC", "Footnote", "pagenote", "tnote", "fnote",
  ]
}
