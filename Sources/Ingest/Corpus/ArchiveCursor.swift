import Corpus

/// Hands out the bytes of members, one archive open at a time: members that are asked for in the order of their archive
/// cost one pass over it.
struct ArchiveCursor {
  private let memberBytes: Int
  private var archive: OpenArchive?

  init(memberBytes: Int) { self.memberBytes = memberBytes }

  mutating func contents(of file: SourceFile, member: ArchiveMember) -> Result<[UInt8], FileFailure> {
    do throws(FileFailure) {
      guard file.bytes <= memberBytes else { throw FileSystem.tooLarge(file.bytes, limit: memberBytes) }
      if archive.map({ $0.path != member.archive || !$0.isBefore(member) }) ?? true {
        archive = nil
        archive = try OpenArchive(path: member.archive, memberBytes: memberBytes)
      }
      guard let archive else { throw FileFailure("changed", "the archive changed while it was read; run again") }
      return .success(try archive.bytes(of: member))
    } catch {
      return .failure(error)
    }
  }
}
