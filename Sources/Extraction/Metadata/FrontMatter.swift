import DocumentModel

/// The block of YAML (or JSON, which is YAML, too) between `---` lines at the very start of a text.
struct FrontMatter {
  /// Where the text behind it begins.
  let end: Int
  let values: MetadataValue
  /// Whether it is no well-formed YAML and was read line by line.
  let isDamaged: Bool

  /// More is no front matter, in scalars.
  private static let limit = 64 << 10

  /// The front matter; nil where the text does not begin with `---` on a line of its own, where no line `---` or
  /// `...` ends it, or where what stands between is no mapping. Cost: linear in the front matter.
  init?(in scalars: [Unicode.Scalar]) {
    guard scalars.count > 7, scalars[0] == "-", let first = Self.lineEnd(in: scalars, from: 0),
      Self.isFence(scalars[0..<first], "-")
    else { return nil }
    var start = first + 1
    while start < min(scalars.count, Self.limit) {
      let lineEnd = Self.lineEnd(in: scalars, from: start) ?? scalars.count
      let line = scalars[start..<lineEnd]
      if Self.isFence(line, "-") || Self.isFence(line, ".") {
        let block = String(scalars: scalars[(first + 1)..<start])
        let wellFormed = Self.values(block)
        guard let values = wellFormed ?? Self.lines(of: block) else { return nil }
        self.values = values
        isDamaged = wellFormed == nil
        end = min(lineEnd + 1, scalars.count)
        return
      }
      start = lineEnd + 1
    }
    return nil
  }

  /// Whether a text that begins with these bytes may have front matter.
  static func begins(_ head: [UInt8]) -> Bool {
    guard head.starts(with: "---".utf8) else { return false }
    return head.dropFirst(3).first { $0 != 0x20 && $0 != 0x0D } == 0x0A
  }

  private static func values(_ block: String) -> MetadataValue? {
    let isJSON = block.utf8.first { $0 > 0x20 } == UInt8(ascii: "{")
    let values = isJSON ? try? MetadataValue(json: block) : nil
    return (values ?? (try? MetadataValue(yaml: block))).flatMap(mapping)
  }

  /// What can be read of a block that is no YAML, as one with an unquoted `title: Peace: A History`: lines of a key, a
  /// colon and a value, and of a hyphen and a value below a key. Nil unless the first line is of a key.
  private static func lines(of block: String) -> MetadataValue? {
    var values: [String: MetadataValue] = [:]
    var key = ""
    for line in block.split(separator: "\n") where line.contains(where: { !$0.isWhitespace }) {
      let bare = line.drop(while: \.isWhitespace)
      if bare.hasPrefix("- "), !key.isEmpty {
        let list = values[key].flatMap { $0.text == nil ? $0.values : nil } ?? []
        values[key] = .list(list + [.text(unquoted(bare.dropFirst(2)))])
      } else if let colon = line.firstIndex(of: ":"), line.first?.isLetter == true,
        line[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
      {
        let rest = line[line.index(after: colon)...]
        guard rest.first?.isWhitespace ?? true else { return nil }
        key = String(line[..<colon])
        values[key] = .text(unquoted(rest))
      } else if values.isEmpty {
        return nil
      }
    }
    return values.isEmpty ? nil : .mapping(values)
  }

  private static func unquoted(_ text: Substring) -> String {
    let words = text.collapsingBlanks
    guard words.count > 1, let quote = words.first, quote == "\"" || quote == "'", words.last == quote else {
      return words
    }
    return String(words.dropFirst().dropLast())
  }

  private static func mapping(_ value: MetadataValue) -> MetadataValue? {
    if case .mapping(let values) = value, !values.isEmpty { value } else { nil }
  }

  private static func lineEnd(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    scalars[start...].firstIndex(of: "\n")
  }

  private static func isFence(_ line: ArraySlice<Unicode.Scalar>, _ sign: Unicode.Scalar) -> Bool {
    line.count >= 3 && line.prefix(3).allSatisfy { $0 == sign } && line.dropFirst(3).allSatisfy(\.isBlank)
  }

  /// Sets what it states of the work and its language.
  func state(in laidOut: inout LaidOutText) {
    laidOut.work = WorkFields.work(from: values)
    if isDamaged {
      laidOut.diagnostics.append(
        Diagnostic(
          .warning, "front-matter-damaged",
          "The front matter is no well-formed YAML (put values that hold a colon in quotation marks); its lines of key and"
            + " value were read."))
    }
    laidOut.language = laidOut.work.language.flatMap(LanguageCode.code)
  }
}
