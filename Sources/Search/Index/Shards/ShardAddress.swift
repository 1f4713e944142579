/// Where a single database is: one shard of what is searched.
public enum ShardAddress: Hashable, Sendable, CustomStringConvertible {
  /// The directory of a database, or the one file of a compact one.
  case directory(String)
  /// One that `xapian-tcpsrv` serves.
  case tcp(host: String, port: Int)
  /// One that a program serves over its standard input and output. Xapian divides the arguments at blanks.
  case program(name: String, arguments: String)

  /// Whether asking it may take as long as a network does.
  public var isRemote: Bool {
    switch self {
    case .directory: false
    case .tcp, .program: true
    }
  }

  /// As the user would name it.
  public var description: String {
    switch self {
    case .directory(let path): path
    case .tcp(let host, let port): "tcp://\(HostAndPort(host: host, port: port))"
    case .program(let name, let arguments): arguments.isEmpty ? ":\(name)" : ":\(name) \(arguments)"
    }
  }

  /// What `tcp://HOST:PORT` or `ssh://[USER@]HOST[:PORT]/DIR` names; nil for a name without such a beginning. Throws
  /// `badAddress` for one that has it and cannot be understood.
  init?(url name: String) throws(IndexError) {
    if name.hasPrefix("tcp://") {
      guard let address = HostAndPort(name.dropFirst(6)) else {
        throw .badAddress(name, "A served index is named tcp://HOST:PORT, an IPv6 address in brackets.")
      }
      self = .tcp(host: address.host, port: address.port)
    } else if name.hasPrefix("ssh://") {
      guard let arguments = Self.sshArguments(name.dropFirst(6)) else {
        throw .badAddress(name, "An index on another host is named ssh://[USER@]HOST[:PORT]/DIR, without blanks.")
      }
      self = .program(name: "ssh", arguments: arguments)
    } else {
      return nil
    }
  }

  /// For `ssh`, which asks nothing: a search cannot wait for a password. nil where the name is not of the form, or holds
  /// what the shell on the other side would not take literally.
  private static func sshArguments(_ name: Substring) -> String? {
    guard let slash = name.firstIndex(of: "/") else { return nil }
    var target = name[..<slash]
    let folder = name[slash...]
    var port: Int?
    if let address = HostAndPort(target.split(separator: "@", omittingEmptySubsequences: false).last ?? "") {
      port = address.port
      target = target[..<(target.lastIndex(of: ":") ?? target.endIndex)]
    }
    let parts = target.split(separator: "@", omittingEmptySubsequences: false)
    let host = parts.last.map { $0.first == "[" && $0.last == "]" ? $0.dropFirst().dropLast() : $0 } ?? ""
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), HostAndPort.isHost(host),
      parts.count < 2 || HostAndPort.isHost(parts[0]), folder.count > 1, folder.utf8.allSatisfy(isPlain)
    else { return nil }
    let user = parts.count == 2 ? "\(parts[0])@" : ""
    return "-o BatchMode=yes \(port.map { "-p \($0) " } ?? "")\(user)\(host) xapian-progsrv \(folder)"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/._-+,:@%=".utf8.contains(byte) || byte >= 0x80
    }
  }
}
