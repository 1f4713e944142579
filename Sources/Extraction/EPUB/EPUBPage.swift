import DocumentModel

/// One XHTML file of a book, parsed.
struct EPUBPage: Sendable {
  var tree: HTMLTree
  var diagnostics: [Diagnostic]

  /// Throws where the encoding cannot be told or the parser cannot be had. Cost: linear.
  init(_ bytes: [UInt8]) throws(ExtractionError) {
    let source = try Probe(bytes).decode(bytes, isMarkup: true)
    let page = utf8Bytes(of: source.scalars[...])
    let bounds = HTMLBounds(page)
    guard let tree = (bounds.bounded ?? page).withUnsafeBufferPointer({ HTMLTree($0) }) else {
      throw ExtractionError(.damaged, "A file of the book could not be parsed.")
    }
    self.tree = tree
    diagnostics = source.diagnostics
    if bounds.removed > 0 || !tree.isWhole {
      diagnostics.append(
        Diagnostic(
          tree.isWhole ? .info : .error, "markup-too-tangled",
          "Elements that are nested too deeply or have too many attributes were passed over."))
    }
  }

  /// An ISO 639-1 code that the file states.
  var language: String? {
    for (index, node) in tree.nodes.enumerated().prefix(40) where node.tag == .html || node.tag == .body {
      if let stated = tree.value(.xmlLang, of: index) ?? tree.value(.lang, of: index) {
        return LanguageCode.code(of: stated)
      }
    }
    return nil
  }
}
