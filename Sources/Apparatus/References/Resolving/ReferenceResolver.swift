import DocumentModel

/// Says which earlier reference each back-reference means. Finding is done before; nothing is read here but values.
///
/// Sure is `resolved`; several that fit are `ambiguous`, with all of them; otherwise `unresolved`. Whole references lead
/// to themselves.
struct ReferenceResolver {
  private var found: [FoundReference]
  /// The labels of all notes in order, also of those without references.
  private let labels: [String]
  /// Indexes of references by their note's place.
  private let byNote: [Int: [Int]]
  /// Indexes of whole references by folded family name of an author or editor.
  private let byFamily: [String: [Int]]
  /// Indexes of whole references by the weighty words of their titles.
  private let byWord: [String: [Int]]
  /// The places of the notes that bear a label, in order.
  private let orders: [String: [Int]]

  init(references: [FoundReference], labels: [String]) {
    found = references
    self.labels = labels
    var byNote: [Int: [Int]] = [:]
    var byFamily: [String: [Int]] = [:]
    var byWord: [String: [Int]] = [:]
    for (index, one) in references.enumerated() {
      if let order = one.noteOrder { byNote[order, default: []].append(index) }
      guard one.reference.form == .full else { continue }
      for name in Self.answers(one.reference.item) { byFamily[name, default: []].append(index) }
      for word in Self.weighty(one.reference.item.title ?? "") { byWord[word, default: []].append(index) }
    }
    self.byNote = byNote
    self.byFamily = byFamily
    self.byWord = byWord
    orders = Dictionary(grouping: labels.indices) { labels[$0] }
  }

  /// The references with their resolutions. Cost: linear in the references and in those that share a family name.
  func resolved() -> [Reference] {
    var resolver = self
    for index in resolver.found.indices { resolver.resolve(index) }
    return resolver.found.map(\.reference)
  }

  private mutating func resolve(_ index: Int) {
    let reference = found[index].reference
    let resolution: Resolution
    switch reference.form {
    case .full, .inline: resolution = .itself
    case .ibid:
      // An ibid. that names its author, or stands in a reference of its own, goes by the author first.
      resolution = ibid(index)
    case .opCit, .supra, .crossNote: resolution = named(index)
    case .short: resolution = short(index)
    }
    found[index].reference.resolution = resolution
  }

  /// How many works of one family name are compared; more than any document cites.
  private static let mostCandidates = 400

  // MARK: - Ibid.

  private func ibid(_ index: Int) -> Resolution {
    guard let order = found[index].noteOrder else {
      return Resolution(state: .unresolved, rule: "ibid-outside-notes", confidence: 0)
    }
    if index > 0, found[index - 1].noteOrder == order {
      return lead(to: [index - 1], rule: "ibid-same-note", confidence: 0.95)
    }
    guard order > 0 else { return Resolution(state: .unresolved, rule: "ibid-without-note-before", confidence: 0) }
    let previous = byNote[order - 1] ?? []
    if previous.isEmpty {
      return Resolution(state: .unresolved, rule: "note-before-without-reference", confidence: 0)
    }
    let authors = Self.families(found[index].reference.item)
    if !authors.isEmpty, found[index].reference.item.title == nil {
      let fitting = previous.filter { candidate in Self.answers(works(of: candidate)).isSuperset(of: authors) }
      if fitting.count == 1 { return lead(to: fitting, rule: "ibid-author", confidence: 0.9) }
    }
    if let gap = gap(before: order) {
      let candidates = previous.map { found[$0].reference.id }
      return Resolution(state: .ambiguous, candidates: candidates, rule: gap, confidence: 0.4)
    }
    if previous.count == 1 { return lead(to: previous, rule: "ibid-previous", confidence: 0.95) }
    return lead(to: previous, rule: "several-sources-before", confidence: 0.5)
  }

  /// Whether the numbering leaps between a note and the one before it, so that a note may be lost.
  private func gap(before order: Int) -> String? {
    guard labels.indices.contains(order), let own = Int(labels[order]), let last = Int(labels[order - 1]) else {
      return nil
    }
    if own == last + 1 || own == last { return nil }
    return own < last ? "numbering-restarts" : "note-missing-before"
  }

