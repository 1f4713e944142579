import DocumentModel

/// Turns what can be seen of words, of their neighbours and of the whole into features, each a template with up to three
/// values, hashed. Some 120 a word. Cost: linear.
struct FeatureExtractor {
  /// What a feature says. A model is trained on the order of these: new ones come last, and `ReferenceFeatures.version`
  /// rises with any change.
  private enum Template: UInt32 {
    case bias, letters, shape, number, initials, trailing, leading, stop, place, quoted, bracketed, years, contained,
      edited, numbers, fromStart, fromEnd, prefix, suffix, length, capital, wordClass, wordClassAfter, firstYear,
      firstYearPlace, edge, stopShape, stopCapital, initialsPair, stopInitials, numberPair, lettersPair, stopClass,
      quotedPair, stopNextShape, initialsNext, numberNext, stopNextClass, nextNumber, runStop, runCapitals, runClass,
      lastStop, lastClass
  }

  private let words: [ReferenceWord]
  private let affixes: [UInt32]
  private(set) var hashes: [UInt32] = []
  private(set) var ends: [Int] = []
  /// Which third of the string the first year stands in: 0 none, 1 early, 2 late.
  private let firstYear: UInt32
  private let hasQuotation: Bool
  /// What has been passed so far.
  private var years: UInt32 = 0
  private var numbers: UInt32 = 0
  private var isContained = false
  private var isEdited = false

  init(_ words: [ReferenceWord], affixes: [UInt32]) {
    self.words = words
    self.affixes = affixes
    let year = words.firstIndex { $0.number == .year }
    firstYear = year.map { $0 * 5 < words.count * 2 ? 1 : 2 } ?? 0
    hasQuotation = words.contains(where: \.isQuoted)
  }

  mutating func run() {
    hashes.reserveCapacity(words.count * 128)
    ends.reserveCapacity(words.count)
    for index in words.indices {
      addWord(index)
      addPlace(index)
      for offset in [-3, -2, -1, 1, 2, 3] { addNeighbour(index, offset) }
      if index > 0 { addPairs(words[index - 1], words[index]) }
      if index + 1 < words.count { addNext(words[index], words[index + 1]) }
      addRunAhead(index)
      addRunBehind(index)
      ends.append(hashes.count)
      pass(words[index])
    }
  }

  private mutating func add(
    _ template: Template, _ first: UInt32 = 0, _ second: UInt32 = 0, _ third: UInt32 = 0, offset: Int = 0
  ) {
    var hash = FeatureHash()
    hash.add(template.rawValue << 3 | UInt32(offset + 4))
    hash.add(first)
    hash.add(second)
    hash.add(third)
    hashes.append(hash.value)
  }

  private mutating func add(_ template: Template, _ classes: WordClass, _ second: UInt32 = 0, offset: Int = 0) {
    var rest = classes.rawValue
    while rest != 0 {
      add(template, UInt32(rest.trailingZeroBitCount), second, offset: offset)
      rest &= rest - 1
    }
  }

  private mutating func addWord(_ index: Int) {
    let word = words[index]
    add(.bias)
    add(.letters, word.letters)
    add(.shape, word.shape)
    add(.number, word.number.rawValue)
    add(.initials, word.initials.rawValue)
    add(.trailing, word.trailing)
    add(.leading, word.leading)
    add(.stop, word.stop)
    for length in 0..<4 {
      let place = index * 8 + length * 2
      if affixes[place] != 0 { add(.prefix, UInt32(length), affixes[place]) }
      if affixes[place + 1] != 0 { add(.suffix, UInt32(length), affixes[place + 1]) }
    }
    add(.length, UInt32(min(word.letterCount, 8)))
    add(.capital, word.isCapitalized ? 1 : 0)
    add(.wordClass, word.classes)
    add(.wordClassAfter, word.classes, min(years, 1) << 1 | (isContained ? 1 : 0))
  }

