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
      if reading == nil, let titled = titledBackReference(from: titleStart, limit: limit) {
        // Without a comma after them the first words are the title's.
        if titleStart > range.lowerBound, !tokens[titleStart - 1].isSign(",") {
          item.authors = []
          item.title = text.title(of: tokens[range.lowerBound..<titled.title.upperBound])
        } else {
          item.title = text.title(of: tokens[titled.title])
        }
        reading = titled.reading
      }
    }
    guard let reading else { return nil }
    // A bare `note 5` in running words leads nowhere.
    if reading.form == .crossNote, item.authors.isEmpty, signal == nil, !isWhole(reading.end, limit) { return nil }
    if reading.isSameAuthor { return sameAuthor(after: reading.end, in: range, signal: signal) }
    let place = locator(after: reading.end, limit: limit)
    var end = place?.end ?? reading.end
    // `Ibid., Letters Received, XVI, No. 12`: another place in the same holding.
    if reading.form == .ibid, item.authors.isEmpty, end < limit, tokens[end].isSign(","),
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
    let isJoined = end < range.upperBound && tokens[end].has(.conjunction)
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
    if next + 1 < limit, tokens[next].year != nil, tokens[next + 1].isSign(","),
      let place = scanner.locator(at: next + 1, bare: false)
    {
      return place
    }
    guard var place = scanner.locator(at: start, bare: true) else { return nil }
    if place.end < limit, tokens[place.end].isSign("]") || tokens[place.end].isSign(")") { place.end += 1 }
    return place
  }

  /// A short title before `op. cit.` or `supra`: its tokens, and the back-reference behind it.
  func titledBackReference(from start: Int, limit: Int) -> (title: Range<Int>, reading: BackReferenceScanner.Reading)? {
    guard start < limit, tokens[start].isCapitalized || tokens[start].kind == .sign else { return nil }
    var index = start
    while index < limit, index - start < 16 {
      if index > start, let reading = backReference(at: index, limit: limit),
        reading.form == .opCit || reading.form == .supra
      {
        return (start..<index, reading)
      }
      let token = tokens[index]
      // `‘Title’ in Thorn, op. cit.`: the work that holds it is meant.
      if token.folded == "in", index > start, tokens[index - 1].kind == .sign { return nil }
      guard token.year == nil, token.isWord || token.kind == .sign && !token.isSign(";"),
        token.isCapitalized || token.kind == .sign
          || token.has([.functionWord, .conjunction, .particle])
      else { return nil }
      index += 1
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
      while index < limit, tokens[index].has(.particle), !tokens[index].isCapitalized, !tokens[index].has(.conjunction),
        index - first < 3
      { index += 1 }
      guard index < limit, tokens[index].isWord, tokens[index].isCapitalized, tokens[index].count > 1,
        !tokens[index].has(.functionWord) || index > first
      else { return nil }
      let particle = index > first ? text[tokens[first].range.lowerBound..<tokens[index - 1].range.upperBound] : nil
      names.append(Name(family: text[tokens[index].range], particle: particle))
      index += 1
      guard index < limit,
        tokens[index].isSign("/") || tokens[index].isSign("&")
          || tokens[index].has(.conjunction) && !tokens[index].isCapitalized
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
