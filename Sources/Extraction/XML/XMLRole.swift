import DocumentModel

/// What an element of a document format is to the layout.
struct XMLRole {
  enum Shape {
    /// Nothing of it is text of the document.
    case dropped
    /// Letters in a line.
    case inline
    /// It begins and ends a block; its letters are what those around it are.
    case container
    /// A container whose headings are a level lower than those around it.
    case section
    /// A container whose letters are of a kind.
    case block(Block.Kind)
    /// A list item, whose later blocks continue the first.
    case item
    /// The term before an item.
    case term
    case row, cell
    /// A line of verse.
    case line
    case lineEnd
    /// A page begins.
    case page(label: String?)
    /// Its letters with their blanks.
    case verbatim
    /// A note, by its number in `XMLNotes`.
    case note(Int)
    /// Other letters in the place of its own.
    case replaced([Piece])
  }

  /// Letters and how they look.
  struct Piece: Equatable {
    var text: String
    var style: StyleRun.Style?
  }

  var shape: Shape
  var style: StyleRun.Style?
  /// Where its letters lead, and what the format calls the link.
  var link: (target: String, role: String?)?
  /// The notes whose marker its letters are.
  var marks: [Int] = []
  /// Whether the marker is printed nowhere and stands behind its letters.
  var marksItsEnd = false
  /// What is printed in the place of its content.
  var pieces: [Piece] = []
  /// A number or name that is printed before its first letters, on their line.
  var label = ""
  /// A heading that stands over it.
  var heading: String?
  /// Letters that are printed before and behind it, without a blank.
  var before = ""
  var after = ""
  /// Whether blanks stand on its two sides.
  var isApart = false
  /// Whether no blank stands before it, whatever the source has.
  var followsWord = false
  /// Whether the letters on its two sides are one word.
  var joins = false

  init(_ shape: Shape, style: StyleRun.Style? = nil) {
    self.shape = shape
    self.style = style
  }

  static let inline = XMLRole(.inline)
  static let dropped = XMLRole(.dropped)
  static let container = XMLRole(.container)
}

/// What the letters so far tell to a vocabulary.
struct XMLSurroundings {
  /// What the letters at hand are.
  var kind: Block.Kind
  /// The last letter of the block in hand.
  var last: Unicode.Scalar?
  /// How many elements with quotation marks are open.
  var quotationDepth: Int
}

/// A format's elements, and the notes that it states.
protocol XMLVocabulary {
  /// The notes, found before anything is laid out.
  var notes: XMLNotes { get }
  /// The names of places that something refers to.
  var targets: Set<String> { get }
  func role(of node: Int, in surroundings: XMLSurroundings) -> XMLRole
}

/// The notes of a document by the elements that hold them.
struct XMLNotes {
  struct Note {
    var node: Int
    /// As printed; nil where nothing is, and then its notes are counted.
    var label: String?
    var kind: DocumentModel.Note.Kind
    /// Whether it stands among the words that it belongs to, and is laid out behind the body.
    var isAmongWords: Bool
    /// Whether its own place is that of its marker.
    var marksItsPlace: Bool
  }

  private(set) var notes: [Note] = []
  private var numbers: [Int: Int] = [:]

  mutating func add(_ note: Note) {
    numbers[note.node] = notes.count
    notes.append(note)
  }

  /// The number of the note that an element is.
  func number(of node: Int) -> Int? { numbers[node] }

  /// `[12]`, `12.` and `(12)` as `12`.
  static func bare(_ label: String) -> String {
    let signs: Set<Character> = ["[", "]", "(", ")", ".", " ", ":"]
    return String(label.drop { signs.contains($0) }.reversed().drop { signs.contains($0) }.reversed())
  }
}
