import DocumentModel

/// What leads back to an earlier note.
extension NoteReferenceReader {
  /// `Ibid., 12`, `Vogel, op. cit., n. 7, p. 80`, `Burnett, The Congress, op. cit., p. 5`, `Smith, supra note 4, at 12`.
  func backReference(in range: Range<Int>, signal: String?) -> SpottedReference? {
    let limit = range.upperBound
    var item = Work()
    var reading = backReference(at: range.lowerBound, limit: limit)
    if reading == nil {
      var titleStart = range.lowerBound
      if let (names, end) = authors(at: range.lowerBound, limit: limit) {
        let next = skipSigns(end, to: limit)
        reading = backReference(at: next, limit: limit) ?? inContainer(next, limit)
        item.authors = names
        titleStart = next
      }
      let isNamed = titleStart > range.lowerBound && tokens.isSign(",", at: titleStart - 1)
      if reading == nil, let titled = titledBackReference(from: titleStart, limit: limit, isNamed: isNamed) {
        // Without a comma after them the first words are the title's.
        if titleStart > range.lowerBound, !isNamed {
          item.authors = []
          item.title = text.title(of: tokens[range.lowerBound..<titled.title.upperBound])
        } else {
          item.title = text.title(of: tokens[titled.title])
        }
        reading = titled.reading
      }
    }
    if reading == nil, let (name, next) = familyFirst(at: range.lowerBound, limit: limit) {
      reading = backReference(at: next, limit: limit)
      item.authors = [name]
    }
    guard let reading else { return nil }
    // A bare `note 5` in running words leads nowhere.
    if reading.form == .crossNote, item.authors.isEmpty, signal == nil, !isWhole(reading.end, limit) { return nil }
    if reading.isSameAuthor { return sameAuthor(after: reading.end, in: range, signal: signal) }
    let place = locator(after: reading.end, limit: limit)
    var end = place?.end ?? reading.end
    // `Ibid., Letters Received, XVI, No. 12`: another place in the same holding.
    if reading.form == .ibid, item.authors.isEmpty, end < limit, tokens.isSign(",", at: end),
      TitledUnitReader(text: text, tokens: tokens).isTitled(skipSigns(end, to: limit)..<limit),
      authors(at: skipSigns(end, to: limit), limit: limit).map({ $0.0.first?.given == nil }) ?? true
    {
      end = limit
      while end > range.lowerBound, tokens[end - 1].kind == .sign, [".", ",", ";"].contains(tokens[end - 1].head) {
        end -= 1
      }
    }
    var spotted = SpottedReference(
      range: range.lowerBound..<end, form: reading.form, item: item, locator: place?.locator, signal: signal)
    spotted.namedNote = reading.note
    return spotted
  }

  /// `Idem, The Long Pier, Oslo 1993`, `idem and B. Tarn, …`: another work of the author cited before.
  private func sameAuthor(after end: Int, in range: Range<Int>, signal: String?) -> SpottedReference? {
    let isJoined = end < range.upperBound && tokens.has(.conjunction, at: end)
    guard
      var work = full(
        in: (isJoined ? end + 1 : end)..<range.upperBound, signal: signal, threshold: 1, withoutNames: !isJoined)
    else { return nil }
    work.range = range.lowerBound..<work.range.upperBound
    work.isSameAuthor = true
    return work
  }

  func locator(after start: Int, limit: Int) -> (locator: CitedLocator, end: Int)? {
    let scanner = LocatorScanner(text: text, tokens: tokens, limit: limit)
    // `Ibid., 1908, p. 154`: a year before the page.
    let next = skipSigns(start, to: limit)
    if next + 1 < limit, tokens.year(at: next) != nil, tokens.isSign(",", at: next + 1),
      let place = scanner.locator(at: next + 1, bare: false)
    {
      return place
    }
    guard var place = scanner.locator(at: start, bare: true) else { return nil }
    if place.end < limit, tokens.isSign("]", at: place.end) || tokens.isSign(")", at: place.end) { place.end += 1 }
    return place
  }

