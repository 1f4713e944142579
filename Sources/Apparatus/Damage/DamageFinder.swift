import DocumentModel

/// Finds damage that a text brought with it: lost letters, run-together words, broken addresses, wrong decoding.
///
/// Damage is kept as it is and reported, never repaired: a repair would make the excerpt differ from its source.
public enum DamageFinder {
  /// The damage found, in order of place. Ranges are in the reading text. Cost: linear, and n log n in what is found.
  public static func diagnostics(of document: Document) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let english = document.language ?? document.work.language ?? "en"
    for block in document.blocks where isProse(block) {
      let scan = DamageScan(text: document.text, block: block)
      if english.hasPrefix("en") { found += scan.lostLetter() }
      found += scan.missingSpaces()
      found += scan.damagedAddresses()
      found += scan.mojibake()
      found += scan.oddPunctuation()
    }
    found += BrokenWords.diagnostics(of: document)
    found += LostHeadings.diagnostics(of: document)
    found += UnclosedQuotations.diagnostics(of: document)
    return found.sorted { ($0.range?.lowerBound ?? 0, $0.code) < ($1.range?.lowerBound ?? 0, $1.code) }
  }

  static func isProse(_ block: Block) -> Bool {
    switch block.kind {
    case .code, .table, .navigation, .runningHead: false
    default: true
    }
  }
}
