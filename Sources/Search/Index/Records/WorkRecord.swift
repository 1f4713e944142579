import DocumentModel

/// A work inside a record: how many of its variables are set, then number and value of each.
extension RecordWriter {
  mutating func write(_ work: Work) {
    var fields = RecordWriter()
    let count = RecordTables.writtenFields.count { fields.write($0, of: work) }
    write(count: count, elements: fields)
  }

  /// Writes number and value of a variable; false where it is not set. To follow a key path for each variable takes a
  /// hundred times as long.
  private mutating func write(_ key: Work.CodingKeys, of work: Work) -> Bool {
    switch key {
    case .id: write(key, work.id.isEmpty ? nil : work.id)
    case .authors: write(key, work.authors)
    case .editors: write(key, work.editors)
    case .translators: write(key, work.translators)
    case .issued: write(key, work.issued)
    case .accessed: write(key, work.accessed)
    case .type: write(key, work.type)
    case .title: write(key, work.title)
    case .containerTitle: write(key, work.containerTitle)
    case .collectionTitle: write(key, work.collectionTitle)
    case .collectionNumber: write(key, work.collectionNumber)
    case .publisher: write(key, work.publisher)
    case .publisherPlace: write(key, work.publisherPlace)
    case .volume: write(key, work.volume)
    case .issue: write(key, work.issue)
    case .number: write(key, work.number)
    case .page: write(key, work.page)
    case .numberOfPages: write(key, work.numberOfPages)
    case .edition: write(key, work.edition)
    case .genre: write(key, work.genre)
    case .authority: write(key, work.authority)
    case .archive: write(key, work.archive)
    case .archiveLocation: write(key, work.archiveLocation)
    case .event: write(key, work.event)
    case .language: write(key, work.language)
    case .abstract: write(key, work.abstract)
    case .keyword: write(key, work.keyword)
    case .note: write(key, work.note)
    case .URL: write(key, work.URL)
    case .DOI: write(key, work.DOI)
    case .ISBN: write(key, work.ISBN)
    case .ISSN: write(key, work.ISSN)
    }
  }

  private mutating func write(_ key: Work.CodingKeys, _ text: String?) -> Bool {
    guard let text else { return false }
    write(key, in: RecordTables.workFields)
    write(text)
    return true
  }

  private mutating func write(_ key: Work.CodingKeys, _ names: [Name]) -> Bool {
    guard !names.isEmpty else { return false }
    write(key, in: RecordTables.workFields)
    write(names) { $0.write($1) }
    return true
  }

  private mutating func write(_ key: Work.CodingKeys, _ date: PartialDate?) -> Bool {
    guard let date else { return false }
    write(key, in: RecordTables.workFields)
    write(date)
    return true
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
    // A key path for each variable takes longer to make than a page of works to read.
    switch try value(in: RecordTables.workFields) {
    case .id: work.id = try text()
    case .authors: work.authors = try names()
    case .editors: work.editors = try names()
    case .translators: work.translators = try names()
    case .issued: work.issued = try date()
    case .accessed: work.accessed = try date()
    case .type: work.type = try text()
    case .title: work.title = try text()
    case .containerTitle: work.containerTitle = try text()
    case .collectionTitle: work.collectionTitle = try text()
    case .collectionNumber: work.collectionNumber = try text()
    case .publisher: work.publisher = try text()
    case .publisherPlace: work.publisherPlace = try text()
    case .volume: work.volume = try text()
    case .issue: work.issue = try text()
    case .number: work.number = try text()
    case .page: work.page = try text()
    case .numberOfPages: work.numberOfPages = try text()
    case .edition: work.edition = try text()
    case .genre: work.genre = try text()
    case .authority: work.authority = try text()
    case .archive: work.archive = try text()
    case .archiveLocation: work.archiveLocation = try text()
    case .event: work.event = try text()
    case .language: work.language = try text()
    case .abstract: work.abstract = try text()
    case .keyword: work.keyword = try text()
    case .note: work.note = try text()
    case .URL: work.URL = try text()
    case .DOI: work.DOI = try text()
    case .ISBN: work.ISBN = try text()
    case .ISSN: work.ISSN = try text()
    }
  }

  private mutating func names() throws(Damage) -> [Name] {
    try list { (reader) throws(Damage) in try reader.name() }
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