  /// A short title before `op. cit.`, `supra` or a note's number in brackets: its tokens, and the back-reference behind
  /// it. Behind a name and a comma (`isNamed`) a title may have words in lower case.
  func titledBackReference(
    from start: Int, limit: Int, isNamed: Bool
  ) -> (title: Range<Int>, reading: BackReferenceScanner.Reading)? {
    guard start < limit, tokens[start].isCapitalized || tokens[start].kind == .sign else { return nil }
    var index = start
    while index < limit, index - start < 16 {
      if index > start, let reading = backReference(at: index, limit: limit),
        reading.form == .opCit || reading.form == .supra || reading.form == .crossNote && tokens.isSign("(", at: index)
      {
        return (start..<index, reading)
      }
      let token = tokens[index]
      if let close = QuotedTitleScanner(tokens: tokens, limit: limit).close(of: index), close - index < 60 {
        // Whatever words a quoted title has.
        guard index == start else { return nil }
        index = close + 1
        continue
      }
      // `‘Title’ in Thorn, op. cit.`: the work that holds it is meant.
      if token.folded == "in", index > start, tokens[index - 1].kind == .sign { return nil }
      guard token.year == nil, token.isWord || token.kind == .sign && !token.isSign(";"),
        token.isCapitalized || token.kind == .sign
          || token.has([.functionWord, .conjunction, .particle])
          || isNamed && !ReferenceEvidence.verbs.contains(token.folded)
      else { return nil }
      index += 1
    }
    return nil
  }

  /// `Sokolov A. P.`: a family name with its initials behind it.
  func familyFirst(at start: Int, limit: Int) -> (Name, Int)? {
    guard start + 2 < limit, tokens.isWord(at: start), tokens[start].isCapitalized, tokens[start].range.count > 2 else {
      return nil
    }
    var index = tokens.isSign(",", at: start + 1) ? start + 2 : start + 1
    let first = index
    while index + 1 < limit, index - first < 6, tokens.isInitial(at: index), tokens.isSign(".", at: index + 1) {
      index += 2
    }
    guard index > first else { return nil }
    let given = text[tokens[first].range.lowerBound..<tokens[index - 1].range.upperBound]
    return (Name(family: text[tokens[start].range], given: given), index)
  }

  // MARK: - Cases and short names

  /// `Fenwick, 411 U.S. at 224`
  func caseShort(at start: Int, limit: Int, signal: String?) -> SpottedReference? {
    guard let reading = CaseShortScanner(text: text, tokens: tokens, limit: limit).citation(at: start) else {
      return nil
    }
    var item = Work()
    item.type = "legal_case"
    item.title = reading.name.flatMap { text.title(of: tokens[$0]) }
    item.volume = reading.volume
    item.containerTitle = reading.reporter
    return SpottedReference(
      range: start..<reading.end, form: .short, item: item, locator: reading.locator, signal: signal)
  }

  /// A short name that an earlier reference has given its work, alone or before a place: `The Report, para. 20`.
  func alias(in range: Range<Int>, signal: String?) -> SpottedReference? {
    guard !known.aliases.isEmpty else { return nil }
    let start =
      HereafterScanner.articles.contains(tokens[range.lowerBound].folded) ? range.lowerBound + 1 : range.lowerBound
    guard start < range.upperBound, tokens[start].isCapitalized else { return nil }
    var letters = ""
    for index in start..<min(range.upperBound, start + 8) {
      letters += WorkKey.letters(text[tokens[index].range])
      let next = index + 1
      guard known.aliases.contains(letters), isWhole(next, range.upperBound) || tokens[next].kind == .sign else {
        continue
      }
      let place = LocatorScanner(text: text, tokens: tokens, limit: range.upperBound).locator(at: next, bare: true)
      guard isWhole(place?.end ?? next, range.upperBound) else { continue }
      var item = Work()
      item.title = text[tokens[start].range.lowerBound..<tokens[index].range.upperBound]
      return SpottedReference(
        range: range.lowerBound..<(place?.end ?? next), form: .short, item: item, locator: place?.locator,
        signal: signal)
    }
    return nil
  }

