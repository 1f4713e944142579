import DocumentModel

/// What the references of a document lead to: the words of the works cited in a note, and the work of each reference.
struct CitedWorks {
  /// Of one text: a reference is never longer, and a note that is all one reference must not fill the index.
  private static let textLimit = 2_000
  /// Of one unit.
  private static let countLimit = 200
  /// A short form leads to a fuller one, and that to the full reference; longer chains are mistakes.
  private static let stepLimit = 8

  private let document: Document
  private var indexOfID: [String: Int] = [:]
  private var byNote: [String: [Int]] = [:]
  private var inText: [Int: [Int]] = [:]

  init(_ document: Document) {
    self.document = document
    for (index, reference) in document.references.enumerated() {
      if indexOfID[reference.id] == nil { indexOfID[reference.id] = index }
      if let note = reference.note {
        byNote[note, default: []].append(index)
      } else {
        inText[reference.block, default: []].append(index)
      }
    }
  }

  /// The words of the works that these notes and the references in `range` of a block cite, each text once.
  func texts(ofNotes notes: [String], block: Int? = nil, range: Range<Int>? = nil) -> [String] {
    var texts: [String] = []
    var seen: Set<Int> = []
    var seenNotes: Set<String> = []
    func add(_ index: Int) {
      for step in trail(from: index) where texts.count < Self.countLimit && seen.insert(step).inserted {
        texts.append(String(document.references[step].text.unicodeScalars.prefix(Self.textLimit)))
      }
    }
    for note in notes where seenNotes.insert(note).inserted { for index in byNote[note] ?? [] { add(index) } }
    if let block, let range {
      for index in inText[block] ?? [] where range.contains(document.references[index].range.lowerBound) { add(index) }
    }
    return texts
  }

  /// `WorkKey` of the work that a reference leads to in the end; nil where it does not surely lead to one.
  func key(of index: Int) -> String? {
    guard let last = trail(from: index).last, document.references[last].resolution.state == .itself else { return nil }
    return WorkKey.key(of: document.references[last].item)
  }

  /// A reference and those that it leads to in turn; an ambiguous or circular one leads nowhere.
  private func trail(from index: Int) -> [Int] {
    var trail = [index]
    while trail.count < Self.stepLimit, let last = trail.last {
      let resolution = document.references[last].resolution
      guard resolution.state == .resolved, let target = resolution.target, let next = indexOfID[target],
        !trail.contains(next)
      else { break }
      trail.append(next)
    }
    return trail
  }
}
