extension Set<String> {
  /// The words of a table that is written as running text.
  public init(words text: String) { self.init(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
