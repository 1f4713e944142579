/// A host's name or address and a port, as in `host:9000` and `[::1]:9000`.
struct HostAndPort: Hashable, Sendable, CustomStringConvertible {
  var host: String
  /// From 1 to 65535.
  var port: Int

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// nil where the text names no host, or no port from 1 to 65535.
  init?(_ text: some StringProtocol) {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    var host = text[..<colon]
    let digits = text[text.index(after: colon)...]
    if host.first == "[", host.last == "]" {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      // An IPv6 address without brackets: where it ends cannot be told.
      return nil
    }
    guard Self.isHost(host), digits.allSatisfy({ ("0"..."9").contains($0) }), let port = Int(digits),
      (1...65_535).contains(port)
    else { return nil }
    self.init(host: String(host), port: port)
  }

  var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// Whether a program could take it for a host: letters, digits and the signs of names and addresses, and no hyphen in
  /// front, which would make it an option.
  static func isHost(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: ":"), UInt8(ascii: "%"):
        true
      default: byte >= 0x80
      }
    }
  }
}
