import DocumentModel

/// Finds the references of a document's notes and lists, and says what each leads to.
public enum ReferenceFinder {
  /// The references in the notes and reference entries of `document`, and where it has a list of references those to its
  /// entries in the text (`Smith 1999`), in order of start, resolved. The `block` of a reference is that of its first
  /// letter. Cost: linear in the notes, and in the text where there is a list; see `ReferenceResolver` for the resolution.
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
        // Lines that were kept apart may be several entries without a blank line between them.
        if document.text.scalars[stretch.range].contains("\n") {
          finder.readList(stretch.range, block: block, isOfLines: true)
        } else {
          finder.readEntry(stretch.range, block: block)
        }
      }
    }
    finder.readText(of: document)
    finder.number()
    return finder.resolved(labels: document.notes.map(\.label))
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
    var all = Collector(text: ScalarText(), labeller: nil)
    var bounds: [Int] = []
    for (order, note) in notes.enumerated() {
      var finder = Collector(text: note.text, labeller: labeller)
      finder.known = all.known
      if note.label.isEmpty {
        finder.readList(note.text.range, block: order)
      } else {
        finder.readNote(note.text.range, id: "n\(note.label)", block: order, order: order)
      }
      all.known = finder.known
      all.found += finder.found
      all.commentary.formUnion(finder.commentary)
      bounds.append(all.found.count)
    }
    all.number()
    let resolved = all.resolved(labels: notes.map(\.label))
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
    var known = KnownWorks()
    var found: [FoundReference] = []
    /// The places of the notes that only comment.
    var commentary: Set<Int> = []

    init(text: ScalarText, labeller: (any ReferenceLabeller)?) {
      self.text = text
      self.labeller = labeller
    }

    mutating func readNote(_ range: Range<Int>, id: String, block: Int, order: Int) {
      var reader = NoteReferenceReader(text: text, range: range, known: known)
      let spotted = reader.references()
      for one in spotted { add(one, tokens: reader.tokens, note: id, block: block, order: order) }
      if spotted.isEmpty, NoteCommentary.isOnlyCommentary(reader.tokens) { commentary.insert(order) }
    }

    /// Reads what the running text cites of the list of references.
    mutating func readText(of document: Document) {
      let entries = found.filter(\.isEntry)
      guard let finder = InlineReferenceFinder(text: text, entries: entries) else { return }
      for block in document.blocks where InlineReferenceFinder.isText(block.kind) {
        found += finder.references(in: block.range.clamped(to: text.range), block: block.index)
      }
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
      known.add(parser.work, aliases: [])
      let letter = tokens.first { $0.year != nil && $0.kind == .mixed }?.yearLetter(in: text)
      found.append(FoundReference(reference: reference, isEntry: true, yearLetter: letter))
    }

    /// A run of entries: cut where certain names with a year begin a line, or a sentence where it has no lines.
    mutating func readList(_ range: Range<Int>, block: Int, isOfLines: Bool = false) {
      let splitter = EntryListSplitter(text: text, range: range, isOfLines: isOfLines)
      for entry in splitter.entries() { readEntry(entry, block: block) }
    }

    private mutating func add(
      _ spotted: SpottedReference, tokens: [ReferenceToken], note: String, block: Int, order: Int
    ) {
      guard !spotted.range.isEmpty, spotted.range.upperBound <= tokens.count else { return }
      var end = tokens[spotted.range.upperBound - 1].range.upperBound
      // The full stop that closes it is part of what is printed.
      if spotted.range.upperBound < tokens.count, tokens.isSign(".", at: spotted.range.upperBound),
        !tokens[spotted.range.upperBound].isSpaced
      {
        end = tokens[spotted.range.upperBound].range.upperBound
      }
      let range = tokens[spotted.range.lowerBound].range.lowerBound..<end
      let reference = Reference(
        id: "", note: note, block: block, range: range, text: text[range], form: spotted.form, item: spotted.item,
        locator: spotted.locator, signal: spotted.signal)
      if spotted.form == .full { known.add(reference.item, aliases: spotted.aliases) }
      found.append(
        FoundReference(
          reference: reference, noteOrder: order, namedNote: spotted.namedNote, isSameAuthor: spotted.isSameAuthor,
          aliases: spotted.aliases, yearLetter: spotted.yearLetter, edge: spotted.edge))
    }

    /// Puts the references in order of start, where they stand in one text, and gives them ids and edges.
    mutating func number() {
      if !text.isEmpty { found.sort { $0.reference.range.lowerBound < $1.reference.range.lowerBound } }
      for index in found.indices { found[index].reference.id = "r\(index + 1)" }
      for (index, before) in zip(found.indices.dropFirst(), found.indices) {
        switch found[index].edge {
        case .quotesBefore: found[before].reference.quotedIn = found[index].reference.id
        case .quotedBefore: found[index].reference.quotedIn = found[before].reference.id
        case nil: break
        }
      }
    }

    func resolved(labels: [String]) -> [Reference] {
      ReferenceResolver(references: found, labels: labels, commentary: commentary).resolved()
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
