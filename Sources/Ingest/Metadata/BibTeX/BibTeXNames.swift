import DocumentModel

/// Reads name lists by BibTeX's own rules: `and` divides names, words in lower case are particles, commas divide
/// `particle Family, Suffix, Given`, and a name all in braces is a body's.
enum BibTeXNames {
  /// The names of a field as written. `others` is passed over. Cost: linear.
  static func names(_ field: String) -> [Name] {
    divided(byAnd: Array(field.unicodeScalars)).compactMap(name)
  }

  /// A word of a name, with its braces; `endsPart` where a comma follows.
  private struct Word {
    var text: String
    var endsPart = false
    var plain: String { LaTeXText.plain(text) }
    var isGroup: Bool { text.hasPrefix("{") && text.hasSuffix("}") && !text.hasPrefix("{\\") }
    /// A particle starts in lower case; a word in braces has no case.
    var isParticle: Bool {
      if text.first == "{", !text.hasPrefix("{\\") { return false }
      return plain.unicodeScalars.first { $0.isLetter }?.isLowercase == true
    }
  }

  private static func name(_ words: [Word]) -> Name? {
    guard let first = words.first, words.map(\.text) != ["others"] else { return nil }
    if words.count == 1, first.isGroup { return first.plain.isEmpty ? nil : Name(literal: first.plain) }
    let parts = divided(byCommas: words)
    switch parts.count {
    case 0: return nil
    case 1: return givenFirst(parts[0])
    case 2: return familyFirst(parts[0], suffix: nil, given: parts[1])
    default: return familyFirst(parts[0], suffix: parts[1], given: parts[2...].flatMap { $0 })
    }
  }

  private static func givenFirst(_ words: [Word]) -> Name? {
    let start = words.dropLast().firstIndex(where: \.isParticle) ?? words.count - 1
    return familyFirst(Array(words[start...]), suffix: nil, given: Array(words[..<start]))
  }

  private static func familyFirst(_ family: [Word], suffix: [Word]?, given: [Word]) -> Name? {
    let particles = family.dropLast().prefix(while: \.isParticle)
    let rest = joined(family.dropFirst(particles.count))
    guard !rest.isEmpty else { return nil }
    let givenText = joined(given[...])
    let suffixText = suffix.map { joined($0[...]) }
    return Name(
      family: rest, given: givenText.isEmpty ? nil : givenText, suffix: suffixText?.isEmpty == true ? nil : suffixText,
      particle: particles.isEmpty ? nil : joined(particles))
  }

  private static func joined(_ words: ArraySlice<Word>) -> String { words.map(\.plain).joined(separator: " ") }

  private static func divided(byCommas words: [Word]) -> [[Word]] {
    var parts: [[Word]] = [[]]
    for word in words {
      if !word.text.isEmpty { parts[parts.count - 1].append(word) }
      if word.endsPart { parts.append([]) }
    }
    if parts.last?.isEmpty == true { parts.removeLast() }
    return parts
  }

  /// The words of each name; a group in braces is a part of its word.
  private static func divided(byAnd scalars: [Unicode.Scalar]) -> [[Word]] {
    var groups: [[Word]] = [[]]
    var start = 0
    var depth = 0
    func close(_ end: Int, endsPart: Bool) {
      let text = String(scalars: scalars[start..<end])
      start = end + 1
      if text.isEmpty {
        let last = groups[groups.count - 1].count - 1
        if endsPart, last >= 0 { groups[groups.count - 1][last].endsPart = true }
      } else if text.lowercased() == "and" {
        groups.append([])
      } else {
        groups[groups.count - 1].append(Word(text: text, endsPart: endsPart))
      }
    }
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "{": depth += 1
      case "}": depth -= 1
      case "," where depth <= 0: close(index, endsPart: true)
      case "~" where depth <= 0: close(index, endsPart: false)
      default: if depth <= 0, scalar.isBlank { close(index, endsPart: false) }
      }
    }
    close(scalars.count, endsPart: false)
    return groups.filter { !$0.isEmpty }
  }
}
