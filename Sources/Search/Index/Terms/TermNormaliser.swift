import DocumentModel
import Xapian

/// Makes terms of words, the same way for the index and for queries.
///
/// A word is folded (`Folding`), loses a possessive ending and the stops of an abbreviation (`U.S.` is `us`), takes one of
/// its spellings (`SpellingVariants`, English only), and is stemmed by Xapian for the document's language. Words seen
/// before are looked up, so that the cost of a text is that of its different words.
public final class TermNormaliser {
  /// A word as it is indexed.
  public struct Word: Hashable, Sendable {
    /// What it is found by: the stem of its one spelling.
    public var stem: String
    /// What an exact search compares: folded, without possessive ending, as it was spelled.
    public var form: String
  }

  /// The ISO 639-1 code whose rules are in use; `none` for a language that Xapian does not stem.
  public let language: String

  /// The code whose rules a document of `language` is indexed with: English where it is not known.
  public static func rules(for language: String?) -> String {
    guard let language else { return "en" }
    // en-GB, pt_BR: a region has no stemmer of its own.
    let code = Folding.fold(language.prefix { $0 != "-" && $0 != "_" })
    return stemmed.contains(code) ? (code == "nb" || code == "nn" ? "no" : code) : code.isEmpty ? "en" : "none"
  }

  private static let stemmed: Set<String> = [
    "ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id", "ga", "it", "lt", "ne", "no", "nb", "nn",
    "pt",
    "ro", "ru", "es", "sv", "ta", "tr",
  ]

  private let stemmer: Stemmer
  /// Folded words as they stand in texts.
  private var seen = ByteInterner()
  /// What is known of each, by its number in `seen`.
  private(set) var words: [Numbers] = []
  private var buffer: [UInt8] = []
  private var folded: [Unicode.Scalar] = []
  /// Stems, without prefix, at most as long as a term may be.
  private(set) var stems = ByteInterner()
  /// Exact forms, as long as a term may be.
  private(set) var forms = ByteInterner()

  /// For a document's language as an ISO 639-1 code; nil is English.
  public init(language: String?) throws(XapianError) {
    self.language = Self.rules(for: language)
    stemmer = try Stemmer(language: self.language)
  }

  /// The word in a range of a text, such as `WordScanner` gives.
  public func word(_ text: ScalarText, in range: Range<Int>) -> Word {
    let word = words[text.scalars.withUnsafeBufferPointer { number(of: .init(rebasing: $0[range])) }]
    return Word(
      stem: String(decoding: stems.bytes(of: Int(word.stem)), as: UTF8.self),
      form: String(decoding: forms.bytes(of: Int(word.form)), as: UTF8.self))
  }

  /// The words of a text in order, each with its range.
  public func words(of text: ScalarText) -> [(range: Range<Int>, word: Word)] {
    WordScanner(text).map { ($0, word(text, in: $0)) }
  }

  /// The words of a text in order.
  public func words(of text: String) -> [Word] { words(of: ScalarText(text)).map(\.word) }

  /// How many different words are remembered; the owner starts anew where they are too many.
  var remembered: Int { seen.count }

  /// A word's stem in `stems`, its form in `forms`, and what stands for it in a stream.
  struct Numbers {
    var stem: Int32
    var form: Int32
    var token: TokenStream.Token
  }

  /// A word's number in `words`. Amortised cost: linear in its letters.
  func number(of word: UnsafeBufferPointer<Unicode.Scalar>) -> Int {
    fold(word)
    let (number, isNew) = buffer.withUnsafeBufferPointer { seen.intern($0) }
    if isNew { words.append(learned()) }
    return number
  }

  /// Puts the folded word into `buffer`, as UTF-8.
  private func fold(_ word: UnsafeBufferPointer<Unicode.Scalar>) {
    buffer.removeAll(keepingCapacity: true)
    for scalar in word {
      let value = scalar.value
      guard value < 0x80 else { return foldBeyondASCII(word) }
      buffer.append(UInt8(value >= 0x41 && value <= 0x5A ? value + 0x20 : value))
    }
  }

  private func foldBeyondASCII(_ word: UnsafeBufferPointer<Unicode.Scalar>) {
    folded.removeAll(keepingCapacity: true)
    buffer.removeAll(keepingCapacity: true)
    for scalar in word { Folding.append(scalar, to: &folded) }
    for scalar in folded { append(scalar) }
    // A word of marks alone folds to nothing, and a term cannot be empty.
    if buffer.isEmpty { for scalar in word { append(scalar) } }
  }

  private func append(_ scalar: Unicode.Scalar) {
    guard let bytes = UTF8.encode(scalar) else { return }
    buffer.append(contentsOf: bytes)
  }

  /// Works out stem and form of the word in `buffer`.
  private func learned() -> Numbers {
    var form = buffer
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
      stem: Int32(stems.intern(stem)), form: Int32(forms.intern(form)),
      token: TokenStream.Token(form: form))
  }
}

extension TermNormaliser {
  /// The stem of a folded form.
  func stem(ofForm form: String) -> String {
    let text = ScalarText(form)
    return word(text, in: text.range).stem
  }
}

// A normaliser remembers the words that it has seen, so two threads cannot share one.
@available(*, unavailable)
extension TermNormaliser: Sendable {}
