import DocumentModel

/// A note at the foot of a page, as lines.
struct FootNote: Hashable, Sendable {
  /// The index of the page on which it begins.
  var page: Int
  /// Its paragraphs, the first of which begins with its label.
  var paragraphs: [[Line]]
}

/// Finds where the notes begin at the foot of each page.
///
/// A page's notes are its last lines, from a labelled one whose number counts on from the page before (or begins again
/// at 1) and which a marker on the page calls for. The notes of the document decide what number is expected, so a list
/// of numbered items or a line that happens to begin with a year is not taken for notes.
struct FootNoteFinder {
  private let source: [Unicode.Scalar]
  private let lines: [Line]
  private var feet: [FootNote] = []
  private var isFoot: [Bool]
  private var last: LabelKey?

  /// The notes in order, and which lines they take up. Cost: linear in the text.
  static func find(in lines: [Line], source: [Unicode.Scalar]) -> (feet: [FootNote], isFoot: [Bool]) {
    var finder = FootNoteFinder(source: source, lines: lines)
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, lines[end].page == lines[start].page { end += 1 }
      finder.readPage(start..<end)
      start = end
    }
    return (finder.feet, finder.isFoot)
  }

  private init(source: [Unicode.Scalar], lines: [Line]) {
    self.source = source
    self.lines = lines
    isFoot = [Bool](repeating: false, count: lines.count)
  }

  private mutating func readPage(_ page: Range<Int>) {
    let labelled = labelledLines(page)
    var zone: [(line: Int, label: NoteLabel)] = []
    if !labelled.isEmpty {
      let signs = signs(page)
      let openings = labelled.indices.filter { opens(labelled[$0], page) }
      for position in openings.suffix(Self.mostOpenings) {
        let chain = chain(labelled[position...], signs)
        guard chain.count > zone.count, isCalled(chain, signs), isCompact(chain, page) else { continue }
        if !standsUnderHeading(chain[0].line, page) { zone = chain }
      }
    }
    guard let first = zone.first else { return readContinuation(page) }
    var start = first.line
    // Words between the rule or the blank line and the first label finish the last note of the page before.
    let group = groupStart(first.line, page)
    if group < first.line, isUnfinished || isNoteRule(group - 1) {
      carryOver(group..<first.line)
      start = group
    }
    dropRule(above: start, page)
    for (position, item) in zone.enumerated() {
      let end = position + 1 < zone.count ? zone[position + 1].line : page.upperBound
      add(item.line..<end)
    }
    last = zone.last?.label.key
  }

  // MARK: Where notes begin

  private func labelledLines(_ page: Range<Int>) -> [(line: Int, label: NoteLabel)] {
    var labelled: [(line: Int, label: NoteLabel)] = []
    for index in page where !lines[index].isBlank {
      let content = lines[index].content
      let head = source[content.lowerBound]
      guard head.value < 0x41 || head.value > 0x7A || head == "[" else { continue }
      guard let label = NoteLabelReader.label(in: source, at: content.lowerBound, limit: content.upperBound) else {
        continue
      }
      labelled.append((index, label))
    }
    return labelled.suffix(Self.mostLabels).map { $0 }
  }

  /// How many labelled lines of a page are looked at, from its foot up, and at how many of them its notes may begin.
  private static let mostLabels = 240
  private static let mostOpenings = 40

  /// Whether notes may begin at this line: under a blank line or a rule, or within the group that carries a note over.
  private func opens(_ candidate: (line: Int, label: NoteLabel), _ page: Range<Int>) -> Bool {
    let above = candidate.line - 1
    if above < page.lowerBound { return candidate.line == page.lowerBound }
    if lines[above].isBlank || isRule(above) { return isExpected(candidate.label.key) }
    guard follows(candidate.label.key) else { return false }
    return isUnfinished || isNoteRule(groupStart(candidate.line, page) - 1)
  }

  private func isExpected(_ key: LabelKey) -> Bool {
    guard let number = key.number else { return true }
    if number == 1 { return true }
    guard let before = last?.number else { return number <= 3 || feet.isEmpty }
    return isNear(number, before) || isFar(number, before)
  }

  private func isNear(_ number: Int, _ before: Int) -> Bool { number > before && number <= before + 3 }

  /// Whether notes may have been missed in between: some numbers on, or early in a numbering that began again. Then
  /// every one must be called for by what looks like a marker.
  private func isFar(_ number: Int, _ before: Int) -> Bool {
    feet.count >= 2 && !isNear(number, before) && (number > before ? number <= before + 40 : number > 1 && number <= 20)
  }

  private func follows(_ key: LabelKey) -> Bool {
    guard let number = key.number, let before = last?.number else { return false }
    return number == before + 1
  }

  /// The labels that count on from the first, each at the start of a line: of all chains the one whose lines look most
  /// like the starts of notes, so that `2 volumes` in the middle of note 1 is passed over for `2 Ibid.` A number may be
  /// left out, or stand twice, where the page calls for it so.
  private func chain(
    _ labelled: ArraySlice<(line: Int, label: NoteLabel)>, _ signs: [LabelKey: [MarkerCandidate]]
  ) -> [(line: Int, label: NoteLabel)] {
    guard let first = labelled.first else { return [] }
    guard let start = first.label.key.number else { return signChain(labelled) }
    var nodes: [(item: (line: Int, label: NoteLabel), total: Double, previous: Int)] = [(first, 1, -1)]
    // The best chain that ends with each number.
    var best: [Int: Int] = [start: 0]
    var winner = 0
    for item in labelled.dropFirst() where item.label.style == first.label.style {
      guard let number = item.label.key.number else { continue }
      let calls = signs[item.label.key]?.count { $0.weight >= 1.5 } ?? 0
      var steps: [(previous: Int?, cost: Double)] = [(best[number - 1], 0)]
      if number == 1, best[0] == nil { steps.append((winner, 1)) }
      if calls > 1 { steps.append((best[number], 0.1)) }
      if calls > 0, best[number - 1] == nil { steps += [(best[number - 2], 0.4), (best[number - 3], 0.8)] }
      let chains = steps.compactMap { step in step.previous.map { (previous: $0, total: nodes[$0].total - step.cost) } }
      guard let longest = chains.max(by: { $0.total < $1.total }) else { continue }
      nodes.append((item, longest.total + opening(item), longest.previous))
      let node = nodes.count - 1
      if nodes[node].total > best[number].map({ nodes[$0].total }) ?? -1 { best[number] = node }
      if nodes[node].total > nodes[winner].total { winner = node }
    }
    var chain: [(line: Int, label: NoteLabel)] = []
    var node = winner
    while node >= 0 {
      chain.append(nodes[node].item)
      node = nodes[node].previous
    }
    return chain.reversed()
  }

  /// How much a labelled line looks like the start of a note: the line above is done, the words begin with a capital.
  private func opening(_ item: (line: Int, label: NoteLabel)) -> Double {
    var weight = 0.6
    let above = item.line - 1
    if above >= 0, let last = lines[above].content.last {
      weight += source[last].isSentenceEnd || source[last].isClosingMark || source[last].isASCIIDigit ? 0.5 : -0.6
    } else {
      weight += 0.5
    }
    let start = item.label.range.upperBound
    if start < lines[item.line].content.upperBound { weight += source[start].isLowercase ? -0.5 : 0.3 }
    return weight
  }

  private func signChain(_ labelled: ArraySlice<(line: Int, label: NoteLabel)>) -> [(line: Int, label: NoteLabel)] {
    var chain: [(line: Int, label: NoteLabel)] = []
    for item in labelled where item.label.style == .symbol && item.label.key.number == nil {
      if chain.allSatisfy({ $0.label.key != item.label.key }) { chain.append(item) }
    }
    return chain
  }

  /// The marker candidates of a page by label, a few of each.
  private func signs(_ page: Range<Int>) -> [LabelKey: [MarkerCandidate]] {
    guard let first = page.first, let last = page.last else { return [:] }
    let start = lines[first].content.lowerBound
    var signs: [LabelKey: [MarkerCandidate]] = [:]
    for sign in MarkerScanner.candidates(in: source, range: start..<max(start, lines[last].content.upperBound)) {
      if signs[sign.key, default: []].count < 12 { signs[sign.key, default: []].append(sign) }
    }
    return signs
  }

  /// Whether little stands between the notes that is no note: sections and lists have paragraphs of their own.
  private func isCompact(_ chain: [(line: Int, label: NoteLabel)], _ page: Range<Int>) -> Bool {
    let starts = Set(chain.map(\.line))
    var labelled = 0
    var groups = 0
    for index in chain[0].line..<page.upperBound
    where !lines[index].isBlank && (index == chain[0].line || lines[index - 1].isBlank) {
      groups += 1
      if starts.contains(index) { labelled += 1 }
    }
    return groups - labelled <= 1 + chain.count / 2
  }

  /// A heading above says that this is a list of its own, not the foot of the page.
  private func standsUnderHeading(_ line: Int, _ page: Range<Int>) -> Bool {
    var index = line - 1
    while index >= page.lowerBound, lines[index].isBlank { index -= 1 }
    return index >= page.lowerBound && NoteHeading(source[lines[index].content]) != nil
  }

  /// Whether most labels of a chain have a marker above the first of them.
  private func isCalled(_ chain: [(line: Int, label: NoteLabel)], _ signs: [LabelKey: [MarkerCandidate]]) -> Bool {
    guard let first = chain.first else { return false }
    let limit = lines[first.line].content.lowerBound
    // Inside a quotation, markers are often put in brackets; so are the numbers of works and of lists.
    let isRuled = isNoteRule(first.line - 1)
    func calls(_ key: LabelKey, atLeast weight: Double) -> Bool {
      signs[key]?.contains {
        $0.range.upperBound <= limit && $0.weight >= weight
          && (first.label.style.answers($0.rule) || isRuled && $0.rule == .bracketed)
      } ?? false
    }
    if let number = first.label.key.number, let before = last?.number, isFar(number, before) {
      return chain.count > 1 && chain.allSatisfy { calls($0.label.key, atLeast: 1.9) }
    }
    let called = chain.count { calls($0.label.key, atLeast: 0.3) }
    if isRuled, called > 0 || chain.count > 1 { return true }
    let isKnown = feet.count >= 2
    let strong = chain.count { calls($0.label.key, atLeast: isKnown ? 1 : 1.5) }
    if follows(first.label.key), isKnown {
      // The next number, where it is due: a marker that runs into another number is enough.
      let weak = chain.count { calls($0.label.key, atLeast: 0.05) }
      return weak * 2 >= chain.count || endsNumber(first.label.letters, above: limit)
    }
    guard calls(first.label.key, atLeast: 0.3), called * 2 >= chain.count else { return false }
    // Until the document has shown that it has notes at the foot, and where numbering begins again, markers must look
    // like markers.
    guard strong * 2 >= chain.count else { return false }
    guard isKnown, let due = last?.number, due > 3, first.label.key.number == 1 else { return true }
    // A list of three reasons begins at 1 as well: the number that is due must not be called for here.
    return (strong * 3 >= chain.count * 2 || strong >= 3 && strong * 2 > chain.count)
      && !calls(LabelKey(number: due + 1), atLeast: 1)
  }

  /// Whether a longer number on the page ends in these digits: `paragraph 976` for paragraph 9 and note 76.
  private func endsNumber(_ digits: Range<Int>, above limit: Int) -> Bool {
    var index = limit - 1
    let page = lines.partitionIndex { $0.content.upperBound >= limit }
    let first = lines.partitionIndex { $0.page >= lines[min(page, lines.count - 1)].page }
    let start = first < lines.count ? lines[first].content.lowerBound : 0
    while index >= start + digits.count {
      if source[index].isASCIIDigit, index + 1 >= source.count || !source[index + 1].isASCIIDigit,
        source[index - digits.count].isASCIIDigit,
        source[(index - digits.count + 1)...index].elementsEqual(source[digits])
      {
        return true
      }
      index -= 1
    }
    return false
  }

  // MARK: Notes that run on overleaf

  /// A page without a label of its own may still end with the rest of a note.
  private mutating func readContinuation(_ page: Range<Int>) {
    guard !feet.isEmpty, let end = page.last(where: { !lines[$0].isBlank }) else { return }
    let first = groupStart(end, page)
    guard first > page.lowerBound else { return }
    let isRuled = isRule(first - 1)
    // A drawn line says so even where the note has come to the end of a sentence; a row of underscores is for names.
    let isDrawn = isNoteRule(first - 1) && source[lines[first - 1].content.lowerBound] != "_"
    guard isUnfinished || isDrawn, page.contains(where: { !lines[$0].isBlank && $0 < first - 1 }) else { return }
    guard isRuled || source[lines[first].content.lowerBound].isLowercase else { return }
    // The last lines of the body may begin small too; those of a note follow a finished or an equally broken paragraph.
    guard isRuled || first - 1 > page.lowerBound else { return }
    dropRule(above: first, page)
    carryOver(first..<(end + 1))
  }

  /// Whether the last note so far stops in the middle of a sentence.
  private var isUnfinished: Bool {
    guard let line = feet.last?.paragraphs.last?.last, let last = line.content.last else { return false }
    let scalar = source[last]
    return !scalar.isSentenceEnd && !scalar.isClosingMark
  }

  private mutating func carryOver(_ range: Range<Int>) {
    guard !feet.isEmpty, !feet[feet.count - 1].paragraphs.isEmpty else { return }
    let note = feet.count - 1
    for index in range {
      isFoot[index] = true
      if !lines[index].isBlank { feet[note].paragraphs[feet[note].paragraphs.count - 1].append(lines[index]) }
    }
  }

  // MARK: Lines

  private mutating func add(_ range: Range<Int>) {
    var paragraphs: [[Line]] = []
    var opens = true
    for index in range {
      isFoot[index] = true
      if lines[index].isBlank {
        opens = true
      } else if opens {
        if let last = paragraphs.last?.last, isBroken(last, lines[index]) {
          paragraphs[paragraphs.count - 1].append(lines[index])
        } else {
          paragraphs.append([lines[index]])
        }
        opens = false
      } else {
        paragraphs[paragraphs.count - 1].append(lines[index])
      }
    }
    feet.append(FootNote(page: lines[range.lowerBound].page, paragraphs: paragraphs))
  }

  /// Whether a blank line stands in the middle of a sentence.
  private func isBroken(_ above: Line, _ below: Line) -> Bool {
    guard let last = above.content.last, let first = below.content.first else { return false }
    return source[first].isLowercase && !source[last].isSentenceEnd && !source[last].isClosingMark
  }

  private func groupStart(_ line: Int, _ page: Range<Int>) -> Int {
    var start = line
    while start > page.lowerBound, !lines[start - 1].isBlank, !isRule(start - 1) { start -= 1 }
    return start
  }

  private mutating func dropRule(above line: Int, _ page: Range<Int>) {
    var index = line - 1
    while index >= page.lowerBound, lines[index].isBlank { index -= 1 }
    if index >= page.lowerBound, isRule(index) { isFoot[index] = true }
  }

  /// A line that is drawn over notes, and hardly ever over rows of a table.
  private func isNoteRule(_ index: Int) -> Bool {
    guard lines.indices.contains(index), lines[index].content.count >= 5 else { return false }
    return source[lines[index].content].allSatisfy {
      $0 == "_" || $0.value == 0x2014 || $0.value == 0x2015 || $0.value == 0x2500
    }
  }

  /// A row of dashes or underscores that parts the notes from the text.
  private func isRule(_ index: Int) -> Bool {
    let content = lines[index].content
    guard content.count >= 3 else { return false }
    return source[content].allSatisfy { $0 == "_" || $0.isDash || $0 == "*" || $0 == "=" || $0.value == 0x2500 }
  }
}
