/// A run of letters in the text that may lead to a note.
struct MarkerCandidate: Hashable, Sendable {
  enum Rule: String, Hashable, Sendable {
    case fused = "fused-digits"
    case detached = "detached-digits"
    case bracketed, parenthesized, superscript, symbol, link, stated
  }

  /// What is taken out of the words: the sign with its brackets, and the blank before a detached one.
  var range: Range<Int>
  /// The sign alone.
  var letters: Range<Int>
  var key: LabelKey
  var rule: Rule
  /// How much the letters around it speak for a marker, before any note is looked at: about 0 for a sign that only the
  /// sequence can decide, 3 and more for one that stands as markers do.
  var weight: Double
  /// The page on which it stands, where pages are known.
  var page = 0
}

extension MarkerCandidate {
  static let openingWeight = 0.6

  /// A label at the start of a paragraph, which may be the marker of the quotation above that fell on the next line.
  init?(opening label: NoteLabel) {
    guard label.style == .superscript || label.style == .bracket || label.style == .fused else { return nil }
    self.init(
      range: label.range, letters: label.letters, key: label.key,
      rule: label.style == .superscript ? .superscript : label.style == .bracket ? .bracketed : .fused,
      weight: Self.openingWeight)
  }
}

extension NoteLabel.Style {
  /// Whether notes so labelled are called for by such markers: a number in brackets by one in brackets.
  func answers(_ rule: MarkerCandidate.Rule) -> Bool {
    switch (self, rule) {
    case (.bracket, .bracketed), (.parentheses, .parenthesized), (.symbol, .symbol): true
    // `[Footnote 3: …]` says what it is, however it is called for.
    case (.named, _), (_, .superscript), (_, .link), (_, .stated): true
    case (.bracket, _), (.parentheses, _), (.symbol, _), (_, .bracketed), (_, .symbol): false
    default: true
    }
  }
}
