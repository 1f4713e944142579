/// Digital object identifiers.
public enum DOI {
  /// The identifier in `doi:10.1000/182` or `https://doi.org/10.1000/182`: all from `10.` on; a text without that as it is.
  public static func bare(_ written: String) -> String {
    written.firstRange(of: "10.").map { String(written[$0.lowerBound...]) } ?? written
  }
}
