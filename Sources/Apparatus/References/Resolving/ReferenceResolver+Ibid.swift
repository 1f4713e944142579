import DocumentModel

/// Ibid., id., ebd.: what was cited right before.
extension ReferenceResolver {
  /// An ibid. leads past so many notes that only comment.
  private static let mostCommentary = 3

  func ibid(_ index: Int) -> Resolution {
    guard let order = found[index].noteOrder else {
      return Resolution(state: .unresolved, rule: "ibid-outside-notes", confidence: 0)
    }
    if index > 0, found[index - 1].noteOrder == order {
      return checked(index, lead(to: [index - 1], rule: "ibid-same-note", confidence: 0.95))
    }
    guard order > 0 else { return Resolution(state: .unresolved, rule: "ibid-without-note-before", confidence: 0) }
    var last = order - 1
    while last > 0, order - last <= Self.mostCommentary, commentary.contains(last), gap(before: last) == nil {
      last -= 1
    }
    let previous = byNote[last] ?? []
    if previous.isEmpty {
      return Resolution(state: .unresolved, rule: "note-before-without-reference", confidence: 0)
    }
    let authors = Self.families(found[index].reference.item)
    if !authors.isEmpty, found[index].reference.item.title == nil {
      let fitting = previous.filter { candidate in names(of: candidate).isSuperset(of: authors) }
      if fitting.count == 1 { return lead(to: fitting, rule: "ibid-author", confidence: 0.9) }
    }
    if let gap = gap(before: order) {
      let candidates = previous.map { found[$0].reference.id }
      return Resolution(state: .ambiguous, candidates: candidates, rule: gap, confidence: 0.4)
    }
    if previous.count > 1 { return lead(to: previous, rule: "several-sources-before", confidence: 0.5) }
    let isNext = last == order - 1
    return checked(
      index,
      lead(to: previous, rule: isNext ? "ibid-previous" : "ibid-past-commentary", confidence: isNext ? 0.95 : 0.7))
  }

  /// Whether the numbering leaps between a note and the one before it, so that a note may be lost.
  private func gap(before order: Int) -> String? {
    guard labels.indices.contains(order), let own = Int(labels[order]), let last = Int(labels[order - 1]) else {
      return nil
    }
    if own == last + 1 || own == last && own > 1 { return nil }
    return own <= last ? "numbering-restarts" : "note-missing-before"
  }

  /// A page that the work does not have shows that another is meant.
  private func checked(_ index: Int, _ resolution: Resolution) -> Resolution {
    guard let target = resolution.target, let work = target.isEmpty ? nil : item(of: target),
      PageRange.excludes(found[index].reference.locator, from: work)
    else { return resolution }
    return Resolution(state: .ambiguous, candidates: [target], rule: "page-outside-range", confidence: 0.3)
  }

  private func item(of id: String) -> Work? {
    guard let number = Int(id.dropFirst()), found.indices.contains(number - 1) else { return nil }
    return work(of: number - 1)
  }

  /// The antecedents of `indexes`, an ibid. replaced by what it means.
  func lead(to indexes: [Int], rule: String, confidence: Double) -> Resolution {
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
    case 1:
      // What may be one thing only because the page before would not fit is no surer now.
      if indexes.contains(where: {
        found[$0].reference.form == .ibid && found[$0].reference.resolution.state == .ambiguous
      }) {
        return Resolution(
          state: .ambiguous, candidates: targets, rule: "antecedent-ambiguous", confidence: confidence * 0.5)
      }
      return Resolution(state: .resolved, target: targets[0], rule: rule, confidence: confidence)
    default: return Resolution(state: .ambiguous, candidates: targets, rule: "several-sources-before", confidence: 0.5)
    }
  }
}

/// Which pages a work has, as far as a reference says.
enum PageRange {
  /// A report of a case seldom runs to more pages.
  private static let longestCase = 200

  /// Whether the place cited cannot be in the work: before the first page of an article, chapter or case, or behind the
  /// last. False where too little is known.
  static func excludes(_ locator: CitedLocator?, from work: Work) -> Bool {
    guard let locator else { return false }
    let isCase = CitedWorkIndex.report(of: work) != nil
    guard locator.label == "page", let place = numbers(locator.value).first else {
      return isCase && locator.label == "paragraph"
    }
    let pages = numbers(work.page ?? "")
    guard let first = pages.first else { return isCase }
    if isCase { return place < first || place > first + longestCase }
    guard pages.count == 2 else { return false }
    // `201–30` ends on 230.
    var last = pages[1]
    var scale = 10
    while last < first, scale <= 100_000 {
      if first - first % scale + last >= first { last += first - first % scale }
      scale *= 10
    }
    return last >= first && (place < first || place > last)
  }

  private static func numbers(_ text: String) -> [Int] {
    text.unicodeScalars.split { !$0.isASCIIDigit }.prefix(3).compactMap { $0.count <= 6 ? Int(String($0)) : nil }
  }
}