  func inContainer(_ index: Int, _ limit: Int) -> BackReferenceScanner.Reading? {
    guard index < limit, tokens[index].folded == "in" else { return nil }
    return backReference(at: index + 1, limit: limit)
  }

  func isWhole(_ index: Int, _ limit: Int) -> Bool { skipSigns(index, to: limit) >= limit }

  /// Names in full, or bare family names: `Grossberg`, `Felstiner and Lowy`.
  func authors(at start: Int, limit: Int) -> ([Name], Int)? {
    if let series = NumberedSeriesScanner(text: text, tokens: tokens, limit: limit).name(at: start) {
      return ([series.name], series.end)
    }
    let full = NameListScanner(text: text, tokens: tokens, limit: min(limit, start + 60), isNote: true).list(at: start)
    if let full, full.isCertain { return (full.names, full.end) }
    return families(at: start, limit: limit)
  }

  /// One to three bare family names.
  func families(at start: Int, limit: Int) -> ([Name], Int)? {
    var names: [Name] = []
    var index = start
    while names.count < 4, index < limit {
      let first = index
      while index < limit, tokens.has(.particle, at: index), !tokens[index].isCapitalized,
        !tokens.has(.conjunction, at: index),
        index - first < 3
      { index += 1 }
      guard index < limit, tokens.isWord(at: index), tokens[index].isCapitalized, tokens[index].range.count > 1,
        !tokens.has(.functionWord, at: index) || index > first
      else { return nil }
      let particle = index > first ? text[tokens[first].range.lowerBound..<tokens[index - 1].range.upperBound] : nil
      names.append(Name(family: text[tokens[index].range], particle: particle))
      index += 1
      guard index < limit,
        tokens.isSign("/", at: index) || tokens.isSign("&", at: index)
          || tokens.has(.conjunction, at: index) && !tokens[index].isCapitalized
      else { break }
      index += 1
    }
    return names.isEmpty ? nil : (names, index)
  }

  /// `M. Neave, ‘Private Ordering’ in Thornton, op. cit., n. 4`; `N. Fraser, ‘Civil Citizenship’ in id., p. 97`.
  func containedBackReference(in range: Range<Int>, signal: String?) -> SpottedReference? {
    guard splitter.looksLikeReference(range.lowerBound) else { return nil }
    for index in range where !splitter.isQuoted[index] && tokens[index].folded == "in" {
      if tokens[range.lowerBound..<index].contains(where: { $0.year != nil }) { return nil }
      var next = index + 1
      var editors: [Name] = []
      if let (names, end) = authors(at: next, limit: range.upperBound),
        backReference(at: next, limit: range.upperBound) == nil
      {
        editors = names
        next = skipSigns(end, to: range.upperBound)
      }
      guard let reading = backReference(at: next, limit: range.upperBound) else { continue }
      var parser = ReferenceParser(text, tokens: tokens[range.lowerBound..<index])
      parser.parse()
      var item = parser.work
      if !editors.isEmpty { item.editors = editors }
      item.containerTitle = nil
      var end = reading.end
      var locator: CitedLocator?
      if let place = LocatorScanner(text: text, tokens: tokens, limit: range.upperBound).locator(at: end, bare: true) {
        locator = place.locator
        end = place.end
      }
      // `op. cit. (1995)` says which of the editor's works.
      if let year = tokens[next..<end].first(where: { $0.year != nil })?.year { item.issued = PartialDate(year: year) }
      var spotted = SpottedReference(
        range: range.lowerBound..<end, form: reading.form, item: item, locator: locator, signal: signal)
      spotted.namedNote = reading.note
      return spotted
    }
    return nil
  }
}
