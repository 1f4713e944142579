import DocumentModel

/// Finds the references of a document's notes and lists, and says what each leads to.
public enum ReferenceFinder {
  /// The references in the notes and reference entries of `document`, in order of start, resolved. The `block` of a
  /// reference is that of its first letter. Cost: linear in the notes; see `ReferenceResolver` for the resolution.
  ///
  /// - Parameter labeller: reads the entries of lists beside the rules.
  public static func references(in document: Document, labeller: (any ReferenceLabeller)? = nil) -> [Reference] {
    var finder = Collector(text: document.text, labeller: labeller)
    var noteOrder: [String: Int] = [:]
    var stretches: [(range: Range<Int>, note: Note?)] = document.notes.map { ($0.range, $0) }
    for (order, note) in document.notes.enumerated() { noteOrder[note.id] = order }
    for block in document.blocks where block.kind == .referenceEntry { stretches.append((block.range, nil)) }
    stretches.sort { $0.range.lowerBound < $1.range.lowerBound }
    for stretch in stretches where stretch.range.upperBound <= document.text.count && stretch.range.lowerBound >= 0 {
      let block = document.block(at: stretch.range.lowerBound)?.index ?? 0
      if let note = stretch.note {
        finder.readNote(stretch.range, id: note.id, block: block, order: noteOrder[note.id] ?? 0)
      } else {
        finder.readEntry(stretch.range, block: block)
      }
    }
    let labels = document.notes.map(\.label)
    return ReferenceResolver(references: finder.numbered(), labels: labels).resolved()
  }

  /// One reference that stands by itself on a line: a back-reference (`Ibid., p. 4`) or one behind a signal (`See also
  /// …`) as what it is, any other string as a full reference. Cost: linear.
  public static func reference(by line: String, labeller: (any ReferenceLabeller)? = nil) -> ParsedReference {
    let found = references(in: [("1", ScalarText(line))])[0]
    if found.count == 1, let only = found.first, only.signal != nil || only.form.leadsBack {
      return ParsedReference(
        text: line, form: only.form, item: only.item, locator: only.locator, signal: only.signal)
    }
    return ReferenceReader.reference(in: line, labeller: labeller)
  }

  /// The references of notes given one by one, in order, as one document; ranges are in each note's own text.
  /// Cost: as for a document.
  public static func references(
    in notes: [(label: String, text: ScalarText)], labeller: (any ReferenceLabeller)? = nil
  ) -> [[Reference]] {
    var found: [FoundReference] = []
    var families: Set<String> = []
    var bounds: [Int] = []
    for (order, note) in notes.enumerated() {
      var finder = Collector(text: note.text, labeller: labeller)
      finder.families = families
      if note.label.isEmpty {
        finder.readList(note.text.range, block: order)
      } else {
        finder.readNote(note.text.range, id: "n\(note.label)", block: order, order: order)
      }
      families = finder.families
      found += finder.found
      bounds.append(found.count)
    }
    for index in found.indices { found[index].reference.id = "r\(index + 1)" }
    let resolved = ReferenceResolver(references: found, labels: notes.map(\.label)).resolved()
    var result: [[Reference]] = []
    var start = 0
    for end in bounds {
      result.append(Array(resolved[start..<end]))
      start = end
    }
    return result
  }

  /// Gathers references stretch by stretch, remembering whose works have been cited.
  private struct Collector {
    let text: ScalarText
    let labeller: (any ReferenceLabeller)?
    var families: Set<String> = []
    var found: [FoundReference] = []

    init(text: ScalarText, labeller: (any ReferenceLabeller)?) {
      self.text = text
      self.labeller = labeller
    }

    mutating func readNote(_ range: Range<Int>, id: String, block: Int, order: Int) {
      var reader = NoteReferenceReader(text: text, range: range, families: families)
      for spotted in reader.references() { add(spotted, tokens: reader.tokens, note: id, block: block, order: order) }
    }

    mutating func readEntry(_ range: Range<Int>, block: Int) {
      let range = text.trimming(range)
      guard !range.isEmpty else { return }
      let tokens = ReferenceTokenizer.tokens(of: text, in: range)
      var parser = ReferenceParser(text, tokens: tokens[...])
      parser.parse()
      if let labeller { parser.correct(with: labeller) }
      var reference = Reference(
        id: "", note: nil, block: block, range: range, text: text[range], form: .full, item: parser.work)
      reference.locator = parser.locator
      remember(parser.work)
      found.append(FoundReference(reference: reference, isEntry: true))
    }

    /// A run of entries printed without breaks: cut where a sentence ends and certain names with a year begin.
    mutating func readList(_ range: Range<Int>, block: Int) {
      for entry in EntryListSplitter(text: text, range: range).entries() { readEntry(entry, block: block) }
    }

    private mutating func add(
      _ spotted: SpottedReference, tokens: [ReferenceToken], note: String, block: Int, order: Int
    ) {
      guard !spotted.range.isEmpty, spotted.range.upperBound <= tokens.count else { return }
      var end = tokens[spotted.range.upperBound - 1].range.upperBound
      // The full stop that closes it is part of what is printed.
      if spotted.range.upperBound < tokens.count, tokens[spotted.range.upperBound].isSign("."),
        !tokens[spotted.range.upperBound].isSpaced
      {
        end = tokens[spotted.range.upperBound].range.upperBound
      }
      let range = tokens[spotted.range.lowerBound].range.lowerBound..<end
      var reference = Reference(
        id: "", note: note, block: block, range: range, text: text[range], form: spotted.form, item: spotted.item,
        locator: spotted.locator, signal: spotted.signal)
      // `idem and B. Tarn, Title`: whoever wrote what was cited before.
      if spotted.isSameAuthor, let before = found.last?.reference.item {
        reference.item.authors = before.authors + spotted.item.authors
      }
      if spotted.form == .full { remember(reference.item) }
      found.append(FoundReference(reference: reference, noteOrder: order, namedNote: spotted.namedNote))
    }

    private mutating func remember(_ work: Work) {
      for name in work.authors + work.editors {
        families.formUnion(name.citedForms)
      }
    }

    func numbered() -> [FoundReference] {
      var found = found
      found.sort { $0.reference.range.lowerBound < $1.reference.range.lowerBound }
      for index in found.indices { found[index].reference.id = "r\(index + 1)" }
      return found
    }
  }
}

extension Reference.Form {
  /// Whether its own words say that it leads back.
  fileprivate var leadsBack: Bool {
    switch self {
    case .ibid, .opCit, .supra, .crossNote: true
    case .full, .short, .inline: false
    }
  }
}
