import DocumentModel

/// How much a decoded text looks like writing.
///
/// Bytes read in the wrong encoding betray themselves inside words: signs between letters (`wi¹c`), a capital behind a
/// small letter (`MŸller`), two alphabets in one word.
struct Plausibility {
  /// Letters that are not ASCII.
  private(set) var foreign = 0
  /// Letters and signs that no writing has at their place.
  private(set) var odd = 0
  /// Letters of East Asian scripts.
  private(set) var eastAsian = 0

  private static let longest = 1 << 18

  /// Cost: linear in the first 262,144 letters.
  init(_ scalars: [Unicode.Scalar]) {
    var previous = Kind.other
    let count = min(scalars.count, Self.longest)
    var index = 0
    while index < count {
      let scalar = scalars[index]
      let kind = Kind(scalar)
      if scalar.value >= 0x80 {
        let next = index + 1 < scalars.count ? Kind(scalars[index + 1]) : .other
        if kind.isLetter { foreign += 1 }
        if kind == .eastAsian { eastAsian += 1 }
        if isOdd(kind, previous, next) { odd += 1 }
      } else if kind.isLetter, previous.isLetter, !previous.joins(kind) {
        odd += 1
      }
      previous = kind
      index += 1
    }
  }

  private func isOdd(_ kind: Kind, _ previous: Kind, _ next: Kind) -> Bool {
    switch kind {
    case .impossible: true
    case .sign: previous.isLetter && next.isLetter
    case .capital: previous == .small || next == .capital && previous == .small
    default: kind.isLetter && previous.isLetter && !previous.joins(kind)
    }
  }

  /// The share of odd places among the letters that are not ASCII, 0 to 1.
  var oddity: Double { odd == 0 ? 0 : min(1, Double(odd) / Double(max(1, foreign + odd))) }

  private enum Kind: Equatable {
    case small, capital, greek, cyrillic, hebrew, arabic, thai, eastAsian, sign, impossible, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF: self = .small
      case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: self = .capital
      case 0..<0x80, 0xA0, 0xAD, 0xB7: self = .other
      case 0x80...0x9F, 0xE000...0xF8FF, 0xFFFD: self = .impossible
      case 0xAA, 0xBA: self = .other
      case 0xA1...0xBF, 0xD7, 0xF7, 0x2020, 0x2021, 0x2030, 0x20A0...0x20CF, 0x2100...0x25FF: self = .sign
      case 0x0370...0x03FF, 0x1F00...0x1FFF: self = .greek
      case 0x0400...0x052F: self = .cyrillic
      case 0x0590...0x05FF: self = .hebrew
      case 0x0600...0x06FF: self = .arabic
      case 0x0E00...0x0E7F: self = .thai
      case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
        self = .eastAsian
      default:
        let properties = scalar.properties
        self = properties.isUppercase ? .capital : properties.isLowercase ? .small : .other
      }
    }

    var isLetter: Bool { self != .sign && self != .impossible && self != .other }

    /// Whether letters of both stand in one word. East Asian writing has no blanks.
    func joins(_ other: Kind) -> Bool {
      switch (self, other) {
      case (.small, .small), (.capital, .capital), (.capital, .small), (.small, .capital): true
      case (.eastAsian, _), (_, .eastAsian), (.thai, _), (_, .thai): true
      default: self == other
      }
    }
  }
}
