import DocumentModel

extension JSONValue {
  /// `loccit.reference/1`: a reference string read by itself.
  public init(
    referenceText text: String, form: Reference.Form, item: Work, locator: CitedLocator?, signal: String?
  ) {
    self = [
      "schema": "loccit.reference/1", "text": .string(text), "form": .string(form.rawValue), "item": JSONValue(item),
      "locator": JSONValue(locator), "signal": JSONValue(signal),
    ]
  }

  /// `loccit.note-references/1`: a note of a list of notes, with its references.
  public init(noteLabel label: String, text: String, references: [Reference]) {
    self = [
      "schema": "loccit.note-references/1", "note": ["label": .string(label), "text": .string(text)],
      "references": .array(references.map { JSONValue($0) }),
    ]
  }
}
