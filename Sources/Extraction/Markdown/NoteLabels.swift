import DocumentModel

/// The labels of a Markdown text's note definitions (`[^label]:`), so that none is lost.
///
/// cmark drops a definition that nothing refers to and the second of two with one label. So the text that it is given
/// begins with a paragraph for each label that holds nothing but a reference to it, and a repeated label gets a number.
/// The paragraphs are left out again; they also tell which label cmark has counted as which.
struct NoteLabels {
  /// In order of definition, as written; those in code are among them, and refer to nothing then.
  private(set) var labels: [String] = []
  /// The text for cmark: the paragraphs with the references, then the body.
  private(set) var text: [Unicode.Scalar] = []
  /// Whether numbers stand in the text that are not the author's.
  private(set) var hasRepeated = false

  /// A noncharacter, which no decoded text holds: it encloses the number of a repeated label.
  static let fence = Unicode.Scalar(0xFDD0 as UInt32) ?? "\u{FFFD}"

  /// Cost: linear.
  init(body: ArraySlice<Unicode.Scalar>) {
    var definitions = Definitions(body)
    var seen: [String: Int] = [:]
    var references: [Unicode.Scalar] = []
    var marked: [Unicode.Scalar] = []
    var copied = body.startIndex
    while let label = definitions.next() {
      let written = String(scalars: body[label.range])
      let key = Folding.fold(written)
      let count = (seen[key] ?? 0) + 1
      // In code it is no definition; the reference to it is then left out with its paragraph.
      if label.mayBeCode, count > 1 { continue }
      if !label.mayBeCode { seen[key] = count }
      labels.append(written)
      references += "[^".unicodeScalars + body[label.range]
      if count > 1 {
        hasRepeated = true
        let number = [Self.fence] + String(count).unicodeScalars + [Self.fence]
        marked += body[copied..<label.range.upperBound] + number
        copied = label.range.upperBound
        references += number
      }
      references += "]\n\n".unicodeScalars
    }
    text.reserveCapacity(body.count + references.count + 8)
    text = references
    text += marked
    text += body[copied...]
  }

  /// The places of `[^label]:` at the start of lines, behind nothing but blanks and the signs of quotations and lists.
  private struct Definitions {
    private let body: ArraySlice<Unicode.Scalar>
    private var lineStart: Int
    /// The sign and length of the fence of the code block that the line stands in.
    private var fence: (sign: Unicode.Scalar, count: Int)?

    init(_ body: ArraySlice<Unicode.Scalar>) {
      self.body = body
      lineStart = body.startIndex
    }

    mutating func next() -> (range: Range<Int>, mayBeCode: Bool)? {
      while lineStart < body.endIndex {
        let end = body[lineStart...].firstIndex(of: "\n") ?? body.endIndex
        let line = body[lineStart..<end]
        lineStart = end + 1
        var index = line.startIndex
        var blanks = 0
        var isIndented = false
        while index < line.endIndex, index - line.startIndex < 80, Self.isLead(line[index]) {
          blanks = line[index] == " " ? blanks + 1 : 0
          isIndented = isIndented || blanks > 3 || line[index] == "\t"
          index += 1
        }
        readFence(line[index...])
        if let range = Self.label(line[index...]) { return (range, fence != nil || isIndented) }
      }
      return nil
    }

    private mutating func readFence(_ line: ArraySlice<Unicode.Scalar>) {
      guard let sign = line.first, sign == "`" || sign == "~" else { return }
      let count = line.prefix { $0 == sign }.count
      if let open = fence {
        if sign == open.sign, count >= open.count, line.dropFirst(count).allSatisfy(\.isBlank) { fence = nil }
      } else if count >= 3, sign == "~" || !line.dropFirst(count).contains("`") {
        fence = (sign, count)
      }
    }

    private static func isLead(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case " ", "\t", ">", "*", "+", "-", ".", ")": true
      default: scalar.isASCIIDigit
      }
    }

    private static func label(_ line: ArraySlice<Unicode.Scalar>) -> Range<Int>? {
      guard line.count > 4, line.starts(with: "[^".unicodeScalars) else { return nil }
      let start = line.startIndex + 2
      guard let end = line[start...].prefix(200).firstIndex(where: { $0 == "]" || $0 == " " || $0 == "\t" }),
        end > start, line[end] == "]", end + 1 < line.endIndex, line[end + 1] == ":"
      else { return nil }
      return start..<end
    }
  }
}
