import DocumentModel

/// Lines that belong together on a page: a paragraph or its part, a heading, a note.
struct PageBlock: Hashable, Sendable {
  /// The index of its page.
  var page: Int
  /// Not empty.
  var lines: [PageLine]
  var kind: Block.Kind = .paragraph
  var level: Int?
  /// Whether its lines end where the measure ended and are to be joined.
  var isWrapped = true
  /// Whether it is the first of its column.
  var opensColumn = false
  /// Whether it carries on the paragraph or note before.
  var continuesParagraph = false
  var isAtFoot = false
  /// Whether the running text carries on past it.
  var isAside = false
  /// Whether more white than parts two lines stands above it.
  var standsApart = false
  /// Whether its indent means something; that of an abstract under a title does not.
  var isIndentTelling = true
  /// Where the lines of its column begin, in hundredths of a point.
  var columnLeft: Int
  /// Where most of its full lines end.
  var columnRight: Int

  var size: Int { lines.map(\.size).max() ?? 0 }
  var letterCount: Int { lines.reduce(0) { $0 + $1.letterCount } }
}
