import DocumentModel

/// What a walk finds in an archive.
package struct ArchiveContents {
  /// What may be documents, in the archive's order.
  package var files: [SourceFile] = []
  package var skipped: [IngestReport.Skip] = []
  package var failed: [IngestReport.Failure] = []
  /// The paths in the archive of all its members; nil where it could not be read to its end.
  package var names: Set<String>?

  package init() {}
}

/// Looks into archives for a walk: this target knows none of their formats.
///
/// It is given the path and status of a file, and which of the paths in it are asked for; it gives nil where the file is a
/// document itself, or one compressed file, and throws where it cannot be opened or read at all.
package typealias ArchiveOpener =
  @Sendable (String, FileSystem.Status, (String) -> Bool) throws(FileFailure) -> ArchiveContents?
