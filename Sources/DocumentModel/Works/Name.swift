/// A person's or a body's name as CSL has it.
public struct Name: Hashable, Sendable, Codable {
  public var family: String?
  public var given: String?
  /// A body's name, or a person's that cannot be taken apart.
  public var literal: String?
  public var suffix: String?
  /// `von`, `de la`: kept apart where the source does.
  public var particle: String?

  public init(family: String, given: String? = nil, suffix: String? = nil, particle: String? = nil) {
    self.family = family
    self.given = given
    self.suffix = suffix
    self.particle = particle
  }

  public init(literal: String) { self.literal = literal }

  enum CodingKeys: String, CodingKey {
    case family, given, literal, suffix
    case particle = "non-dropping-particle"
  }

  /// `Stephen J. Blank`; a body's name as it is.
  public var display: String {
    if let literal { return literal }
    let parts = [given, particle, family].compactMap { $0 }.joined(separator: " ")
    return suffix.map { "\(parts), \($0)" } ?? parts
  }

  /// `Blank`, `von Moltke`; a body's name as it is.
  public var short: String { literal ?? [particle, family].compactMap { $0 }.joined(separator: " ") }
}
