import DocumentModel
import Xapian

/// Finds who cites a work: the answer to `cites`.
///
/// What was asked is a document's id, or words of a title, container or author. The references found are
///
/// 1. those whose item or text holds the words: next to each other, or all in one field; where there is none such, those
///    that hold them anywhere;
/// 2. those that lead to the same works (`WorkKey`), and to a document of the index that the words name;
/// 3. those that resolve to any of these, directly or through others. One that is ambiguous is there where any of its
///    candidates is, and says so itself;
/// 4. notes that print two words or more of a name next to each other, where no reference of the note is among the
///    others: unresolved, by the rule `words-in-note`, with the note's own id.
public struct CitationFinder {
  private let reader: IndexReader
  private let matcher: ReferenceMatcher

  public init(_ reader: IndexReader) throws(IndexError) {
    self.reader = reader
    matcher = try ReferenceMatcher(reader)
  }

  /// The citations of a work in the order of the documents, or in that of `options.sort`. `options.kinds` leaves those
  /// that stand in notes (`.note`) or in the text (`.passage`); `sentences` is how many are shown around the one that a
  /// citation supports. With `isPlain` what is asked for is never a document's id. Cost: linear in the references found.
  public func citations(
    of asked: String, options: SearchOptions = SearchOptions(), isPlain: Bool = false
  ) throws -> CitationList {
    try reader.naming { try list(asked, options, isPlain: isPlain) }
  }

  private func list(_ asked: String, _ options: SearchOptions, isPlain: Bool) throws -> CitationList {
    let target = try target(asked, isPlain: isPlain)
    var found = target.references
    try addResolved(to: &found)
    try addMentions(of: target.name, to: &found)
    var kept = try inReadingOrder(
      found.values.filter { reference in
        options.kinds.map { $0.contains(reference.unit.note == nil ? .passage : .note) } ?? true
      })
    if options.sort != .relevance { kept = try sorted(kept, by: options.sort) }
    var groups = kept.map { [$0] }
    if options.groupsWorks { groups = Self.grouped(kept) }
    let offset = max(options.offset, 0)
    var citations: [Citation] = []
    for group in groups.dropFirst(offset).prefix(max(options.limit, 0)) {
      var shown: [Citation] = []
      for reference in group { shown.append(try citation(reference, sentences: options.sentences)) }
      var first = shown.removeFirst()
      first.further = shown
      citations.append(first)
    }
    var list = CitationList(work: target.work, citations: citations, total: kept.count, offset: offset)
    list.pages = groups.count
    list.understood = target.understood
    list.isExplained = options.explain
    if options.facets || options.timeline {
      let tally = try tally(kept)
      if options.facets { list.facets = tally.facets.filter { $0.name != "speaker" } }
      if options.timeline { list.timeline = tally.timeline }
    }
    return list
  }

  /// The citations of each document together, the documents in the order of their first.
  private static func grouped(_ references: [FoundReference]) -> [[FoundReference]] {
    var groups: [[FoundReference]] = []
    var places: [String: Int] = [:]
    for reference in references {
      if let place = places[reference.unit.id.document] {
        groups[place].append(reference)
      } else {
        places[reference.unit.id.document] = groups.count
        groups.append([reference])
      }
    }
    return groups
  }

  private func tally(_ references: [FoundReference]) throws -> FacetTally {
    var tally = FacetTally()
    for (id, group) in Dictionary(grouping: references, by: \.unit.id.document) {
      let work = try reader.entry(ofDocument: id).work
      tally.add(work, group.count)
      if let year = work.issued?.year { tally.years[year, default: 0] += group.count }
    }
    for reference in references {
      tally.kinds[(reference.unit.note == nil ? Unit.Kind.passage : .note).rawValue, default: 0] += 1
    }
    return tally
  }

