import DocumentModel

@testable import Apparatus

/// A marked-up text for tests, written as elements with a few signs for what their letters look like.
struct MarkedUpText {
  private var text: [Unicode.Scalar] = []
  private var elements: [Element] = []
  private var styles: [StyleRun] = []
  private var links: [Link] = []
  private var anchors: [Anchor] = []
  private var notes: [StatedNote] = []
  private let mediaType: String

  init(_ mediaType: String = "text/html") { self.mediaType = mediaType }

  /// Adds an element. `~3~` are raised letters, `_so_` italic ones, `` `so` `` code, `<name|letters>` a link to a place.
  mutating func add(
    _ kind: Block.Kind, _ letters: String, level: Int? = nil, anchor: String? = nil, noteKind: Note.Kind? = nil,
    continues: Bool = false
  ) {
    let start = text.count
    var open: [Unicode.Scalar: Int] = [:]
    var target: (name: String, start: Int)?
    var scalars = ArraySlice(Array(letters.unicodeScalars))
    while let scalar = scalars.popFirst() {
      if let style = Self.styles[scalar] {
        if let first = open.removeValue(forKey: scalar) {
          styles.append(StyleRun(range: first..<text.count, style: style))
        } else {
          open[scalar] = text.count
        }
      } else if scalar == "<" {
        let name = scalars.prefix { $0 != "|" }
        scalars = scalars[name.endIndex...].dropFirst()
        target = (String(scalars: name), text.count)
      } else if scalar == ">", let link = target {
        links.append(Link(range: link.start..<text.count, target: "#" + link.name))
        target = nil
      } else {
        text.append(scalar)
      }
    }
    let range = start..<text.count
    elements.append(Element(range: range, kind: kind, level: level, continuesItem: continues, noteKind: noteKind))
    if let anchor { anchors.append(Anchor(name: anchor, range: range)) }
    text.append("\n")
  }

  /// Adds a note that the format states, called for behind the last letter of the element before.
  mutating func addNote(_ label: String, _ letters: String) {
    let place = text.count - 1
    let start = text.count
    add(.note, letters)
    notes.append(
      StatedNote(label: label, kind: .footnote, ranges: [start..<(text.count - 1)], markers: [place..<place]))
  }

  func read() -> Document {
    var laidOut = LaidOutText(text: ScalarText(text), mediaType: mediaType)
    laidOut.elements = elements
    laidOut.styles = styles.sorted { $0.range.lowerBound < $1.range.lowerBound }
    laidOut.links = links
    laidOut.anchors = anchors
    laidOut.notes = notes
    return Apparatus.read(laidOut)
  }

  private static let styles: [Unicode.Scalar: StyleRun.Style] = ["~": .superscript, "_": .italic, "`": .code]
}

extension Document {
  /// The texts of the blocks of a kind.
  func texts(_ kind: Block.Kind) -> [String] { blocks.filter { $0.kind == kind }.map { text[$0.range] } }

  /// `label: first word` of each note, with `-` in front where no marker leads to it.
  var noteHeads: [String] {
    notes.map { note in
      (note.markers.isEmpty ? "-" : "") + note.label + ": "
        + (text[note.range].split(whereSeparator: { $0.isWhitespace || $0 == "." || $0 == "," }).first ?? "")
    }
  }

  func count(of code: String) -> Int { diagnostics.filter { $0.code == code }.count }
}
