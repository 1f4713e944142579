import Xapian

/// Why an index cannot be used, with what to do about it.
public struct IndexError: Error, Hashable, Sendable {
  public enum Code: String, Hashable, Sendable {
    /// There is no index at the path.
    case notFound = "index-not-found"
    /// Another process writes to it.
    case locked = "index-locked"
    /// Its schema is not the one that this program knows.
    case unknownSchema = "index-schema"
    /// A Xapian database, but none of Loccit's.
    case foreign = "index-foreign"
    /// A record or the database itself is damaged.
    case damaged = "index-damaged"
    /// A server does not answer, and without it there is no answer.
    case unreachable = "index-unreachable"
    /// A stub that cannot be understood.
    case badStub = "index-stub"
    /// A remote index is named in no form that is known.
    case badAddress = "index-address"
    /// What a page is to follow is no hit, or none any more.
    case noSuchHit = "no-such-hit"
    /// Any other failure of the database underneath.
    case failed = "index-failed"
  }

  public var code: Code
  /// A sentence.
  public var message: String
  /// A sentence that says what to do; nil where nothing is known to help.
  public var remedy: String?
  /// What Xapian said.
  public var cause: XapianError?
  /// For `locked`, the process that holds the lock, where it is known.
  public var holder: Int32?

  public init(_ code: Code, _ message: String, remedy: String? = nil, cause: XapianError? = nil, holder: Int32? = nil) {
    self.code = code
    self.message = message
    self.remedy = remedy
    self.cause = cause
    self.holder = holder
  }
}

extension IndexError {
  static func notFound(_ path: String, cause: XapianError? = nil) -> IndexError {
    guard !IndexFolder(path).isHeadless else {
      return .damaged(path, "the file \(IndexFolder.stubName), which names its parts, is missing")
    }
    return IndexError(
      .notFound, "There is no index at \(path).", remedy: "Make one with: loccit ingest --index \(path) PATH…",
      cause: cause)
  }

  static func unknownSchema(_ path: String, found: String) -> IndexError {
    IndexError(
      .unknownSchema,
      "The index at \(path) has schema \(found); this program reads and writes schema \(Schema.version).",
      remedy: rebuilding(path))
  }

  static func oldLayout(_ path: String) -> IndexError {
    IndexError(
      .unknownSchema, "The index at \(path) is one database, as an earlier version of this program made it.",
      remedy: rebuilding(path))
  }

  private static func rebuilding(_ path: String) -> String {
    "Build it anew from the files that it knows, with: loccit ingest --rebuild --index \(IndexFolder.index(of: path))"
  }

  static func foreign(_ path: String) -> IndexError {
    IndexError(
      .foreign, "The database at \(path) was not made by loccit.", remedy: "Name another folder with --index DIR.")
  }

  static func damaged(_ path: String, _ what: String, cause: XapianError? = nil) -> IndexError {
    IndexError(
      .damaged, "The index at \(path) is damaged: \(what).",
      remedy: "Save what is sound with: loccit doctor --repair --index \(IndexFolder.index(of: path))", cause: cause)
  }

  static func unreachable(_ missing: [MissingShard], remedy: String?) -> IndexError {
    let sentences = missing.map { "\($0.name) \($0.reason)" }
    return IndexError(.unreachable, sentences.joined(separator: "; ") + ".", remedy: remedy)
  }

  static func severalServed(_ name: String) -> IndexError {
    IndexError(
      .failed, "\(name) serves several databases as one; what each knows of its files and words cannot be asked for.",
      remedy: "Serve each shard of an index by a server of its own: docs/remote.md.")
  }

  static func badStub(_ file: String, _ reason: String) -> IndexError {
    IndexError(
      .badStub, "The stub \(file) cannot be used: \(reason).", remedy: "Its lines are explained in docs/remote.md.")
  }

  static func badAddress(_ name: String, _ form: String) -> IndexError {
    IndexError(.badAddress, "“\(name)” names no index.", remedy: form)
  }

  static func locked(_ path: String, holder: Int32?, cause: XapianError? = nil) -> IndexError {
    IndexError(
      .locked,
      "The index at \(path) is being written by \(holder.map { "process \($0)" } ?? "another process").",
      remedy: "Wait for it to end, then try again.", cause: cause, holder: holder)
  }

  /// What a failure of the database means for the index at `path`.
  init(_ error: XapianError, path: String) {
    switch error.kind {
    case .notFound: self = .notFound(path, cause: error)
    case .corrupt, .version: self = .damaged(path, error.message, cause: error)
    case .locked: self = .locked(path, holder: nil, cause: error)
    default: self.init(.failed, "The index at \(path) cannot be used: \(error.message).", cause: error)
    }
  }

  /// Runs what throws Xapian's errors and ours; Xapian's become what they mean for the index at `path`.
  static func at<Result>(_ path: String, _ body: () throws -> Result) throws(IndexError) -> Result {
    do {
      return try body()
    } catch let error as XapianError {
      throw IndexError(error, path: path)
    } catch let error as IndexError {
      throw error
    } catch {
      throw IndexError(.failed, "\(error)")
    }
  }
}
