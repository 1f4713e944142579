import DocumentModel
import Xapian

/// The words that a normaliser has seen, each worked out once and known by a number from then on.
struct WordMemory {
  /// A word's stem in `stems`, its form in `forms`, and what stands for it in a stream.
  struct Numbers {
    var stem: Int32
    var form: Int32
    var token: TokenStream.Token
  }

  /// As `TermNormaliser.rules` gives it.
  private let language: String
  private let stemmer: Stemmer
  /// Folded words as they stand in texts.
  private var seen = ByteInterner()
  /// What is known of each, by its number in `seen`.
  private(set) var words: [Numbers] = []
  /// Stems, without prefix, at most as long as a term may be.
  private(set) var stems = ByteInterner()
  /// Exact forms, as long as a term may be.
  private(set) var forms = ByteInterner()

  init(rules: String) throws(XapianError) {
    language = rules
    stemmer = try Stemmer(language: rules)
  }

  var count: Int { seen.count }

  /// A word's number in `words`. Amortised cost: linear in its letters.
  mutating func number(of word: UnsafeBufferPointer<Unicode.Scalar>) -> Int {
    let (number, isNew) = interned(word)
    if isNew { words.append(learned(number)) }
    return number
  }

  /// The number in `seen` of the folded word, as UTF-8.
  private mutating func interned(_ word: UnsafeBufferPointer<Unicode.Scalar>) -> (number: Int, isNew: Bool) {
    let plain = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { folded in
      var bits: UInt32 = 0
      for index in word.indices {
        bits |= word[index].value
        folded.initializeElement(at: index, to: UInt8(truncatingIfNeeded: word[index].asciiLowercase.value))
      }
      guard bits < 0x80 else { return Optional<(number: Int, isNew: Bool)>.none }
      return seen.intern(UnsafeBufferPointer(folded))
    }
    return plain ?? Self.foldedBeyondASCII(word).withUnsafeBufferPointer { seen.intern($0) }
  }

  private static func foldedBeyondASCII(_ word: UnsafeBufferPointer<Unicode.Scalar>) -> [UInt8] {
    var folded: [Unicode.Scalar] = []
    for scalar in word { Folding.append(scalar, to: &folded) }
    // A word of marks alone folds to nothing, and a term cannot be empty.
    return Array(String(scalars: folded.isEmpty ? Array(word)[...] : folded[...]).utf8)
  }

  /// Works out stem and form of a folded word.
  private mutating func learned(_ number: Int) -> Numbers {
    var form = Array(seen.bytes(of: number))
    let possessive: [UInt8] = [0x27, 0x73]
    if form.count > 2, form.suffix(2).elementsEqual(possessive) { form.removeLast(2) }
    var spelled = WordShapes.plain(form, language: language)
    if language == "en" { spelled = SpellingVariants.unified(spelled) }
    // A word too long for a term is no word of a language, and stemming is not made for it.
    var stem = spelled.count > 60 ? spelled : (try? stemmer.stem(spelled)) ?? spelled
    if stem.isEmpty { stem = spelled }
    stem = BoundedTerm.bounded(stem).bytes
    form = BoundedTerm.bounded(form).bytes
    return Numbers(
      stem: Int32(stems.intern(stem)), form: Int32(forms.intern(form)), token: TokenStream.Token(form: form))
  }
}
