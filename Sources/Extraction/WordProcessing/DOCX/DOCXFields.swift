/// Word's fields: a code that is not shown, and the result that is (`HYPERLINK`, `NOTEREF`, a program's bibliography).
struct DOCXFields {
  private struct Field {
    var instruction = ""
    var isResult = false
    var start: Int?
    /// Read once, when the code is complete.
    var link: String?
    var isBibliography = false

    mutating func endCode() {
      isResult = true
      let code = FieldInstruction(instruction)
      link = code.link
      isBibliography = code.isBibliography
    }
  }

  private var open: [Field] = []
  /// How many open fields are still in their code.
  private var codes = 0

  /// Whether letters here are printed.
  var showsText: Bool { codes == 0 }

  mutating func begin(instruction: String?) {
    var field = Field(instruction: instruction ?? "")
    if instruction == nil { codes += 1 } else { field.endCode() }
    open.append(field)
  }

  mutating func add(instruction: String) {
    guard let last = open.indices.last, !open[last].isResult, open[last].instruction.utf8.count < 1 << 20 else {
      return
    }
    // A code is often cut into several runs, whose blanks at their ends are gone here.
    open[last].instruction += open[last].instruction.isEmpty ? instruction : " " + instruction
  }

  mutating func separate() {
    guard let last = open.indices.last, !open[last].isResult else { return }
    open[last].endCode()
    codes -= 1
  }

  mutating func end() {
    if let field = open.popLast(), !field.isResult { codes -= 1 }
  }

  /// Where the result of the innermost field begins.
  var resultStart: Int? {
    get { open.last?.start }
    set { if let last = open.indices.last { open[last].start = newValue } }
  }

  /// Where the innermost link leads.
  var link: String? { open.last { $0.isResult && $0.link != nil }?.link }

  /// The bookmark of the note whose marker the innermost field repeats.
  var noteBookmark: String? { open.last.flatMap { $0.isResult ? FieldInstruction($0.instruction).noteBookmark : nil } }

  /// Whether what is printed is a list of works that a program keeps.
  var isBibliography: Bool { open.contains { $0.isBibliography } }
}
