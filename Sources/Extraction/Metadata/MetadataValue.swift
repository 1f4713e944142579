import DocumentModel

/// A value of front matter, JSON-LD or a metadata file: what YAML and JSON have in common, so that one reader serves both.
public indirect enum MetadataValue: Hashable, Sendable {
  /// A text, a number or a truth value as it is written: CSL writes numbers either way.
  case text(String)
  case list([MetadataValue])
  case mapping([String: MetadataValue])
  case nothing

  /// The deepest nesting of lists and mappings that is read; metadata has a handful of levels.
  static let deepestNesting = 48

  /// The value under a key; nil for anything but a mapping that has it.
  public subscript(_ key: String) -> MetadataValue? {
    if case .mapping(let values) = self { values[key] } else { nil }
  }

  /// Its text, trimmed and with each run of blanks made one; nil where it is none or empty.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    let line = text.collapsingBlanks
    return line.isEmpty ? nil : line
  }

  /// Its text letter for letter, as a path needs it; nil where it is none or empty.
  public var verbatim: String? {
    if case .text(let text) = self, !text.isEmpty { text } else { nil }
  }

  /// The whole number that its text writes.
  public var number: Int? { text.flatMap { Int($0) } }

  /// The values of a list; a single value as a list of one; none for nothing.
  public var values: [MetadataValue] {
    switch self {
    case .list(let values): values
    case .nothing: []
    default: [self]
    }
  }

  /// The first text in it: its own, or that of the first entry of a list that is a text.
  public var firstText: String? { values.lazy.compactMap(\.text).first }
}

/// Why a text is no metadata.
public struct MetadataError: Error, Hashable, Sendable {
  /// What is wrong and where, as the end of a sentence about the file: `it is no YAML: line 3, …`.
  public let message: String

  init(_ message: String) { self.message = message }

  static let tooDeep = MetadataError("it nests lists and mappings deeper than metadata is")
}
