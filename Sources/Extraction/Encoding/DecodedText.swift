import DocumentModel

/// A source's letters: line ends as `\n`, control characters but tab and form feed left out.
struct DecodedText: Sendable {
  var scalars: [Unicode.Scalar]
  /// What was guessed, replaced or left out on the way.
  var diagnostics: [Diagnostic]

  init(scalars: [Unicode.Scalar], diagnostics: [Diagnostic] = []) {
    self.scalars = scalars
    self.diagnostics = diagnostics
  }
}
