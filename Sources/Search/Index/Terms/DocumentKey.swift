import DocumentModel
import Xapian

/// A document's id as its entries bear it: nine characters for 54 bits of a hash.
///
/// The id itself would stand in three places of every unit. Two ids of one index that have the same key (one chance in
/// 30,000 among a million documents) are told apart when the second is written: it is refused as if it were the first.
struct DocumentKey: Hashable, Sendable {
  /// ASCII letters, digits, `_` and `~`.
  let bytes: [UInt8]

  static let length = 9

  init(_ id: String) {
    var hash = BoundedTerm.hash(id.utf8)
    // The upper bits of FNV-1a change too little from one short text to the next.
    hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    bytes = (0..<Self.length).map { Self.digits[Int(hash >> UInt64(58 - 6 * $0) & 63)] }
  }

  /// A key as a value slot holds it.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// On the document's own entry, once in the index.
  var entry: Term { term(Schema.entry) }
  /// On its found units.
  var found: Term { term(Schema.document) }
  /// On its stored units and sections.
  var stored: Term { term(Schema.storedDocument) }

  /// Every entry of a document bears one of these.
  var all: [Term] { [found, stored, entry] }

  /// On the units of a section, by its number in the document.
  func section(_ number: Int) -> Term {
    term(Schema.document, Array("/".utf8) + Base64Number.bytes(number))
  }

  /// On the units that cite a work, by the number of the text that names it.
  func cited(_ number: Int) -> Term {
    term(Schema.document, Array("+".utf8) + Base64Number.bytes(number))
  }

  /// On the units of a bucket.
  func bucket(_ bucket: UnitBucket) -> Term { term(Schema.document, bucket.name) }

  /// On the entry whose data are a chunk.
  func chunk(_ bucket: UnitBucket, _ number: Int) -> Term {
    term(Schema.document, bucket.name + [UInt8(ascii: ".")] + Base64Number.bytes(number))
  }

  /// `prefix`, the document's key and the local part of a unit's id.
  static func unit(_ prefix: String, _ id: UnitID) -> Term {
    BoundedTerm.bounded(DocumentKey(id.document).term(prefix, Array(id.local.utf8)).bytes)
  }

  private func term(_ prefix: String, _ rest: [UInt8] = []) -> Term {
    var term: [UInt8] = []
    term.reserveCapacity(prefix.utf8.count + bytes.count + rest.count)
    term.append(contentsOf: prefix.utf8)
    term.append(contentsOf: bytes)
    term.append(contentsOf: rest)
    return Term(bytes: term)
  }

  private static let digits = Base64Number.digits
}

/// Numbers in few letters: base 64, most significant first.
enum Base64Number {
  static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_~".utf8)

  /// For a number that is not negative.
  static func bytes(_ number: Int) -> [UInt8] {
    let number = max(number, 0)
    let count = max(1, (Int.bitWidth - number.leadingZeroBitCount + 5) / 6)
    return (0..<count).map { digits[number >> (6 * (count - 1 - $0)) & 63] }
  }
}
