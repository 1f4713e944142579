/// An element of TEI (P5, and P4 where it differs), as far as it matters to the layout.
enum TEITag: String {
  case TEI, teiCorpus, teiHeader, text, front, body, back, group, floatingText, standOff, facsimile, sourceDoc
  case div, div0, div1, div2, div3, div4, div5, div6, div7
  case head, p, ab, lg, l, sp, speaker, stage, list, item, label, table, row, cell, quote, q, said, cit, soCalled
  case epigraph, argument, opener, closer, dateline, salute, signed, postscript, trailer, byline
  case titlePage, docTitle, titlePart, docAuthor, docImprint, docDate, docEdition, imprimatur
  case note, noteGrp, ref, ptr, anchor, bibl, biblStruct, biblFull, listBibl, title, pb, lb, cb, gb, fw, milestone
  case figure, figDesc, graphic, media, gap, space, supplied, choice, orig, reg, sic, corr, abbr, expan, unclear, seg
  case subst, del, app, lem, rdg, rdgGrp, hi, emph, mentioned, code, eg, egXML, gi, att, g, formula, pc, am, ex
  case castList, castItem, castGroup, set, prologue, epilogue, performance, address, addrLine, desc, rt, index
  case interp, interpGrp, span, spanGrp, link, linkGrp, timeline, join, alt, metamark, certainty, precision, respons
  case addSpan, delSpan, witDetail, listWit, notatedMusic, fsdDecl, revisionDesc
  case listPerson, listPlace, listOrg, person, place, org, entry, entryFree, superEntry, spGrp, camera, sound, tech
  case other

  /// P4 writes the names of its roots with their version.
  init(name: String) {
    switch name {
    case "TEI.2": self = .TEI
    case "teiCorpus.2": self = .teiCorpus
    default: self = TEITag(rawValue: name) ?? .other
    }
  }

  var isDivision: Bool {
    switch self {
    case .div, .div0, .div1, .div2, .div3, .div4, .div5, .div6, .div7: true
    default: false
    }
  }

  /// Whether it holds blocks and no words of its own.
  var holdsBlocks: Bool {
    switch self {
    case .text, .front, .body, .back, .group, .floatingText, .noteGrp, .argument, .epigraph, .titlePage, .postscript,
      .set, .prologue, .epilogue, .other:
      self != .other
    default: isDivision
    }
  }

  /// Whether it begins a block in whatever it stands.
  var isBlock: Bool {
    switch self {
    case .p, .ab, .lg, .l, .list, .table, .sp, .floatingText, .figure, .eg, .egXML, .head: true
    default: isDivision
    }
  }
}
