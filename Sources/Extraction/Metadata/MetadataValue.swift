import DocumentModel
import Yams

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value of YAML front matter or JSON-LD: both come to this, so that one reader serves both.
indirect enum MetadataValue: Sendable, Hashable {
  /// A text, number or date as it is written.
  case text(String)
  case list([MetadataValue])
  case mapping([String: MetadataValue])
  case nothing

  /// The value under a key; nil for anything but a mapping that has it.
  subscript(_ key: String) -> MetadataValue? {
    guard case .mapping(let values) = self else { return nil }
    return values[key]
  }

  /// Its text, trimmed and with blanks collapsed; nil where it is none or empty.
  var text: String? {
    guard case .text(let text) = self else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The values of a list; a single value as a list of one.
  var values: [MetadataValue] {
    switch self {
    case .list(let values): values
    case .nothing: []
    default: [self]
    }
  }

  /// The first text in it: its own, or that of a list's first entry.
  var firstText: String? { values.lazy.compactMap(\.text).first }
}

// MARK: JSON

extension MetadataValue: Decodable {
  /// Reads JSON; nil for what is none or nested deeper than metadata is. Cost: linear.
  init?(json: String) {
    guard Nesting.isShallow(json.utf8), let value = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = value
  }

  init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if box.decodeNil() {
      self = .nothing
    } else if let text = try? box.decode(String.self) {
      self = .text(text)
    } else if let values = try? box.decode([String: MetadataValue].self) {
      self = .mapping(values)
    } else if let values = try? box.decode([MetadataValue].self) {
      self = .list(values)
    } else if let number = try? box.decode(Int.self) {
      self = .text(String(number))
    } else if let number = try? box.decode(Double.self) {
      self = .text(String(number))
    } else {
      self = .text(String(try box.decode(Bool.self)))
    }
  }
}

// MARK: YAML

extension MetadataValue {
  /// Reads YAML; nil for what is none, is nested deeper than metadata is, or multiplies itself by aliases.
  /// Cost: linear.
  init?(yaml: String) {
    // The encoding is named because its default is looked up in the environment; without tags to resolve, every scalar
    // stays the text that was written.
    guard Nesting.isShallow(yaml.utf8), !Nesting.multiplies(yaml.utf8),
      let node = try? Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot()
    else { return nil }
    self.init(node)
  }

  private init(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      let isBare = scalar.style == .plain || scalar.style == .any
      self = isBare && ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? .nothing : .text(scalar.string)
    case .sequence(let nodes): self = .list(nodes.map { MetadataValue($0) })
    case .mapping(let pairs):
      var values: [String: MetadataValue] = [:]
      for (key, value) in pairs {
        if let key = key.scalar?.string { values[key] = MetadataValue(value) }
      }
      self = .mapping(values)
    case .alias: self = .nothing
    }
  }
}

/// Bounds that keep the recursion of the YAML and JSON readers small whatever the input.
enum Nesting {
  static let limit = 48

  /// Whether neither brackets nor indentation nor the list signs before a line nest deeper than the limit. Brackets in
  /// quotation marks count too: nobody writes a title with fifty. Cost: linear.
  static func isShallow(_ text: some Sequence<UInt8>) -> Bool {
    var depth = 0
    var column = 0
    var signs = 0
    var isLeading = true
    for byte in text {
      switch byte {
      case 0x0A:
        column = 0
        signs = 0
        isLeading = true
        continue
      case 0x5B, 0x7B: depth += 1
      case 0x5D, 0x7D: depth = max(0, depth - 1)
      case 0x2D, 0x3F, 0x3A: if isLeading { signs += 1 }
      case 0x20: break
      default: isLeading = false
      }
      column += 1
      if depth > limit || (isLeading && (signs > 2 * limit || column > 16 * limit)) { return false }
    }
    return true
  }

  /// Whether there are anchors and more aliases than a hand would write, which can blow a small file up.
  static func multiplies(_ text: some Sequence<UInt8>) -> Bool {
    var anchors = 0
    var aliases = 0
    var previous: UInt8 = 0x0A
    for byte in text {
      if previous == 0x20 || previous == 0x0A || previous == 0x5B || previous == 0x2C || previous == 0x7B {
        if byte == 0x26 { anchors += 1 }
        if byte == 0x2A { aliases += 1 }
      }
      previous = byte
    }
    return anchors > 0 && aliases > 8
  }
}
