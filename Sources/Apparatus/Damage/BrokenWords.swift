import DocumentModel

/// Acronyms broken by a blank (`O SCE`) where the document has them whole elsewhere (`OSCE`).
enum BrokenWords {
  static func diagnostics(of document: Document) -> [Diagnostic] {
    let text = document.text
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
}
