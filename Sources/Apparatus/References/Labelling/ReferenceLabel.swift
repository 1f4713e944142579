/// What a word of a reference string belongs to. The raw values are the names in a model's bytes.
public enum ReferenceLabel: String, CaseIterable, Sendable {
  case number, author, editor, translator, title, journal, container, series, date, volume, pages, publisher, place,
    edition, doi, url, note
}
