import DocumentModel
import Xapian

/// Turns the texts of a document's units into terms: every stem with its count, the stream of the words, and the forms that
/// the document adds to the vocabulary.
///
/// The arrays are used again for every unit, and everything is addressed by the normaliser's numbers, so that a word costs
/// no memory of its own.
final class UnitPostings {
  let normaliser: TermNormaliser
  private var tally = StemTally()

  init(_ normaliser: TermNormaliser) { self.normaliser = normaliser }

  /// To be called before the first unit of a document.
  func beginDocument() { tally.beginDocument() }

  /// Appends the terms of a unit's text, of which some ranges are `quoted`, and gives its stream and the number of its words;
  /// words new to the document go into `vocabulary`. Cost: linear.
  func append(
    _ text: ScalarText, quoted: [Range<Int>], to terms: inout PackedTerms, vocabulary: inout DocumentVocabulary
  ) -> (stream: TokenStream, length: UInt32) {
    normaliser.withMemory { memory in
      let stream = tally.count(text, quoted: quoted, &memory, &vocabulary)
      var length: UInt32 = 0
      // In the order of the text; Xapian sorts them in any case.
      for (stem, count) in zip(tally.stems, tally.counts) {
        memory.stems.withBytes(of: Int(stem)) { terms.append($0, wdf: count) }
        length += count
      }
      return (stream, length)
    }
  }

  /// Appends the words of a field's texts, each once, with `prefix`, and gives their stream, in which no text runs on into
  /// the next.
  func append(
    _ prefix: String, texts: [String], to terms: inout PackedTerms, vocabulary: inout DocumentVocabulary
  ) -> TokenStream {
    normaliser.withMemory { memory in
      var stream = TokenStream()
      var found: Set<Term> = []
      for (index, text) in texts.enumerated() {
        if index > 0 { stream.appendBoundary() }
        stream.append(contentsOf: tally.count(ScalarText(text), &memory, &vocabulary))
        for stem in tally.stems {
          found.insert(BoundedTerm.bounded(Array(prefix.utf8) + memory.stems.bytes(of: Int(stem))))
        }
      }
      for term in found.sorted() { terms.append(term, wdf: 0) }
      return stream
    }
  }
}

/// The stems of the text at hand, each with its count, and which words the document has had.
private struct StemTally {
  private(set) var stems: [Int32] = []
  private(set) var counts: [UInt32] = []

  /// By stem number: the last text that held it, and its place among that text's stems.
  private var lastText: [(text: Int32, place: Int32)] = []
  private var text: Int32 = 0
  /// By word number: the last document that held it.
  private var lastDocument: [Int32] = []
  private var document: Int32 = 0

  mutating func beginDocument() { document += 1 }

  /// Counts the stems of a text, and gives its stream.
  mutating func count(
    _ text: ScalarText, quoted: [Range<Int>] = [], _ memory: inout WordMemory, _ vocabulary: inout DocumentVocabulary
  ) -> TokenStream {
    stems.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    self.text += 1
    var stream = TokenStream()
    // English prose has a word for every six letters.
    stream.reserveCapacity(text.count / 5)
    var scanner = WordScanner(text)
    var runs = QuotedRuns(quoted)
    text.scalars.withUnsafeBufferPointer { scalars in
      while let range = scanner.next() {
        let number = memory.number(of: UnsafeBufferPointer(rebasing: scalars[range]))
        let word = memory.words[number]
        stream.append(word.token)
        if !quoted.isEmpty { runs.pass(wordAt: range.lowerBound) }
        count(stem: Int(word.stem))
        if isNew(number) { vocabulary.add(number, of: memory) }
      }
    }
    stream.mark(runs)
    return stream
  }

  private mutating func count(stem: Int) {
    while lastText.count <= stem { lastText.append((0, 0)) }
    if lastText[stem].text == text {
      counts[Int(lastText[stem].place)] += 1
    } else {
      lastText[stem] = (text, Int32(stems.count))
      stems.append(Int32(stem))
      counts.append(1)
    }
  }

  private mutating func isNew(_ word: Int) -> Bool {
    while lastDocument.count <= word { lastDocument.append(0) }
    defer { lastDocument[word] = document }
    return lastDocument[word] != document
  }
}
