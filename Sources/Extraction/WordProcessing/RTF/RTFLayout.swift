import DocumentModel

/// Reads RTF control by control and lays it out: the body, then the notes, which stand in it where their markers are.
///
/// No recursion: groups are a stack of states, and a note's group is set aside whole to be read behind the body.
struct RTFLayout {
  var text = WordLayout()
  private(set) var information: [String: String] = [:]
  let bytes: [UInt8]
  var index = 0
  var end: Int
  var state = RTFState()
  var letters = RTFLetters()
  private let groups: RTFGroups
  private var outer: [RTFState] = []
  /// The number of the group in hand and of those around it, and of the group that begins next.
  private var openGroups: [Int] = []
  private var nextGroup = 0
  private var collected: [UInt8] = []
  var styles = RTFStyles()
  /// What is set aside: the group's content, where its first group is, and the state around it.
  private var owed: [(note: Int, range: Range<Int>, state: RTFState)] = []
  private var boxes: [(range: Range<Int>, state: RTFState)] = []
  private var isInBox = false
  var numbering = RTFNoteNumbering()
  // Of the row in hand.
  private var cells = 0
  private var isInRow = false
  private var owesCell = false
  private var comments = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
    groups = RTFGroups(bytes)
  }

  /// Cost: linear.
  mutating func layOut() {
    run()
    finishParagraph()
    endRow()
    layOutBoxes()
    var done = 0
    while done < owed.count {
      let (note, range, around) = owed[done]
      done += 1
      text.beginNote(note)
      run(range, around)
      finishParagraph()
      endRow()
      text.endNote()
    }
  }

  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    if groups.ends.contains(where: { Int($0) == bytes.count }) {
      found.append(Diagnostic(.warning, "markup-damaged", "The RTF breaks off inside a group; what is there was read."))
    }
    if letters.malformed > 0 {
      found.append(
        Diagnostic(
          .warning, "encoding-damaged",
          "\(letters.malformed) \(letters.malformed == 1 ? "place is" : "places are") not well-formed in the stated code "
            + "page and became U+FFFD."))
    }
    if letters.unknownSigns > 0 { found.append(SymbolFont.dropped(letters.unknownSigns)) }
    if comments > 0 {
      found.append(
        Diagnostic(
          .info, "comments-dropped", "\(comments) \(comments == 1 ? "comment was" : "comments were") left out."))
    }
    return found
  }

  // MARK: Reading

  /// Reads a stretch that was set aside, in the state around it.
  private mutating func run(_ range: Range<Int>, _ around: RTFState) {
    (index, end, state) = (range.lowerBound, range.upperBound, around)
    state.destination = .text
    state.format = []
    state.link = nil
    state.isOptional = false
    state.paragraph = RTFState.Paragraph()
    outer = []
    openGroups = []
    nextGroup = groups.first(behind: range.lowerBound - 1)
    run()
  }

  private mutating func run() {
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "{"):
        flush()
        openGroups.append(nextGroup)
        nextGroup += 1
        outer.append(state)
        state.isOptional = false
        letters.fallback = 0
        index += 1
      case UInt8(ascii: "}"):
        flush()
        closeGroup()
        index += 1
      case UInt8(ascii: "\\"): readControl()
      // Line ends are the writer's own, and no control character is a letter.
      case 0..<0x09, 0x0A..<0x20: index += 1
      default: letters.add(bytes, &index, end: end, charset: charset)
      }
    }
    flush()
  }

  private var charset: Charset { state.font.flatMap { styles.fonts[$0]?.charset } ?? styles.charset }

  private mutating func closeGroup() {
    let inner = state
    state = outer.popLast() ?? RTFState()
    if !openGroups.isEmpty { openGroups.removeLast() }
    letters.fallback = 0
    switch inner.destination {
    case .information(let key) where state.destination != inner.destination:
      information[key] = String(decoding: collected, as: UTF8.self)
    case .fieldCode where state.destination != .fieldCode:
      let code = FieldInstruction(String(decoding: collected, as: UTF8.self))
      state.link = code.link ?? state.link
      state.isBibliography = state.isBibliography || code.isBibliography
    case .bookmark where state.destination != .bookmark:
      let name = String(decoding: collected, as: UTF8.self).collapsingBlanks
      if !name.isEmpty { text.addAnchor(name) }
    case .styleSheet: styles.endEntry(String(decoding: collected, as: UTF8.self))
    case .fontTable: styles.endFont(String(decoding: collected, as: UTF8.self))
    default: return
    }
    collected = []
  }

  // MARK: Letters

  /// Writes the letters that wait to be decoded.
  private mutating func flush() {
    guard letters.isWaiting else { return }
    let run = letters.take(symbolFont: state.font.flatMap { styles.fonts[$0] }.flatMap { $0.isSymbol ? $0.name : nil })
    put(run)
  }

  private mutating func put(_ run: [UInt8]) {
    switch state.destination {
    case .text:
      guard !state.format.contains(.hidden) else { return }
      beginCell()
      let (format, link) = (state.format, state.link)
      run.withUnsafeBufferPointer { text.write($0, format, link: link) }
    case .skipped, .shell: break
    case .fontTable, .styleSheet, .fieldCode, .bookmark, .information:
      if collected.count < 1 << 16 { collected += run }
    }
  }

  private mutating func put(_ run: String) {
    flush()
    put(Array(run.utf8))
  }

  // MARK: Controls

  private mutating func readControl() {
    let start = index
    var place = index + 1
    while place < end, place - start < 40, bytes[place] | 0x20 >= 0x61, bytes[place] | 0x20 <= 0x7A { place += 1 }
    guard place > start + 1 else { return readSymbol() }
    let word = String(decoding: bytes[(start + 1)..<place], as: UTF8.self)
    let digits = place
    if place < end, bytes[place] == UInt8(ascii: "-") { place += 1 }
    while place < end, place - digits < 11, bytes[place] >= 0x30, bytes[place] <= 0x39 { place += 1 }
    let number = Int(String(decoding: bytes[digits..<place], as: UTF8.self))
    if place < end, bytes[place] == 0x20 { place += 1 }
    index = place
    if word == "u" {
      letters.add(
        unicode: number ?? 0xFFFD, fallback: state.fallbackCount,
        font: state.font.flatMap { styles.fonts[$0]?.name } ?? "")
    } else {
      flush()
      if word == "bin", let number, number > 0 { index = min(end, index + min(number, end)) }
      apply(word, number)
    }
    state.isOptional = false
  }

  private mutating func readSymbol() {
    guard index + 1 < end else { return index = end }
    let sign = bytes[index + 1]
    switch sign {
    case UInt8(ascii: "'"): letters.add(bytes, &index, end: end, charset: charset)
    case UInt8(ascii: "*"):
      state.isOptional = true
      index += 2
    default:
      index += 2
      if letters.passOver() { return }
      switch sign {
      case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): put(String(Unicode.Scalar(sign)))
      case UInt8(ascii: "~"): put("\u{A0}")
      case UInt8(ascii: "_"): put("\u{2011}")
      case 0x0A, 0x0D: endParagraph()
      case 0x09: put(" ")
      default: break
      }
    }
  }

  private mutating func apply(_ word: String, _ number: Int?) {
    if let sign = Self.signs[word] {
      if !letters.passOver() { put(sign) }
    } else if let destination = Self.destinations[word] {
      state.destination = destination
      collected = []
    } else if state.isOptional, !Self.entered.contains(word) {
      state.destination = .skipped
    } else if state.destination == .text || state.destination == .shell || !applyToTables(word, number) {
      applyToText(word, number)
    }
  }

  /// Controls inside the tables of fonts and styles.
  private mutating func applyToTables(_ word: String, _ number: Int?) -> Bool {
    switch state.destination {
    case .fontTable: styles.applyToFont(word, number)
    case .styleSheet: styles.applyToEntry(word, number)
    default: return false
    }
    return true
  }

  private mutating func applyToText(_ word: String, _ number: Int?) {
    let isOn = number != 0
    switch word {
    case "par", "sect": endParagraph()
    case "line": state.destination == .text && !isInRow ? text.breakLine() : text.writeBlank()
    case "tab", "page", "column", "emspace", "enspace", "qmspace": text.writeBlank()
    case "cell": endCell()
    case "row": endRow()
    case "nestcell": put(" | ")
    case "nestrow": text.writeBlank()
    case "trowd": cells = 0
    case "cellx": cells += 1
    case "i": state.format.change(.italic, isOn)
    case "b": state.format.change(.bold, isOn)
    case "super": state.format.change(.superscript, isOn)
    case "sub": state.format.change(.subscript, isOn)
    case "up": state.format.change(.superscript, number ?? 6 > 0)
    case "nosupersub": state.format.subtract([.superscript, .subscript])
    case "v", "deleted": state.format.change(.hidden, isOn)
    case "plain":
      state.format = []
      state.font = styles.standardFont
    case "f": state.font = number
    case "uc": state.fallbackCount = min(max(0, number ?? 1), 16)
    case "pard": state.paragraph = RTFState.Paragraph()
    case "s": state.paragraph.style = number
    case "outlinelevel": state.paragraph.level = number
    case "li", "lin": state.paragraph.indent.left = min(20_000, max(-20_000, number ?? 0))
    case "ri", "rin": state.paragraph.indent.right = min(20_000, max(-20_000, number ?? 0))
    case "fi": state.paragraph.indent.first = min(20_000, max(-20_000, number ?? 0))
    case "ls": state.paragraph.isListItem = number != 0
    case "intbl": state.paragraph.isInTable = true
    case "footnote": setNoteAside()
    case "shptxt", "dptxbxtext": setBoxAside()
    case "annotation":
      comments += 1
      state.destination = .skipped
    case "fldrslt": state.destination = outer.last?.destination ?? .text
    case "listtext", "pntext":
      state.destination = .skipped
      // The paragraph is that of the group around, which goes on behind its number.
      if let last = outer.indices.last { outer[last].paragraph.isListItem = true }
    default: styles.applyToDocument(word, number) ? () : numbering.apply(word, number)
    }
  }

  // MARK: Paragraphs and rows

  private mutating func finishParagraph() {
    var paragraph = WordLayout.Paragraph()
    let own = state.paragraph
    paragraph.role =
      own.level.flatMap { $0 < 9 && $0 >= 0 ? .heading(level: min(6, $0 + 1)) : nil }
      ?? own.style.flatMap { styles.role($0) }
    paragraph.isListItem = own.isListItem && paragraph.role == nil
    if state.isBibliography { paragraph.inherited = .referenceEntry }
    if paragraph.role == nil, !own.isListItem {
      let body = ParagraphIndent()
      if own.indent.isSetInOnBothSides(of: body) { paragraph.role = .quotation }
      paragraph.isSetIn = own.indent.isSetIn(from: body)
    }
    text.finish(paragraph)
  }

  private mutating func endParagraph() {
    guard state.destination == .text else { return }
    if isInRow, !state.paragraph.isInTable { endRow() }
    finishParagraph()
    layOutBoxes()
  }

  /// Begins the row or cell that letters stand in.
  private mutating func beginCell() {
    guard state.paragraph.isInTable, cells > 1 else {
      if isInRow { endRow() }
      return
    }
    if !isInRow {
      text.beginRow()
      text.beginCell()
      isInRow = true
    } else if owesCell {
      text.beginCell()
    }
    owesCell = false
  }

  private mutating func endCell() {
    guard state.destination == .text else { return }
    guard cells > 1 else { return endParagraph() }
    // An empty cell has its place, too.
    beginCell()
    text.writeBlank()
    owesCell = true
  }

  private mutating func endRow() {
    guard isInRow else { return }
    isInRow = false
    owesCell = false
    text.endRow()
    layOutBoxes()
  }

  // MARK: Notes and boxes

  /// The rest of the group in hand, which is passed over.
  private mutating func passGroup() -> Range<Int> {
    let close = openGroups.last.flatMap { $0 < groups.ends.count ? Int(groups.ends[$0]) : nil } ?? end
    let range = index..<max(index, min(close, end))
    index = range.upperBound
    nextGroup = groups.first(behind: index)
    return range
  }

  private mutating func setNoteAside() {
    let isPrinted = state.destination == .text && !state.format.contains(.hidden)
    let around = state
    let range = passGroup()
    guard isPrinted, !range.isEmpty else { return }
    let head = bytes[range].prefix(2048)
    let kind: Note.Kind =
      head.firstIndex(of: "\\ftnalt" as StaticString) != nil || numbering.hasEndnotesOnly ? .endnote : .footnote
    beginCell()
    let note = text.addNote(label: "", kind: kind)
    // Without its number (`\chftn`) a note has a sign of the author's, raised before it.
    let isNumbered = head.firstIndex(of: "\\chftn" as StaticString) != nil
    if isNumbered || !text.takeMark(of: note) { text.setLabel(numbering.next(kind), of: note) }
    owed.append((note, range, around))
  }

  private mutating func setBoxAside() {
    let isPrinted = state.destination == .shell || state.destination == .text
    let around = state
    let range = passGroup()
    if isPrinted { boxes.append((range, around)) }
  }

  /// Boxes are laid out behind their paragraph.
  private mutating func layOutBoxes() {
    guard !isInBox, !isInRow, !boxes.isEmpty else { return }
    isInBox = true
    let (place, limit, around, outside, open, next) = (index, end, state, outer, openGroups, nextGroup)
    var done = 0
    while done < boxes.count {
      run(boxes[done].range, boxes[done].state)
      finishParagraph()
      endRow()
      done += 1
    }
    (index, end, state, outer, openGroups, nextGroup) = (place, limit, around, outside, open, next)
    boxes = []
    isInBox = false
  }
}
