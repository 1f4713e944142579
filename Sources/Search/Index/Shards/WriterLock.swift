#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The right to write to an index: a lock on a file in its folder, which names the process that holds it.
///
/// The system lets go of it when the process ends, however it ends.
final class WriterLock {
  private let descriptor: Int32

  private static func file(in folder: IndexFolder) -> String { folder.path(of: "writer.lock") }

  /// Takes the lock. Throws `locked` with the holder's process id where another process has it.
  init(_ folder: IndexFolder) throws(IndexError) {
    let file = Self.file(in: folder)
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw IndexError(
        .failed, "The index at \(folder.path) cannot be written: \(String(cString: strerror(errno))).",
        remedy: "Mend the permissions, or name another folder with --index DIR.")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = Self.holder(descriptor)
      close(descriptor)
      throw .locked(folder.path, holder: holder)
    }
    // Not before: what throws once it has all its properties is deinitialised too, and would close twice.
    self.descriptor = descriptor
    // Failing to name oneself is no reason not to write.
    _ = ftruncate(descriptor, 0)
    let name = Array("\(getpid())\n".utf8)
    _ = name.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit { close(descriptor) }

  /// The process that the file names; nil where it has not been written yet.
  private static func holder(_ descriptor: Int32) -> Int32? {
    // The holder names itself right after it takes the lock.
    for _ in 0..<20 {
      var bytes = [UInt8](repeating: 0, count: 32)
      let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
      if count > 0, let holder = Int32(String(decoding: bytes.prefix(count).filter { $0 > 0x20 }, as: UTF8.self)),
        // One that is gone left its name behind.
        kill(holder, 0) == 0 || errno == EPERM
      {
        return holder
      }
      usleep(5_000)
    }
    return nil
  }
}
