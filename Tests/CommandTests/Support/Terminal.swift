import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A terminal that nobody sits at.
final class Terminal {
  private let controller: Int32
  /// What a process is given as its stream.
  let stream: FileHandle

  /// Of a size that it says, where that is not 0.
  init(rows: UInt16 = 0, columns: UInt16 = 0) throws {
    controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    let name = try Self.name(controller)
    let terminal = open(name, O_RDWR | O_NOCTTY)
    guard terminal >= 0 else { throw POSIXError(.ENOTTY) }
    stream = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(controller, UInt(TIOCSWINSZ), &size) == 0 else { throw POSIXError(.ENOTTY) }
    _ = fcntl(controller, F_SETFL, O_NONBLOCK)
  }

  deinit { close(controller) }

  /// Unlocks the terminal that a controller controls, and names it.
  private static func name(_ controller: Int32) throws -> String {
    #if canImport(Glibc)
    // `ptsname` and `unlockpt` are not in the module of the C library.
    let unlock: UInt = 0x4004_5431
    let number: UInt = 0x8004_5430
    var isLocked: Int32 = 0
    var place: Int32 = 0
    guard ioctl(controller, unlock, &isLocked) == 0, ioctl(controller, number, &place) == 0 else {
      throw POSIXError(.ENOTTY)
    }
    return "/dev/pts/\(place)"
    #else
    guard grantpt(controller) == 0, unlockpt(controller) == 0, let name = ptsname(controller) else {
      throw POSIXError(.ENOTTY)
    }
    return String(cString: name)
    #endif
  }

  /// What was written to it so far, at most what a terminal holds.
  func text() -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(controller, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}

/// A pipe that holds so little that a process which writes much of its progress to it stands still until it is read.
final class NarrowPipe {
  private let reading: Int32
  let writing: FileHandle
  private var rest: [UInt8] = []

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    reading = ends[0]
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    #if canImport(Glibc)
    let setSize: Int32 = 1031
    _ = fcntl(ends[1], setSize, 4096)
    #endif
    writing = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
  }

  deinit { close(reading) }

  /// Reads until a line that holds `text` has come, or the writers have gone.
  func wait(for text: String) -> Bool {
    var seen: [UInt8] = []
    var byte: UInt8 = 0
    while read(reading, &byte, 1) == 1 {
      seen.append(byte)
      if byte == 0x0A, String(decoding: seen, as: UTF8.self).contains(text) { return true }
    }
    return false
  }

  /// Lets everything through from now on.
  func drain() {
    try? writing.close()
    let reading = reading
    Thread.detachNewThread {
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while read(reading, &chunk, chunk.count) > 0 {}
    }
  }
}
