/// The schemas of interface version 1, as docs/json.md describes them.
enum Interface {
  // MARK: Parts

  static let name = Shape.object(
    [:],
    optional: [
      "family": .string, "given": .string, "literal": .string,
      "non-dropping-particle": .string, "suffix": .string,
    ])
  static let date = Shape.object(["date-parts": .array(.array(.integer))], optional: ["season": .integer])
  /// A CSL-JSON item.
  static let work: Shape = {
    let names = ["author", "editor", "translator"].map { ($0, Shape.array(name)) }
    let dates = ["issued", "accessed"].map { ($0, date) }
    let texts = [
      "id", "type", "title", "container-title", "collection-title", "collection-number", "publisher",
      "publisher-place", "volume", "issue", "number", "page", "number-of-pages", "edition", "genre", "archive",
      "archive_location", "event", "language", "abstract", "keyword", "note", "URL", "DOI", "ISBN", "ISSN",
    ].map { ($0, Shape.string) }
    return .object([:], optional: Dictionary(uniqueKeysWithValues: names + dates + texts))
  }()
  static let locator = Shape.object(
    ["section": .array(.string), "page": .orNull(.string), "paragraph": .orNull(.integer), "note": .orNull(.string)],
    optional: ["physicalPage": .integer])
  static let citedLocator = Shape.orNull(.object(["label": .string, "value": .string]))
  static let resolution = Shape.object([
    "state": .word(["self", "resolved", "ambiguous", "unresolved"]), "target": .orNull(.string),
    "candidates": .array(.string), "rule": .string, "confidence": .number,
  ])
  static let form = Shape.word(["full", "short", "ibid", "op-cit", "supra", "cross-note", "inline"])
  static let blockKind = Shape.word([
    "title", "byline", "standfirst", "heading", "paragraph", "list-item", "block-quotation", "epigraph", "verse",
    "caption", "pull-quote", "table", "code", "note", "reference-entry", "navigation", "running-head",
  ])
  static let unitKind = Shape.word(["passage", "note", "quotation", "heading", "caption"])
  static let reference = Shape.object([
    "id": .string, "text": .string, "form": form, "item": work, "locator": citedLocator, "signal": .orNull(.string),
    "quotedIn": .orNull(.string), "resolution": resolution,
  ])
  static let note = Shape.object([
    "id": .orNull(.string), "label": .string, "text": .orNull(.string), "references": .array(reference),
  ])
  static let unitCounts = Shape.object([
    "passage": .integer, "note": .integer, "quotation": .integer, "heading": .integer, "caption": .integer,
    "reference": .integer,
  ])
  static let failure = Shape.object(["path": .string, "code": .string, "message": .string])

  // MARK: Answers

  static let document: Shape = {
    let block = Shape.object(
      [
        "index": .integer, "kind": blockKind, "range": .range, "section": .array(.string), "page": .orNull(.string),
        "lines": .orNull(.range),
      ], optional: ["level": .integer, "repeats": .integer, "physicalPage": .integer])
    let note = Shape.object([
      "id": .string, "label": .string, "kind": .word(["footnote", "endnote", "margin"]), "range": .range,
      "text": .string, "markers": .array(.string), "page": .orNull(.string),
    ])
    let marker = Shape.object([
      "id": .string, "label": .string, "offset": .integer, "block": .integer, "note": .orNull(.string),
      "rule": .string, "confidence": .number,
    ])
    let speaker = Shape.object(["name": .string, "mention": .string, "range": .range])
    let quotation = Shape.object([
      "id": .string, "text": .string, "range": .range, "form": .word(["inline", "block", "epigraph"]),
      "kind": .word(["speech", "writing", "title", "term", "scare"]), "block": .integer, "speaker": .orNull(speaker),
      "cue": .orNull(.string), "note": .orNull(.string), "confidence": .number,
    ])
    let reference = Shape.object([
      "id": .string, "note": .orNull(.string), "block": .integer, "range": .range, "text": .string, "form": form,
      "item": work, "locator": citedLocator, "signal": .orNull(.string), "quotedIn": .orNull(.string),
      "resolution": resolution,
    ])
    let diagnostic = Shape.object([
      "severity": .word(["info", "warning", "error"]), "code": .string, "message": .string, "range": .orNull(.range),
    ])
    return .object([
      "schema": .exactly("loccit.document/1"), "path": .string, "mediaType": .string, "sha256": .string,
      "language": .orNull(.string), "work": work, "text": .string, "blocks": .array(block), "notes": .array(note),
      "markers": .array(marker), "quotations": .array(quotation), "references": .array(reference),
      "diagnostics": .array(diagnostic),
    ])
  }()

  static let hit: Shape = {
    let members: [String: Shape] = [
      "rank": .integer, "score": .number, "id": .string, "unit": unitKind, "kind": blockKind,
      "excerpt": .object(["text": .string, "highlights": .array(.range), "truncated": .bool]), "text": .string,
      "locator": locator, "work": work, "path": .string, "attribution": .string, "notes": .array(note),
      "speaker": .orNull(.string), "passage": .orNull(.string),
    ]
    let score = Shape.object(["term": .string, "score": .number])
    let further: [String: Shape] = ["folded": .array(.string), "explanation": .array(score), "queryID": .string]
    return .object(
      members, optional: further.merging(["further": .array(.object(members, optional: further))]) { $1 })
  }()

