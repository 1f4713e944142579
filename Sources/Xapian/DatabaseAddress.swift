import CXapian

/// Where a database is.
public enum DatabaseAddress: Hashable, Sendable {
  /// A directory, or a file: a single-file database or a stub.
  case path(String)
  /// A host, and the port of its `xapian-tcpsrv`.
  case tcp(host: String, port: UInt16)
  /// A program that serves a database over its standard input and output, as `xapian-progsrv` does. Its arguments are
  /// divided at blanks.
  case program(name: String, arguments: String)
}

extension Database {
  /// Opens databases for reading, each by itself, and gives for each the database or why it could not be opened. Servers
  /// are called at the same time; each has `timeout` milliseconds for the connection and for every answer.
  public static func open(_ addresses: [DatabaseAddress], timeout: UInt32 = 10_000) -> [Result<Database, XapianError>] {
    var handles = [OpaquePointer?](repeating: nil, count: addresses.count)
    var errors = [cx_error](repeating: cx_error(), count: addresses.count)
    // Name and arguments of each, in turns.
    lending(addresses.flatMap(\.strings)) { strings in
      let raw = addresses.indices.map { index in
        cx_address(
          kind: addresses[index].kind, name: strings[2 * index], arguments: strings[2 * index + 1],
          port: addresses[index].port)
      }
      cx_databases_open(raw, raw.count, timeout, &handles, &errors)
    }
    return addresses.indices.map { index in
      if let handle = handles[index] {
        let hasRemote = if case .path = addresses[index] { false } else { true }
        return .success(Database(handle: handle, reopens: true, hasRemote: hasRemote))
      }
      return .failure(taken(&errors[index]))
    }
  }

  /// Several databases as one. It shares what they are made of: they belong to one thread, and where one is reopened the
  /// others move on, too.
  public convenience init(joining parts: [Database]) throws(XapianError) {
    let handle = try calling { cx_database_join(parts.map(\.handle), parts.count, &$0) }
    self.init(handle: handle, reopens: true, hasRemote: parts.contains(where: \.hasRemote))
  }

  /// Says how patterns of words are decided for servers, which do not know them: `slot` names what a document is a part of,
  /// all parts bear the term made of that name and `prefix`, or of that and `other`, and at most `candidateLimit` documents are looked at for a
  /// pattern (`MatchSet.undecided` says how many were not).
  public func decidePatterns(
    slot: ValueSlot, prefix: Term, or other: Term, candidateLimit: UInt32 = 50_000
  ) throws(XapianError) {
    try calling { error in
      lending(prefix.bytes) { prefix in
        lending(other.bytes) { cx_database_set_decisions(handle, slot, prefix, $0, candidateLimit, &error) }
      }
    }
  }
}

extension DatabaseAddress {
  fileprivate var kind: cx_address_kind {
    switch self {
    case .path: CX_ADDRESS_PATH
    case .tcp: CX_ADDRESS_TCP
    case .program: CX_ADDRESS_PROGRAM
    }
  }

  fileprivate var strings: [[UInt8]] {
    switch self {
    case .path(let path): [Array(path.utf8), []]
    case .tcp(let host, _): [Array(host.utf8), []]
    case .program(let name, let arguments): [Array(name.utf8), Array(arguments.utf8)]
    }
  }

  fileprivate var port: UInt16 {
    if case .tcp(_, let port) = self { port } else { 0 }
  }

  /// How Xapian names it in the context of an error; nil for a local one, whose errors name it in no certain way.
  public var context: String? {
    switch self {
    case .path: nil
    case .tcp(let host, let port): "remote:tcp(\(host):\(port))"
    case .program(let name, let arguments): "remote:prog(\(name) \(arguments))"
    }
  }
}
