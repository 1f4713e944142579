/// Runs converters: the one effect that Extraction needs, passed in as a value.
public protocol ConverterRunner: Sendable {
  /// What a converter prints when it is given `input` on its standard input.
  ///
  /// Throws `.converterMissing` where there is no such program here, `.tooCostly` where it ran past its limits of time,
  /// memory or output, `.damaged` with its own words where it could not read the input. Cost: that of a process.
  func output(
    of converter: Converter, arguments: [String], input: [UInt8]
  ) async throws(ExtractionError) -> [UInt8]
}

/// For readers that must do without any process.
public struct NoConverters: ConverterRunner {
  public init() {}

  public func output(
    of converter: Converter, arguments: [String], input: [UInt8]
  ) async throws(ExtractionError) -> [UInt8] {
    throw ExtractionError(.converterMissing, "The file needs \(converter.rawValue), which is not used here.")
  }
}
