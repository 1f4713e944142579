import DocumentModel
import Search

extension JSONValue {
  /// `loccit.suggestions/1`.
  init(_ list: CompletionList) {
    self = [
      "schema": "loccit.suggestions/1", "prefix": .string(list.prefix),
      "suggestions": .array(list.completions.map { JSONValue($0) }),
    ]
  }

  /// One completion, a line of `jsonl`.
  init(_ completion: Completion) {
    self = [
      "kind": .string(completion.kind.rawValue), "text": .string(completion.text), "count": .integer(completion.count),
      "id": JSONValue(completion.id), "item": completion.kind == .author ? .null : JSONValue(completion.work),
    ]
  }
}
