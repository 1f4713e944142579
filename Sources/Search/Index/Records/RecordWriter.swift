import DocumentModel
import Xapian

/// Writes a record: numbers and texts one after the other, in the order in which `RecordReader` takes them back.
struct RecordWriter {
  private(set) var packed = PackedBytes()

  var bytes: [UInt8] { packed.bytes }

  /// A record inside another, which says the version for both.
  init() {}

  /// The version stands first in every record of its own.
  init(version: UInt8) { packed.append(byte: version) }

  mutating func write(_ text: String) { packed.append(text) }

  /// Length and bytes.
  mutating func write(_ bytes: [UInt8]) { packed.append(bytes) }

  mutating func write(_ byte: UInt8) { packed.append(byte: byte) }

  mutating func write(_ flag: Bool) { packed.append(byte: flag ? 1 : 0) }

  /// Any number, small ones of either sign in one byte.
  mutating func write(_ number: Int64) { packed.append(UInt64(bitPattern: number << 1 ^ number >> 63)) }

  mutating func write(_ number: Int) { write(Int64(number)) }

  mutating func write(_ number: Double) { packed.append(number) }

  mutating func write(_ range: Range<Int>) {
    write(range.lowerBound)
    write(range.count)
  }

  mutating func write(_ texts: [String]) { write(texts) { $0.write($1) } }

  mutating func write<Element>(_ elements: [Element], _ body: (inout RecordWriter, Element) -> Void) {
    packed.append(elements.count)
    for element in elements { body(&self, element) }
  }

  /// A list whose elements are written already.
  mutating func write(count: Int, elements: RecordWriter) {
    packed.append(count)
    packed.append(contentsOf: elements.packed)
  }

  /// A flag, and the value where there is one.
  mutating func write<Value>(_ value: Value?, _ body: (inout RecordWriter, Value) -> Void) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  mutating func write(_ text: String?) { write(text) { $0.write($1) } }

  /// The value's place in a table that only ever grows at its end.
  mutating func write<Value: Equatable>(_ value: Value, in table: [Value]) {
    guard let index = table.firstIndex(of: value) else { preconditionFailure("\(value) is missing from its table") }
    packed.append(byte: UInt8(index))
  }
}
