import DocumentModel

/// The statistical reading beside the rules: a field of the rules' is replaced where the labeller is nearly certain of
/// its words. Place, edition, genre, DOI and web address stay with the rules, and so does every law case, statute and
/// periodical told by its date alone, which no training string is like.
extension ReferenceParser {
  /// How sure the labeller must be of each word of a field, and of there being none. Both were measured on five sets
  /// that it was not trained on: 0.9 for the first gains less on all, 0.7 less on two.
  private static let certainty = 0.8
  private static let certaintyOfAbsence = 0.9

  /// Corrects what `parse()` has read. Nothing changes where the string is too long for the labeller. Cost: linear.
  mutating func correct(with labeller: any ReferenceLabeller) {
    guard limit > 0, !isLegal, !isWire, !isWithoutNames, !isNote else { return }
    guard let features = ReferenceFeatures(text, tokens: tokens), let labelling = labeller.labelling(of: features),
      labelling.labels.count == features.count
    else { return }
    let fields = LabelledFields(labelling: labelling)
    let before = work
    for field in LabelledFields.Field.allCases {
      switch fields[field] {
      case .words(let words, let certainty) where certainty >= Self.certainty && !words.isEmpty:
        let last = features.tokenRanges[words.upperBound - 1].upperBound
        take(field, features.tokenRanges[words.lowerBound].lowerBound..<last)
      case .absent(let certainty) where certainty >= Self.certaintyOfAbsence: drop(field)
      default: break
      }
    }
    guard work != before else { return }
    dropHomelessNumbers()
    work.type = nil
    setType()
  }

  private mutating func take(_ field: LabelledFields.Field, _ range: Range<Int>) {
    switch field {
    case .author: work.authors = labelledPeople(in: range, orAsRead: work.authors)
    case .editor: work.editors = labelledPeople(in: range, orAsRead: work.editors)
    case .title: takeTitle(range)
    case .container: work.containerTitle = stated(withoutContainment(range)) ?? work.containerTitle
    case .publisher: work.publisher = stated(range) ?? work.publisher
    case .date: takeDate(range)
    case .volume: takeVolume(range)
    case .pages: takePages(range)
    }
  }

  private mutating func drop(_ field: LabelledFields.Field) {
    switch field {
    case .author: work.authors = []
    case .editor: work.editors = []
    // `In A. Editor (ed.), …`: what persons have edited holds the work.
    case .container: if work.editors.isEmpty { work.containerTitle = nil }
    case .publisher: work.publisher = nil
    case .volume: work.volume = nil
    case .pages: if !numberings.contains(where: \.pageIsLabelled) { work.page = nil }
    // Nearly every reference has a date and a title, so that the rules are right more often here.
    case .date, .title: break
    }
  }

  // MARK: - Words

  /// A title in quotation marks ends with them, and `Translated by …` is none.
  private mutating func takeTitle(_ range: Range<Int>) {
    guard let title = stated(range) else { return }
    if titleIsQuoted, let quoted = work.title, title != quoted, title.contains(quoted) { return }
    guard let first = range.first(where: { tokens[$0].kind != .sign }),
      !tokens.has([.translator, .editor], at: first) || first + 1 >= limit || tokens[first + 1].folded != "by"
    else { return }
    work.title = title
  }

  /// What is printed, where it has a letter or digit, without a closing bracket that opens before it; nil where a
  /// bracket opens that does not close, so that something else is inside it.
  private func stated(_ range: Range<Int>) -> String? {
    guard let last = range.last(where: { tokens[$0].kind != .sign }) else { return nil }
    let isOpened = tokens[range].contains { $0.isSign("(") }
    guard !isOpened || tokens[range].contains(where: { $0.isSign(")") }) else { return nil }
    let close = isOpened ? nil : (last..<range.upperBound).first { tokens.isSign(")", at: $0) }
    return printed(range.lowerBound..<(close ?? range.upperBound))
  }

  /// Without the `In:` before the work that holds another.
  private func withoutContainment(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, tokens[start].kind == .sign { start += 1 }
    if let introduced = introductionEnd(at: start), introduced < range.upperBound {
      return introduced..<range.upperBound
    }
    guard start < range.upperBound, tokens.isWord(at: start), ["in", "dans", "im"].contains(tokens[start].folded),
      tokens[start].isCapitalized || isSign(start + 1, ":") || start + 1 < limit && tokens[start + 1].isCapitalized
    else { return range }
    return start + 1..<range.upperBound
  }

  // MARK: - Numbers

  private mutating func takeDate(_ range: Range<Int>) {
    let scanner = DateScanner(tokens: tokens, limit: range.upperBound)
    for index in range {
      guard let reading = scanner.date(at: index) else { continue }
      if work.issued?.year != reading.date.year { work.issued = reading.date }
      return
    }
  }

  /// `34`, `vol. 34, no. 2`, `34(2)`: the issue is taken where the rules have none.
  private mutating func takeVolume(_ range: Range<Int>) {
    let numbers = range.filter { tokens[$0].kind == .number || tokens[$0].kind == .mixed }
    // What the rules have taken for the year is hardly a volume.
    guard let first = numbers.first, tokens.year(at: first) == nil || tokens.year(at: first) != work.issued?.year else {
      return
    }
    var label = first - 1
    while label >= range.lowerBound, tokens[label].kind == .sign { label -= 1 }
    if label >= range.lowerBound, tokens.has(.issueLabel, at: label), !tokens.has(.volumeLabel, at: label) {
      if work.issue == nil { work.issue = text[tokens[first].range] }
      return
    }
    guard work.volume.map(Self.numbers(of:))?.first != tokens[first].value.map(String.init) else { return }
    work.volume = text[tokens[first].range]
    if numbers.count > 1, work.issue == nil || work.issue == work.volume {
      work.issue = text[tokens[numbers[1]].range]
    }
  }

  /// `12–19`, `S. 12-19`; a number before `p.` or `S.` is that of all pages.
  private mutating func takePages(_ range: Range<Int>) {
    let numbers = range.filter { tokens[$0].kind == .number || tokens[$0].kind == .mixed }
    guard let first = numbers.first, let last = numbers.last else { return }
    if first == last, let next = range.first(where: { $0 > first && tokens[$0].kind != .sign }),
      tokens.has(.pageLabel, at: next)
    {
      if work.numberOfPages == nil { work.numberOfPages = text[tokens[first].range] }
      work.page = nil
      return
    }
    let page = text[tokens[first].range.lowerBound..<tokens[last].range.upperBound]
    if work.page.map(Self.numbers(of:)) != Self.numbers(of: page) { work.page = page }
  }

  /// The runs of digits of a string.
  private static func numbers(of string: String) -> [String] {
    string.split { !$0.isASCII || !$0.isNumber }.map(String.init)
  }
}
