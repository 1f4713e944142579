import DocumentModel

/// Ties numbers in brackets in the running text to the entries of a numbered list of references.
///
/// Not every number in brackets is a citation: the list must bear numbers, and a good part of them must be called for in
/// one manner, square brackets or round ones.
enum NumericCitations {
  /// `references` with the citations added, in order of start and numbered anew. Each is of the form `inline`, with no
  /// fields of its own and the list's entry as its target. Cost: linear in the text, n log n in the references.
  static func adding(to references: [Reference], in document: Document) -> [Reference] {
    let lists = NumberedReferenceLists(NumberedReferenceList.lists(in: document, references: references))
    guard !lists.lists.isEmpty else { return references }
    let cited = citations(in: document)
    var inline: [Reference] = []
    for isParenthesis in [false, true] where inline.isEmpty {
      let groups = cited.filter { $0.group.isParenthesis == isParenthesis }
      guard isCited(lists.lists, by: groups, share: isParenthesis ? 0.5 : 0.2) else { continue }
      for (group, block) in groups {
        let found = group.citations.map { lists.entries(of: $0.number, from: block) }
        guard found.allSatisfy({ !$0.isEmpty }) else { continue }
        for (citation, entries) in zip(group.citations, found) {
          inline.append(reference(citation, block: block, entries: entries, in: document))
        }
      }
    }
    return inline.isEmpty ? references : numbered(references + inline)
  }

  private static func citations(in document: Document) -> [(group: NumericCitationScanner.Group, block: Int)] {
    let scanner = NumericCitationScanner(document.text)
    var found: [(NumericCitationScanner.Group, Int)] = []
    for block in document.blocks {
      switch block.kind {
      case .paragraph, .listItem, .blockQuotation, .caption, .table, .heading, .standfirst, .verse, .epigraph:
        found += scanner.groups(in: block.range.clamped(to: document.text.range)).map { ($0, block.index) }
      default: break
      }
    }
    return found
  }

  /// Whether enough of the lists' numbers are called for.
  private static func isCited(
    _ lists: [NumberedReferenceList], by groups: [(group: NumericCitationScanner.Group, block: Int)], share: Double
  ) -> Bool {
    var numbers: Set<Int> = []
    for (group, _) in groups { numbers.formUnion(group.citations.map(\.number)) }
    let count = lists.map(\.entries.count).max() ?? 0
    let called = lists.map { list in numbers.count { list.entries[$0] != nil } }.max() ?? 0
    return called >= min(2, count) && Double(called) >= share * Double(count)
  }

  private static func reference(
    _ citation: NumericCitationScanner.Citation, block: Int, entries: [String], in document: Document
  ) -> Reference {
    let resolution =
      entries.count == 1
      ? Resolution(state: .resolved, target: entries[0], rule: "numbered-list", confidence: 0.95)
      : Resolution(state: .ambiguous, candidates: entries, rule: "several-numbered-lists", confidence: 0.5)
    return Reference(
      id: "", note: nil, block: block, range: citation.range, text: document.text[citation.range], form: .inline,
      locator: citation.locator, resolution: resolution)
  }

  /// In order of start, with new ids, and with what leads to the old ones led to the new.
  private static func numbered(_ references: [Reference]) -> [Reference] {
    let order = references.indices.sorted {
      (references[$0].range.lowerBound, $0) < (references[$1].range.lowerBound, $1)
    }
    var names: [String: String] = [:]
    for (place, index) in order.enumerated() where !references[index].id.isEmpty {
      names[references[index].id] = "r\(place + 1)"
    }
    return order.enumerated().map { place, index in
      var reference = references[index]
      reference.id = "r\(place + 1)"
      reference.resolution.target = reference.resolution.target.map { names[$0] ?? $0 }
      reference.resolution.candidates = reference.resolution.candidates.map { names[$0] ?? $0 }
      return reference
    }
  }
}
