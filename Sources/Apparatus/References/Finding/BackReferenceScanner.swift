import DocumentModel

/// Recognises the words that lead back to an earlier reference.
struct BackReferenceScanner {
  struct Reading {
    var form: Reference.Form
    /// The note that is named.
    var note: String?
    /// The same author, another work: `Idem`, `Ders.`
    var isSameAuthor = false
    var end: Int
  }

  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int

  /// The back-reference that begins at `start`, with the note number that follows it. Cost: bounded.
  func reading(at start: Int) -> Reading? {
    guard start < limit, tokens.isWord(at: start) || tokens.isSign("(", at: start) else { return nil }
    if tokens.isSign("(", at: start) { return bracketed(at: start) }
    if let reading = ibid(at: start) { return reading }
    if let end = opCit(at: start) {
      var reading = Reading(form: .opCit, end: end)
      // `op. cit. (1995), n. 4`: a year may stand between.
      var next = skipSigns(end)
      if isSign(next, "("), next + 2 < limit, tokens.year(at: next + 1) != nil, isSign(next + 2, ")") {
        next = skipSigns(next + 3)
      }
      if next < limit, isSign(next, "(") { next += 1 }
      if let cross = crossNote(at: next, isPlain: true) ?? supra(at: next) {
        reading.note = cross.note
        reading.end = isSign(cross.end, ")") ? cross.end + 1 : cross.end
      }
      return reading
    }
    return supra(at: start) ?? crossNote(at: start)
  }

  /// `(n 12)`, `(supra note 4)`, `(wie Anm. 7)`, `(Anm. 7, S. 12)`: a place that follows inside stays to be read.
  private func bracketed(at start: Int) -> Reading? {
    var first = start + 1
    while first < limit, first - start < 4, Self.pointers.contains(tokens[first].folded) { first = stop(first + 1) }
    guard var inner = crossNote(at: first, isPlain: true) ?? supra(at: start + 1) else { return nil }
    if isSign(inner.end, ",") || isSign(inner.end, ":") { return inner }
    guard isSign(inner.end, ")") else { return nil }
    inner.end += 1
    return inner
  }

  /// Words before a note's number in brackets.
  private static let pointers: WordSet = [
    "wie", "s", "siehe", "vgl", "see", "as", "cited", "in", "oben", "above", "supra", "voir", "cf", "zit",
  ]

  private func isSign(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    index < limit && tokens.isSign(scalar, at: index)
  }

  private func stop(_ index: Int) -> Int { isSign(index, ".") ? index + 1 : index }

  private func skipSigns(_ index: Int) -> Int {
    var index = index
    while isSign(index, ",") || isSign(index, ".") || isSign(index, ";") { index += 1 }
    return index
  }

  /// Whether a token may be a word that begins with one of these small letters; false is sure. What does not begin with a
  /// letter of ASCII may fold to anything.
  private func begins(_ start: Int, with letters: StaticString) -> Bool {
    guard tokens[start].kind != .sign else { return false }
    let head = tokens[start].head.asciiLowercase
    return !head.isASCII || letters.withUTF8Buffer { $0.contains(UInt8(truncatingIfNeeded: head.value)) }
  }

  private func ibid(at start: Int) -> Reading? {
    guard begins(start, with: "ield") else { return nil }
    let token = tokens[start]
    switch token.folded {
    case "ibid", "lbid", "ibidem", "ebd", "ebda", "ebenda": return Reading(form: .ibid, end: stop(start + 1))
    case "ivi":
      // Italian; it ends there, or a place follows.
      guard start + 1 >= limit || isSign(start + 1, ",") || isSign(start + 1, ".") else { return nil }
      return Reading(form: .ibid, end: stop(start + 1))
    case "ib", "ibd":
      return isSign(start + 1, ".") || start + 1 >= limit ? Reading(form: .ibid, end: stop(start + 1)) : nil
    case "id":
      // `ID card` is none: `Id.` has its full stop, or stands alone.
      guard !token.isAllCapitals, isSign(start + 1, ".") || start + 1 >= limit || isSign(start + 1, ",") else {
        return nil
      }
      return Reading(form: .ibid, end: stop(start + 1))
    case "idem":
      // Alone or with a page it is the same place; before a title, the same author.
      let next = skipSigns(start + 1)
      let isPlace =
        next >= limit || tokens.has(.pageLabel, at: next) || tokens[next].kind == .number || tokens[next].folded == "at"
      return Reading(form: .ibid, isSameAuthor: !isPlace, end: stop(start + 1))
    case "ders", "dies", "eadem", "eiusdem":
      guard isSign(start + 1, ".") || isSign(start + 1, ",") || isSign(start + 1, ":") else { return nil }
      return Reading(form: .ibid, isSameAuthor: true, end: stop(start + 1))
    case "там", "то":
      guard start + 1 < limit, tokens[start + 1].folded == "же" else { return nil }
      return Reading(form: .ibid, end: stop(start + 2))
    default: return nil
    }
  }

