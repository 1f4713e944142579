import DocumentModel

/// Op. cit., supra, short titles, notes by number: what is called by a name.
extension ReferenceResolver {
  func named(_ index: Int) -> Resolution {
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
      let titled = byTitle(there, index)
      return titled.count == 1
        ? lead(to: titled, rule: "note-number", confidence: 0.95)
        : lead(to: titled, rule: "note-number-several", confidence: 0.5)
    }
    // Who is cited as `M. Neave in Thornton, n. 4` is found there by either.
    for names in [Self.families(reference.item.editors), Self.families(reference.item.authors)] where !names.isEmpty {
      let fitting = there.filter { self.names(of: $0).isSuperset(of: names) }
      if fitting.count == 1 { return lead(to: fitting, rule: "note-number-and-author", confidence: 0.98) }
      if fitting.count > 1 { return lead(to: byTitle(fitting, index), rule: "note-number-and-author", confidence: 0.9) }
    }
    // A case is called by one of its parties.
    let parties = there.filter { candidate in
      guard let title = work(of: candidate).title else { return false }
      return CaseParties.names(of: title).contains { CaseParties.name($0, fits: reference.item.authors) }
    }
    if parties.count == 1 { return lead(to: parties, rule: "note-number-and-party", confidence: 0.95) }
    // The note is named, its reference was read without its author.
    if there.count == 1, Self.families(work(of: there[0])).isEmpty {
      return lead(to: there, rule: "note-number", confidence: 0.7)
    }
    return Resolution(state: .unresolved, rule: "author-not-in-named-note", confidence: 0)
  }

  /// The nearest earlier note of this label; numbering may restart.
  private func order(of label: String, before order: Int) -> Int? {
    guard let places = orders[label] else { return nil }
    let next = places.partitionIndex { $0 >= order }
    return next > 0 ? places[next - 1] : nil
  }

  // MARK: - By author, title and year

  func short(_ index: Int) -> Resolution {
    let item = found[index].reference.item
    if item.type == "legal_case" { return byReport(index) }
    if Self.families(item).isEmpty {
      return byShortTitle(index, rule: "short-title")
    }
    return byAuthor(
      index, rule: item.issued != nil ? "author-year" : item.title != nil ? "author-short-title" : "author-short-form")
  }

  /// A citation in running text, of which the list of references has the work.
  func inline(_ index: Int) -> Resolution {
    guard found[index].reference.item.issued != nil else { return .itself }
    return byAuthor(index, rule: "author-year")
  }

  func byShortTitle(_ index: Int, rule: String) -> Resolution {
    let item = found[index].reference.item
    if let named = works.byAlias[WorkKey.letters(item.title ?? "")] {
      let fitting = named.suffix(CitedWorkIndex.mostCandidates).filter { isAntecedent($0, of: index) }
      if !fitting.isEmpty { return decide(fitting, rule: "short-name", confidence: 0.95) }
    }
    // A name that was read as a title.
    if let title = item.title, found[index].reference.form != .short, let named = works.byFamily[WorkKey.letters(title)]
    {
      let fitting = named.suffix(CitedWorkIndex.mostCandidates).filter { isAntecedent($0, of: index) }
      if !fitting.isEmpty { return decide(fitting, rule: "op-cit-author", confidence: 0.85) }
    }
    let asked = TitleWords.weighty(item.title ?? "")
    let words = asked.map { works.byWord[$0] ?? [] }
    let fitting = (words.min { $0.count < $1.count } ?? []).suffix(CitedWorkIndex.mostCandidates)
      .filter { $0 < index && isAntecedent($0, of: index) && works.title(of: $0, fits: asked) }
    // One word may fit by chance.
    return decide(fitting, rule: rule, confidence: asked.count > 1 ? 0.85 : 0.7)
  }

  func byAuthor(_ index: Int, rule: String) -> Resolution {
    let item = found[index].reference.item
    let names = Self.families(item)
    guard let first = names.first else { return Resolution(state: .unresolved, rule: rule, confidence: 0) }
    var fitting = (works.byFamily[first] ?? []).suffix(CitedWorkIndex.mostCandidates).filter { candidate in
      isAntecedent(candidate, of: index) && works.answers(candidate, to: names)
    }
    if fitting.isEmpty, item.issued == nil, let parties = byParty(index, rule: rule) { return parties }
    fitting = fitting.filter { givenNamesAgree(found[$0].reference.item, item) }
    if let year = item.issued?.year {
      fitting = fitting.filter { found[$0].reference.item.issued?.year == year }
      // `Smith 1999` is not `Smith and Jones 1999`, and `2003a` not `2003b`.
      let exact = fitting.filter { Self.families(found[$0].reference.item.authors).count == names.count }
      if !exact.isEmpty { fitting = exact }
      if let letter = found[index].yearLetter {
        let lettered = fitting.filter { found[$0].yearLetter == letter }
        if !lettered.isEmpty || fitting.contains(where: { found[$0].yearLetter != nil }) { fitting = lettered }
      }
    }
    if let title = item.title {
      let asked = TitleWords.weighty(title)
      fitting = fitting.filter { works.title(of: $0, fits: asked) }
    }
    return decide(fitting, rule: rule, confidence: 0.9)
  }

  /// Whole references that stand before, and the entries of a list wherever it stands.
  private func isAntecedent(_ candidate: Int, of index: Int) -> Bool { candidate < index || found[candidate].isEntry }

  /// `D. Hurst` is not `Ellen Hurst`.
  private func givenNamesAgree(_ full: Work, _ short: Work) -> Bool {
    let people = full.authors + full.editors
    return (short.authors + short.editors).allSatisfy { name in
      guard let initial = name.givenInitial, let family = name.citedForms.first else { return true }
      let same = people.filter { $0.citedForms.contains(family) }
      return same.isEmpty || same.contains { $0.givenInitial == nil || $0.givenInitial == initial }
    }
  }

  // MARK: - Cases

  /// `Fenwick, supra`: a case by one of its parties; nil where none is called so.
  private func byParty(_ index: Int, rule: String) -> Resolution? {
    let authors = found[index].reference.item.authors
    guard authors.count == 1, let word = TitleWords.weighty(authors[0].short).first else { return nil }
    let fitting = (works.byWord[word] ?? []).suffix(CitedWorkIndex.mostCandidates).filter { candidate in
      isAntecedent(candidate, of: index) && found[candidate].reference.item.type == "legal_case"
        && CaseParties.names(of: found[candidate].reference.item.title ?? "").contains {
          CaseParties.name($0, fits: authors)
        }
    }
    return fitting.isEmpty ? nil : decide(fitting, rule: "case-party", confidence: 0.9)
  }

  /// `411 U.S. at 224`: the case in that volume that has the page, and the party where one is named.
  private func byReport(_ index: Int) -> Resolution {
    let reference = found[index].reference
    let rule = reference.item.title == nil ? "case-report" : "case-party-report"
    guard let report = CitedWorkIndex.report(of: reference.item) else {
      return Resolution(state: .unresolved, rule: rule, confidence: 0)
    }
    let name = reference.item.title.map { [Name(literal: $0)] }
    let fitting = (works.byReport[report] ?? []).suffix(CitedWorkIndex.mostCandidates).filter { candidate in
      let item = found[candidate].reference.item
      guard isAntecedent(candidate, of: index), !PageRange.excludes(reference.locator, from: item) else { return false }
      guard let name, let title = item.title else { return name == nil }
      return CaseParties.names(of: title).contains { CaseParties.name($0, fits: name) }
    }
    return decide(fitting, rule: rule, confidence: 0.95)
  }

  // MARK: - Deciding

  /// One work is the answer; its nearest mention is the target. Several works are ambiguous.
  private func decide(_ fitting: some Sequence<Int>, rule: String, confidence: Double) -> Resolution {
    var nearest: [(work: Int, id: String)] = []
    for candidate in fitting where found[candidate].reference.form == .full {
      let work = works.work(candidate)
      if let place = nearest.firstIndex(where: { $0.work == work }) {
        nearest[place].id = found[candidate].reference.id
      } else {
        nearest.append((work, found[candidate].reference.id))
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
    guard let title = found[index].reference.item.title else { return candidates }
    let asked = TitleWords.weighty(title)
    let fitting = candidates.filter {
      !asked.isEmpty && asked.isSubset(of: TitleWords.weighty(work(of: $0).title ?? ""))
    }
    return fitting.isEmpty ? candidates : fitting
  }
}

/// The parties of a case: `Alder Mills, Inc. v. Roth` is called Alder Mills, or Roth.
enum CaseParties {
  /// The folded words of each party's name; none where a title is no case's.
  static func names(of title: String) -> [[String]] {
    let words = folded(title)
    guard let versus = words.firstIndex(where: { $0 == "v" || $0 == "vs" }), versus > 0, versus + 1 < words.count else {
      return []
    }
    return [Array(words[..<versus]), Array(words[(versus + 1)...])]
  }

  /// Whether a party is called by its first words.
  static func name(_ party: [String], fits asked: [Name]) -> Bool {
    guard asked.count == 1 else { return false }
    let words = folded(asked[0].short)
    return !words.isEmpty && party.starts(with: words)
  }

  private static func folded(_ text: String) -> [String] {
    Folding.fold(text).unicodeScalars.split { !$0.isLetter && !$0.isASCIIDigit }.map { String($0) }
      .filter { $0 != "the" }
  }
}
