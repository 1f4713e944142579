import Yams

extension MetadataValue {
  /// Reads YAML; nothing for an empty text. Throws for what is none, for what is nested deeper than metadata is, and for
  /// what multiplies itself by aliases. Cost: linear.
  public init(yaml: String) throws(MetadataError) {
    guard Self.isShallow(yaml: yaml.utf8) else { throw .tooDeep }
    guard !Self.multiplies(yaml.utf8) else { throw .multiplies }
    let root: Node?
    do {
      // The encoding is named because its default is looked up in the environment; without tags to resolve, every scalar
      // stays the text that was written.
      root = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw MetadataError(error)
    }
    guard let root else {
      self = .nothing
      return
    }
    // A node takes a byte at least, unless an alias stands for it.
    var budget = yaml.utf8.count + 1_000
    try self.init(root, depth: 0, budget: &budget)
  }

  private init(_ node: Node, depth: Int, budget: inout Int) throws(MetadataError) {
    budget -= 1
    guard budget > 0 else { throw .multiplies }
    guard depth <= Self.deepestNesting else { throw .tooDeep }
    switch node {
    case .scalar(let scalar):
      let isBare = scalar.style == .plain || scalar.style == .any
      self = isBare && ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? .nothing : .text(scalar.string)
    case .sequence(let nodes):
      var values: [MetadataValue] = []
      for node in nodes { values.append(try MetadataValue(node, depth: depth + 1, budget: &budget)) }
      self = .list(values)
    case .mapping(let pairs):
      var values: [String: MetadataValue] = [:]
      for (key, value) in pairs {
        guard let key = key.scalar?.string else { continue }
        values[key] = try MetadataValue(value, depth: depth + 1, budget: &budget)
      }
      self = .mapping(values)
    case .alias: self = .nothing
    }
  }

  /// Whether neither brackets nor indentation nor the signs before a line's words nest far deeper than the limit, which
  /// would cost the parser its stack. What this overlooks, as brackets in quotation marks, it stops at a thousand.
  /// Cost: linear.
  private static func isShallow(yaml: some Collection<UInt8>) -> Bool {
    var brackets = 0
    var column = 0
    var signs = 0
    var isLeading = true
    var previous: UInt8 = 0x0A
    for byte in yaml {
      switch byte {
      case 0x0A:
        column = -1
        signs = 0
        isLeading = true
      case UInt8(ascii: " "): if isLeading, previous > 0x20 { signs += 1 }
      case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
      default: break
      }
      if isLeading, byte > 0x20 {
        // A line that begins at the margin begins an entry; a bracket that a text before it left open is none.
        if column == 0, byte == UInt8(ascii: "-") || (0x61...0x7A).contains(byte | 0x20) { brackets = 0 }
        if column > 4 * deepestNesting { return false }
        isLeading = [UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":")].contains(byte)
      }
      if brackets > deepestNesting || signs > 2 * deepestNesting { return false }
      column += 1
      previous = byte
    }
    return true
  }

  /// Whether there are anchors and more aliases than a hand would write: the parser compares keys letter for letter, and
  /// a few lines of aliases can make a key of more nodes than there is time for. Cost: linear.
  private static func multiplies(_ text: some Collection<UInt8>) -> Bool {
    var anchors = 0
    var aliases = 0
    var isName = false
    var previous: UInt8 = 0
    for byte in text {
      // `& ` and `* ` are an ampersand and a bullet.
      if isName, byte > 0x20 {
        if previous == UInt8(ascii: "&") { anchors += 1 } else { aliases += 1 }
      }
      isName = (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")) && startsToken(after: previous)
      previous = byte
    }
    return anchors > 0 && aliases > 8
  }

  private static func startsToken(after byte: UInt8) -> Bool {
    byte <= 0x20 || [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":")].contains(byte)
  }
}

extension MetadataError {
  fileprivate static let multiplies = MetadataError("it uses anchors and aliases too often; write the values out")

  fileprivate init(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init("it is no well-formed YAML: line \(mark.line), \(problem)")
    case .duplicatedKeysInMapping(let keys, _):
      self.init("it is no well-formed YAML: it states \(keys.joined(separator: ", ")) twice")
    default: self.init("it is no well-formed YAML; a YAML validator shows where it is damaged")
    }
  }
}
