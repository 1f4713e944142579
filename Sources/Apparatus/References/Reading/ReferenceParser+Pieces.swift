import DocumentModel

/// Telling the pieces after the title by their words.
extension ReferenceParser {
  enum Piece {
    case container, proceedings, editors, translators, edition, genre, placeAndPublisher, place, publisher, series,
      unknown

    var isPlace: Bool { self == .place || self == .placeAndPublisher }
    var isKnown: Bool { self != .unknown }
  }

  /// What the piece that begins at a token is. Cost: bounded.
  func piece(at index: Int) -> Piece {
    guard index < limit else { return .unknown }
    let token = tokens[index]
    if token.has(.containment), token.isWord, ["in", "dans", "im"].contains(token.folded), index + 1 < limit,
      token.isCapitalized || isSign(index + 1, ":") || tokens[index + 1].isCapitalized
        || tokens[index + 1].kind == .sign
    {
      return .container
    }
    if introductionEnd(at: index) != nil { return .container }
    if editionEnd(at: index) != nil { return .edition }
    if editorsStart(at: index) != nil { return .editors }
    if translatorsStart(at: index) != nil { return .translators }
    if genreEnd(at: index) != nil { return .genre }
    if let end = placeEnd(at: index) {
      if isSign(end, ":") { return .placeAndPublisher }
      return .place
    }
    if unknownPlaceEnd(at: index) != nil { return .placeAndPublisher }
    if isProceedings(at: index) { return .proceedings }
    if isPublisher(at: index) { return .publisher }
    if isSeries(at: index) { return .series }
    if namesWithRole(at: index) != nil { return .editors }
    return .unknown
  }

  // MARK: - Recognisers

  /// `to appear in`, `submitted to`, `paper presented at`: the token after it.
  func introductionEnd(at start: Int) -> Int? {
    var index = start
    while index < limit, index - start < 3,
      ["paper", "poster", "session", "accepted", "originally"].contains(tokens[index].folded)
    { index += 1 }
    guard index + 2 < limit else { return nil }
    let first = tokens[index].folded
    let second = tokens[index + 1].folded
    if first == "to", ["appear", "be"].contains(second) {
      let last = second == "be" ? index + 3 : index + 2
      return last < limit && tokens[last].folded == "in" ? last + 1 : nil
    }
    if ["submitted", "presented", "accepted", "published"].contains(first),
      ["to", "at", "for", "by", "in"].contains(second)
    {
      return index + 2
    }
    return nil
  }

  /// The end of a piece of plain words: the next stop, comma, colon, semicolon or bracket.
  func pieceEnd(at start: Int) -> Int {
    var index = start
    while index < limit, index - start < 60 {
      let token = tokens[index]
      if isUsed[index] || isNumberingStart(index) { return index }
      if token.kind == .sign {
        switch token.head {
        case ",", ";", ":", "(", ")", "[", "]", "?", "!", "“", "”", "\"": return index
        case ".":
          if !(index > start && (tokens.isInitial(at: index - 1) || isAbbreviatedWord(index - 1)) && index + 1 < limit
            && tokens[index + 1].kind != .sign)
          {
            return index
          }
        default: break
        }
      }
      index += 1
    }
    return index
  }

  private func isAbbreviatedWord(_ index: Int) -> Bool {
    [
      "univ", "inst", "dept", "st", "inc", "co", "corp", "ltd", "ges", "f", "u", "verl", "wiss", "natl", "dt", "d",
      "ft", "mt",
    ]
    .contains(tokens[index].folded)
  }

  func isNumberingStart(_ index: Int) -> Bool { numberings.contains { $0.range.lowerBound == index } }

