#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The other programs that Loccit is made of.
public enum OwnProgram {
  /// The absolute path of one: beside this program, or in `libexec/loccit` of the folder above; nil where it is in neither.
  public static func path(of name: String) -> String? {
    folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  private static var folders: [String] {
    #if os(Linux)
    guard let path = realpath("/proc/self/exe", nil) else { return [] }
    #else
    var size: UInt32 = 4096
    var buffer = [CChar](repeating: 0, count: Int(size))
    guard _NSGetExecutablePath(&buffer, &size) == 0, let path = realpath(buffer, nil) else { return [] }
    #endif
    defer { free(path) }
    let program = String(cString: path)
    let folder = program[..<(program.lastIndex(of: "/") ?? program.startIndex)]
    return [String(folder), "\(folder)/../libexec/loccit"]
  }
}
