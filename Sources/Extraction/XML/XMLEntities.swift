import DocumentModel

/// Puts a document's entities in their places, so that the parser meets none but XML's own five and references by number.
///
/// Known are those that the document declares itself and the named characters of the usual DTDs (`NamedEntities`). An
/// external entity is never read: nothing stands in its place, and a diagnostic says so. A name that is not known stays
/// as it is written. The document type declaration is blanked out, its line ends kept.
struct XMLEntities {
  private(set) var bytes: [UInt8] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether a tag has so many attributes, or the document so many namespaces, that the parser's cost would not be linear.
  private(set) var isTangled = false

  /// Deeper nesting is a loop or an attack.
  private static let deepest = 12
  private static let mostDeclarations = 20_000
  private static let mostAttributes = 250
  private static let mostNamespaces = 4000

  private enum Declaration {
    case value([UInt8])
    case external
  }

  private var declared: [String: Declaration] = [:]
  private var expansions: [String: [UInt8]] = [:]
  private var copied = 0
  /// Bytes that expansions may still add.
  private var budget: Int
  private var namespaces = 0
  private var strays = 0
  private var unknown: [String: Int] = [:]
  private var external: Set<String> = []

  /// Throws `.tooCostly` where the entities expand beyond a bound. Cost: linear.
  static func replaced(in utf8: [UInt8]) throws(ExtractionError) -> XMLEntities {
    var result = XMLEntities(budget: utf8.count + (1 << 20))
    try result.read(utf8)
    return result
  }

  private init(budget: Int) { self.budget = budget }

  private mutating func read(_ text: [UInt8]) throws(ExtractionError) {
    bytes.reserveCapacity(text.count + 64)
    var index = text.first == 0xEF && text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    copied = index
    while index < text.count {
      let byte = text[index]
      if byte == 0x3C {
        index = try readMarkup(text, index)
      } else if byte == 0x26 {
        index = try readReference(text, index, isInTag: false)
      } else {
        index += 1
      }
    }
    bytes += text[copied...]
    report()
  }

  // MARK: Markup

  /// Reads what begins with `<` and returns the offset behind it.
  private mutating func readMarkup(_ text: [UInt8], _ start: Int) throws(ExtractionError) -> Int {
    guard start + 1 < text.count else { return start + 1 }
    switch text[start + 1] {
    case 0x21:
      let rest = text[start...]
      if rest.starts(with: "<!--".utf8) { return Self.end(of: "-->", in: text, from: start + 4) ?? start + 4 }
      if rest.starts(with: "<![CDATA[".utf8) { return Self.end(of: "]]>", in: text, from: start + 9) ?? start + 9 }
      if rest.dropFirst(2).prefix(7).elementsEqual("DOCTYPE".utf8, by: { $0 & 0xDF == $1 }) {
        let end = readDocumentType(text, start + 9)
        bytes += text[copied..<start]
        for index in start..<end where text[index] == 0x0A { bytes.append(0x0A) }
        copied = end
        return end
      }
      return start + 2
    case 0x3F: return Self.end(of: "?>", in: text, from: start + 2) ?? start + 2
    case let byte where byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F || byte >= 0x80 || byte == 0x2F:
      return try readTag(text, start + 1)
    default: return start + 1
    }
  }

