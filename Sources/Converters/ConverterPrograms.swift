import Extraction
import OwnPrograms

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
      paths[converter] =
        converter == .pdf ? OwnProgram.path(of: converter.rawValue) : Self.pathInThePath(of: converter.rawValue)
    }
    self.paths = paths
  }

  /// Programs at the places given and no others.
  public init(paths: [Converter: String]) { self.paths = paths }

  /// The absolute path of a converter; nil where it was not found.
  public func path(of converter: Converter) -> String? { paths[converter] }

  private static func pathInThePath(of name: String) -> String? {
    guard let value = getenv("PATH") else { return nil }
    // A folder that is not absolute depends on where one stands, and a file there may be anything.
    let folders = String(cString: value).split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
