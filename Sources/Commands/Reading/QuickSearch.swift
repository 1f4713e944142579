import Search

extension SearchCommand {
  /// The search that the words behind `search` ask for, where they hold no options but those that are given most; nil
  /// where they hold any other, or a fault.
  ///
  /// ArgumentParser, which reads all the rest and says what a fault is, finds its options by reflection. That takes longer
  /// than a search.
  package init?(quickly words: ArraySlice<String>) {
    self.init()
    index = ReadingOptions.standard
    results = HitOptions.standard
    context = SearchOptions().sentences
    plain = false
    saved = nil
    self.words = []
    var given: Set<String> = []
    var rest = words
    while let word = rest.popFirst() {
      guard word.utf8.first == UInt8(ascii: "-") else {
        self.words.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard given.insert(name).inserted else { return nil }
      if name == "--plain", parts.count == 1 {
        plain = true
      } else if let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), set(name, value) {
        continue
      } else {
        return nil
      }
    }
    if self.words.isEmpty || results.format == .trec { return nil }
  }

  /// Whether there is such an option, and this is a value of it.
  private mutating func set(_ name: String, _ value: String) -> Bool {
    // A value that looks like an option is a fault, or none.
    if value.isEmpty || value.utf8.first == UInt8(ascii: "-") { return false }
    switch name {
    case "--index": index.index.paths = [value]
    case "--in": results.kinds = value
    case "--limit", "--offset":
      guard let number = Int(value) else { return false }
      if name == "--limit" { results.limit = number } else { results.offset = number }
    case "--format":
      guard let format = ResultFormat(rawValue: value) else { return false }
      results.format = format
    default: return false
    }
    return true
  }
}

// MARK: What is not given

extension ReadingOptions {
  fileprivate static var standard: Self {
    var options = Self()
    options.index = IndexOptions.unnamed
    options.timeout = nil
    options.requireAll = false
    return options
  }
}

extension HitOptions {
  fileprivate static var standard: Self {
    var options = Self()
    let search = SearchOptions()
    options.kinds = nil
    options.grouping = nil
    options.sort = search.sort
    options.spread = search.spreadsWorks
    options.facets = search.facets
    options.timeline = search.timeline
    options.explain = search.explain
    options.queries = nil
    options.limit = search.limit
    options.offset = search.offset
    options.after = search.after
    options.format = .text
    options.output = OutputOptions.standard
    return options
  }
}

extension IndexOptions {
  static var unnamed: Self {
    var options = Self()
    options.paths = []
    return options
  }
}

extension PlainOutput {
  static var standard: Self {
    var options = Self()
    options.format = .text
    options.output = OutputOptions.standard
    return options
  }
}

extension OutputOptions {
  static var standard: Self {
    var options = Self()
    options.color = .auto
    options.links = .auto
    options.noPager = false
    options.quiet = false
    options.verbose = false
    return options
  }
}
