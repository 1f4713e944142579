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

  private var memory: WordMemory

  /// For a document's language as an ISO 639-1 code; nil is English.
  public init(language: String?) throws(XapianError) {
    self.language = Self.rules(for: language)
    memory = try WordMemory(rules: self.language)
  }

  /// The word in a range of a text, such as `WordScanner` gives.
  public func word(_ text: ScalarText, in range: Range<Int>) -> Word {
    let number = text.scalars.withUnsafeBufferPointer { self.number(of: .init(rebasing: $0[range])) }
    let word = memory.words[number]
    return Word(
      stem: String(decoding: memory.stems.bytes(of: Int(word.stem)), as: UTF8.self),
      form: String(decoding: memory.forms.bytes(of: Int(word.form)), as: UTF8.self))
  }

  /// The words of a text in order, each with its range.
  public func words(of text: ScalarText) -> [(range: Range<Int>, word: Word)] {
    WordScanner(text).map { ($0, word(text, in: $0)) }
  }

  /// The words of a text in order.
  public func words(of text: String) -> [Word] { words(of: ScalarText(text)).map(\.word) }

  /// A word's number in `WordMemory.words`. Amortised cost: linear in its letters.
  func number(of word: UnsafeBufferPointer<Unicode.Scalar>) -> Int { memory.number(of: word) }

  /// How many different words are remembered; the owner starts anew where they are too many.
  var remembered: Int { memory.count }

  /// Lends what is remembered, for as long as a text takes: to ask for it at each word costs more than the answer.
  func withMemory<Result>(_ body: (inout WordMemory) -> Result) -> Result { body(&memory) }
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
