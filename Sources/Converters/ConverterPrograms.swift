import Extraction

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Where the converters are on this machine.
public struct ConverterPrograms: Sendable {
  private let paths: [Converter: String]

  /// Looks for each: our own beside this program, the others in the folders of `PATH`.
  public init() {
    var paths: [Converter: String] = [:]
    for converter in Converter.allCases {
      let folders = converter == .pdf ? Self.foldersOfThisProgram : Self.foldersOfThePath
      paths[converter] = folders.lazy.map { "\($0)/\(converter.rawValue)" }.first { access($0, X_OK) == 0 }
    }
    self.paths = paths
  }

  /// Programs at the places given and no others.
  public init(paths: [Converter: String]) { self.paths = paths }

  /// The absolute path of a converter; nil where it was not found.
  public func path(of converter: Converter) -> String? { paths[converter] }

  private static var foldersOfThePath: [String] {
    guard let value = getenv("PATH") else { return [] }
    // A folder that is not absolute depends on where one stands, and a file there may be anything.
    return String(cString: value).split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }

  private static var foldersOfThisProgram: [String] {
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
