/// The fields that labels draw: for each the words that make it up, and how sure that is.
struct LabelledFields {
  enum Field: CaseIterable {
    case author, editor, title, container, date, volume, pages, publisher

    var labels: ReferenceLabels {
      switch self {
      case .author: ReferenceLabels(.author)
      case .editor: ReferenceLabels(.editor)
      case .title: ReferenceLabels(.title)
      case .container: [ReferenceLabels(.journal), ReferenceLabels(.container)]
      case .date: ReferenceLabels(.date)
      case .volume: ReferenceLabels(.volume)
      case .pages: ReferenceLabels(.pages)
      case .publisher: ReferenceLabels(.publisher)
      }
    }
  }

  enum Reading: Equatable {
    /// The words, in one run, and the lowest probability of a word of it, or of a word beside it not being of it.
    case words(Range<Int>, Double)
    /// No word is of the field, and the lowest probability of that.
    case absent(Double)
    /// The words of the field stand in several places.
    case scattered
  }

  let labelling: ReferenceLabelling

  /// Cost: linear in the words.
  subscript(_ field: Field) -> Reading {
    let labels = field.labels
    let count = labelling.labels.count
    guard let first = labelling.labels.firstIndex(where: { labels.contains($0) }) else {
      let most = (0..<count).reduce(0) { max($0, labelling.probability(of: labels, at: $1)) }
      return .absent(1 - most)
    }
    let end = (first..<count).first { !labels.contains(labelling.labels[$0]) } ?? count
    guard !labelling.labels[end...].contains(where: { labels.contains($0) }) else { return .scattered }
    var lowest = 1.0
    for word in first..<end { lowest = min(lowest, labelling.probability(of: labels, at: word)) }
    for word in [first - 1, end] where (0..<count).contains(word) {
      lowest = min(lowest, 1 - labelling.probability(of: labels, at: word))
    }
    return .words(first..<end, lowest)
  }
}