  /// The antecedents of `indexes`, an ibid. replaced by what it means.
  private func lead(to indexes: [Int], rule: String, confidence: Double) -> Resolution {
    var targets: [String] = []
    var confidence = confidence
    for index in indexes {
      let reference = found[index].reference
      let ids: [String]
      if reference.form == .ibid {
        switch reference.resolution.state {
        case .resolved:
          ids = [reference.resolution.target].compactMap { $0 }
          confidence *= reference.resolution.confidence
        case .ambiguous:
          ids = reference.resolution.candidates
          confidence *= 0.9
        default: ids = []
        }
      } else {
        ids = [reference.id]
      }
      for id in ids where !targets.contains(id) { targets.append(id) }
    }
    switch targets.count {
    case 0: return Resolution(state: .unresolved, rule: "antecedent-unresolved", confidence: 0)
    case 1: return Resolution(state: .resolved, target: targets[0], rule: rule, confidence: confidence)
    default: return Resolution(state: .ambiguous, candidates: targets, rule: "several-sources-before", confidence: 0.5)
    }
  }

  /// The item of a reference, or of what it has been resolved to.
  private func works(of index: Int) -> Work {
    let reference = found[index].reference
    guard reference.form != .full, let target = reference.resolution.target, let place = place(of: target) else {
      return reference.item
    }
    return found[place].reference.item.filled(from: reference.item)
  }

  private func place(of id: String) -> Int? {
    guard let number = Int(id.dropFirst()), found.indices.contains(number - 1), found[number - 1].reference.id == id
    else { return nil }
    return number - 1
  }

  // MARK: - Op. cit., supra, notes by number

  private func named(_ index: Int) -> Resolution {
    let reference = found[index].reference
    let people = Self.families(reference.item)
    guard let number = found[index].namedNote else {
      guard !people.isEmpty else {
        if reference.item.title != nil { return byShortTitle(index, rule: "op-cit-title") }
        // `Loc. cit.` or `a.a.O.` alone is an ibid.
        return reference.form == .opCit
          ? ibid(index) : Resolution(state: .unresolved, rule: "no-author-no-note", confidence: 0)
      }
      return byAuthor(index, rule: "op-cit-author")
    }
    guard let order = order(of: number, before: found[index].noteOrder ?? labels.count) else {
      return Resolution(state: .unresolved, rule: "named-note-missing", confidence: 0)
    }
    let there = byNote[order] ?? []
    if there.isEmpty { return Resolution(state: .unresolved, rule: "named-note-without-reference", confidence: 0) }
    guard !people.isEmpty else {
      return there.count == 1
        ? lead(to: there, rule: "note-number", confidence: 0.95)
        : lead(to: there, rule: "note-number-several", confidence: 0.5)
    }
    // Who is cited as `M. Neave in Thornton, n. 4` is found there by either.
    for names in [Self.families(reference.item.editors), Self.families(reference.item.authors)] where !names.isEmpty {
      let fitting = there.filter { Self.answers(works(of: $0)).isSuperset(of: names) }
      if fitting.count == 1 { return lead(to: fitting, rule: "note-number-and-author", confidence: 0.98) }
      if fitting.count > 1 { return lead(to: byTitle(fitting, index), rule: "note-number-and-author", confidence: 0.9) }
    }
    // The note is named, its reference was read without its author.
    if there.count == 1, Self.families(works(of: there[0])).isEmpty {
      return lead(to: there, rule: "note-number", confidence: 0.7)
    }
    return Resolution(state: .unresolved, rule: "author-not-in-named-note", confidence: 0)
  }

  /// The nearest earlier note of this label; numbering may restart.
  private func order(of label: String, before order: Int) -> Int? {
    orders[label]?.last { $0 < order }
  }

  // MARK: - By author, title and year

  private func short(_ index: Int) -> Resolution {
    let item = found[index].reference.item
    if Self.families(item).isEmpty {
      return byShortTitle(index, rule: "short-title")
    }
    return byAuthor(
      index, rule: item.issued != nil ? "author-year" : item.title != nil ? "author-short-title" : "author-short-form")
  }

