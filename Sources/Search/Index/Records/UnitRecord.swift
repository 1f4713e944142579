import DocumentModel

/// A unit as the index keeps it: all of it but `cited`, which is there to be searched and is empty in a unit read back.
struct UnitRecord {
  var unit: Unit
  /// Whether its text is left out, being that of its passage at `passageRange`.
  var isSlice: Bool

  /// Without the id of its document, which the chunk names.
  static func encode(_ unit: Unit, isSlice: Bool = false) -> [UInt8] {
    var writer = RecordWriter()
    writer.write(unit.id.local)
    writer.write(unit.kind, in: RecordTables.unitKinds)
    writer.write(unit.blockKind, in: RecordTables.blockKinds)
    writer.write(unit.order)
    writer.write(isSlice)
    if !isSlice { writer.write(unit.text) }
    writer.write(unit.locator)
    writer.write(unit.markers) { writer, marker in
      writer.write(marker.label)
      writer.write(marker.offset)
      writer.write(marker.note, in: unit.id.document)
    }
    writer.write(unit.speaker) { writer, speaker in
      writer.write(speaker.name)
      writer.write(speaker.mention)
      writer.write(speaker.range)
    }
    writer.write(unit.cue)
    writer.write(unit.quotationForm) { $0.write($1, in: RecordTables.quotationForms) }
    writer.write(unit.quotationKind) { $0.write($1, in: RecordTables.quotationKinds) }
    writer.write(unit.passage, in: unit.id.document)
    writer.write(unit.passageRange) { $0.write($1) }
    writer.write(unit.sentence)
    writer.write(unit.note, in: unit.id.document)
    writer.write(unit.repeats, in: unit.id.document)
    writer.write(unit.reference) { $0.write($1, in: unit.id.document) }
    writer.write(unit.quoted) { $0.write($1) }
    return writer.bytes
  }

  /// The local part of the id of a record's unit. Cost: constant.
  static func local(of bytes: ArraySlice<UInt8>) throws(RecordReader.Damage) -> String {
    var reader = RecordReader(bytes)
    return try reader.text()
  }

  static func decode(_ bytes: ArraySlice<UInt8>, document: String) throws(RecordReader.Damage) -> UnitRecord {
    var reader = RecordReader(bytes)
    let id = UnitID(document: document, local: try reader.text())
    let kind = try reader.value(in: RecordTables.unitKinds)
    let blockKind = try reader.value(in: RecordTables.blockKinds)
    let order = try reader.number()
    let isSlice = try reader.flag()
    let text = isSlice ? "" : try reader.text()
    var unit = Unit(
      id: id, kind: kind, blockKind: blockKind, order: order, text: text, locator: try reader.locator())
    unit.markers = try reader.list { (reader) throws(RecordReader.Damage) in
      UnitMarker(
        label: try reader.text(), offset: try reader.number(), note: try reader.unitID(in: id.document))
    }
    unit.speaker = try reader.optional { (reader) throws(RecordReader.Damage) in
      Speaker(name: try reader.text(), mention: try reader.text(), range: try reader.range())
    }
    unit.cue = try reader.optionalText()
    unit.quotationForm = try reader.optional { (reader) throws(RecordReader.Damage) in
      try reader.value(in: RecordTables.quotationForms)
    }
    unit.quotationKind = try reader.optional { (reader) throws(RecordReader.Damage) in
      try reader.value(in: RecordTables.quotationKinds)
    }
    unit.passage = try reader.unitID(in: id.document)
    unit.passageRange = try reader.optional { (reader) throws(RecordReader.Damage) in try reader.range() }
    unit.sentence = try reader.optionalText()
    unit.note = try reader.unitID(in: id.document)
    unit.repeats = try reader.unitID(in: id.document)
    unit.reference = try reader.optional { (reader) throws(RecordReader.Damage) in
      try reader.reference(in: id.document)
    }
    unit.quoted = try reader.list { (reader) throws(RecordReader.Damage) in try reader.range() }
    try reader.finish()
    return UnitRecord(unit: unit, isSlice: isSlice)
  }
}

extension RecordWriter {
  fileprivate mutating func write(_ locator: Locator) {
    write(locator.section)
    write(locator.page)
    write(locator.physicalPage) { $0.write($1) }
    write(locator.paragraph) { $0.write($1) }
    write(locator.note)
  }

  /// 0 for none, 1 and the local part for a unit of the same document, 2 and both parts for another.
  fileprivate mutating func write(_ id: UnitID?, in document: String) {
    guard let id else { return write(UInt8(0)) }
    write(UInt8(id.document == document ? 1 : 2))
    if id.document != document { write(id.document) }
    write(id.local)
  }

  fileprivate mutating func write(_ reference: UnitReference, in document: String) {
    write(reference.form, in: RecordTables.referenceForms)
    write(reference.item)
    write(reference.locator) { writer, locator in
      writer.write(locator.label)
      writer.write(locator.value)
    }
    write(reference.signal)
    write(reference.resolution.state, in: RecordTables.resolutionStates)
    write(reference.resolution.target)
    write(reference.resolution.candidates)
    write(reference.resolution.rule)
    write(reference.resolution.confidence)
    write(reference.target, in: document)
    write(reference.candidates) { $0.write($1, in: document) }
    write(reference.workKey)
    write(reference.quotedIn, in: document)
  }
}

extension RecordReader {
  fileprivate mutating func locator() throws(Damage) -> Locator {
    Locator(
      section: try texts(), page: try optionalText(),
      physicalPage: try optional { (reader) throws(Damage) in try reader.number() },
      paragraph: try optional { (reader) throws(Damage) in try reader.number() }, note: try optionalText())
  }

  fileprivate mutating func unitID(in document: String) throws(Damage) -> UnitID? {
    switch try byte() {
    case 0: return nil
    case 1: return UnitID(document: document, local: try text())
    case 2: return UnitID(document: try text(), local: try text())
    default: throw Damage(what: "a unit id of unknown shape")
    }
  }

  fileprivate mutating func reference(in document: String) throws(Damage) -> UnitReference {
    let form = try value(in: RecordTables.referenceForms)
    let item = try work()
    let locator = try optional { (reader) throws(Damage) in
      CitedLocator(label: try reader.text(), value: try reader.text())
    }
    let signal = try optionalText()
    let resolution = Resolution(
      state: try value(in: RecordTables.resolutionStates), target: try optionalText(), candidates: try texts(),
      rule: try text(), confidence: try real())
    let target = try unitID(in: document)
    let candidates = try list { (reader) throws(Damage) in
      guard let id = try reader.unitID(in: document) else { throw Damage(what: "a candidate without id") }
      return id
    }
    return UnitReference(
      form: form, item: item, locator: locator, signal: signal, resolution: resolution, target: target,
      candidates: candidates, workKey: try optionalText(), quotedIn: try unitID(in: document))
  }
}
