import DocumentModel

/// The parts of a DOCX file that are read, found by the relations that the file states (ECMA-376 part 2).
struct DOCXParts {
  let document: XMLTree
  private(set) var styles = DOCXStyles()
  private(set) var footnotes: XMLTree?
  private(set) var endnotes: XMLTree?
  private(set) var settings: XMLTree?
  private(set) var properties: XMLTree?
  /// The targets of links by the ids of their relations: of the text, and of the notes.
  private(set) var links: [String: String] = [:]
  private(set) var noteLinks: [Note.Kind: [String: String]] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8]) throws(ExtractionError) {
    let package = try OfficePackage(bytes) { path in
      path.hasSuffix(".rels") || path.hasSuffix(".xml") && !Self.unread.contains { path.contains($0) }
    }
    let root = try Self.relations("_rels/.rels", in: package)
    let main = root.first { $0.kind == "officeDocument" }?.target ?? "word/document.xml"
    let path = package.has(main) ? main : "word/document.xml"
    guard let document = try package.tree(path, required: true) else {
      throw ExtractionError(.damaged, "The archive has no word/document.xml: it is no DOCX file, or a damaged one.")
    }
    self.document = document
    diagnostics = document.diagnostics
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let relations = try Self.relations(of: path, in: package)
    func part(_ kind: String) throws(ExtractionError) -> (path: String, tree: XMLTree)? {
      let path =
        relations.first { $0.kind == kind && !$0.isExternal }.map { Self.path($0.target, from: folder) }
        ?? "\(folder)/\(kind).xml"
      return try package.tree(path).map { (path, $0) }
    }
    if let found = try part("styles") { styles = DOCXStyles(found.tree) }
    for kind in [Note.Kind.footnote, .endnote] {
      guard let found = try part("\(kind.rawValue)s") else { continue }
      if kind == .footnote { footnotes = found.tree } else { endnotes = found.tree }
      noteLinks[kind] = Self.links(try Self.relations(of: found.path, in: package))
    }
    settings = try part("settings")?.tree
    let core = root.first { $0.kind == "core-properties" }?.target ?? "docProps/core.xml"
    properties = try package.tree(core)
    links = Self.links(relations)
    if let damage = package.damage { diagnostics.append(damage) }
  }

  /// Parts that are large or many and hold no text that is read.
  private static let unread = [
    "/theme/", "/media/", "/fontTable", "/header", "/footer", "/charts/", "/embeddings/", "customXml/",
  ]

  // MARK: Relations

  private struct Relation {
    var id: String
    /// The last word of its type: `hyperlink`, `footnotes`.
    var kind: String
    var target: String
    var isExternal: Bool
  }

  private static func relations(of path: String, in package: OfficePackage) throws(ExtractionError) -> [Relation] {
    let parts = path.split(separator: "/")
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    return try relations("\(folder)_rels/\(parts.last ?? "").rels", in: package)
  }

  private static func relations(_ path: String, in package: OfficePackage) throws(ExtractionError) -> [Relation] {
    guard let tree = try package.tree(path), !tree.nodes.isEmpty else { return [] }
    return tree.children("Relationship", of: 0).map { node in
      let target = tree.value("Target", of: node) ?? ""
      return Relation(
        id: tree.value("Id", of: node) ?? "",
        kind: (tree.value("Type", of: node) ?? "").split(separator: "/").last.map(String.init) ?? "",
        target: target.hasPrefix("/") ? String(target.dropFirst()) : target,
        isExternal: tree.value("TargetMode", of: node) == "External")
    }
  }

  private static func path(_ target: String, from folder: String) -> String {
    guard !target.contains("/") || !target.hasPrefix("\(folder)/") else { return target }
    return folder.isEmpty ? target : "\(folder)/\(target)"
  }

  private static func links(_ relations: [Relation]) -> [String: String] {
    var links: [String: String] = [:]
    for relation in relations where relation.kind == "hyperlink" { links[relation.id] = relation.target }
    return links
  }
}
