import DocumentModel
import Search

extension JSONValue {
  /// `loccit.hits/1`.
  public init(_ list: HitList) {
    self = [
      "schema": "loccit.hits/1", "query": .string(list.query), "understood": .string(list.understood),
      "matches": [
        "estimated": .integer(list.matches.estimated), "lower": .integer(list.matches.lower),
        "upper": .integer(list.matches.upper),
      ],
      "offset": .integer(list.offset), "next": JSONValue(list.next), "hits": .array(list.hits.map(JSONValue.init)),
    ]
    self = adding(list.facets, list.timeline)
    if !list.unknownWords.isEmpty {
      self = adding([
        "unknownWords": .array(
          list.unknownWords.map { ["word": .string($0.word), "suggestion": JSONValue($0.suggestion)] })
      ])
    }
    if let corrected = list.corrected { self = adding(["corrected": .string(corrected)]) }
  }

  /// With the counts that were asked for.
  func adding(_ facets: [Facet], _ timeline: [TimelinePoint]) -> JSONValue {
    var value = self
    if !facets.isEmpty {
      value = value.adding([
        "facets": .object(
          facets.map { facet in
            Member(
              key: facet.name,
              value: .array(facet.values.map { ["value": .string($0.value), "count": .integer($0.count)] }))
          })
      ])
    }
    if !timeline.isEmpty {
      value = value.adding([
        "timeline": .array(timeline.map { ["year": .integer($0.year), "count": .integer($0.count)] })
      ])
    }
    return value
  }

  /// One hit, a line of `jsonl`.
  public init(_ hit: Hit) {
    let unit = hit.unit
    self = [
      "rank": .integer(hit.rank), "score": .number(hit.score), "id": .string(unit.id.description),
      "unit": .string(unit.kind.rawValue), "kind": .string(unit.blockKind.rawValue),
      "excerpt": [
        "text": .string(hit.excerpt.text), "highlights": .array(hit.excerpt.highlights.map { JSONValue($0) }),
        "truncated": .bool(hit.excerpt.truncated),
      ],
      "text": .string(unit.text), "locator": JSONValue(unit.locator), "work": JSONValue(hit.document.work),
      "path": .string(hit.document.path), "attribution": .string(hit.attribution),
      "notes": .array(hit.notes.map(JSONValue.init)), "speaker": JSONValue(unit.speaker?.name),
      "passage": JSONValue(unit.passage?.description),
    ]
    if !hit.folded.isEmpty { self = adding(["folded": JSONValue(hit.folded.map(\.description))]) }
    if !hit.further.isEmpty { self = adding(["further": .array(hit.further.map(JSONValue.init))]) }
    if !hit.explanation.isEmpty {
      self = adding([
        "explanation": .array(hit.explanation.map { ["term": .string($0.term), "score": .number($0.score)] })
      ])
    }
  }

  init(_ locator: Locator) {
    self = [
      "section": JSONValue(locator.section), "page": JSONValue(locator.page),
      "paragraph": JSONValue(locator.paragraph), "note": JSONValue(locator.note),
    ]
    if let page = locator.physicalPage { self = adding(["physicalPage": .integer(page)]) }
  }

  init(_ note: HitNote) {
    self = [
      "id": JSONValue(note.id?.description), "label": .string(note.label), "text": JSONValue(note.text),
      "references": .array(note.references.map { JSONValue(reference: $0) }),
    ]
  }

  /// A reference's unit.
  init(reference unit: Unit) {
    guard let reference = unit.reference else { self = .null; return }
    self = [
      "id": .string(unit.id.description), "text": .string(unit.text), "form": .string(reference.form.rawValue),
      "item": JSONValue(reference.item), "locator": JSONValue(reference.locator),
      "signal": JSONValue(reference.signal), "quotedIn": JSONValue(reference.quotedIn?.description),
      "resolution": JSONValue(resolutionOf: unit),
    ]
  }

  /// A resolution whose target and candidates are units of the index.
  init(resolutionOf unit: Unit) {
    guard let reference = unit.reference else { self = .null; return }
    var resolution = reference.resolution
    resolution.target = reference.target?.description
    resolution.candidates = reference.candidates.map(\.description)
    self = JSONValue(resolution)
  }
}
