import Xapian

/// A shard and its database.
struct OpenShard {
  var shard: NamedShard
  var database: Database

  /// Opens shards, servers all at once, and gives for each the database or why it could not be opened. `timeout` is in
  /// milliseconds, for the connection and for every answer. A database is checked for its schema. Cost: with servers, a few
  /// answers of the slowest.
  static func open(_ shards: [NamedShard], timeout: UInt32) -> [Result<OpenShard, IndexError>] {
    let opened = Database.open(shards.map(\.address.database), timeout: timeout)
    return zip(shards, opened).map { shard, opened in
      let name = shard.address.isRemote ? shard.address.description : shard.name
      do throws(IndexError) {
        let database: Database
        switch opened {
        case .success(let value): database = value
        case .failure(let error): throw IndexError(error, path: name)
        }
        let open = OpenShard(shard: shard, database: database)
        if shard.address.isRemote {
          do throws(IndexError) { try check(database, name) } catch {
            open.abandonProgram()
            throw error
          }
        } else {
          _ = try SchemaVersion.check(database, path: name)
        }
        return .success(open)
      } catch {
        return .failure(error)
      }
    }
  }

  /// To be called where it may hang: closing the connection to a program waits for its end.
  func abandonProgram() {
    if case .program = shard.address { database.abandon() }
  }

  private static func check(_ database: Database, _ name: String) throws(IndexError) {
    try IndexError.at(name) {
      // Xapian joins the names of databases that are served as one.
      if try database.uuid().contains(":") { throw IndexError.severalServed(name) }
    }
    _ = try SchemaVersion.check(database, path: name)
  }
}

extension ShardAddress {
  /// As `Xapian` has it.
  var database: DatabaseAddress {
    switch self {
    case .directory(let path): .path(path)
    case .tcp(let host, let port): .tcp(host: host, port: UInt16(clamping: port))
    case .program(let name, let arguments): .program(name: name, arguments: arguments)
    }
  }
}

extension IndexError {
  /// Whether a server is away, rather than wrong.
  var isUnavailability: Bool {
    switch cause?.kind {
    case .network, .timeout, .closed: true
    case .opening, .malformed: cause?.context.hasPrefix("remote:") ?? false
    default: false
    }
  }

  /// Why a server is missing, as the end of a sentence.
  func reason(timeout: UInt32) -> String {
    guard let cause else { return "failed: \(message)" }
    if cause.kind == .timeout { return "did not answer within \(Double(timeout) / 1000) seconds" }
    // Xapian's sentence names the server again in parentheses.
    return "did not answer: " + cause.message.replacing(" (\(cause.context))", with: "")
  }
}
