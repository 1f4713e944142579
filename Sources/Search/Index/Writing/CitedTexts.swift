import DocumentModel

/// The different texts of works cited in the units of a document, numbered from 0 in order of first appearance. Nearly all
/// are texts of the document's references, whose entries then stand for them.
struct CitedTexts {
  private var numbers: [String: Int] = [:]
  /// Those that are no reference's text.
  private(set) var others: [(number: Int, text: String)] = []

  init() {}

  /// Cost: linear in the texts.
  init(_ units: [Unit]) {
    var texts: [String] = []
    for unit in units {
      for text in unit.cited where numbers[text] == nil {
        numbers[text] = texts.count
        texts.append(text)
      }
    }
    let references = Set(units.filter { $0.isStoredReference }.map(\.text))
    others = texts.enumerated().filter { !references.contains($0.element) }.map { ($0.offset, $0.element) }
  }

  /// The numbers of a unit's texts, each once, in order.
  func numbers(of texts: [String]) -> [Int] { Set(texts.compactMap { numbers[$0] }).sorted() }

  /// The number of a reference's text; nil where no unit cites it.
  func number(ofReference text: String) -> Int? { numbers[text] }
}

extension Unit {
  /// Whether its entry bears the words of what it cites.
  fileprivate var isStoredReference: Bool { repeats == nil && reference != nil }
}
