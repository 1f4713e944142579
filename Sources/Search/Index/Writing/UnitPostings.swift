import DocumentModel
import Xapian

/// Turns the texts of a document's units into terms: every stem with its count, the stream of the words, and the forms that
/// the document adds to the vocabulary.
///
/// The arrays are used again for every unit, and everything is addressed by the normaliser's numbers, so that a word costs
/// no memory of its own.
final class UnitPostings {
  let normaliser: TermNormaliser

  /// By stem number: the last unit that held it, and its place among that unit's stems.
  private var lastUnit: [Int32] = []
  private var places: [Int32] = []
  private var unit: Int32 = 0
  /// Of the unit at hand.
  private var stems: [Int32] = []
  private var counts: [UInt32] = []

  /// By word number: the last document that held it.
  private var lastDocument: [Int32] = []
  private var document: Int32 = 0

  init(_ normaliser: TermNormaliser) { self.normaliser = normaliser }

  /// To be called before the first unit of a document.
  func beginDocument() { document += 1 }

  /// Appends the terms of a unit's text, and gives its stream; words new to the document go into `vocabulary`. Cost:
  /// linear.
  func append(_ text: ScalarText, to terms: inout PackedTerms, vocabulary: inout DocumentVocabulary) -> TokenStream {
    stems.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    unit += 1
    var stream = TokenStream()
    // English prose has a word for every six letters.
    stream.reserveCapacity(text.count / 5)
    var scanner = WordScanner(text)
    text.scalars.withUnsafeBufferPointer { scalars in
      while let range = scanner.next() {
        let number = normaliser.number(of: UnsafeBufferPointer(rebasing: scalars[range]))
        let word = normaliser.words[number]
        stream.append(word.token)
        count(stem: Int(word.stem))
        if isNew(number) { vocabulary.add(number, of: normaliser) }
      }
    }
    // In the order of the text; Xapian sorts them in any case.
    for (stem, count) in zip(stems, counts) {
      normaliser.stems.withBytes(of: Int(stem)) { terms.append($0, wdf: count) }
    }
    return stream
  }

  /// Appends the words of a field's texts, each once, with `prefix`, and gives their stream, in which no text runs on into
  /// the next.
  func append(
    _ prefix: String, texts: [String], to terms: inout PackedTerms, vocabulary: inout DocumentVocabulary
  ) -> TokenStream {
    var stream = TokenStream()
    var found: Set<Term> = []
    for (index, text) in texts.enumerated() {
      if index > 0 { stream.appendBoundary() }
      let scalars = ScalarText(text).scalars
      var scanner = WordScanner(ScalarText(scalars))
      scalars.withUnsafeBufferPointer { scalars in
        while let range = scanner.next() {
          let number = normaliser.number(of: UnsafeBufferPointer(rebasing: scalars[range]))
          let word = normaliser.words[number]
          stream.append(word.token)
          found.insert(BoundedTerm.bounded(Array(prefix.utf8) + normaliser.stems.bytes(of: Int(word.stem))))
          if isNew(number) { vocabulary.add(number, of: normaliser) }
        }
      }
    }
    for term in found.sorted() { terms.append(term, wdf: 0) }
    return stream
  }

  private func count(stem: Int) {
    while lastUnit.count <= stem {
      lastUnit.append(0)
      places.append(0)
    }
    if lastUnit[stem] == unit {
      counts[Int(places[stem])] += 1
    } else {
      lastUnit[stem] = unit
      places[stem] = Int32(stems.count)
      stems.append(Int32(stem))
      counts.append(1)
    }
  }

  private func isNew(_ word: Int) -> Bool {
    while lastDocument.count <= word { lastDocument.append(0) }
    defer { lastDocument[word] = document }
    return lastDocument[word] != document
  }
}
