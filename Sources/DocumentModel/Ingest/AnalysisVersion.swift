/// With which version of the readers a file was read, as its ledger entry says.
///
/// The numbers stand here, and not with what they number, so that a program without the readers can tell whether a file
/// would be read otherwise now.
public enum AnalysisVersion {
  /// Changes whenever the same bytes may give another text, so that files read by an older version are read again.
  public static let extraction = 2
  /// Rises whenever the same text would be understood otherwise, so that the corpus is read again.
  public static let apparatus = 4
  /// Changes whenever the same document may give other units.
  public static let units = 1

  /// The version of both steps of reading.
  public static let readers = "extraction \(extraction), apparatus \(apparatus)"

  /// What a file that readers of a version have read is marked with where no option goes before what it says itself.
  public static func analysis(readers: String = Self.readers) -> String { "\(readers); units \(units)" }
}
