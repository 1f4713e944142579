/// A document as Xapian knows it: what is shown, what is compared, what is found.
public struct TermDocument: Hashable, Sendable {
  /// A term with its occurrences.
  public struct Entry: Hashable, Sendable {
    public var term: Term
    /// Its weight within the document: how often it occurs; 0 for a term that only filters.
    public var wdf: UInt32

    public init(_ term: Term, wdf: UInt32 = 0) {
      self.term = term
      self.wdf = wdf
    }
  }

  public struct Value: Hashable, Sendable {
    public var slot: ValueSlot
    public var bytes: [UInt8]

    public init(_ slot: ValueSlot, _ bytes: [UInt8]) {
      self.slot = slot
      self.bytes = bytes
    }

    public init(_ slot: ValueSlot, _ text: String) { self.init(slot, Array(text.utf8)) }
  }

  /// Kept as it is and given back with a match.
  public var data: [UInt8]
  public var values: [Value]
  public var entries: [Entry]

  public init(data: [UInt8] = [], values: [Value] = [], entries: [Entry] = []) {
    self.data = data
    self.values = values
    self.entries = entries
  }
}

/// Changes to a database, to be applied in one call, in order. A plain value: it can be made on any thread.
public struct WriteBatch: Hashable, Sendable {
  private(set) var packed = PackedBytes()

  public init() {}

  public var isEmpty: Bool { packed.isEmpty }

  /// How many documents it adds.
  public private(set) var additions = 0

  /// In bytes.
  public var count: Int { packed.count }

  /// Adds a document.
  public mutating func add(_ document: TermDocument) throws(XapianError) {
    additions += 1
    packed.append(byte: 1)
    appendBody(data: document.data, values: document.values)
    try append(document.entries)
  }

  /// Replaces every document that holds `term` by this one, or adds it. The term is not added to its entries.
  public mutating func replace(_ term: Term, with document: TermDocument) throws(XapianError) {
    try Self.check(term)
    packed.append(byte: 2)
    packed.append(term.bytes)
    appendBody(data: document.data, values: document.values)
    try append(document.entries)
  }

  /// Deletes every document that holds `term`.
  public mutating func delete(_ term: Term) throws(XapianError) {
    try Self.check(term)
    packed.append(byte: 3)
    packed.append(term.bytes)
  }

  /// Sets metadata; an empty value removes it.
  public mutating func setMetadata(_ key: Term, to value: [UInt8]) throws(XapianError) {
    try Self.check(key)
    packed.append(byte: 4)
    packed.append(key.bytes)
    packed.append(value)
  }

  /// Appends another batch's changes.
  public mutating func append(contentsOf other: WriteBatch) {
    additions += other.additions
    packed.append(contentsOf: other.packed)
  }

  /// Adds a document whose terms are packed already: the way for those who make many documents and have no use for a
  /// `TermDocument` in between. Terms of one document stand in several runs where they come from several places.
  public mutating func add(data: [UInt8], values: [TermDocument.Value], terms: PackedTerms, _ more: PackedTerms) {
    additions += 1
    packed.append(byte: 1)
    appendBody(data: data, values: values)
    packed.append(contentsOf: terms.packed)
    packed.append(contentsOf: more.packed)
    packed.append(0)
  }

  private mutating func appendBody(data: [UInt8], values: [TermDocument.Value]) {
    packed.append(data)
    packed.append(values.count)
    for value in values {
      packed.append(value.slot)
      packed.append(value.bytes)
    }
  }

  private mutating func append(_ entries: [TermDocument.Entry]) throws(XapianError) {
    var terms = PackedTerms()
    for entry in entries {
      try Self.check(entry.term)
      terms.append(entry.term, wdf: entry.wdf)
    }
    packed.append(contentsOf: terms.packed)
    packed.append(0)
  }

  private static func check(_ term: Term) throws(XapianError) {
    if term.bytes.isEmpty { throw XapianError(.invalidArgument, "A term or key cannot be empty") }
    if term.storedLength > Term.limit {
      throw XapianError(
        .invalidArgument, "A term or key of \(term.storedLength) bytes is longer than \(Term.limit): \(term)")
    }
  }
}
