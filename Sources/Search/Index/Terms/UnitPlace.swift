import DocumentModel
import Xapian

/// The units of a document whose ids begin alike: up to 16 passages, say, `p16` to `p31`. Worked out from an id alone, so
/// that a term for a bucket finds its units, and no unit needs a term of its own.
struct UnitBucket: Hashable, Sendable {
  /// ASCII: a letter for the kind, the number over 16, and what tells `n6-2` from `n6`; no stop.
  let name: [UInt8]

  private static let size = 16

  /// The bucket of a local id: a letter, a number, and the number of a part (`p12.3`) or of an equal label (`n6-2`). An id
  /// without number is in the first bucket of its letter.
  init(local: String) {
    let bytes = Array(local.utf8)
    let letter = bytes.first ?? 0
    var name = [letter >= 0x61 && letter <= 0x7A ? letter : UInt8(ascii: "~")]
    var position = bytes.firstIndex { Self.isDigit($0) } ?? bytes.count
    let number = Self.number(in: bytes, &position)
    name += Base64Number.bytes(number / Self.size)
    if position < bytes.count {
      let mark = bytes[position]
      position += 1
      let second = Self.number(in: bytes, &position)
      if mark == UInt8(ascii: "-") {
        name += [mark] + Base64Number.bytes(second)
      } else if second >= Self.size {
        name += [UInt8(ascii: ",")] + Base64Number.bytes(second / Self.size)
      }
    }
    self.name = name
  }

  fileprivate init(name: [UInt8]) { self.name = name }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The digits from `position` on, which moves behind them; large numbers are all the same.
  private static func number(in bytes: [UInt8], _ position: inout Int) -> Int {
    var number = 0
    while position < bytes.count, isDigit(bytes[position]) {
      number = min(number * 10 + Int(bytes[position] - 0x30), 1 << 40)
      position += 1
    }
    return number
  }
}

/// Where a unit's record is: in which bucket of its document, in which chunk of that, and the how manieth there.
struct UnitPlace: Hashable, Sendable {
  var kind: Unit.Kind
  var bucket: UnitBucket
  var chunk: Int
  /// Below `chunkSize`.
  var index: Int

  /// The most units of a chunk.
  static let chunkSize = 8

  /// As a value slot holds it: the bucket's name, with the kind's capital in front where its letter says another kind,
  /// then chunk and index in bytes above ASCII.
  var value: [UInt8] {
    var bytes: [UInt8] = []
    if bucket.name.first != kind.letter { bytes.append(kind.letter - 0x20) }
    bytes += bucket.name
    var rest = chunk * Self.chunkSize + index
    repeat {
      bytes.append(0x80 | UInt8(rest & 0x7F))
      rest >>= 7
    } while rest > 0
    return bytes
  }

  init(kind: Unit.Kind, bucket: UnitBucket, chunk: Int, index: Int) {
    self.kind = kind
    self.bucket = bucket
    self.chunk = chunk
    self.index = index
  }

  /// nil for what is no place.
  init?(value: [UInt8]) {
    guard let letter = value.first, let kind = Unit.Kind(letter: letter),
      let end = value.firstIndex(where: { $0 >= 0x80 }), value.count - end <= 5
    else { return nil }
    let name = value[(letter < 0x61 ? 1 : 0)..<end]
    guard !name.isEmpty else { return nil }
    var number = 0
    for byte in value[end...].reversed() { number = number << 7 | Int(byte & 0x7F) }
    self.init(
      kind: kind, bucket: UnitBucket(name: Array(name)), chunk: number / Self.chunkSize,
      index: number % Self.chunkSize)
  }
}

extension UnitPlace {
  /// Whether a local id is a note's.
  static func isNote(local: String) -> Bool { local.utf8.first == Unit.Kind.note.letter }
}

extension Unit.Kind {
  /// The letter of its ids and of its terms.
  var letter: UInt8 {
    switch self {
    case .passage: UInt8(ascii: "p")
    case .note: UInt8(ascii: "n")
    case .quotation: UInt8(ascii: "q")
    case .heading: UInt8(ascii: "h")
    case .caption: UInt8(ascii: "c")
    case .reference: UInt8(ascii: "r")
    }
  }

  /// The kind of a letter, small or capital.
  init?(letter: UInt8) {
    guard let kind = Self.allCases.first(where: { $0.letter == letter | 0x20 }) else { return nil }
    self = kind
  }

  /// Its term under one of the prefixes of kinds.
  func term(_ prefix: String) -> Term { Term(bytes: Array(prefix.utf8) + [letter]) }
}
