/// Takes a record apart. Bytes that are not a record throw; none crash, and none make it reserve more than they hold.
struct RecordReader {
  /// Why bytes are no record.
  struct Damage: Error, Hashable {
    var what: String
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Reads a record that stands inside another.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Reads a record of `version`.
  init(_ bytes: ArraySlice<UInt8>, version: UInt8) throws(Damage) {
    self.init(bytes)
    guard try byte() == version else { throw Damage(what: "a record of another version") }
  }

  /// Reads a record of `version`.
  init(_ bytes: [UInt8], version: UInt8) throws(Damage) { try self.init(bytes[...], version: version) }

  /// To be called last: a record has nothing behind its end.
  func finish() throws(Damage) {
    if position != bytes.endIndex { throw Damage(what: "a record that is longer than it says") }
  }

  mutating func byte() throws(Damage) -> UInt8 {
    guard position < bytes.endIndex else { throw Damage(what: "a record that ends too early") }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func flag() throws(Damage) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw Damage(what: "a flag that is neither yes nor no")
    }
  }

  private mutating func raw() throws(Damage) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let next = try byte()
      if shift == 63, next > 1 { break }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
    }
    throw Damage(what: "a number that is too large")
  }

  mutating func number64() throws(Damage) -> Int64 {
    let value = try raw()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func number() throws(Damage) -> Int { Int(try number64()) }

  mutating func real() throws(Damage) -> Double {
    var bits: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try byte()) << shift }
    return Double(bitPattern: bits)
  }

  /// A count of things that take at least a byte each.
  private mutating func count() throws(Damage) -> Int {
    let value = try raw()
    guard value <= UInt64(bytes.endIndex - position) else { throw Damage(what: "a record that ends too early") }
    return Int(value)
  }

  /// Passes over a length and so many bytes; where they stand.
  mutating func span() throws(Damage) -> Range<Int> {
    let length = try count()
    defer { position += length }
    return position..<position + length
  }

  mutating func text() throws(Damage) -> String {
    let range = try span()
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw Damage(what: "a text that is not UTF-8")
    }
    return text
  }

  mutating func range() throws(Damage) -> Range<Int> {
    let start = try number()
    let (end, overflow) = start.addingReportingOverflow(try number())
    guard !overflow, start <= end else { throw Damage(what: "a range that ends before it begins") }
    return start..<end
  }

  mutating func list<Element>(
    _ body: (inout RecordReader) throws(Damage) -> Element
  ) throws(Damage) -> [Element] {
    var elements: [Element] = []
    for _ in 0..<(try count()) { elements.append(try body(&self)) }
    return elements
  }

  mutating func texts() throws(Damage) -> [String] { try list { (reader) throws(Damage) in try reader.text() } }

  mutating func optional<Value>(
    _ body: (inout RecordReader) throws(Damage) -> Value
  ) throws(Damage) -> Value? {
    try flag() ? try body(&self) : nil
  }

  mutating func optionalText() throws(Damage) -> String? {
    try optional { (reader) throws(Damage) in try reader.text() }
  }

  mutating func value<Value>(in table: [Value]) throws(Damage) -> Value {
    let index = Int(try byte())
    guard index < table.count else { throw Damage(what: "a kind that is not known") }
    return table[index]
  }
}