  /// By what their documents say of themselves, those that do not say it last; equal ones stay in their order.
  private func sorted(_ references: [FoundReference], by sort: SearchOptions.Sort) throws -> [FoundReference] {
    var keys: [String: String] = [:]
    for id in Set(references.map(\.unit.id.document)) {
      let work = try reader.entry(ofDocument: id).work
      keys[id] =
        switch sort {
        case .relevance: nil
        case .date: work.issued?.iso
        case .author: SortKey.author(of: work)
        case .title: SortKey.title(of: work)
        }
    }
    return references.enumerated().sorted { left, right in
      switch (keys[left.element.unit.id.document], keys[right.element.unit.id.document]) {
      case (let one?, let other?) where one != other: sort == .date ? one > other : one < other
      case (_?, nil): true
      case (nil, _?): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  // MARK: What was asked

  private struct Target {
    var work: Work
    /// What a note prints that cites it.
    var name: String
    var references: [UnitID: FoundReference]
    var understood: String
  }

  private func target(_ asked: String, isPlain: Bool) throws -> Target {
    if !isPlain, let document = try reader.document(id: asked)?.document {
      return Target(
        work: document.work, name: document.work.title ?? "", references: try references(toDocument: document),
        understood: "the document \(document.id)")
    }
    let matched = try matcher.references(matching: asked)
    var found = Dictionary(matched.references.map { ($0.unit.id, $0) }) { first, _ in first }
    let keys = Set(matched.references.compactMap { $0.unit.reference?.workKey })
    for key in keys.sorted() { try add(matcher.references(toWork: key), to: &found, .work) }
    let documents = try matcher.documents(named: asked)
    for document in documents {
      guard let key = WorkKey.key(of: document.work) else { continue }
      try add(matcher.references(toWork: key), to: &found, .work)
    }
    let field = matched.field.map { "\($0)" } ?? "words"
    return Target(
      work: work(asked, matched, documents: documents, keys: keys), name: asked, references: found,
      understood: "\(field) “\(asked)”")
  }

  /// A document's title is looked for too: a reference that leaves out its year has another key.
  private func references(toDocument document: DocumentEntry) throws -> [UnitID: FoundReference] {
    var found: [UnitID: FoundReference] = [:]
    if let key = WorkKey.key(of: document.work) { try add(matcher.references(toWork: key), to: &found, .work) }
    if let title = document.work.title {
      try add(matcher.references(toTitle: title, of: document.work), to: &found, .words)
    }
    return found
  }

  /// The one work that all lead to; else what the asked words are, a container or a title.
  private func work(
    _ asked: String, _ matched: ReferenceMatcher.Matched, documents: [DocumentEntry], keys: Set<String>
  ) -> Work {
    if documents.count == 1, keys.isEmpty { return documents[0].work }
    let fullest = matched.references.compactMap(\.unit.reference).filter { $0.resolution.state == .itself }
      .max { $0.item.fieldCount < $1.item.fieldCount }
    if keys.count == 1, let fullest { return fullest.item }
    var work = Work()
    switch matched.field {
    case .container: work.containerTitle = asked
    case .author: work.authors = [Name(literal: asked)]
    case .title, nil: work.title = asked
    }
    return work
  }

  private func add(
    _ references: [FoundReference], to found: inout [UnitID: FoundReference], _ reason: Citation.Reason
  ) throws {
    for var reference in references where found[reference.unit.id] == nil {
      reference.reason = reason
      found[reference.unit.id] = reference
    }
  }

  // MARK: What leads there

  private func addResolved(to found: inout [UnitID: FoundReference]) throws {
    var new = Array(found.keys)
    while !new.isEmpty {
      let following = try matcher.references(resolvingTo: new).filter { found[$0.unit.id] == nil }
      try add(following, to: &found, .leads)
      new = following.map(\.unit.id)
    }
  }

  private func addMentions(of name: String, to found: inout [UnitID: FoundReference]) throws {
    let notes = Set(found.values.compactMap(\.unit.note))
    try add(matcher.mentions(of: name).filter { !notes.contains($0.unit.id) }, to: &found, .mention)
  }

  /// By document, then by the unit that each stands in. The index has references after all notes, so only where a note
  /// itself is among them do the orders differ.
  private func inReadingOrder(_ references: [FoundReference]) throws -> [FoundReference] {
    // Entries are in order within a document; which of two documents has lower ones depends on their shards.
    let byEntry = references.sorted { ($0.unit.id.document, $0.entry) < ($1.unit.id.document, $1.entry) }
    guard byEntry.contains(where: { $0.unit.reference?.resolution.rule == Unit.mentionRule }) else { return byEntry }
    let owners = try reader.units(byEntry.map { $0.unit.note ?? $0.unit.passage ?? $0.unit.id })
    let keyed = zip(byEntry, owners).map { reference, owner in
      (
        reference: reference,
        key: (reference.unit.id.document, owner?.order ?? reference.unit.order, reference.entry)
      )
    }
    return keyed.sorted { $0.key < $1.key }.map(\.reference)
  }

  // MARK: What is shown

  private func citation(_ found: FoundReference, sentences: Int) throws -> Citation {
    var unit = found.unit
    let note = try unit.note.flatMap { try reader.unit($0) }
    unit.passage = unit.passage ?? note?.passage
    let document = try reader.entry(ofDocument: unit.id.document)
    var citation = Citation(
      unit: unit, document: document,
      note: note.map { HitNote(id: $0.id, label: $0.locator.note ?? "", text: $0.text, references: []) },
      sentence: unit.sentence ?? note?.sentence, antecedent: try unit.reference?.target.flatMap { try reader.unit($0) },
      attribution: Attribution.line(for: unit, in: document))
    citation.reason = found.reason
    citation.quotedIn = try unit.reference?.quotedIn.flatMap { try reader.unit($0) }
    if let place = unit.note ?? unit.passage {
      citation.quotes = try matcher.references(standingIn: place).map(\.unit).filter {
        $0.reference?.quotedIn == unit.id
      }
    }
    if sentences > 1, let sentence = citation.sentence, let passage = try unit.passage.flatMap({ try reader.unit($0) })
    {
      citation.context = SentenceContext.sentences(around: sentence, in: passage.text, count: sentences)
    }
    return citation
  }
}

extension Work {
  /// How many variables are set.
  var fieldCount: Int {
    Work.texts.count { self[keyPath: $0.1] != nil } + Work.names.count { !self[keyPath: $0.1].isEmpty }
      + Work.dates.count { self[keyPath: $0.1] != nil }
  }
}
