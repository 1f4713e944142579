import DocumentModel

/// A work inside a record: how many of its variables are set, then number and value of each.
extension RecordWriter {
  mutating func write(_ work: Work) {
    var fields: [(Work.CodingKeys, (inout RecordWriter) -> Void)] = []
    if !work.id.isEmpty { fields.append((.id, { $0.write(work.id) })) }
    for (key, path) in Work.texts {
      if let text = work[keyPath: path] { fields.append((key, { $0.write(text) })) }
    }
    for (key, path) in Work.names where !work[keyPath: path].isEmpty {
      fields.append((key, { $0.write(work[keyPath: path]) { $0.write($1) } }))
    }
    for (key, path) in Work.dates {
      if let date = work[keyPath: path] { fields.append((key, { $0.write(date) })) }
    }
    write(fields) { writer, field in
      writer.write(field.0, in: RecordTables.workFields)
      field.1(&writer)
    }
  }

  private mutating func write(_ name: Name) {
    for part in [name.family, name.given, name.literal, name.suffix, name.particle] { write(part) }
  }

  private mutating func write(_ date: PartialDate) {
    write(date.year)
    for part in [date.month, date.day, date.season] { write(part) { $0.write($1) } }
  }
}

extension RecordReader {
  mutating func work() throws(Damage) -> Work {
    var work = Work()
    _ = try list { (reader) throws(Damage) in try reader.readField(of: &work) }
    return work
  }

  private mutating func readField(of work: inout Work) throws(Damage) {
    let key = try value(in: RecordTables.workFields)
    if key == .id {
      work.id = try text()
    } else if let path = WorkFields.texts[key] {
      work[keyPath: path] = try text()
    } else if let path = WorkFields.names[key] {
      work[keyPath: path] = try list { (reader) throws(Damage) in try reader.name() }
    } else if let path = WorkFields.dates[key] {
      work[keyPath: path] = try date()
    }
  }

  private mutating func name() throws(Damage) -> Name {
    var name = Name(literal: "")
    name.family = try optionalText()
    name.given = try optionalText()
    name.literal = try optionalText()
    name.suffix = try optionalText()
    name.particle = try optionalText()
    return name
  }

  private mutating func date() throws(Damage) -> PartialDate {
    func part(_ reader: inout RecordReader) throws(Damage) -> Int? {
      try reader.optional { (reader) throws(Damage) in try reader.number() }
    }
    let year = try number()
    let month = try part(&self)
    let day = try part(&self)
    return PartialDate(year: year, month: month, day: day, season: try part(&self))
  }
}

/// The variables of a work by name.
private enum WorkFields {
  static let texts = Dictionary(uniqueKeysWithValues: Work.texts.map { ($0.0, $0.1) })
  static let names = Dictionary(uniqueKeysWithValues: Work.names.map { ($0.0, $0.1) })
  static let dates = Dictionary(uniqueKeysWithValues: Work.dates.map { ($0.0, $0.1) })
}
