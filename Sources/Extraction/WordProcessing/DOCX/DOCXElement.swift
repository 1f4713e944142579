/// The elements of WordprocessingML (ECMA-376 part 1) that hold text or say something of it.
enum DOCXElement: String, Sendable {
  case p, r, t, tab, br, cr, sym, ins, del, moveFrom, moveTo, hyperlink, fldSimple, fldChar, instrText, delText
  case delInstrText, noBreakHyphen, footnoteReference, endnoteReference, bookmarkStart, bookmarkEnd
  case lastRenderedPageBreak, commentReference, tbl, tr, tc, sdt, sdtPr, txbxContent, rt, altChunk, body
  case pPr, rPr, tblPr, tblGrid, trPr, tcPr, sectPr, tblPrEx
  /// Of `mc`, the markup for other versions of the program.
  case alternateContent, choice, fallback
  /// A run's letters in a formula, and what stands below a fraction's line.
  case mathText, denominator
  /// Whatever is only passed through.
  case other

  init(_ name: XMLTree.Name) {
    if name.namespace.contains("wordprocessingml") {
      self = Self(rawValue: name.local) ?? .other
    } else if name.namespace.hasSuffix("/math") {
      self = name.local == "t" ? .mathText : name.local == "den" ? .denominator : .other
    } else if name.namespace.contains("markup-compatibility") {
      self =
        switch name.local {
        case "AlternateContent": .alternateContent
        case "Choice": .choice
        case "Fallback": .fallback
        default: .other
        }
    } else {
      self = .other
    }
  }

  /// Whether nothing in it is text.
  var isProperties: Bool {
    switch self {
    case .pPr, .rPr, .tblPr, .tblGrid, .trPr, .tcPr, .sectPr, .tblPrEx, .sdtPr, .delText, .delInstrText, .rt: true
    default: false
    }
  }
}
