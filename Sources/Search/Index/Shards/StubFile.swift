/// What Xapian calls a stub: a text that names databases, one a line, which are searched as one.
///
/// The format is Xapian's own, so that its tools read the same file: `glass PATH`, `auto PATH`, `remote HOST:PORT` and
/// `remote :PROGRAM ARGUMENTS`, empty lines, and lines that begin with `#`. A path that is not absolute starts at the
/// folder of the stub.
public struct StubFile: Hashable, Sendable {
  public enum Entry: Hashable, Sendable {
    /// The directory of a database: `glass PATH`.
    case local(String)
    /// Whatever is at the path, a database, an index folder or another stub: `auto PATH`.
    case any(String)
    /// A database served by `xapian-tcpsrv`. An IPv6 address stands here without its brackets.
    case remote(host: String, port: Int)
    /// A database served by a program over its standard input and output, as `xapian-progsrv` does. Xapian divides the
    /// arguments at blanks, and knows no quoting.
    case program(name: String, arguments: String)
  }

  /// The first line that is not understood.
  public struct ParseError: Error, Hashable, Sendable {
    /// From 1.
    public var line: Int
    /// What is wrong with it, a clause.
    public var reason: String
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  /// Reads a stub. Cost: linear.
  public init(parsing text: String) throws(ParseError) {
    entries = []
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = Substring(line.last == 0x0D ? line.dropLast() : line)
      guard !line.isEmpty, line.first != "#" else { continue }
      do throws(EntryError) {
        entries.append(try Self.entry(line))
      } catch {
        throw ParseError(line: index + 1, reason: error.reason)
      }
    }
  }

  /// The file's text, a line an entry. No path, host or argument holds a line break.
  public var text: String {
    entries.map { entry in
      let line =
        switch entry {
        case .local(let path): "glass \(path)"
        case .any(let path): "auto \(path)"
        case .remote(let host, let port): "remote \(HostAndPort(host: host, port: port))"
        case .program(let name, let arguments): arguments.isEmpty ? "remote :\(name)" : "remote :\(name) \(arguments)"
        }
      precondition(!line.utf8.contains(0x0A), "a line of a stub holds no line break")
      return line + "\n"
    }.joined()
  }

  // MARK: Lines

  private struct EntryError: Error { var reason: String }

  private static func entry(_ line: Substring) throws(EntryError) -> Entry {
    let type = line.prefix { $0 != " " }
    let rest = line.dropFirst(type.count + 1)
    switch type {
    case "glass", "auto":
      guard !rest.isEmpty else { throw EntryError(reason: "a path is missing after “\(type)”") }
      return type == "glass" ? .local(String(rest)) : .any(String(rest))
    case "remote":
      if rest.first == ":" {
        let name = rest.dropFirst().prefix { $0 != " " }
        guard !name.isEmpty else { throw EntryError(reason: "a program is missing after “remote :”") }
        return .program(name: String(name), arguments: String(rest.dropFirst(name.count + 2)))
      }
      guard let address = HostAndPort(rest) else {
        throw EntryError(reason: "“remote” is followed by HOST:PORT or by :PROGRAM ARGUMENTS")
      }
      return .remote(host: address.host, port: address.port)
    case "chert", "flint", "brass", "honey", "inmemory":
      throw EntryError(reason: "databases of the kind “\(type)” are not read; glass, auto and remote are")
    default: throw EntryError(reason: "a line begins with glass, auto or remote, or with # for a remark")
    }
  }
}
