extension [String] {
  /// As the library's own, which is generic: at its first call that looks up types by their names, and walks through all
  /// conformances of the program, 1 to 2 % of a search.
  package func joined(separator: String = "") -> String {
    var text = first ?? ""
    for string in dropFirst() {
      text += separator
      text += string
    }
    return text
  }
}
