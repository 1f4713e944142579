import DocumentModel

/// What a file says of itself in `docProps/core.xml`, as far as it is of the work and not of the file.
///
/// When a file was made or changed is not when the work was published, so no date is taken.
enum DOCXProperties {
  static func state(_ tree: XMLTree?, in laidOut: inout LaidOutText) {
    func text(_ name: String) -> String? {
      guard let tree, !tree.nodes.isEmpty else { return nil }
      return tree.child(name, of: 0).map { tree.text(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    laidOut.state(
      OfficeProperties(
        title: text("title"), authors: text("creator").map { [$0] } ?? [], keywords: text("keywords"),
        abstract: text("description"), language: text("language")))
  }
}
