/// The file of a book in which names stand and from which links lead: files of one book share one text, and their names
/// must not meet.
struct LinkBase: Sendable {
  /// The file's path in the book.
  var path: String

  /// A name of the file as one of the book: `text/notes.xhtml#n3`.
  func name(_ id: String) -> String { "\(path)#\(id)" }

  /// Where a link leads, percent-decoded: an address outside the book as it is, and otherwise `#`, the file's path and
  /// the name in it, so that it fits what `name` gives.
  func target(_ address: String) -> String {
    if Self.hasScheme(address) { return address.percentDecoded }
    return "#" + resolved(address)
  }

  /// The path that a relative address means, with its fragment, percent-decoded.
  func resolved(_ address: String) -> String {
    let hash = address.firstIndex(of: "#")
    let file = address[..<(hash ?? address.endIndex)].prefix { $0 != "?" }
    let fragment = hash.map { String(address[$0...]).percentDecoded } ?? ""
    guard !file.isEmpty else { return path + fragment }
    return Self.joined(folderOf: path, String(file).percentDecoded) + (fragment == "#" ? "" : fragment)
  }

  /// A path relative to the folder of a file, without `.` and `..`; one that would leave the book stays at its root.
  static func joined(folderOf file: String, _ relative: String) -> String {
    var parts = relative.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
    for part in relative.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// Whether an address names its scheme: `https:`, `mailto:`, `kindle:`.
  private static func hasScheme(_ address: String) -> Bool {
    guard let colon = address.utf8.firstIndex(of: 0x3A) else { return address.hasPrefix("//") }
    let scheme = address.utf8[..<colon]
    return scheme.count > 1
      && scheme.allSatisfy { byte in
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || [0x2B, 0x2D, 0x2E].contains(byte)
      }
  }
}
