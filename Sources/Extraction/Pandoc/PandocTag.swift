/// What a node of pandoc's tree is: the constructors of pandoc-types 1.22 and 1.23 that matter here, and JSON's own.
enum PandocTag: UInt8, Sendable {
  // Blocks.
  case plain, para, lineBlock, codeBlock, rawBlock, blockQuote, orderedList, bulletList, definitionList, header, table
  case div, figure
  // Inlines.
  case str, emph, strong, superscript, `subscript`, quoted, cite, code, space, softBreak, lineBreak, math, rawInline
  case link, image, note, span
  /// Inlines that change how letters look in a way that nothing is made of.
  case underline, strikeout, smallCaps
  // Metadata.
  case metaMap, metaList, metaBool, metaString, metaInlines, metaBlocks
  // Parts.
  case singleQuote, authorInText
  // JSON.
  case list, map, key, text, number, nothing
  /// A constructor that says nothing here.
  case other

  /// The constructor of a name in the field `t`.
  init(_ name: UnsafeBufferPointer<UInt8>) {
    self = Self.names[String(decoding: name, as: UTF8.self)] ?? .other
  }

  private static let names: [String: PandocTag] = [
    "Plain": .plain, "Para": .para, "LineBlock": .lineBlock, "CodeBlock": .codeBlock, "RawBlock": .rawBlock,
    "BlockQuote": .blockQuote, "OrderedList": .orderedList, "BulletList": .bulletList,
    "DefinitionList": .definitionList, "Header": .header, "Table": .table, "Div": .div, "Figure": .figure,
    "Str": .str, "Emph": .emph, "Strong": .strong, "Superscript": .superscript, "Subscript": .subscript,
    "Quoted": .quoted, "Cite": .cite, "Code": .code, "Space": .space, "SoftBreak": .softBreak,
    "LineBreak": .lineBreak, "Math": .math, "RawInline": .rawInline, "Link": .link, "Image": .image, "Note": .note,
    "Span": .span, "Underline": .underline, "Strikeout": .strikeout, "SmallCaps": .smallCaps,
    "MetaMap": .metaMap, "MetaList": .metaList, "MetaBool": .metaBool, "MetaString": .metaString,
    "MetaInlines": .metaInlines, "MetaBlocks": .metaBlocks, "SingleQuote": .singleQuote,
    "AuthorInText": .authorInText,
  ]
}
