import TestSupport
import Testing

@testable import Search

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@Suite(.serialized) struct WriterLockTests {
  @Test func aSecondLockIsRefusedWithTheHolder() throws {
    let folder = try TemporaryFolder()
    let index = IndexFolder(folder.path)
    let lock = try WriterLock(index)
    let error = #expect(throws: IndexError.self) { try WriterLock(index) }
    #expect(error?.code == .locked)
    #expect(error?.message.contains("\(getpid())") == true)
    withExtendedLifetime(lock) {}
  }

  /// Closing a file twice closes one that another thread has opened since.
  @Test func aRefusedLockClosesNobodysFiles() async throws {
    let folder = try TemporaryFolder()
    let index = IndexFolder(folder.path)
    let lock = try WriterLock(index)
    async let lost = Self.lostFiles(rounds: 200_000)
    for _ in 0..<10_000 { _ = try? WriterLock(index) }
    #expect(await lost == 0)
    withExtendedLifetime(lock) {}
  }

  /// How many files that are opened are not there to be closed.
  private static func lostFiles(rounds: Int) async -> Int {
    (0..<rounds).count { _ in
      let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
      return descriptor >= 0 && close(descriptor) != 0
    }
  }
}