  /// `2nd ed.`, `3. Aufl.`, `Second edition`, `rev. ed.`, `2e éd.`: the token after it.
  func editionEnd(at start: Int) -> Int? {
    if let end = editionWordsEnd(at: start) { return end }
    var index = skip(start, "(")
    var hasOrdinal = false
    for _ in 0..<5 {
      guard index < limit else { return nil }
      let token = tokens[index]
      if token.kind == .number && (token.count <= 3 || isSign(start, "(") && token.year != nil)
        || token.kind == .mixed && token.value != nil && token.count <= 5
        || Self.ordinals[token.folded] != nil
      {
        hasOrdinal = true
        index = skip(index + 1, ".")
        // `4 th edition`
        if index < limit, ["st", "nd", "rd", "th"].contains(tokens[index].folded) { index += 1 }
      } else if token.has(.edition),
        token.folded.hasPrefix("ed") || token.folded.hasPrefix("aufl") || token.folded == "ausgabe"
          || token.folded == "издание"
      {
        guard hasOrdinal || index > start, index + 1 >= limit || tokens[index + 1].folded != "by" else { return nil }
        return skip(index + 1, ".")
      } else if token.has(.edition)
        || ["enlarged", "durchges", "verb", "erg", "aktual", "e", "and", "und", "expanded", "american"].contains(
          token.folded)
      {
        index = skip(index + 1, ".", ",")
        if index > start, tokens.isSign(".", at: index - 1), token.folded == "rev" { hasOrdinal = true }
      } else {
        return nil
      }
    }
    return nil
  }

  /// `Expanded.`, `Revised and enlarged.`, `Reprint, illustrated.`, `4th.`: a piece of nothing but such words.
  private func editionWordsEnd(at start: Int) -> Int? {
    var index = start
    var hasEdition = false
    guard isSign(start - 1, "."), start < limit else { return nil }
    while index < limit, index - start < 6, !isSign(index, ".") {
      let token = tokens[index]
      if token.kind == .mixed, token.value != nil, ["st", "nd", "rd", "th"].contains(token.folded.suffix(2)),
        index == start
      {
        hasEdition = true
      } else if Self.editionWords.contains(token.folded) {
        hasEdition = true
      } else if !token.isSign(","), !token.has(.conjunction), !token.isSign("&") {
        return nil
      }
      index += 1
    }
    return hasEdition && isSign(index, ".") && index > start ? index + 1 : nil
  }

  private static let editionWords: WordSet = [
    "revised", "expanded", "enlarged", "reprint", "reprinted", "illustrated", "annotated", "abridged", "unabridged",
    "updated", "corrected", "facsimile",
  ]

