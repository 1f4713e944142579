import CXapian
import TestSupport
import Testing

@testable import Xapian

@Suite struct ErrorTests {
  /// The kind of what `body` throws.
  func kind(_ body: () throws -> Void) -> XapianError.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? XapianError)?.kind
    }
  }

  @Test func ofOpening() throws {
    let folder = try TemporaryFolder()
    #expect(kind { _ = try Database(paths: [folder.path + "/none"]) } == .notFound)
    try write([document("a")], to: folder.path + "/sound")
    try write([document("a")], to: folder.path + "/damaged")
    try folder.write(Array("no version file".utf8), to: "damaged/iamglass")
    #expect([.corrupt, .version, .opening].contains(kind { _ = try Database(paths: [folder.path + "/damaged"]) }))
    try folder.write(Array("nonsense /nowhere\n".utf8), to: "stub")
    #expect(kind { _ = try Database(paths: [folder.path + "/stub"]) } == .opening)
    let remote: [DatabaseAddress] = [
      .tcp(host: "127.0.0.1", port: 1), .program(name: "/no/such/program", arguments: ""),
    ]
    for (address, opened) in zip(remote, Database.open(remote, timeout: 1000)) {
      #expect(throws: XapianError.self) { try opened.get() }
      #expect(kind { _ = try opened.get() } == .network, "\(address)")
      // Xapian says of a program that does not start only that, not which.
      if case .failure(let error) = opened { #expect(error.context.isEmpty || error.context == address.context) }
    }
    #expect(kind { _ = try Database(paths: [""]) } != nil)
    #expect(kind { _ = try Database(paths: ["a\0b"]) } != nil)
    #expect(kind { _ = try WritableDatabase(path: folder.path + "/no/such/folder") } != nil)
  }

  @Test func ofAnotherVersion() throws {
    let folder = try TemporaryFolder()
    try write([document("a")], to: folder.path)
    // The magic word is right, the format's version is not.
    try folder.write(
      [0x0F, 0x0D] + Array("Xapian Glass".utf8) + [0xFF, 0xFF] + Array(repeating: 0, count: 80), to: "iamglass")
    #expect(kind { _ = try Database(paths: [folder.path]) } == .version)
  }

  @Test func ofTheLock() throws {
    let folder = try TemporaryFolder()
    let writer = try WritableDatabase(path: folder.path)
    #expect(kind { _ = try WritableDatabase(path: folder.path) } == .locked)
    withExtendedLifetime(writer) {}
  }

  @Test func ofDamagedTables() throws {
    let folder = try TemporaryFolder()
    try write((0..<2000).map { document("word\($0) common") }, to: folder.path)
    try folder.write([UInt8](repeating: 0x5A, count: 200_000), to: "postlist.glass")
    let kinds = kind { _ = try Database(paths: [folder.path]).found(.term("common")) }
    #expect([.corrupt, .modified, .opening].contains(kinds))
  }

  @Test func ofDocumentsAndOperations() throws {
    let folder = try TemporaryFolder()
    let writer = try WritableDatabase(path: folder.path)
    #expect(kind { _ = try writer.database.terms(of: 7) } == .documentNotFound)
    #expect(kind { try writer.commitTransaction() } == .invalidOperation)
    try writer.beginTransaction()
    #expect(kind { try writer.commit() } == .invalidOperation)
    #expect(kind { try writer.beginTransaction() } == .invalidOperation)
    try writer.cancelTransaction()
    try write([document("aa ab")], to: folder.path + "/other")
    let database = try Database(paths: [folder.path + "/other"])
    #expect(kind { _ = try database.found(.prefix("a", limit: 1, expansion: .fail)) } == .tooManyTerms)
    #expect(kind { _ = try database.found(.term("")) } == .invalidArgument)
    #expect(kind { _ = try database.found(.forms([.init(term: "", form: "")])) } == .invalidArgument)
    #expect(kind { _ = try database.found(.scaled(.all, by: -1)) } == .invalidArgument)
    #expect(kind { _ = try database.found(.scaled(.all, by: .nan)) } == .invalidArgument)
    let many = [Query.Neighbour](repeating: .init(.term("a"), forms: ["a"]), count: 65)
    #expect(kind { _ = try database.found(.phrase(many, window: 65)) } == .invalidArgument)
    #expect(kind { _ = try Query.joined(.all, through: 1).xapianDescription() } == .invalidOperation)
  }

  @Test func ofDeepQueries() throws {
    var query = Query.all
    for _ in 0..<1_000 { query = .scaled(query, by: 1) }
    #expect(kind { _ = try query.xapianDescription() } == .malformed)
  }

  @Test(
    arguments: [
      [], [99], [2], [2, 5, 0x61], [1, 1], [3, 2], [11], [17, 0, 0, 9], [2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1],
      [12, 15, 1, 1, 0x61], [200],
      [4, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
    ] as [[UInt8]])
  func ofBytesThatAreNoQuery(bytes: [UInt8]) {
    var error = cx_error()
    let result = bytes.withUnsafeBufferPointer {
      cx_query_description(cx_bytes(start: $0.baseAddress, count: $0.count), &error)
    }
    #expect(result == nil)
    #expect(error.kind == CX_ERROR_MALFORMED)
    cx_error_free(&error)
  }

  @Test(
    arguments: [
      [99], [1], [1, 0], [1, 0, 0], [1, 9, 0], [1, 0, 0, 1, 0x61], [1, 0, 1, 0xFF], [2, 1], [3, 200], [4, 1, 0x61],
    ] as [[UInt8]])
  func ofBytesThatAreNoBatch(bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    var error = cx_error()
    let path = Array(folder.path.utf8)
    let handle = path.withUnsafeBufferPointer {
      cx_database_open_writable(cx_bytes(start: $0.baseAddress, count: $0.count), CX_OPENING_CREATING, &error)
    }
    let database = try #require(handle)
    defer { cx_database_free(database) }
    #expect(!bytes.withUnsafeBufferPointer { cx_database_apply(database, $0.baseAddress, $0.count, &error) })
    #expect(error.kind == CX_ERROR_MALFORMED)
    cx_error_free(&error)
  }

  @Test func aReaderCannotWrite() throws {
    let folder = try TemporaryFolder()
    try write([], to: folder.path)
    let reading = try Database(paths: [folder.path])
    let database = reading.handle
    var error = cx_error()
    #expect(!cx_database_begin(database, &error))
    #expect(error.kind == CX_ERROR_INVALID_OPERATION)
    cx_error_free(&error)
  }

  @Test func everythingFreesNothing() {
    cx_database_free(nil)
    cx_strings_free(nil)
    cx_matches_free(nil)
    cx_stemmer_free(nil)
    cx_error_free(nil)
  }
}
