/// What a word of a reference string belongs to.
public enum ReferenceLabel: UInt8, CaseIterable, Sendable {
  case number, author, editor, translator, title, journal, container, series, date, volume, pages, publisher, place,
    edition, doi, url, note

  /// The name in a model's bytes and in training.
  public var name: String { "\(self)" }

  /// Nil for a name that no label has.
  public init?(name: some StringProtocol) {
    guard let label = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = label
  }
}

/// Some labels.
public struct ReferenceLabels: OptionSet, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public init(_ label: ReferenceLabel) { rawValue = 1 << UInt32(label.rawValue) }

  public func contains(_ label: ReferenceLabel) -> Bool { contains(ReferenceLabels(label)) }
}
