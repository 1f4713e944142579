import DocumentModel

/// Reads what stands after a field's colon.
struct FieldValueParser {
  let text: ScalarText
  let field: QueryField
  /// The value without its quotation marks, in scalars of the query.
  let value: Range<Int>
  let isQuoted: Bool
  /// The name, the colon and the value.
  let range: Range<Int>

  func parse() throws(QueryError) -> FieldFilter {
    guard !text.trimming(value).isEmpty else {
      throw QueryError(.emptyField, "There is nothing between these quotation marks.", range: range)
    }
    if !isQuoted, text[value.lowerBound] == "(" {
      throw QueryError(
        .badFieldValue,
        "A field takes a word, or a text in quotation marks. For alternatives write "
          + "(\(field.rawValue):one OR \(field.rawValue):other).",
        range: value.lowerBound..<(value.lowerBound + 1))
    }
    return FieldFilter(field, try parsedValue(), range: range)
  }

  private func parsedValue() throws(QueryError) -> FieldFilter.Value {
    switch field {
    case .author, .title, .container, .section, .speaker, .cites, .path: try words()
    case .date: try dates()
    case .year: try numbers(named: "year", example: "year:2006 or year:1998..2004", limit: 9999)
    case .page: try pages()
    case .kind: try kinds()
    case .voice: try voice()
    case .language, .type, .note, .id: .label(text[text.trimming(value)])
    }
  }

  // MARK: Words

  private func words() throws(QueryError) -> FieldFilter.Value {
    let words = WordScanner(text, in: value).map { QueryWord(text[$0], range: $0) }
    guard let first = words.first else {
      throw QueryError(.badFieldValue, "This value has neither letter nor digit.", range: value)
    }
    guard !isQuoted, let star = value.first(where: { text[$0] == "*" }) else { return .text(words) }
    guard words.count == 1, star == first.range.upperBound, star + 1 == value.upperBound, first.range.count >= 2 else {
      throw QueryError(
        .badWildcard, "A star can stand only at the end of a single word, as in author:Yakov*.",
        range: star..<(star + 1))
    }
    return .prefix(first)
  }

  // MARK: Ranges

  /// The two sides of `..`; nil where there is none.
  private var sides: (from: Range<Int>, to: Range<Int>)? {
    guard value.count >= 2 else { return nil }
    for index in value.lowerBound..<(value.upperBound - 1) where text[index] == "." && text[index + 1] == "." {
      return (text.trimming(value.lowerBound..<index), text.trimming((index + 2)..<value.upperBound))
    }
    return nil
  }

  private func badRange(_ message: String, _ range: Range<Int>, hint: String? = nil) -> QueryError {
    QueryError(.badRange, message, range: range, hint: hint)
  }

  private func dates() throws(QueryError) -> FieldFilter.Value {
    guard let sides else {
      let date = try date(value)
      return .dates(from: date, to: date)
    }
    let from = sides.from.isEmpty ? nil : try date(sides.from)
    let to = sides.to.isEmpty ? nil : try date(sides.to)
    guard from != nil || to != nil else { throw badRange("This range has neither beginning nor end.", value) }
    if let from, let to, from > to, !to.contains(from) {
      throw badRange(
        "This range ends before it begins.", value, hint: "Did you mean “\(field.rawValue):\(to.iso)..\(from.iso)”?")
    }
    return .dates(from: from, to: to)
  }

  private func date(_ range: Range<Int>) throws(QueryError) -> PartialDate {
    let written = text[range]
    // A PartialDate reads as much as it can; here every letter has to be part of the date.
    guard let date = PartialDate(iso: written), date.iso == written.replacingSlashes else {
      let years = written.split(separator: "-")
      let isTwoYears = years.count == 2 && years.allSatisfy { $0.count == 4 && Int($0) != nil }
      throw badRange(
        "“\(written)” is no date. Dates are written 2004, 2004-03 or 2004-03-31.", range,
        hint: isTwoYears ? "Did you mean “\(field.rawValue):\(years[0])..\(years[1])”?" : nil)
    }
    return date
  }