  /// A tag ends with `>`, or before the next `<`, which no attribute may hold.
  private mutating func readTag(_ text: [UInt8], _ start: Int) throws(ExtractionError) -> Int {
    var index = start
    var quote: UInt8 = 0
    var attributes = 0
    while index < text.count {
      let byte = text[index]
      if byte == 0x3C { break }
      if byte == 0x26 {
        index = try readReference(text, index, isInTag: true)
        continue
      }
      index += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        break
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
        attributes += 1
      } else if byte == 0x78, text[(index - 1)...].starts(with: "xmlns".utf8) {
        namespaces += 1
      }
    }
    if attributes > Self.mostAttributes || namespaces > Self.mostNamespaces { isTangled = true }
    return index
  }

  /// Reads a document type's own declarations and returns the offset behind it.
  private mutating func readDocumentType(_ text: [UInt8], _ start: Int) -> Int {
    var index = start
    var isInside = false
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x22, 0x27: index = text[(index + 1)...].firstIndex(of: byte) ?? index
      case 0x5B: isInside = true
      case 0x5D: isInside = false
      case 0x3E where !isInside: return index + 1
      case 0x3C where text[index...].starts(with: "<!--".utf8):
        index = (Self.end(of: "-->", in: text, from: index + 4) ?? index + 1) - 1
      case 0x3C where text[index...].starts(with: "<?".utf8):
        index = (Self.end(of: "?>", in: text, from: index + 2) ?? index + 1) - 1
      case 0x3C where text[index...].starts(with: "<!ENTITY".utf8): index = readDeclaration(text, index + 8) - 1
      // The document begins, whatever the declaration's own end.
      case 0x3C where !isInside: return index
      default: break
      }
      index += 1
    }
    return text.count
  }

  /// `<!ENTITY name "value">` or `<!ENTITY name SYSTEM "address">`; returns the offset behind its values.
  private mutating func readDeclaration(_ text: [UInt8], _ start: Int) -> Int {
    var index = start
    func skipBlanks() { while index < text.count, text[index] <= 0x20 { index += 1 } }
    func word() -> String {
      let first = index
      while index < text.count, Self.isNameByte(text[index]), index - first < 100 { index += 1 }
      return String(decoding: text[first..<index], as: UTF8.self)
    }
    skipBlanks()
    let name = word()
    guard !name.isEmpty, declared.count < Self.mostDeclarations else { return max(index, start + 1) }
    skipBlanks()
    guard index < text.count else { return index }
    let quote = text[index]
    if quote == 0x22 || quote == 0x27 {
      guard let end = text[(index + 1)...].firstIndex(of: quote) else { return text.count }
      if declared[name] == nil { declared[name] = .value(Self.withAmpersands(text[(index + 1)..<end])) }
      return end + 1
    }
    let kind = word()
    if kind == "SYSTEM" || kind == "PUBLIC", declared[name] == nil { declared[name] = .external }
    return max(index, start + 1)
  }

  /// An ampersand by number begins a reference once the entity stands in its place (XML 1.0, 4.5).
  private static func withAmpersands(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = value
    while let sign = rest.firstIndex(of: 0x26) {
      result += rest[...sign]
      rest = rest[(sign + 1)...]
      for form in ["#38;", "#x26;"] where rest.starts(with: form.utf8) { rest = rest.dropFirst(form.utf8.count) }
    }
    return result + rest
  }

  // MARK: References

  /// Reads what begins with `&` and returns the offset behind it.
  private mutating func readReference(
    _ text: [UInt8], _ start: Int, isInTag: Bool
  ) throws(ExtractionError) -> Int {
    var index = start + 1
    while index < text.count, Self.isNameByte(text[index]) || text[index] == 0x23, index - start < 64 { index += 1 }
    guard index < text.count, text[index] == 0x3B, index > start + 1 else {
      strays += 1
      put("&amp;".utf8, for: start..<(start + 1), of: text)
      return start + 1
    }
    let name = String(decoding: text[(start + 1)..<index], as: UTF8.self)
    let range = start..<(index + 1)
    if name.hasPrefix("#") {
      if let scalar = Self.replacement(forNumber: name.dropFirst()) { put(String(scalar).utf8, for: range, of: text) }
      return range.upperBound
    }
    if Self.builtIn.contains(name) { return range.upperBound }
    let expansion = try expansion(of: name, depth: 0)
    budget -= expansion.count
    guard budget >= 0 else { throw Self.tooCostly }
    put(isInTag ? Self.quoted(expansion) : expansion, for: range, of: text)
    return range.upperBound
  }

  private mutating func put(_ replacement: some Sequence<UInt8>, for range: Range<Int>, of text: [UInt8]) {
    bytes += text[copied..<range.lowerBound]
    bytes += replacement
    copied = range.upperBound
  }

  /// What an entity stands for, with all entities in it replaced. The depth is bounded, and with it the recursion.
  private mutating func expansion(of name: String, depth: Int) throws(ExtractionError) -> [UInt8] {
    if let known = expansions[name] { return known }
    guard depth < Self.deepest else { throw Self.tooCostly }
    var result: [UInt8] = []
    switch declared[name] {
    case .external: external.insert(name)
    case .value(let value):
      var rest = value[...]
      while let sign = rest.firstIndex(of: 0x26) {
        result += rest[..<sign]
        let end = rest[sign...].prefix(64).firstIndex(of: 0x3B)
        let inner = end.map { String(decoding: rest[(sign + 1)..<$0], as: UTF8.self) }
        if let inner, let end, !inner.hasPrefix("#"), !Self.builtIn.contains(inner) {
          result += try expansion(of: inner, depth: depth + 1)
          rest = rest[(end + 1)...]
        } else {
          result += inner == nil ? Array("&amp;".utf8) : [0x26]
          rest = rest[(sign + 1)...]
        }
        guard result.count <= budget else { throw Self.tooCostly }
      }
      result += rest
    case nil:
      guard let scalar = NamedEntities.scalar(name) else {
        unknown[name, default: 0] += 1
        return Array("&amp;\(name);".utf8)
      }
      result = Array(String(scalar).utf8)
    }
    if expansions.count < Self.mostDeclarations { expansions[name] = result }
    return result
  }

  private static func quoted(_ expansion: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in expansion {
      switch byte {
      case 0x22: result += "&#34;".utf8
      case 0x27: result += "&#39;".utf8
      case 0x3C: result += "&lt;".utf8
      default: result.append(byte)
      }
    }
    return result
  }

  /// What stands for a number that XML does not allow, or that means a letter of Windows-1252; nil where the reference
  /// is good as it is.
  private static func replacement(forNumber digits: Substring) -> Unicode.Scalar? {
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let value = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
    guard let value else { return "\u{FFFD}" }
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7F, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
      // XML has no capital X.
      return digits.hasPrefix("X") ? Unicode.Scalar(value) : nil
    case 0x80...0x9F: return WindowsSigns.scalar(UInt8(truncatingIfNeeded: value))
    default: return "\u{FFFD}"
    }
  }

  // MARK: Parts

  private static let builtIn: Set<String> = ["amp", "lt", "gt", "quot", "apos"]

  private static let tooCostly = ExtractionError(
    .tooCostly, "The XML file's entities expand without bound; it may be an attack.")

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x3A || byte == 0x2D || byte == 0x2E
      || byte == 0x5F || byte >= 0x80
  }

  /// The offset behind the next `sign`.
  private static func end(of sign: StaticString, in text: [UInt8], from start: Int) -> Int? {
    text[min(start, text.count)...].firstIndex(of: sign).map { $0 + sign.utf8CodeUnitCount }
  }

  private mutating func report() {
    if strays > 0 {
      diagnostics.append(
        Diagnostic(
          .info, "markup-damaged",
          "\(strays) bare \(strays == 1 ? "ampersand was" : "ampersands were") read as written."))
    }
    if !unknown.isEmpty {
      let names = unknown.keys.sorted().prefix(5).map { "&\($0);" }.joined(separator: ", ")
      diagnostics.append(
        Diagnostic(.warning, "entity-unknown", "The file uses entities that it does not declare: \(names)."))
    }
    if !external.isEmpty {
      let names = external.sorted().prefix(5).joined(separator: ", ")
      diagnostics.append(
        Diagnostic(.warning, "entity-external", "Parts of the text lie in other files, which were not read: \(names)."))
    }
  }
}
