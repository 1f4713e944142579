import DocumentModel
import Yams

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value of a metadata file: what JSON and YAML have in common. Numbers are texts, for CSL writes them either way.
indirect enum MetadataValue: Hashable, Sendable {
  case text(String)
  case list([MetadataValue])
  case mapping([String: MetadataValue])
  case nothing

  /// The value under a key; nil for anything but a mapping that has it.
  subscript(_ key: String) -> MetadataValue? {
    if case .mapping(let values) = self { values[key] } else { nil }
  }

  /// Its text without blanks at its ends; nil where it is none or empty.
  var text: String? {
    guard case .text(let text) = self else { return nil }
    let scalars = ScalarText(text)
    let trimmed = scalars[scalars.trimming(scalars.range)]
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The values of a list; a single value as a list of one.
  var values: [MetadataValue] {
    switch self {
    case .list(let values): values
    case .nothing: []
    default: [self]
    }
  }

  var number: Int? { text.flatMap { Int($0) } }
}

// MARK: JSON

extension MetadataValue: Decodable {
  /// Reads JSON; throws what the decoder says of a text that is none.
  init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }

  init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if box.decodeNil() {
      self = .nothing
    } else if let text = try? box.decode(String.self) {
      self = .text(text)
    } else if let number = try? box.decode(Int.self) {
      self = .text(String(number))
    } else if let number = try? box.decode(Double.self) {
      self = .text(String(number))
    } else if let flag = try? box.decode(Bool.self) {
      self = .text(String(flag))
    } else if let values = try? box.decode([MetadataValue].self) {
      self = .list(values)
    } else {
      self = .mapping(try box.decode([String: MetadataValue].self))
    }
  }
}

// MARK: YAML

extension MetadataValue {
  /// Reads YAML; throws what the parser says of a text that is none, and for one that multiplies itself by aliases.
  init(yaml: String) throws {
    guard !Self.multiplies(yaml) else {
      throw FileFailure("metadata-damaged", "it uses anchors and aliases too often; write the values out")
    }
    guard let node = try Yams.compose(yaml: yaml) else {
      self = .nothing
      return
    }
    var budget = 100_000
    self.init(node, depth: 0, budget: &budget)
  }

  /// Whether a text has so many aliases that a few lines could stand for more nodes than there is memory.
  private static func multiplies(_ text: String) -> Bool {
    var aliases = 0
    var anchors = 0
    var startsToken = true
    for byte in text.utf8 {
      if startsToken, byte == 0x2A { aliases += 1 }
      if startsToken, byte == 0x26 { anchors += 1 }
      startsToken = byte <= 0x20 || byte == 0x5B || byte == 0x7B || byte == 0x2C || byte == 0x3A || byte == 0x3F
    }
    return anchors > 1 && aliases > 16
  }

  /// What is nested deeper than metadata is, and what is over the budget of nodes, is nothing.
  private init(_ node: Node, depth: Int, budget: inout Int) {
    budget -= 1
    guard depth < 16, budget > 0 else {
      self = .nothing
      return
    }
    switch node {
    case .scalar(let scalar):
      let isBare = scalar.style == .plain || scalar.style == .any
      self = isBare && ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? .nothing : .text(scalar.string)
    case .sequence(let nodes):
      var values: [MetadataValue] = []
      for node in nodes { values.append(MetadataValue(node, depth: depth + 1, budget: &budget)) }
      self = .list(values)
    case .mapping(let pairs):
      var values: [String: MetadataValue] = [:]
      for (key, value) in pairs {
        if let key = key.scalar?.string { values[key] = MetadataValue(value, depth: depth + 1, budget: &budget) }
      }
      self = .mapping(values)
    case .alias: self = .nothing
    }
  }
}