  static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "zweite": 2, "dritte": 3, "vierte": 4, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
  ]

  /// `[Motion picture]`, `[DVD]`: the token of the bracket that closes.
  func mediumEnd(at index: Int) -> Int? {
    guard index < limit, isSign(index - 1, "["), Self.media.contains(tokens[index].folded) else { return nil }
    return (index..<min(limit, index + 6)).first { isSign($0, "]") }
  }

  private static let media: WordSet = [
    "motion", "film", "video", "videotape", "videorecording", "dvd", "cd", "television", "tv", "audio", "podcast",
    "brochure", "computer", "software", "sound", "radio", "map", "pamphlet", "poster", "blog", "database", "dataset",
    "transcript",
  ]

  /// `3 vols.`, `2 Bände`.
  func isVolumeCount(_ index: Int) -> Bool {
    index + 1 < limit && tokens[index].kind == .number && tokens[index].range.count <= 2
      && ["vols", "volumes", "bde", "bande", "tomes", "voll"].contains(tokens[index + 1].folded)
  }

  /// Where names begin after `edited by`, `Hrsg. v.`, `sous la direction de`, `ed.`.
  func editorsStart(at start: Int) -> Int? { namesStart(at: start, role: .editor) }
  func translatorsStart(at start: Int) -> Int? { namesStart(at: start, role: .translator) }

  private func namesStart(at start: Int, role: WordClass) -> Int? {
    guard start < limit else { return nil }
    var index = start
    if role == .editor, tokens[index].folded == "sous" {
      guard index + 3 < limit, tokens[index + 1].folded == "la", tokens[index + 2].folded.hasPrefix("dir") else {
        return nil
      }
      index = skip(index + 3, ".")
    } else {
      guard tokens.isWord(at: index), tokens.has(role, at: index) else { return nil }
      let first = tokens[index]
      index = skip(index + 1, ".")
      // `edited and translated by`
      while index + 1 < limit, tokens.has(.conjunction, at: index), tokens.has([.editor, .translator], at: index + 1) {
        index = skip(index + 2, ".")
      }
      let isVerb =
        index < limit
        && ["by", "von", "v", "par", "de", "vom", "durch", "por", "da", "dem", "under"].contains(tokens[index].folded)
      // `Trans. Bart Blom.` has a name behind it, `Trans. Am. Soc.` has none.
      let isName = first.folded == "trans" && isSign(index - 1, ".") && isNameAlone(at: index)
      guard isVerb || isName || first.count <= 5 && !first.isCapitalized || first.folded == "hrsg" || first.count <= 4
      else { return nil }
    }
    while index < limit, ["by", "von", "v", "par", "de", "vom", "durch", "por", "da"].contains(tokens[index].folded),
      !tokens.isInitial(at: index) || isSign(index + 1, ".") && !tokens[index].isCapitalized
    {
      index = skip(index + 1, ".")
    }
    index = skip(index, ":")
    guard index < limit, tokens[index].isCapitalized || tokens.has(.particle, at: index) else { return nil }
    return index
  }

  private func isNameAlone(at start: Int) -> Bool {
    let scanner = NameListScanner(text: text, tokens: tokens, limit: limit)
    guard start < limit, let name = scanner.direct(at: start, needsProof: true), name.isCertain else { return false }
    return true
  }

  /// `Farkas, D. and Todrys, K., editors`; the names and the token after the role.
  func namesWithRole(at start: Int) -> (names: [Name], isEditor: Bool, end: Int)? {
    guard start < limit, tokens[start].isCapitalized,
      let list = NameListScanner(text: text, tokens: tokens, limit: min(limit, start + 80)).list(at: start),
      let role = role(at: list.end), list.isCertain || isSign(role.end - 1, ")")
    else { return nil }
    return (list.names, role.isEditor, role.end)
  }

  /// `Ph.D. thesis`, `Technical Report TR-96`, `unpublished manuscript`: the token after it.
  func genreEnd(at start: Int) -> Int? {
    let start = skip(start, "(", "[")
    if start + 1 < limit, Self.paperKinds.contains(tokens[start].folded),
      ["paper", "papers", "brief", "report"].contains(tokens[start + 1].folded)
    {
      return start + 2
    }
    var index = start
    while index < limit, index - start < 9 {
      let token = tokens[index]
      if token.isSign(",") || token.isSign(":") || token.isSign(")") { return nil }
      if token.isWord, Self.genreHeads.contains(token.folded) {
        if token.folded == "report" || token.folded == "reports" || token.folded == "rep" || token.folded == "paper" {
          guard index > start, Self.genreModifiers.contains(tokens[index - 1].folded) || isSign(index - 1, ".") else {
            return nil
          }
        }
        return index + 1
      }
      guard
        token.isSign(".") || token.isSign("'") || token.isSign("’") || Self.genreModifiers.contains(token.folded)
          || token.isInitial
          || token.has(.genre)
      else { return nil }
      index += 1
    }
    return nil
  }

  private static let paperKinds: WordSet = ["working", "discussion", "white", "policy", "position", "occasional"]

  private static let genreHeads: WordSet = [
    "thesis", "dissertation", "diss", "draft", "submitted", "communication", "report", "reports", "rep", "manuscript",
    "manuskript", "preprint", "memo", "memorandum",
    "these", "mimeo", "typescript", "diplomarbeit", "magisterarbeit", "masterarbeit", "bachelorarbeit", "habil",
    "abschlussbericht",
  ]

  private static let genreModifiers: WordSet = [
    "ph", "phd", "d", "doctoral", "personal", "draft", "master", "masters", "master's", "master’s", "s", "technical",
    "tech", "research", "unpublished", "unpubl", "m",
    "sc", "msc", "ma", "bachelor", "bachelor's", "de", "doctorat", "internal", "inaugural", "med", "phil", "jur",
    "final", "progress", "computer", "science",
    "undergraduate", "honors", "unveroffentlichtes", "unveroff", "univ", "university", "edd", "ed", "mimeographed",
    "licentiate",
  ]

  /// The token after the places that begin at `start`.
  func placeEnd(at start: Int) -> Int? { PlaceScanner(tokens: tokens, limit: limit, isUsed: isUsed).end(at: start) }

  /// A town that no table knows, told by the colon and the publisher after it; the token of the colon.
  func unknownPlaceEnd(at start: Int) -> Int? {
    var index = start
    while index < limit, index - start < 9,
      isSign(index, ".") && index > start && tokens.has(.region, at: index - 1)
        || tokens.isWord(at: index) && (tokens[index].isCapitalized || tokens.has(.particle, at: index))
        || isSign(index, ",")
        || isSign(index, "/") || isSign(index, "&")
    {
      index += 1
    }
    guard index > start, isSign(index, ":"), index - start <= 6 else { return nil }
    let words = tokens[start..<index].filter(\.isWord)
    guard words.count <= 4, !words.contains(where: { $0.has([.functionWord]) && $0.count > 2 && !$0.has(.particle) })
    else { return nil }
    let end = pieceEnd(at: index + 1)
    guard end > index + 1, end - index <= 8,
      end >= limit || isUsed[end] || isSign(end, ".") || isSign(end, ",") || isSign(end, ")") || isNumberingStart(end)
    else { return nil }
    let house = tokens[(index + 1)..<end]
    // `Elsevier: New York`: the house before its town.
    guard !words.contains(where: { HouseWords.plain.contains($0.folded) }) else { return nil }
    if house.contains(where: { $0.has([.publisher, .institution]) && $0.isCapitalized }) { return index }
    // The year right after it closes the reference.
    let closes =
      (end..<min(limit, end + 3)).contains { isUsed[$0] || tokens.year(at: $0) != nil }
      || work.issued != nil && end >= limit - 1
    let isBracketed = isSign(start - 1, "(") || isSign(start - 1, ";")
    let hasRegion = tokens.has([.region, .place], at: index - 1)
    return closes && (isBracketed || isSign(start - 1, ".") || isCommaStyle && isSign(start - 1, ","))
      && house.count <= 4
      && house.allSatisfy({ $0.isCapitalized || $0.kind == .sign || $0.has(.functionWord) })
      && (words.count <= 2 || hasRegion)
      ? index : nil
  }

  /// `Proc. of the …`, `INTERACT 90 Proceedings`, `Actes du colloque …`
  func isProceedings(at start: Int) -> Bool {
    guard start < limit, tokens[start].isCapitalized else { return false }
    let first = tokens[start].folded
    if first.hasPrefix("proc") || first == "actes" || first == "atti" { return true }
    if first == "advances", start + 1 < limit, tokens[start + 1].folded == "in" { return true }
    let end = min(pieceEnd(at: start), start + 8)
    return tokens[start..<max(start, end)].contains {
      $0.isCapitalized && ($0.folded == "proceedings" || $0.folded == "proc")
    }
  }

  /// `2010 Annual Conference of …`, `International Workshop on …`, `ACEC Conference`: the name of a meeting.
  func isMeeting(at start: Int) -> Bool {
    guard start < limit,
      tokens[start].isCapitalized || tokens[start].kind == .mixed
        || tokens.year(at: start) != nil && start + 1 < limit
          && tokens[start + 1].isCapitalized
    else { return false }
    let end = min(pieceEnd(at: start), start + 12)
    return tokens[start..<max(start, end)].contains { $0.isCapitalized && Self.meetings.contains($0.folded) }
  }

  private static let meetings: WordSet = [
    "conference", "workshop", "symposium", "congress", "colloquium", "meeting", "kongress", "tagung", "congres",
    "colloque",
  ]

  func isPublisher(at start: Int) -> Bool {
    guard start < limit, tokens[start].isCapitalized else { return false }
    let end = pieceEnd(at: start)
    guard end > start, end - start <= 12 else { return false }
    var isHouse = false
    var lower = 0
    for token in tokens[start..<end] where token.isWord {
      // A house's name that is a surname or town too counts only in a short piece.
      if token.isCapitalized, token.has(.publisher), end - start <= 5 || HouseWords.plain.contains(token.folded) {
        isHouse = true
      }
      if token.isCapitalized, token.has(.institution) { isHouse = true }
      if !token.isCapitalized, !token.has([.functionWord, .particle, .conjunction]) { lower += 1 }
    }
    return isHouse && lower == 0
  }

  func isSeries(at start: Int) -> Bool {
    guard start + 1 < limit, tokens[start].isCapitalized else { return false }
    if tokens[start].folded == "lecture", tokens[start + 1].folded == "notes" { return true }
    let end = pieceEnd(at: start)
    guard end > start, end - start <= 10 else { return false }
    return tokens[start..<end].contains {
      ["series", "reihe", "schriftenreihe", "collection", "coll"].contains($0.folded) && $0.isCapitalized
    }
  }
}
