import DocumentModel

/// Who speaks in each paragraph, outside quotation marks, and which of these voices are the author's own.
///
/// An author who says `I` on every page cannot be told by it from those he quotes; one who never does can.
struct BlockVoices {
  struct Voice: Hashable, Sendable {
    /// `I`, `my`
    var singular = false
    /// `we`, `our`
    var plural = false
    /// `you`, `your`
    var second = false

    var isFirst: Bool { singular || plural }
  }

  private enum Person { case singular, plural, second }

  private let voices: [Voice]
  private let total: Int

  /// Cost: linear in the text.
  init(_ text: BlockText, _ blocks: [DraftBlock]) {
    var voices: [Voice] = []
    voices.reserveCapacity(blocks.count)
    var total = 0
    for (index, block) in blocks.enumerated() {
      guard [.paragraph, .listItem].contains(block.kind), block.foot == nil, !text.isNote[index] else {
        voices.append(Voice())
        continue
      }
      voices.append(Self.voice(text.draft.text, block.range))
      if block.range.count >= 80 { total += 1 }
    }
    self.voices = voices
    self.total = max(total, 1)
    counts = [
      voices.count { $0.singular }, voices.count { $0.plural }, voices.count { $0.second },
      voices.count { $0.isFirst },
    ]
  }

  /// How many paragraphs have each of the `traits`.
  private let counts: [Int]
  private static var traits: [KeyPath<Voice, Bool>] { [\.singular, \.plural, \.second, \.isFirst] }

  subscript(_ index: Int) -> Voice { voices[index] }

  /// Whether more than one long paragraph in eight speaks so: it is then the author's own way.
  func isOwn(_ trait: KeyPath<Voice, Bool>) -> Bool {
    guard let place = Self.traits.firstIndex(of: trait) else { return true }
    return counts[place] * 8 > total + 8
  }

  /// How surely a paragraph's words are not the author's: for each person in them one where he never uses it, nought
  /// where he often does.
  func foreignness(_ index: Int) -> Double {
    let voice = voices[index]
    var sum = 0.0
    if voice.singular { sum += rarity(0) }
    if voice.plural { sum += rarity(1) }
    if voice.second { sum += rarity(2) }
    return sum
  }

  func isForeign(_ index: Int) -> Bool { foreignness(index) > 0.6 }

  /// Whether a paragraph says `I` or `we` where the author hardly ever does.
  func isForeignFirst(_ index: Int) -> Bool {
    voices[index].singular && rarity(0) == 1 || voices[index].plural && rarity(1) == 1
  }

  private func rarity(_ place: Int) -> Double {
    let count = counts[place]
    if count * 20 <= total + 20 { return 1 }
    return count * 12 <= total ? 0.5 : 0
  }

  private static func voice(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Voice {
    var voice = Voice()
    var inQuotes = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = scalars[offset]
      guard scalar.isLetter else {
        if scalar.isDoubleQuotationMark {
          // A mark that opens the paragraph may never close: its words are the paragraph's own.
          let opens = offset > range.lowerBound
          inQuotes = opens && (scalar == "\"" ? !inQuotes : scalar == "“" || scalar == "«" || scalar == "„")
        }
        offset += 1
        continue
      }
      let start = offset
      offset = scalars.offset(from: offset + 1, to: range.upperBound) { !$0.isLetter }
      guard !inQuotes, offset - start <= 5, isHead(scalar), let person = persons[scalars[start..<offset]] else {
        continue
      }
      // `Henry I.`, `Part I describes`
      if scalar == "I", offset - start == 1, isNumeral(scalars, start, offset, range) { continue }
      switch person {
      case .singular: voice.singular = true
      case .plural: voice.plural = true
      case .second: voice.second = true
      }
    }
    return voice
  }

  /// Whether one of the `persons` begins with a letter.
  private static func isHead(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.asciiLowercase {
    case "i", "j", "m", "n", "o", "u", "v", "w", "y": true
    default: false
    }
  }

  private static func isNumeral(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int, _ range: Range<Int>) -> Bool {
    if end < range.upperBound, !scalars[end].isBlank, !scalars[end].isSingleQuotationMark, scalars[end] != "," {
      return true
    }
    guard start - 1 > range.lowerBound, scalars[start - 1].isBlank, scalars[start - 2].isLetter else { return false }
    var before = start - 2
    while before > range.lowerBound, start - before < 12, scalars[before - 1].isLetter { before -= 1 }
    guard scalars[before].isUppercase else { return false }
    return !PersonWords.ordinary.contains(Folding.string(of: scalars[before..<(start - 1)]))
  }

  /// The words of no more than five letters that say who speaks or is spoken to.
  private static let persons: WordMap<Person> = {
    let rows: [(Person, String)] = [
      (.singular, "I my My me ich Ich mein meine mir mich je Je moi"),
      (.plural, "we We our Our us wir Wir nous Nous"),
      (.second, "you You your Your vous Vous votre"),
    ]
    return WordMap(
      rows.flatMap { person, words in words.split(separator: " ").map { (key: String($0), value: person) } })
  }()
}
