import CXapian

/// Takes the endings off words of one language.
public final class Stemmer {
  private let handle: OpaquePointer

  /// For a language's English name or ISO 639 code; `none` leaves words as they are. Throws `invalidArgument` for a
  /// language that Xapian cannot stem.
  public init(language: String) throws(XapianError) {
    handle = try calling { error in lending(Array(language.utf8)) { cx_stemmer_create($0, &error) } }
  }

  deinit { cx_stemmer_free(handle) }

  /// The stem of a word in lower case. Cost: a call to Xapian.
  public func stem(_ word: [UInt8]) throws(XapianError) -> [UInt8] {
    var stem = cx_bytes()
    try calling { error in lending(word) { cx_stemmer_stem(handle, $0, &stem, &error) } }
    return Array(UnsafeBufferPointer(start: stem.start, count: stem.count))
  }

  public func stem(_ word: String) throws(XapianError) -> String {
    String(decoding: try stem(Array(word.utf8)), as: UTF8.self)
  }
}

// A stemmer keeps its last word, so two threads cannot share one.
@available(*, unavailable)
extension Stemmer: Sendable {}

/// Xapian's version: `1.4.22`.
public var xapianVersion: String { String(cString: cx_version()) }
