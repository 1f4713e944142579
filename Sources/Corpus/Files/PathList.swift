/// Reads a list of paths, as `--files-from` takes it.
public enum PathList {
  /// The paths of a list, one a line, or divided by zero bytes; empty ones are passed over. Cost: linear.
  public static func paths(in bytes: [UInt8], separatedByZero: Bool) -> [String] {
    bytes.split(separator: separatedByZero ? 0 : 0x0A).compactMap { line in
      let line = !separatedByZero && line.last == 0x0D ? line.dropLast() : line
      return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
  }

  /// The paths that a file lists; `-` is standard input.
  public static func paths(inFile file: String, separatedByZero: Bool) throws(FileFailure) -> [String] {
    // Ten million paths of a hundred letters.
    let limit = 1 << 30
    let bytes =
      file == "-"
      ? try FileSystem.standardInput(limit: limit)
      : try FileSystem.contents(of: FileSystem.canonicalPath(of: file), limit: limit)
    return paths(in: bytes, separatedByZero: separatedByZero)
  }
}
