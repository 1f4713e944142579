/// BibTeX and BibLaTeX: entries as written, and what they say as works.
enum BibTeX {
  /// The items of a bibliography. What is damaged is passed over up to the next `@`. Cost: linear.
  static func items(in text: String) -> [MetadataItem] {
    var parser = BibTeXParser(text)
    let entries = parser.entries()
    var byKey: [String: BibTeXEntry] = [:]
    for entry in entries where byKey[entry.key.lowercased()] == nil { byKey[entry.key.lowercased()] = entry }
    return entries.compactMap { entry in
      entry.type == "xdata" || entry.type == "set" ? nil : MetadataItem(entry.inheriting(from: byKey))
    }
  }
}

/// An entry as written: braces and commands are still in its fields.
struct BibTeXEntry: Hashable, Sendable {
  /// In lower case, without `@`.
  var type: String
  var key: String
  /// By name in lower case.
  var fields: [String: String]

  /// This entry with the fields that it lacks from the one that it names as `crossref` or `xdata`; one step, as BibTeX
  /// does it, so that no circle is followed.
  func inheriting(from entries: [String: BibTeXEntry]) -> BibTeXEntry {
    var result = self
    for name in ["xdata", "crossref"] {
      for key in (fields[name] ?? "").split(separator: ",").prefix(8) {
        guard let parent = entries[key.trimmingBlanks.lowercased()] else { continue }
        for (field, value) in parent.fields {
          let isContainer = name == "crossref" && ["title", "subtitle"].contains(field) && type != parent.type
          let target = isContainer ? "book\(field)" : field
          if result.fields[target] == nil { result.fields[target] = value }
        }
      }
    }
    return result
  }
}
