import DocumentModel

/// Markers that stand in a row: `¹,²`, `1–3`, `[4, 5]`.
///
/// What parts them is taken out of the words with them, and the notes that a span leaves unsaid get their markers.
enum MarkerRows {
  /// No span of markers is longer.
  private static let longestSpan = 20

  /// The markers with their rows made whole, in order. `marks` come in order of position. Cost: linear.
  static func joined(_ marks: [NoteReading.Mark], notes: [NoteCandidate], draft: Draft) -> [NoteReading.Mark] {
    var result: [NoteReading.Mark] = []
    result.reserveCapacity(marks.count)
    var start = 0
    while start < marks.count {
      var end = start + 1
      while end < marks.count, gap(marks[end - 1], marks[end], draft) != nil { end += 1 }
      var row = Array(marks[start..<end])
      if isEnclosed(row[0], draft) {
        // Brackets that hold anything but markers stay as they are.
        if let whole = bracketed(row, draft) { result += spans(whole, notes: notes, draft) }
      } else {
        for index in row.indices.dropLast() { row[index] = extended(row[index], to: row[index + 1]) }
        result += spans(row, notes: notes, draft)
      }
      start = end
    }
    return result
  }

  /// What parts two neighbours, where it is a comma, a dash or a blank; nil where words do.
  private static func gap(
    _ left: NoteReading.Mark, _ right: NoteReading.Mark, _ draft: Draft
  ) -> ArraySlice<Unicode.Scalar>? {
    let (from, to) = (left.candidate.range.upperBound, right.candidate.range.lowerBound)
    guard from < to, to - from <= 3, left.note != nil, right.note != nil,
      !left.candidate.range.isEmpty, !right.candidate.range.isEmpty
    else { return nil }
    let signs = draft.text[from..<to]
    return signs.allSatisfy { isSeparator($0) } ? signs : nil
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0xA0, 0x2009, 0x202F, 0x2C, 0x3B, 0x2D, 0x2010, 0x2011, 0x2013, 0x207B: true
    default: false
    }
  }

  private static func extended(_ mark: NoteReading.Mark, to next: NoteReading.Mark) -> NoteReading.Mark {
    var mark = mark
    mark.candidate.range = mark.candidate.range.lowerBound..<next.candidate.range.lowerBound
    return mark
  }

  // MARK: Brackets

  /// Whether this is one of several numbers in a pair of brackets.
  private static func isEnclosed(_ mark: NoteReading.Mark, _ draft: Draft) -> Bool {
    mark.candidate.rule == .bracketed && mark.candidate.range == mark.candidate.letters
  }

  private static func bracketed(_ row: [NoteReading.Mark], _ draft: Draft) -> [NoteReading.Mark]? {
    guard row.allSatisfy({ isEnclosed($0, draft) }), let first = row.first?.candidate.range,
      let last = row.last?.candidate.range, row.count > 1, first.lowerBound > 0, last.upperBound < draft.text.count,
      draft.text[first.lowerBound - 1] == "[", draft.text[last.upperBound] == "]"
    else { return nil }
    var row = row
    for index in row.indices.dropLast() { row[index] = extended(row[index], to: row[index + 1]) }
    var open = first.lowerBound - 1
    while open > 0, draft.text[open - 1].isBlank, draft.text[open - 1] != "\n" { open -= 1 }
    row[0].candidate.range = open..<row[0].candidate.range.upperBound
    let close = row.count - 1
    row[close].candidate.range = row[close].candidate.range.lowerBound..<(last.upperBound + 1)
    return row
  }

  // MARK: Spans

  /// Adds the markers of the notes between the two ends of a span.
  private static func spans(
    _ row: [NoteReading.Mark], notes: [NoteCandidate], _ draft: Draft
  ) -> [NoteReading.Mark] {
    var result: [NoteReading.Mark] = []
    for (index, mark) in row.enumerated() {
      result.append(mark)
      guard index + 1 < row.count, let first = mark.note, let last = row[index + 1].note, first < last,
        last - first <= longestSpan, notes[first].zone == notes[last].zone,
        let low = notes[first].key.number, let high = notes[last].key.number, high - low == last - first,
        draft.text[mark.candidate.letters.upperBound..<row[index + 1].candidate.letters.lowerBound]
          .contains(where: { $0.isDash || $0.value == 0x207B })
      else { continue }
      let place = row[index + 1].candidate.range.lowerBound
      for note in (first + 1)..<max(first + 1, last) {
        var between = mark
        between.note = note
        between.candidate.key = notes[note].key
        between.candidate.range = place..<place
        between.candidate.letters = place..<place
        result.append(between)
      }
    }
    return result
  }
}
