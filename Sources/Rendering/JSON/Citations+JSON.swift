import DocumentModel
import Search

extension JSONValue {
  /// `loccit.citations/1`.
  public init(_ list: CitationList) {
    self = [
      "schema": "loccit.citations/1", "work": JSONValue(list.work), "total": .integer(list.total),
      "offset": .integer(list.offset), "next": JSONValue(list.next),
      "understood": .string(list.understood), "citations": .array(list.citations.map(JSONValue.init)),
    ]
    self = adding(list.facets, list.timeline)
  }

  /// One citation, a line of `jsonl`.
  public init(_ citation: Citation) {
    self = [
      "id": .string(citation.unit.id.description),
      "form": .string(citation.unit.reference?.form.rawValue ?? Reference.Form.full.rawValue),
      "sentence": JSONValue(citation.sentence), "passage": JSONValue(citation.unit.passage?.description),
      "note": citation.note.map { ["label": .string($0.label), "text": JSONValue($0.text)] } ?? .null,
      "reference": JSONValue(reference: citation.unit), "resolution": JSONValue(resolutionOf: citation.unit),
      "antecedent": citation.antecedent.map { JSONValue(reference: $0) } ?? .null,
      "attribution": .string(citation.attribution), "path": .string(citation.document.path),
      "quotedIn": citation.quotedIn.map { JSONValue(reference: $0) } ?? .null,
      "quotes": .array(citation.quotes.map { JSONValue(reference: $0) }), "found": .string(citation.reason.rawValue),
    ]
    if let context = citation.context { self = adding(["context": .string(context)]) }
    if !citation.further.isEmpty { self = adding(["further": .array(citation.further.map(JSONValue.init))]) }
  }

  /// `loccit.sources/1`.
  public init(_ sources: [CitedSource]) {
    self = ["schema": "loccit.sources/1", "sources": .array(sources.map(JSONValue.init))]
  }

  public init(_ source: CitedSource) {
    self = [
      "id": .string(source.id), "item": JSONValue(source.item), "citations": .integer(source.citations),
      "documents": .integer(source.documents), "inIndex": JSONValue(source.inIndex),
    ]
  }
}
