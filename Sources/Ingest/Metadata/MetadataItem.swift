import DocumentModel
import Extraction

/// What a metadata file says of one work, and which files hold it.
public struct MetadataItem: Hashable, Sendable {
  public var work: Work
  /// As written: absolute, or relative to the metadata file.
  public var files: [String]

  public init(work: Work, files: [String] = []) {
    self.work = work
    self.files = files
  }

  /// Reads a mapping of CSL variables with, where it is given, `file`.
  init(_ values: MetadataValue) {
    self.init(
      work: WorkFields.work(from: values),
      files: (values["file"] ?? values["files"])?.values.compactMap { $0.verbatim?.trimmingBlanks } ?? [])
  }
}
