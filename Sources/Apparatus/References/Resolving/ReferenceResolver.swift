import DocumentModel

/// Says which earlier reference each back-reference means. Finding is done before; nothing is read here but values.
///
/// Sure is `resolved`; several that fit are `ambiguous`, with all of them; otherwise `unresolved`. Whole references lead
/// to themselves.
struct ReferenceResolver {
  var found: [FoundReference]
  /// The labels of all notes in order, also of those without references.
  let labels: [String]
  /// The places of the notes that are nothing but commentary.
  let commentary: Set<Int>
  /// Indexes of references by their note's place.
  let byNote: [Int: [Int]]
  /// Whole references by what they may be called.
  var works: CitedWorkIndex
  /// The places of the notes that bear a label, in order.
  let orders: [String: [Int]]

  init(references: [FoundReference], labels: [String], commentary: Set<Int> = []) {
    found = references
    self.labels = labels
    self.commentary = commentary
    var byNote: [Int: [Int]] = [:]
    works = CitedWorkIndex(count: references.count)
    for (index, one) in references.enumerated() {
      if let order = one.noteOrder { byNote[order, default: []].append(index) }
      // A list of references stands after the notes that cite it.
      if one.isEntry { works.add(one, at: index) }
    }
    self.byNote = byNote
    orders = Dictionary(grouping: labels.indices) { labels[$0] }
  }

  /// The references with their resolutions. Cost: linear in the references and in those that share a family name.
  func resolved() -> [Reference] {
    var resolver = self
    for index in resolver.found.indices { resolver.resolve(index) }
    return resolver.found.map(\.reference)
  }

  private mutating func resolve(_ index: Int) {
    if found[index].isSameAuthor { addAuthorsBefore(index) }
    let resolution: Resolution
    switch found[index].reference.form {
    case .full: resolution = whole(index)
    case .inline: resolution = inline(index)
    case .ibid:
      // An ibid. that names its author, or stands in a reference of its own, goes by the author first.
      resolution = ibid(index)
    case .opCit, .supra, .crossNote: resolution = named(index)
    case .short: resolution = short(index)
    }
    found[index].reference.resolution = resolution
  }

  /// A reference that names its author and title and nothing else, after one that says more of them, is a short form.
  private mutating func whole(_ index: Int) -> Resolution {
    let item = found[index].reference.item
    if found[index].noteOrder != nil, !found[index].isSameAuthor, item.isBare, !Self.families(item).isEmpty {
      let resolution = byAuthor(index, rule: "author-short-title")
      if resolution.state == .resolved || resolution.state == .ambiguous {
        found[index].reference.form = .short
        // The number behind a short title is the page.
        if let page = item.volume, item.containerTitle == nil, found[index].reference.locator == nil {
          found[index].reference.locator = CitedLocator(label: "page", value: page)
          found[index].reference.item.volume = nil
        }
        return resolution
      }
    }
    if !found[index].isEntry { works.add(found[index], at: index) }
    return .itself
  }

  /// `Idem, The Catechumens`: whoever wrote what was cited before.
  private mutating func addAuthorsBefore(_ index: Int) {
    guard index > 0 else { return }
    found[index].reference.item.authors = work(of: index - 1).authors + found[index].reference.item.authors
  }

  /// The item of a reference, or of what it has been resolved to.
  func work(of index: Int) -> Work {
    let reference = found[index].reference
    guard reference.form != .full, let target = reference.resolution.target, let place = place(of: target) else {
      return reference.item
    }
    // A short form leads to a fuller one.
    let next = found[place].reference
    guard next.form != .full, let last = next.resolution.target.flatMap(self.place) else {
      return next.item.filled(from: reference.item)
    }
    return found[last].reference.item.filled(from: next.item).filled(from: reference.item)
  }

  /// The names by which what a reference leads to may be called.
  func names(of index: Int) -> Set<String> {
    var last = index
    for _ in 0..<4 {
      guard let next = found[last].reference.resolution.target.flatMap(place), next != last else { break }
      last = next
    }
    return CitedWorkIndex.names(of: found[last].reference).union(found[last].aliases.map { WorkKey.letters($0) })
  }

  private func place(of id: String) -> Int? {
    guard let number = Int(id.dropFirst()), found.indices.contains(number - 1), found[number - 1].reference.id == id
    else { return nil }
    return number - 1
  }

  // MARK: - Comparing

  static func families(_ item: Work) -> [String] { families(item.authors + item.editors) }

  static func families(_ names: [Name]) -> [String] {
    names.compactMap { $0.citedForms.first }
  }

  /// Every form of name by which a work may be called.
  static func answers(_ item: Work) -> Set<String> { Set((item.authors + item.editors).flatMap(\.citedForms)) }
}

extension Work {
  /// Whether nothing tells where or when the work came out.
  fileprivate var isBare: Bool {
    title != nil && issued == nil && publisher == nil && publisherPlace == nil && containerTitle == nil && issue == nil
      && URL == nil && DOI == nil && archive == nil && archiveLocation == nil
  }
}