  static let hits = Shape.object(
    [
      "schema": .exactly("loccit.hits/1"), "query": .string, "understood": .string,
      "matches": .object(["estimated": .integer, "lower": .integer, "upper": .integer]), "offset": .integer,
      "next": .orNull(.integer), "hits": .array(hit),
    ],
    optional: [
      "facets": .map(.array(.object(["value": .string, "count": .integer]))),
      "timeline": .array(.object(["year": .integer, "count": .integer])),
      "unknownWords": .array(.object(["word": .string, "suggestion": .orNull(.string)])), "queryID": .string,
      "corrected": .string,
    ])

  static let suggestions = Shape.object([
    "schema": .exactly("loccit.suggestions/1"), "prefix": .string,
    "suggestions": .array(
      .object([
        "kind": .word(["author", "title", "cited-work"]), "text": .string, "count": .integer, "id": .orNull(.string),
        "item": .orNull(work),
      ])),
  ])

  static let citation: Shape = {
    let members: [String: Shape] = [
      "id": .string, "form": form, "sentence": .orNull(.string), "passage": .orNull(.string),
      "note": .orNull(.object(["label": .string, "text": .orNull(.string)])), "reference": reference,
      "resolution": resolution, "antecedent": .orNull(reference), "attribution": .string, "path": .string,
      "quotedIn": .orNull(reference), "quotes": .array(reference),
      "found": .word(["words", "work", "leads", "mention"]),
    ]
    let further: [String: Shape] = ["context": .string, "queryID": .string]
    return .object(
      members, optional: further.merging(["further": .array(.object(members, optional: further))]) { $1 })
  }()

  static let citations = Shape.object(
    [
      "schema": .exactly("loccit.citations/1"), "work": work, "total": .integer, "offset": .integer,
      "next": .orNull(.integer), "understood": .string, "citations": .array(citation),
    ],
    optional: [
      "facets": .map(.array(.object(["value": .string, "count": .integer]))),
      "timeline": .array(.object(["year": .integer, "count": .integer])), "queryID": .string,
    ])

  static let source = Shape.object([
    "id": .string, "item": work, "citations": .integer, "documents": .integer, "inIndex": .orNull(.string),
  ])

  static let sources = Shape.object(["schema": .exactly("loccit.sources/1"), "sources": .array(source)])

  static let context: Shape = {
    let marker = Shape.object(["label": .string, "offset": .integer, "note": .orNull(.string)])
    let block = Shape.object([
      "id": .string, "unit": unitKind, "kind": blockKind, "text": .string, "locator": locator,
      "markers": .array(marker),
    ])
    return .object([
      "schema": .exactly("loccit.context/1"), "id": .string, "work": work, "path": .string, "blocks": .array(block),
      "notes": .array(note), "attribution": .string,
    ])
  }()

  static let listed = Shape.object([
    "id": .string, "path": .string, "work": work, "units": unitCounts, "added": .string, "diagnostics": .integer,
  ])

  static let documents = Shape.object(["schema": .exactly("loccit.documents/1"), "documents": .array(listed)])

  static let removed = Shape.object(["schema": .exactly("loccit.removed/1"), "removed": .array(.string)])

  static let skip = Shape.object(["path": .string, "reason": .string])
  static let doubts = Shape.object(["id": .string, "path": .string, "diagnostics": .map(.integer)])

  static let ingest = Shape.object([
    "schema": .exactly("loccit.ingest/1"), "added": .integer, "updated": .integer, "unchanged": .integer,
    "removed": .integer, "failed": .array(failure), "skipped": .array(skip),
    "doubtful": .array(doubts),
    "units": .object(
      ["passage": .integer, "note": .integer, "quotation": .integer],
      optional: ["heading": .integer, "caption": .integer, "reference": .integer]),
    "sourceBytes": .integer, "textBytes": .integer, "seconds": .number, "diagnostics": .map(.integer),
    "interrupted": .bool,
  ])

  static let status = Shape.object([
    "schema": .exactly("loccit.status/1"), "index": .string, "documents": .integer, "units": unitCounts,
    "indexBytes": .integer, "schemaVersion": .integer, "lastIngest": .orNull(ingest), "failed": .array(failure),
    "skipped": .array(skip), "doubtful": .array(doubts),
  ])

  static let health = Shape.object([
    "schema": .exactly("loccit.health/1"),
    "checks": .array(
      .object([
        "name": .string, "state": .word(["ok", "warning", "error"]), "message": .string, "remedy": .orNull(.string),
      ])),
  ])

  static let error = Shape.object([
    "schema": .exactly("loccit.error/1"), "code": .string, "message": .string, "hint": .orNull(.string),
    "range": .orNull(.range),
  ])

  static let referenceLine = Shape.object([
    "schema": .exactly("loccit.reference/1"), "text": .string, "form": form, "item": work, "locator": citedLocator,
    "signal": .orNull(.string),
  ])

  static let noteReferences: Shape = {
    let reference = Shape.object([
      "id": .string, "note": .orNull(.string), "block": .integer, "range": .range, "text": .string, "form": form,
      "item": work, "locator": citedLocator, "signal": .orNull(.string), "quotedIn": .orNull(.string),
      "resolution": resolution,
    ])
    return .object([
      "schema": .exactly("loccit.note-references/1"), "note": .object(["label": .string, "text": .string]),
      "references": .array(reference),
    ])
  }()
}
