import DocumentModel

extension JSONValue {
  /// A CSL-JSON item with the variables that are set.
  public init(_ work: Work) {
    var members: [Member] = []
    func add(_ key: Work.CodingKeys, _ value: JSONValue) { members.append(Member(key: key.rawValue, value: value)) }
    if !work.id.isEmpty { add(.id, .string(work.id)) }
    // Type, title and names come first, as a reader looks for them.
    if let type = work.type { add(.type, .string(type)) }
    if let title = work.title { add(.title, .string(title)) }
    for (key, path) in Work.names where !work[keyPath: path].isEmpty {
      add(key, .array(work[keyPath: path].map(JSONValue.init)))
    }
    for (key, path) in Work.dates {
      if let date = work[keyPath: path] { add(key, JSONValue(date)) }
    }
    for (key, path) in Work.texts where key != .type && key != .title {
      if let text = work[keyPath: path] { add(key, .string(text)) }
    }
    self = .object(members)
  }

  init(_ name: Name) {
    let parts: [(String, String?)] = [
      ("family", name.family), ("given", name.given), ("non-dropping-particle", name.particle),
      ("suffix", name.suffix), ("literal", name.literal),
    ]
    self = .object(parts.compactMap { key, text in text.map { Member(key: key, value: .string($0)) } })
  }

  init(_ date: PartialDate) {
    let parts = [date.year, date.month, date.month == nil ? nil : date.day].compactMap { $0 }
    self = ["date-parts": .array([.array(parts.map(JSONValue.integer))])]
    if let season = date.season { self = adding(["season": .integer(season)]) }
  }

  init(_ locator: CitedLocator?) {
    self = locator.map { ["label": .string($0.label), "value": .string($0.value)] } ?? .null
  }

  init(_ resolution: Resolution) {
    self = [
      "state": .string(resolution.state.rawValue), "target": JSONValue(resolution.target),
      "candidates": JSONValue(resolution.candidates), "rule": .string(resolution.rule),
      "confidence": .number(resolution.confidence),
    ]
  }
}
