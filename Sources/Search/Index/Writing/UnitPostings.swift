import DocumentModel
import Xapian

/// Turns the text of a unit into its terms: every stem with its positions, and the exact forms.
///
/// The arrays are used again for every unit, and everything is addressed by the normaliser's numbers, so that a word costs
/// no memory of its own.
final class UnitPostings {
  let normaliser: TermNormaliser

  /// By stem number: the last unit that held it, and its place among that unit's stems.
  private var lastUnitOfStem: [Int32] = []
  private var placeOfStem: [Int32] = []
  private var lastUnitOfForm: [Int32] = []
  private var unit: Int32 = 0

  /// Of the unit at hand: the place of each word's stem, in order of the text.
  private var places: [Int32] = []
  private var stems: [Int32] = []
  private var occurrences: [Int32] = []
  private var isBare: [Bool] = []
  private var isInflected: [Bool] = []
  private var forms: [Int32] = []
  private var positions: [UInt32] = []
  private var starts: [Int] = []

  init(_ normaliser: TermNormaliser) { self.normaliser = normaliser }

  /// Appends the terms of `text`. Cost: linear, and sorting the different stems.
  func append(_ text: ScalarText, to terms: inout PackedTerms) {
    read(text)
    sortPositions()
    let order = stems.indices.sorted { normaliser.stems.precedes(Int(stems[$0]), Int(stems[$1])) }
    for place in order {
      normaliser.stems.withBytes(of: Int(stems[place])) {
        terms.append($0, wdf: UInt32(occurrences[place]), positions: positions[starts[place]..<starts[place + 1]])
      }
    }
    appendExactForms(to: &terms, order: order)
  }

  private func read(_ text: ScalarText) {
    places.removeAll(keepingCapacity: true)
    stems.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    isBare.removeAll(keepingCapacity: true)
    isInflected.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    unit += 1
    var scanner = WordScanner(text)
    text.scalars.withUnsafeBufferPointer { scalars in
      while let range = scanner.next() { add(normaliser.numbers(of: UnsafeBufferPointer(rebasing: scalars[range]))) }
    }
  }

  private func add(_ word: TermNormaliser.Numbers) {
    let stem = Int(word.stem)
    while lastUnitOfStem.count <= stem {
      lastUnitOfStem.append(0)
      placeOfStem.append(0)
    }
    if lastUnitOfStem[stem] != unit {
      lastUnitOfStem[stem] = unit
      placeOfStem[stem] = Int32(stems.count)
      stems.append(word.stem)
      occurrences.append(0)
      isBare.append(false)
      isInflected.append(false)
    }
    let place = placeOfStem[stem]
    places.append(place)
    occurrences[Int(place)] += 1
    if word.isBare {
      isBare[Int(place)] = true
    } else {
      isInflected[Int(place)] = true
      add(form: Int(word.form))
    }
  }

  private func add(form: Int) {
    while lastUnitOfForm.count <= form { lastUnitOfForm.append(0) }
    guard lastUnitOfForm[form] != unit else { return }
    lastUnitOfForm[form] = unit
    forms.append(Int32(form))
  }

  /// Sorts the words' positions by stem, by counting.
  private func sortPositions() {
    starts.removeAll(keepingCapacity: true)
    var start = 0
    for count in occurrences {
      starts.append(start)
      start += Int(count)
    }
    starts.append(start)
    positions.removeAll(keepingCapacity: true)
    positions.append(contentsOf: repeatElement(0, count: places.count))
    var next = starts
    for (index, place) in places.enumerated() {
      positions[next[Int(place)]] = UInt32(index + 1)
      next[Int(place)] += 1
    }
  }

  private func appendExactForms(to terms: inout PackedTerms, order: [Int]) {
    for form in forms { normaliser.forms.withBytes(of: Int(form)) { terms.append($0, wdf: 0) } }
    // A stem that stands there itself, beside another form of it.
    for place in order where isBare[place] && isInflected[place] {
      let bytes = Array(Schema.exact.utf8) + normaliser.stems.bytes(of: Int(stems[place]))
      terms.append(Term(bytes: BoundedTerm.bounded(bytes).bytes), wdf: 0)
    }
  }
}