  /// `op. cit.`, `loc. cit.`, `a.a.O.`, `art. cit.`, `цит. соч.`
  private func opCit(at start: Int) -> Int? {
    guard begins(start, with: "olac") else { return nil }
    let token = tokens[start]
    if ["op", "loc", "ob", "art", "ouvr", "lug"].contains(token.folded) {
      let next = stop(start + 1)
      guard next < limit, ["cit", "cite", "citee", "citato", "citt"].contains(tokens[next].folded) else { return nil }
      return stop(next + 1)
    }
    // `Rossi, Storia, cit., p. 5`
    if token.folded == "cit", start > 0, tokens.isSign(",", at: start - 1), isSign(start + 1, ".") { return start + 2 }
    // Written together it may be a name, which goes on; the abbreviation ends.
    let ends = start + 1 >= limit || isSign(start + 1, ".") || isSign(start + 1, ",")
    if ends, ["opcit", "aao", "loccit"].contains(token.folded) { return stop(start + 1) }
    if token.folded == "a", isSign(start + 1, ".") {
      let second = start + 2
      guard second < limit, tokens[second].folded == "a", isSign(second + 1, "."), second + 2 < limit,
        tokens[second + 2].folded == "o"
      else { return nil }
      return stop(second + 3)
    }
    if token.folded == "указ" || token.folded == "цит" {
      let next = stop(start + 1)
      guard next < limit, tokens[next].folded == "соч" else { return nil }
      return stop(next + 1)
    }
    return nil
  }

  /// `supra note 4`, `supra n. 4`, `above n. 30`, `siehe oben Anm. 7`.
  private func supra(at start: Int) -> Reading? {
    guard start < limit, begins(start, with: "saoi"),
      ["supra", "above", "oben", "infra"].contains(tokens[start].folded)
    else { return nil }
    let next = skipSigns(start + 1)
    if let number = noteNumber(at: next) {
      return Reading(form: tokens[start].folded == "supra" ? .supra : .crossNote, note: number.number, end: number.end)
    }
    guard tokens[start].folded == "supra", start > 0 || isSign(start + 1, ",") || start + 1 >= limit else { return nil }
    return Reading(form: .supra, end: stop(start + 1))
  }

  /// `n. 12 above`, `note 7`, `Anm. 3`, `fn. 5 supra`; plain ones only where the place allows no other sense.
  private func crossNote(at start: Int, isPlain: Bool = false) -> Reading? {
    guard let number = noteNumber(at: start) else { return nil }
    var end = number.end
    let next = isSign(end, ",") ? end + 1 : end
    var isPointed = isPlain
    if next < limit, ["above", "supra", "oben", "below", "infra", "ci-dessus"].contains(tokens[next].folded) {
      end = next + 1
      isPointed = true
    }
    // `(n 12)` and `see note 7` are told by what stands before.
    if !isPointed, start > 0 {
      let before = tokens[start - 1]
      isPointed =
        before.isSign("(")
        || ["see", "in", "siehe", "vgl", "voir", "also", "s", "cf", "auch", "wie", "aus"].contains(before.folded)
        || before.isSign(",") || before.isSign(".")
    }
    guard isPointed || start == 0 else { return nil }
    return Reading(form: .crossNote, note: number.number, end: end)
  }

  private func noteNumber(at start: Int) -> (number: String, end: Int)? {
    guard start < limit, begins(start, with: "nfae"),
      ["n", "nn", "note", "notes", "fn", "anm", "footnote", "endnote", "fussnote", "fußnote", "прим", "nota"].contains(
        tokens[start].folded)
    else {
      return nil
    }
    let next = stop(start + 1)
    guard next < limit, tokens[next].kind == .number, tokens[next].range.count <= 4 else { return nil }
    return (text[tokens[next].range], next + 1)
  }
}
