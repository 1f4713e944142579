/// Why bytes are no model that can be used.
public struct SequenceModelError: Error, Hashable, Sendable, CustomStringConvertible {
  public let reason: String
  public var description: String { "the model cannot be used: \(reason)" }
}
