#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A shard, and what the user named to mean it and perhaps others.
public struct NamedShard: Hashable, Sendable {
  public var name: String
  public var address: ShardAddress
}

/// Finds the databases behind what the user named: an index folder, a stub, a server.
public enum ShardList {
  /// Stubs may name stubs so deeply.
  static let depthLimit = 8
  /// So many databases are searched at most: each is a file or a connection that stays open.
  static let shardLimit = 1_000
  /// In bytes; a longer file is no stub.
  static let stubLimit = 1 << 20

  /// The databases that `names` stand for, each once, in the order in which they are named first. A name is `tcp://…`,
  /// `ssh://…`, the directory of a database, an index folder or a stub. A relative path is taken from the current folder.
  /// Nothing is opened but stubs. Throws `notFound`, `badStub` or `badAddress`.
  public static func shards(named names: [String]) throws(IndexError) -> [NamedShard] {
    var search = Search()
    for name in names {
      search.name = name
      if let address = try ShardAddress(url: name) {
        try search.append(address)
      } else {
        try search.append(path: name, depth: 0, from: nil)
      }
    }
    return search.shards
  }

  /// What is at a path.
  private enum Place {
    case database
    case stub(file: String, isFolder: Bool)
    case nothing
  }

  private static func place(_ path: String) -> Place {
    var information = stat()
    guard stat(path, &information) == 0 else { return .nothing }
    guard information.st_mode & S_IFMT == S_IFDIR else {
      return isSingleFileDatabase(path) ? .database : .stub(file: path, isFolder: false)
    }
    // The list of an index folder comes first: a database of an older layout may still lie beside it.
    let list = path + "/" + IndexFolder.stubName
    if access(list, F_OK) == 0 { return .stub(file: list, isFolder: true) }
    return access(path + "/iamglass", F_OK) == 0 ? .database : .nothing
  }

  /// A compact database may be one file; it begins as no text does.
  private static func isSingleFileDatabase(_ path: String) -> Bool { contents(of: path, limit: 2) == [0x0F, 0x0D] }

  /// The first `limit` bytes of a file; nil where it cannot be read.
  private static func contents(of path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 14))
    while bytes.count < limit {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, min($0.count, limit - bytes.count)) }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if count == 0 || errno != EINTR {
        return count == 0 ? bytes : nil
      }
    }
    return bytes
  }

  /// The list in the making.
  private struct Search {
    var name = ""
    var shards: [NamedShard] = []
    private var seen: Set<ShardAddress> = []

    mutating func append(_ address: ShardAddress) throws(IndexError) {
      guard seen.insert(address).inserted else { return }
      shards.append(NamedShard(name: name, address: address))
      guard shards.count <= shardLimit else {
        throw IndexError(
          .badStub, "More than \(shardLimit) databases are named.", remedy: "Name fewer, or merge some of them.")
      }
    }

    /// `stub` is the file that names the path, nil for the user.
    mutating func append(path: String, depth: Int, from stub: String?) throws(IndexError) {
      switch place(path) {
      case .database: try append(.directory(canonical(path)))
      case .stub(let file, let isFolder): try append(stub: file, isFolder: isFolder, depth: depth + 1)
      case .nothing:
        guard let stub else { throw .notFound(path) }
        throw IndexError(
          .notFound, "There is no index at \(path), which \(stub) names.", remedy: "Correct the line in \(stub).")
      }
    }

    private mutating func append(stub file: String, isFolder: Bool, depth: Int) throws(IndexError) {
      guard depth <= depthLimit else {
        throw .badStub(file, "stubs name each other more than \(depthLimit) levels deep")
      }
      guard let bytes = contents(of: file, limit: stubLimit + 1) else {
        throw .badStub(file, "it cannot be read: \(String(cString: strerror(errno)))")
      }
      guard bytes.count <= stubLimit, let text = String(validating: bytes, as: UTF8.self) else {
        throw .badStub(file, "it is neither a database nor a stub")
      }
      for entry in try entries(of: text, file) {
        switch entry {
        case .local(let path), .any(let path):
          try append(path: path.hasPrefix("/") ? path : folder(of: file) + path, depth: depth, from: file)
        case .remote, .program:
          // Somebody else's folder is opened without looking: it must not make us run programs or call other hosts.
          guard !isFolder else {
            throw .badStub(file, "the list of an index folder names local databases only; put others into a stub file")
          }
          if case .remote(let host, let port) = entry { try append(.tcp(host: host, port: port)) }
          if case .program(let name, let arguments) = entry { try append(.program(name: name, arguments: arguments)) }
        }
      }
    }

    private func entries(of text: String, _ file: String) throws(IndexError) -> [StubFile.Entry] {
      do {
        return try StubFile(parsing: text).entries
      } catch {
        throw .badStub(file, "line \(error.line): \(error.reason)")
      }
    }

    private func folder(of file: String) -> String {
      file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    }

    /// One name for one place, so that no database is counted twice.
    private func canonical(_ path: String) -> String {
      guard let real = realpath(path, nil) else { return path }
      defer { free(real) }
      return String(cString: real)
    }
  }
}
