import DocumentModel

/// A file and what was read from it: the answer to `inspect`.
public struct InspectedDocument: Sendable {
  public var path: String
  public var sha256: String
  public var document: Document

  public init(path: String, sha256: String, document: Document) {
    self.path = path
    self.sha256 = sha256
    self.document = document
  }
}

extension JSONValue {
  /// `loccit.document/1`.
  public init(_ inspected: InspectedDocument) {
    let document = inspected.document
    self = [
      "schema": "loccit.document/1", "path": .string(inspected.path), "mediaType": .string(document.mediaType),
      "sha256": .string(inspected.sha256), "language": JSONValue(document.language), "work": JSONValue(document.work),
      "text": .string(document.text.string),
      "blocks": .array(
        document.blocks.map { block in
          let page = document.page(at: block.range.lowerBound)?.number
          return page.map { JSONValue(block).adding(["physicalPage": .integer($0)]) } ?? JSONValue(block)
        }),
      "notes": .array(document.notes.map { JSONValue($0, in: document.text) }),
      "markers": .array(document.markers.map(JSONValue.init)),
      "quotations": .array(document.quotations.map(JSONValue.init)),
      "references": .array(document.references.map(JSONValue.init)),
      "diagnostics": .array(document.diagnostics.map(JSONValue.init)),
    ]
  }

  init(_ block: Block) {
    self = [
      "index": .integer(block.index), "kind": .string(block.kind.rawValue), "range": JSONValue(block.range),
      "section": JSONValue(block.section), "page": JSONValue(block.page),
      "lines": block.lines.map { [.integer($0.lowerBound), .integer($0.upperBound)] } ?? .null,
    ]
    if let level = block.level { self = adding(["level": .integer(level)]) }
    if let repeats = block.repeats { self = adding(["repeats": .integer(repeats)]) }
  }

  init(_ note: Note, in text: ScalarText) {
    self = [
      "id": .string(note.id), "label": .string(note.label), "kind": .string(note.kind.rawValue),
      "range": JSONValue(note.range), "text": .string(text[note.range]), "markers": JSONValue(note.markers),
      "page": JSONValue(note.page),
    ]
  }

  init(_ marker: Marker) {
    self = [
      "id": .string(marker.id), "label": .string(marker.label), "offset": .integer(marker.offset),
      "block": .integer(marker.block), "note": JSONValue(marker.note), "rule": .string(marker.rule),
      "confidence": .number(marker.confidence),
    ]
  }

  init(_ quotation: Quotation) {
    self = [
      "id": .string(quotation.id), "text": .string(quotation.text), "range": JSONValue(quotation.range),
      "form": .string(quotation.form.rawValue), "kind": .string(quotation.kind.rawValue),
      "block": .integer(quotation.block),
      "speaker": quotation.speaker.map {
        ["name": .string($0.name), "mention": .string($0.mention), "range": JSONValue($0.range)]
      } ?? .null,
      "cue": JSONValue(quotation.cue), "note": JSONValue(quotation.note),
      "confidence": .number(quotation.confidence),
    ]
  }

  /// A reference as `inspect` prints it.
  public init(_ reference: Reference) {
    self = [
      "id": .string(reference.id), "note": JSONValue(reference.note), "block": .integer(reference.block),
      "range": JSONValue(reference.range), "text": .string(reference.text), "form": .string(reference.form.rawValue),
      "item": JSONValue(reference.item), "locator": JSONValue(reference.locator),
      "signal": JSONValue(reference.signal), "quotedIn": JSONValue(reference.quotedIn),
      "resolution": JSONValue(reference.resolution),
    ]
  }

  public init(_ diagnostic: Diagnostic) {
    self = [
      "severity": .string(diagnostic.severity.rawValue), "code": .string(diagnostic.code),
      "message": .string(diagnostic.message), "range": JSONValue(diagnostic.range),
    ]
  }
}
