#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension MetadataValue: Decodable {
  /// Reads JSON. Throws for what is none and for what is nested deeper than metadata is. Cost: linear.
  public init(json: String) throws(MetadataError) {
    guard Self.isShallow(json: json.utf8) else { throw .tooDeep }
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    } catch {
      throw MetadataError("it is no well-formed JSON; a JSON validator shows where it is damaged")
    }
  }

  /// Reads any value of JSON.
  public init(from decoder: any Decoder) throws {
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

  /// Whether brackets outside strings nest no deeper than the limit, which bounds the decoder's recursion. Cost: linear.
  private static func isShallow(json: some Sequence<UInt8>) -> Bool {
    var depth = 0
    var isString = false
    var isEscaped = false
    for byte in json {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isString: isEscaped = true
      case UInt8(ascii: "\""): isString.toggle()
      case _ where isString: break
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      if depth > deepestNesting { return false }
    }
    return true
  }
}
