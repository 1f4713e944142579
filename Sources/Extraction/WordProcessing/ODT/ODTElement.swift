/// The elements of OpenDocument text (ODF 1.3) that hold text or say something of it.
enum ODTElement: Sendable {
  case p, h, span, a, note, noteCitation, noteBody, noteRef, list, listItem, lineBreak, tab, s, bookmark
  case index, bibliography, row, cell, textBox, annotation, section, skipped, formula, other

  init(_ name: XMLTree.Name) {
    self = Self.names["\(Self.prefix(name.namespace)):\(name.local)"] ?? .other
  }

  /// `text` of `urn:oasis:names:tc:opendocument:xmlns:text:1.0`, and of what OpenOffice.org 1 had in its place.
  private static func prefix(_ namespace: String) -> Substring {
    if namespace.hasSuffix("MathML") { return "math" }
    guard namespace.hasPrefix("urn:oasis") else { return namespace.split(separator: "/").last ?? "" }
    return namespace.split(separator: ":").dropLast().last ?? ""
  }

  private static let names: [String: ODTElement] = [
    "text:p": .p, "text:h": .h, "text:span": .span, "text:a": .a, "text:note": .note,
    "text:footnote": .note, "text:endnote": .note, "text:note-citation": .noteCitation,
    "text:footnote-citation": .noteCitation, "text:endnote-citation": .noteCitation, "text:note-body": .noteBody,
    "text:footnote-body": .noteBody, "text:endnote-body": .noteBody, "text:note-ref": .noteRef,
    "text:list": .list, "text:ordered-list": .list, "text:unordered-list": .list, "text:list-item": .listItem,
    "text:list-header": .listItem, "text:line-break": .lineBreak, "text:tab": .tab, "text:tab-stop": .tab, "text:s": .s,
    "text:bookmark": .bookmark, "text:bookmark-start": .bookmark,
    "text:table-of-content": .index, "text:illustration-index": .index, "text:table-index": .index,
    "text:object-index": .index, "text:user-index": .index, "text:alphabetical-index": .index,
    "text:bibliography": .bibliography, "table:table-row": .row, "table:table-cell": .cell,
    "table:covered-table-cell": .skipped, "draw:text-box": .textBox, "office:annotation": .annotation,
    "office:annotation-end": .skipped, "text:hidden-text": .skipped, "text:tracked-changes": .skipped,
    "text:deletion": .skipped, "text:ruby-text": .skipped, "office:forms": .skipped, "svg:title": .skipped,
    "svg:desc": .skipped, "text:sequence-decls": .skipped, "text:variable-decls": .skipped,
    "text:user-field-decls": .skipped, "text:dde-connection-decls": .skipped, "office:event-listeners": .skipped,
    "office:binary-data": .skipped, "text:section": .section, "math:math": .formula, "math:annotation": .skipped,
    "math:annotation-xml": .skipped, "text:table-of-content-source": .skipped, "text:bibliography-source": .skipped,
    "text:illustration-index-source": .skipped, "text:table-index-source": .skipped,
    "text:object-index-source": .skipped, "text:user-index-source": .skipped,
    "text:alphabetical-index-source": .skipped, "office:scripts": .skipped, "table:named-expressions": .skipped,
  ]
}
