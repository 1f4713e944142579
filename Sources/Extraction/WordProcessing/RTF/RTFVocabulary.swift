extension RTFLayout {
  /// Controls that are letters.
  static let signs: [String: String] = [
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "zwj": "\u{200D}", "zwnj": "\u{200C}", "zwbo": "\u{200B}",
  ]

  /// Controls that say what their group is, where it is no text of the document.
  static let destinations: [String: RTFState.Destination] = {
    var found: [String: RTFState.Destination] = [
      "fonttbl": .fontTable, "stylesheet": .styleSheet, "fldinst": .fieldCode, "bkmkstart": .bookmark,
      "title": .information("title"), "author": .information("author"), "keywords": .information("keywords"),
      "doccomm": .information("doccomm"), "shp": .shell, "shpinst": .shell, "do": .shell, "upr": .shell,
      "shpgrp": .shell,
      "ud": .text, "info": .skipped,
    ]
    for word in skipped { found[word] = .skipped }
    return found
  }()

  private static let skipped = [
    "colortbl", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "ftnsep",
    "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "shprslt", "nonshppict", "objdata", "xe", "tc", "txe", "rxe",
    "bkmkend", "listtable", "listoverridetable", "rsidtbl", "generator", "subject", "operator", "manager", "company",
    "category", "comment", "hlinkbase", "creatim", "revtim", "printim", "buptim", "template", "revtbl", "themedata",
    "datastore", "latentstyles", "atnid", "atnauthor", "atntime", "atnref", "atndate", "sn", "sv", "fldtype",
    "ffname", "formfield", "datafield", "filetbl", "pntxta", "pntxtb", "userprops", "xmlnstbl", "wgrffmtfilter",
  ]

  /// Controls behind `\*` whose groups are read all the same.
  static let entered: Set<String> = [
    "footnote", "annotation", "shptxt", "dptxbxtext", "fldrslt", "pntext", "listtext", "cs", "s", "ds", "ts",
  ]
}
