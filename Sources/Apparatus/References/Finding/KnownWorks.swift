import DocumentModel

/// What the references read so far make known: by whom works are, and how they may be called.
struct KnownWorks {
  /// The cited forms of authors and editors, by which a bare `Golts.` is known.
  private(set) var families: Set<String> = []
  /// The short names that references have given their works (`[hereafter IRC]`), folded letters only.
  private(set) var aliases: Set<String> = []
  /// The titles in full, folded letters only.
  private(set) var titles: Set<String> = []

  mutating func add(_ work: Work, aliases: [String]) {
    for name in work.authors + work.editors { families.formUnion(name.citedForms) }
    if let title = work.title { titles.insert(WorkKey.letters(title)) }
    for alias in aliases {
      let letters = WorkKey.letters(alias)
      self.aliases.insert(letters)
      families.insert(letters)
    }
  }
}
