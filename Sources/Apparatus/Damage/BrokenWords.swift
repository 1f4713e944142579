import DocumentModel

/// Acronyms broken by a blank (`O SCE`) where the document has them whole elsewhere (`OSCE`).
enum BrokenWords {
  static func diagnostics(of document: Document) -> [Diagnostic] {
    let text = document.text
    guard mayBreak(document) else { return [] }
    var wholes: Set<String> = []
    // How often a word in capitals stands before one that it could be broken from, and how often in all.
    var counts: [String: Int] = [:]
    var pairs: [(left: Range<Int>, right: Range<Int>)] = []
    for block in document.blocks where DamageFinder.isProse(block) {
      var previous: Range<Int>?
      for word in WordScanner(text, in: block.range) {
        guard word.count <= 8, word.allSatisfy({ text[$0].isUppercase }) else {
          previous = nil
          continue
        }
        counts[text[word], default: 0] += 1
        if word.count >= 3 { wholes.insert(text[word]) }
        if let previous, word.lowerBound == previous.upperBound + 1, text[previous.upperBound] == " ",
          previous.count <= 2 || word.count <= 2, previous.count + word.count <= 8
        {
          pairs.append((previous, word))
        }
        previous = word
      }
    }
    let broken = pairs.filter { wholes.contains(text[$0.left] + text[$0.right]) }
    var inPairs: [String: Int] = [:]
    for pair in broken {
      for side in [pair.left, pair.right] { inPairs[text[side], default: 0] += 1 }
    }
    // Words that also stand alone (`US A`) are words.
    return broken.filter { pair in
      [pair.left, pair.right].allSatisfy { counts[text[$0]] == inPairs[text[$0]] }
    }.map { pair in
      let range = pair.left.lowerBound..<pair.right.upperBound
      return Diagnostic(
        .info, "broken-word",
        "“\(text[range])” stands for “\(text[pair.left] + text[pair.right])”, which a blank breaks.",
        range: range)
    }
  }

  /// Whether two runs of capitals beside each other have the letters of a third; false is sure. Most documents are told
  /// by this, which costs a quarter of cutting them into words.
  private static func mayBreak(_ document: Document) -> Bool {
    let scalars = document.text.scalars
    var wholes: Set<Int> = []
    var pairs: Set<Int> = []
    for block in document.blocks where DamageFinder.isProse(block) {
      var previous = 0..<0
      var index = block.range.lowerBound
      let end = block.range.upperBound
      while index < end {
        index = scalars.offset(from: index, to: end, where: isCapital)
        guard index < end else { break }
        let start = index
        index += 1
        while index < end, isCapital(scalars[index]) { index += 1 }
        guard index - start <= 8 else { continue }
        if index - start >= 3 { wholes.insert(hash(scalars[start..<index])) }
        if start == previous.upperBound + 1, !previous.isEmpty, scalars[start - 1] == " ",
          previous.count <= 2 || index - start <= 2, previous.count + index - start <= 8
        {
          pairs.insert(hash(scalars[start..<index], after: hash(scalars[previous])))
        }
        previous = start..<index
      }
    }
    return !wholes.isDisjoint(with: pairs)
  }

  @inline(__always)
  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? scalar.value >= 0x41 && scalar.value <= 0x5A : scalar.isUppercase && WordScanner.isWordScalar(scalar)
  }

  private static func hash(_ letters: ArraySlice<Unicode.Scalar>, after start: Int = 0) -> Int {
    letters.reduce(start) { ($0 &+ Int($1.value)) &* 0x100_0000_01B3 }
  }
}
