import DocumentModel

/// Finds where a web address or DOI ends.
enum LinkScanner {
  /// The end of the link that begins at `start`, without the full stop or bracket that closes the sentence around it;
  /// nil where none begins. A blank after `www.` or a line-end hyphen's blank is kept inside, as printed.
  static func end(of scalars: [Unicode.Scalar], from start: Int, limit: Int) -> Int? {
    guard start == 0 || !scalars[start - 1].isLetter && !scalars[start - 1].isASCIIDigit else { return nil }
    var index: Int
    switch scalars[start].value {
    case 0x68, 0x48:  // h
      guard let after = match("http", scalars, start, limit) else { return nil }
      index = after
      if index < limit, scalars[index] == "s" || scalars[index] == "S" { index += 1 }
      guard let scheme = match("://", scalars, index, limit) else { return nil }
      index = scheme
      if let host = match("www.", scalars, index, limit), host + 1 < limit, scalars[host] == " ",
        isHost(scalars, host + 1, limit)
      {
        index = host + 1
      }
    case 0x66, 0x46:  // f
      guard let after = match("ftp://", scalars, start, limit) else { return nil }
      index = after
    case 0x77, 0x57:  // w
      guard let after = match("www.", scalars, start, limit) else { return nil }
      index = after
      // A blank let in by a bad copy: `www. example.org`.
      if index + 1 < limit, scalars[index] == " ", isHost(scalars, index + 1, limit) { index += 1 }
    case 0x31:  // 10.1234/…
      guard let after = match("10.", scalars, start, limit), let slash = registrant(scalars, after, limit) else {
        return nil
      }
      index = slash + 1
    default: return nil
    }
    let body = index
    while index < limit, isLinkScalar(scalars[index]) { index += 1 }
    guard index > body else { return nil }
    while index > body, isClosing(scalars[index - 1], in: scalars, from: start, to: index) { index -= 1 }
    return index
  }

  /// Whether a link token is a DOI rather than a web address.
  static func isDOI(_ link: String) -> Bool { link.hasPrefix("10.") || link.contains("doi.org/10.") }

  private static func match(_ word: String, _ scalars: [Unicode.Scalar], _ start: Int, _ limit: Int) -> Int? {
    var index = start
    for scalar in word.unicodeScalars {
      guard index < limit else { return nil }
      let value = scalars[index].value
      guard value == scalar.value || (value >= 0x41 && value <= 0x5A && value + 0x20 == scalar.value) else {
        return nil
      }
      index += 1
    }
    return index
  }

  private static func registrant(_ scalars: [Unicode.Scalar], _ start: Int, _ limit: Int) -> Int? {
    var index = start
    while index < limit, index - start < 10, scalars[index].isASCIIDigit || scalars[index] == "." { index += 1 }
    return index - start >= 3 && index < limit && scalars[index] == "/" ? index : nil
  }

  /// Letters, a dot and letters: the look of a host name.
  private static func isHost(_ scalars: [Unicode.Scalar], _ start: Int, _ limit: Int) -> Bool {
    var index = start
    while index < limit, scalars[index].isLowercase || scalars[index].isASCIIDigit || scalars[index] == "-" {
      index += 1
    }
    return index - start > 1 && index + 1 < limit && scalars[index] == "." && scalars[index + 1].isLowercase
  }

  private static func isLinkScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isBlank || scalar.isDoubleQuotationMark { return false }
    return scalar != "<" && scalar != ">" && scalar != "}" && scalar != "{"
  }

  private static func isClosing(
    _ scalar: Unicode.Scalar, in scalars: [Unicode.Scalar], from start: Int, to end: Int
  ) -> Bool {
    switch scalar {
    case ".", ",", ";", ":", "!", "?", "'", "’", "]", "*": return true
    case ")":
      var depth = 0
      // A link's own brackets are few and near its end; a longer look back would make hostile input quadratic.
      for offset in max(start, end - 64)..<end {
        if scalars[offset] == "(" { depth += 1 } else if scalars[offset] == ")" { depth -= 1 }
      }
      return depth < 0
    default: return false
    }
  }
}