  private func byShortTitle(_ index: Int, rule: String) -> Resolution {
    let item = found[index].reference.item
    let asked = Self.weighty(item.title ?? "")
    let words = asked.compactMap { byWord[$0] }
    let fitting = (words.min { $0.count < $1.count } ?? []).suffix(Self.mostCandidates)
      .filter { $0 < index && Self.titleFits(item, found[$0].reference.item) }
    // One word may fit by chance.
    return decide(fitting, index, rule: rule, confidence: asked.count > 1 ? 0.85 : 0.7)
  }

  private func byAuthor(_ index: Int, rule: String) -> Resolution {
    let item = found[index].reference.item
    let names = Self.families(item)
    guard let first = names.first else { return Resolution(state: .unresolved, rule: rule, confidence: 0) }
    var fitting = (byFamily[first] ?? []).suffix(Self.mostCandidates).filter { candidate in
      // A list of references stands after the notes that cite it.
      guard candidate < index || found[candidate].isEntry else { return false }
      return Self.answers(found[candidate].reference.item).isSuperset(of: names)
    }
    if let year = item.issued?.year {
      fitting = fitting.filter { found[$0].reference.item.issued?.year == year }
      // `Smith 1999` is not `Smith and Jones 1999`.
      let exact = fitting.filter { Self.families(found[$0].reference.item.authors).count == names.count }
      if !exact.isEmpty { fitting = exact }
    }
    if item.title != nil, item.issued == nil {
      let titled = fitting.filter { Self.titleFits(item, found[$0].reference.item) }
      if titled.isEmpty { return Resolution(state: .unresolved, candidates: [], rule: rule, confidence: 0) }
      fitting = titled
    }
    return decide(fitting, index, rule: rule, confidence: 0.9)
  }

  /// One work is the answer; its nearest mention is the target. Several works are ambiguous.
  private func decide(_ fitting: [Int], _ index: Int, rule: String, confidence: Double) -> Resolution {
    var nearest: [(key: String, id: String)] = []
    for candidate in fitting {
      let item = found[candidate].reference.item
      let key = WorkKey.key(of: item) ?? found[candidate].reference.id
      if let place = nearest.firstIndex(where: { $0.key == key }) {
        nearest[place].id = found[candidate].reference.id
      } else {
        nearest.append((key, found[candidate].reference.id))
      }
      if nearest.count > 50 { break }
    }
    switch nearest.count {
    case 0: return Resolution(state: .unresolved, rule: rule, confidence: 0)
    case 1: return Resolution(state: .resolved, target: nearest[0].id, rule: rule, confidence: confidence)
    default:
      return Resolution(
        state: .ambiguous, candidates: nearest.map(\.id), rule: rule, confidence: 1 / Double(nearest.count))
    }
  }

  private func byTitle(_ candidates: [Int], _ index: Int) -> [Int] {
    guard found[index].reference.item.title != nil else { return candidates }
    let fitting = candidates.filter { Self.titleFits(found[index].reference.item, found[$0].reference.item) }
    return fitting.isEmpty ? candidates : fitting
  }

  // MARK: - Comparing

  static func families(_ item: Work) -> [String] { families(item.authors + item.editors) }

  static func families(_ names: [Name]) -> [String] {
    names.compactMap { $0.citedForms.first }
  }

  /// Every form of name by which a work may be called.
  static func answers(_ item: Work) -> Set<String> { Set((item.authors + item.editors).flatMap(\.citedForms)) }

  /// Whether every weighty word of a short title stands in the full one.
  static func titleFits(_ short: Work, _ full: Work) -> Bool {
    guard let wanted = short.title, let title = full.title else { return false }
    let words = weighty(title)
    let asked = weighty(wanted)
    guard !asked.isEmpty else { return false }
    return asked.allSatisfy { word in words.contains(word) }
  }

  private static func weighty(_ title: String) -> Set<String> {
    Set(
      Folding.fold(title).unicodeScalars.split { !$0.isLetter && !$0.isASCIIDigit }.map { String($0) }
        .filter { !WordClass.of($0).contains(.functionWord) && $0.unicodeScalars.count > 1 })
  }
}
