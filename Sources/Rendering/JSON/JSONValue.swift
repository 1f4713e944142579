/// A JSON text in the making. Unlike `Codable` with `JSONEncoder`, an object keeps its keys in the order in which
/// they were given and may hold explicit nulls; interface version 1 promises both.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  public struct Member: Hashable, Sendable {
    var key: String
    var value: JSONValue
  }

  /// The JSON text on one line. Cost: linear.
  public var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .number(let number): bytes.append(contentsOf: (number.isFinite ? Self.digits(of: number) : "null").utf8)
    case .string(let text): Self.append(text, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        Self.append(member.key, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// At most six places: scores and seconds say no more.
  private static func digits(of number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    guard abs(number) < 1e9 else { return String(number) }
    return String((number * 1e6).rounded() / 1e6)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var letters = text
    letters.withUTF8 { letters in
      // What is not escaped is copied in runs.
      var start = 0
      var end = 0
      for scalar in text.unicodeScalars {
        let next = end + UTF8.width(scalar)
        // JSON need not escape all control characters, but a terminal that shows them would obey them.
        if scalar == "\"" || scalar == "\\" || scalar == "\n" || TextStyle.isControl(scalar) {
          bytes.append(contentsOf: letters[start..<end])
          appendEscaped(scalar, to: &bytes)
          start = next
        }
        end = next
      }
      bytes.append(contentsOf: letters[start..<end])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    default:
      let hexadecimal = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "\\u".utf8)
      for shift in [12, 8, 4, 0] { bytes.append(hexadecimal[Int(scalar.value >> UInt32(shift)) & 15]) }
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(nilLiteral: ()) { self = .null }

  public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
  public init(_ number: Int?) { self = number.map(JSONValue.integer) ?? .null }
  public init(_ range: Range<Int>?) {
    self = range.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) } ?? .null
  }
  public init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  /// This object with more members behind its own.
  func adding(_ more: KeyValuePairs<String, JSONValue>) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + more.map { Member(key: $0.key, value: $0.value) })
  }
}
