import Corpus
import DocumentModel

/// Reads one file with all that is known of it from outside: the work of one thread, whichever it is.
public struct FileReader: Sendable {
  /// What a file gave.
  public enum Reading: Sendable {
    /// Its bytes are those of the digest that was given.
    case unchanged
    case document(Document, sha256: String)
    /// It was read, and there is nothing in it, or nothing that can be a document.
    case nothing(reason: String, sha256: String)
    /// The digest is empty where the file could not be read to its end.
    case failed(FileFailure, sha256: String)
  }

  /// 64 MiB: some ten thousand pages of text.
  public static let defaultMaximumBytes = 64 << 20

  let reader: DocumentReader
  let metadata: MetadataList?
  let language: String?
  let maximumBytes: Int
  private let analysis: String

  /// - Parameters:
  ///   - language: an ISO 639-1 code that goes before whatever the files state.
  ///   - maximumBytes: a larger file is not opened.
  public init(
    _ reader: DocumentReader, metadata: MetadataList? = nil, language: String? = nil,
    maximumBytes: Int = Self.defaultMaximumBytes
  ) {
    self.reader = reader
    self.metadata = metadata
    self.language = language
    self.maximumBytes = maximumBytes
    analysis = AnalysisVersion.analysis(readers: reader.version)
  }

  /// Changes whenever unchanged bytes may give other units: the readers' versions and the options.
  func analysis(forPath path: String) -> String {
    var parts = [analysis]
    if let language { parts.append("language \(language)") }
    if let metadata { parts.append("metadata \(metadata.fingerprint(forPath: path))") }
    return parts.joined(separator: "; ")
  }

  /// Reads a file; no error leaves it. Cost: that of reading.
  ///
  /// - Parameters:
  ///   - contents: the file's bytes, where they have been read.
  ///   - known: the digest of what was read before; where the bytes are still the same, nothing more is done.
  public func read(
    _ file: SourceFile, contents: Result<[UInt8], FileFailure>? = nil, unless known: String? = nil
  ) async -> Reading {
    var digest = ""
    do throws(FileFailure) {
      let bytes = try (contents ?? self.contents(of: file)).get()
      let sidecar = file.member.map { $0.sidecar.map(Sidecar.init) } ?? file.sidecar.map(Sidecar.init(path:))
      var hash = SHA256()
      hash.update(bytes)
      if let bytes = try? sidecar?.content.get() { hash.update(bytes) }
      digest = hash.finish()
      if digest == known { return .unchanged }
      let document = try await document(of: bytes, file: file, sidecar: sidecar)
      guard document.work.title != nil || UnitBuilder.hasUnits(document) else {
        return .nothing(reason: "it has neither text nor title", sha256: digest)
      }
      return .document(document, sha256: digest)
    } catch {
      return refused(error, file: file, digest: digest)
    }
  }

  /// A file's text as its format lays it out, before anything is understood.
  public func laidOutText(of file: SourceFile) async throws(FileFailure) -> LaidOutText {
    try await reader.layOut(try contents(of: file).get(), file.name)
  }

  private func contents(of file: SourceFile) -> Result<[UInt8], FileFailure> {
    if let member = file.member {
      var cursor = ArchiveCursor(memberBytes: maximumBytes)
      return cursor.contents(of: file, member: member)
    }
    do throws(FileFailure) {
      guard file.bytes <= maximumBytes else { throw FileSystem.tooLarge(file.bytes, limit: maximumBytes) }
      return .success(try FileSystem.contents(of: file.path, limit: maximumBytes))
    } catch {
      return .failure(error)
    }
  }

  private func document(
    of bytes: [UInt8], file: SourceFile, sidecar: Sidecar?
  ) async throws(FileFailure) -> Document {
    var laidOut = try await reader.layOut(bytes, file.name)
    let outside = OutsideMetadata(path: file.path, sidecar: sidecar, list: metadata)
    outside.state(in: &laidOut)
    if let language { laidOut.language = language }
    var document = reader.understand(laidOut)
    outside.complete(&document, stated: laidOut.work)
    if let language { document.language = language }
    return document
  }

  /// A file of a folder that is no document is passed over; one that was named is a failure.
  private func refused(_ failure: FileFailure, file: SourceFile, digest: String) -> Reading {
    if failure.code == "empty" || (failure.isOfKind && !file.isNamed) {
      return .nothing(reason: failure.message, sha256: digest)
    }
    return .failed(failure, sha256: digest)
  }
}
