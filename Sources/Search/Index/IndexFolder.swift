#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// An index's folder as the file system sees it.
enum IndexFolder {
  /// Makes the folder and those above it.
  static func create(_ path: String) throws(IndexError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw IndexError(
        .failed, "The folder \(path) cannot be made: \(error).", remedy: "Name another folder with --index DIR.")
    }
  }

  /// The bytes of the database's tables; 0 for what is no folder (a remote database).
  static func bytes(_ path: String) -> Int {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return 0 }
    return names.filter { $0.hasSuffix(".glass") || $0 == "iamglass" }.reduce(0) { total, name in
      let size = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.size] as? Int
      return total + (size ?? 0)
    }
  }
}