  private func pages() throws(QueryError) -> FieldFilter.Value {
    let label = text[text.trimming(value)]
    // A page may bear any sign (xii, A-3); only a range has to count.
    if sides == nil, !looksLikeRange(label), !label.allSatisfy({ $0.isASCII && $0.isNumber }) { return .label(label) }
    return try numbers(named: "page", example: "page:12 or page:40..60", limit: Int(Int32.max))
  }

  private func looksLikeRange(_ label: String) -> Bool {
    let parts = label.split(whereSeparator: { $0 == "-" || $0 == "–" })
    return parts.count == 2 && parts.allSatisfy { Int($0) != nil }
  }

  private func numbers(named name: String, example: String, limit: Int) throws(QueryError) -> FieldFilter.Value {
    func number(_ range: Range<Int>) throws(QueryError) -> Int {
      let written = text[range]
      guard written.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(written), number <= limit else {
        let parts = written.split(whereSeparator: { $0 == "-" || $0 == "–" })
        let hint = looksLikeRange(written) ? "Did you mean “\(name):\(parts[0])..\(parts[1])”?" : nil
        throw badRange("“\(written)” is no \(name). Write \(example).", range, hint: hint)
      }
      return number
    }
    guard let sides else {
      let single = try number(text.trimming(value))
      return .numbers(from: single, to: single)
    }
    let from = sides.from.isEmpty ? nil : try number(sides.from)
    let to = sides.to.isEmpty ? nil : try number(sides.to)
    guard from != nil || to != nil else { throw badRange("This range has neither beginning nor end.", value) }
    if let from, let to, from > to {
      throw badRange("This range ends before it begins.", value, hint: "Did you mean “\(name):\(to)..\(from)”?")
    }
    return .numbers(from: from, to: to)
  }

  // MARK: Kinds

  private func kinds() throws(QueryError) -> FieldFilter.Value {
    var found: Set<Unit.Kind> = []
    var start = value.lowerBound
    for index in value.lowerBound...value.upperBound where index == value.upperBound || text[index] == "," {
      let part = text.trimming(start..<index)
      let name = text[part]
      start = index + 1
      guard let kind = Unit.Kind(rawValue: name.lowercased()), Unit.Kind.searchable.contains(kind) else {
        let names = Unit.Kind.searchable.map(\.rawValue).joined(separator: ", ")
        throw QueryError(
          .badKind, "“\(name)” is no kind of unit. “in:” takes \(names), or several with commas between them.",
          range: part, hint: Unit.Kind.likely(for: name).map { "Did you mean “in:\($0.rawValue)”?" })
      }
      found.insert(kind)
    }
    return .kinds(Unit.Kind.allCases.filter(found.contains))
  }
}

extension FieldValueParser {
  fileprivate func voice() throws(QueryError) -> FieldFilter.Value {
    let part = text.trimming(value)
    guard let voice = Voice(rawValue: text[part].lowercased()) else {
      let name = text[part]
      let speaker = name.unicodeScalars.contains(where: \.isBlank) ? "\"\(name)\"" : name
      throw QueryError(
        .badVoice,
        "“said:” takes author, for words outside quotations, or others, for words inside them. Who said something is "
          + "“speaker:”.",
        range: part, hint: "Did you mean “speaker:\(speaker)”?")
    }
    return .voice(voice)
  }
}

extension PartialDate {
  /// Whether `other` is this date or lies in it: 2004 contains 2004-03.
  func contains(_ other: PartialDate) -> Bool {
    year == other.year && (month == nil || month == other.month) && (day == nil || day == other.day)
  }
}

extension String {
  /// With `/` between the parts of a date as `-`.
  fileprivate var replacingSlashes: String { String(map { $0 == "/" ? "-" : $0 }) }
}
