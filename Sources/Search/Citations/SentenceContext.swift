import DocumentModel

/// The sentences around the one that a citation supports.
enum SentenceContext {
  /// `count` sentences of `text` with `sentence` among them, those before it first; nil where it is not in the text.
  static func sentences(around sentence: String, in text: String, count: Int) -> String? {
    let text = ScalarText(text)
    let needle = Array(sentence.unicodeScalars)
    guard let offset = text.firstOffset(of: needle, in: text.range) else { return nil }
    let sentences = SentenceSplitter.sentences(of: text)
    // A sentence of a note may be cut otherwise than the passage's own.
    guard var first = sentences.firstIndex(where: { $0.upperBound > offset }) else { return nil }
    var last = first
    while last + 1 < sentences.count, sentences[last].upperBound < offset + needle.count { last += 1 }
    while last - first + 1 < count, first > 0 || last + 1 < sentences.count {
      if first > 0 { first -= 1 }
      if last - first + 1 < count, last + 1 < sentences.count { last += 1 }
    }
    return text[sentences[first].lowerBound..<sentences[last].upperBound]
  }
}