  private mutating func addPlace(_ index: Int) {
    let word = words[index]
    let eighth = UInt32(index * 8 / words.count)
    add(.place, eighth)
    add(.quoted, hasQuotation ? 1 : 0, word.isQuoted ? 1 : 0)
    add(.bracketed, word.isBracketed ? 1 : 0)
    add(.years, min(years, 2))
    add(.contained, isContained ? 1 : 0)
    add(.edited, isEdited ? 1 : 0)
    add(.numbers, min(numbers, 3))
    if index < 3 { add(.fromStart, UInt32(index)) }
    if words.count - 1 - index < 3 { add(.fromEnd, UInt32(words.count - 1 - index)) }
    add(.firstYear, firstYear)
    add(.firstYearPlace, firstYear, eighth)
  }

  private mutating func addNeighbour(_ index: Int, _ offset: Int) {
    let place = index + offset
    guard words.indices.contains(place) else {
      if abs(offset) == 1 || place == -1 || place == words.count { add(.edge, offset: offset) }
      return
    }
    let word = words[place]
    add(.shape, word.shape, offset: offset)
    add(.number, word.number.rawValue, offset: offset)
    add(.initials, word.initials.rawValue, offset: offset)
    add(.stop, word.stop, offset: offset)
    if abs(offset) <= 2 {
      add(.letters, word.letters, offset: offset)
      add(.trailing, word.trailing, offset: offset)
      add(.leading, word.leading, offset: offset)
    }
    add(.wordClass, word.classes, offset: offset)
  }

  private mutating func addPairs(_ before: ReferenceWord, _ word: ReferenceWord) {
    add(.stopShape, before.stop, word.shape)
    add(.stopCapital, before.stop, word.isCapitalized ? 1 : 0)
    add(.initialsPair, before.initials.rawValue, word.initials.rawValue)
    add(.stopInitials, before.stop, before.initials.rawValue, word.initials.rawValue)
    add(.numberPair, before.number.rawValue, word.number.rawValue)
    add(.lettersPair, before.letters, word.letters)
    add(
      .stopClass, before.stop, UInt32(truncatingIfNeeded: word.classes.rawValue),
      UInt32(truncatingIfNeeded: word.classes.rawValue >> 32))
    add(.quotedPair, before.isQuoted ? 1 : 0, word.isQuoted ? 1 : 0)
  }

  private mutating func addNext(_ word: ReferenceWord, _ next: ReferenceWord) {
    add(.stopNextShape, word.stop, next.shape)
    add(.initialsNext, word.initials.rawValue, next.initials.rawValue)
    add(.numberNext, word.number.rawValue, next.number.rawValue)
    add(
      .stopNextClass, word.stop, UInt32(truncatingIfNeeded: next.classes.rawValue),
      UInt32(truncatingIfNeeded: next.classes.rawValue >> 32))
  }

  /// The longest run of words without a sign that is looked at.
  private static let longestRun = 15

  /// The words up to the next sign, what they are, and the next number. Cost: bounded.
  private mutating func addRunAhead(_ index: Int) {
    let limit = min(words.count, index + Self.longestRun)
    if let number = (index + 1..<max(index + 1, min(words.count, index + 12))).first(where: {
      words[$0].number.isTelling
    }) {
      add(.nextNumber, words[number].number.rawValue, words[number - 1].stop)
    }
    guard let end = (index..<limit).first(where: { words[$0].stop != 0 }) else { return }
    let run = words[index...end]
    add(.runStop, words[end].stop)
    let capitals = run.count(where: \.isCapitalized)
    add(.runCapitals, UInt32(capitals * 3 / run.count), UInt32(min(end - index, 4)))
    add(.runClass, run.reduce(into: WordClass()) { $0.formUnion($1.classes) })
  }

  /// The words since the last sign. Cost: bounded.
  private mutating func addRunBehind(_ index: Int) {
    var start = index - 1
    var classes: WordClass = []
    while start >= 0, index - start < Self.longestRun {
      if words[start].stop != 0 {
        add(.lastStop, words[start].stop)
        add(.lastClass, classes)
        return
      }
      classes.formUnion(words[start].classes)
      start -= 1
    }
  }

  private mutating func pass(_ word: ReferenceWord) {
    if word.number == .year { years += 1 }
    if word.number.isTelling || word.number == .mixed { numbers += 1 }
    if word.classes.contains(.containment), word.isCapitalized { isContained = true }
    if word.classes.contains(.editor) { isEdited = true }
  }
}
