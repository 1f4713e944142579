import DocumentModel

/// The fields that a query can name.
public enum QueryField: String, Hashable, Sendable, CaseIterable {
  case author, title, container, section, speaker, cites, date, year, language, type, path, page, note
  case kind = "in"
  case voice = "said"
  case id

  /// The field of a name, letter case aside.
  init?(name: String) {
    guard let field = QueryField(rawValue: name.lowercased()) else { return nil }
    self = field
  }

  /// The field that a mistyped or foreign name most likely means.
  static func likely(for name: String) -> QueryField? {
    let name = name.lowercased()
    if let field = synonyms[name] { return field }
    return LikelyWord.nearest(to: name, among: allCases.map(\.rawValue)).flatMap(QueryField.init(rawValue:))
  }

  /// Names that other search tools use for the same things.
  private static let synonyms: [String: QueryField] = [
    "by": .author, "creator": .author, "editor": .author, "journal": .container, "publication": .container,
    "series": .container, "heading": .section, "chapter": .section, "says": .speaker, "voice": .voice, "cited": .cites,
    "source": .cites,
    "published": .date, "issued": .date, "file": .path, "filename": .path, "folder": .path, "footnote": .note,
    "kind": .kind, "unit": .kind, "document": .id, "doc": .id, "genre": .type,
  ]
}

/// `author:Blank`, `date:1998..2004`: what a field must hold.
public struct FieldFilter: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    /// One word, or several that stand next to each other in this order, by stem and spelling variant.
    case text([QueryWord])
    /// Every word that begins so.
    case prefix(QueryWord)
    /// A name taken as it is: a language code, a type, a page's or note's label, an id.
    case label(String)
    /// Both ends belong to the range; an open end is nil.
    case dates(from: PartialDate?, to: PartialDate?)
    /// Years or pages; both ends belong to the range.
    case numbers(from: Int?, to: Int?)
    /// In the order of `Unit.Kind`, each once.
    case kinds([Unit.Kind])
    /// Whose words the words beside the field are, in the same parentheses.
    case voice(Voice)
  }

  public var field: QueryField
  public var value: Value
  /// The field's name, the colon and the value, in scalars of the query.
  public var range: Range<Int>

  public init(_ field: QueryField, _ value: Value, range: Range<Int> = 0..<0) {
    self.field = field
    self.value = value
    self.range = range
  }

  public static func == (left: Self, right: Self) -> Bool { left.field == right.field && left.value == right.value }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(field)
    hasher.combine(value)
  }
}

/// Whose words a text gives.
public enum Voice: String, Hashable, Sendable, CaseIterable {
  /// The writer's own: those outside quotations. The title of a work or a word in doubt is the writer's own, too.
  case author
  /// Those inside quotations of speech and writing.
  case others
}

extension [QueryClause] {
  /// Whose words the words of these clauses have to be; nil where that is not said.
  var voice: Voice? {
    for clause in self where clause.occurrence == .must {
      if case .field(let filter) = clause.node, case .voice(let voice) = filter.value { return voice }
    }
    return nil
  }
}

extension Unit.Kind {
  /// What `in:` takes.
  public static let searchable: [Unit.Kind] = [.passage, .note, .quotation, .heading, .caption]

  /// The kind of a name, or nil; `footnote` and plurals are errors with a hint, not kinds.
  static func likely(for name: String) -> Unit.Kind? {
    let name = name.lowercased()
    if let kind = synonyms[name] { return kind }
    return LikelyWord.nearest(to: name, among: searchable.map(\.rawValue)).flatMap(Unit.Kind.init(rawValue:))
  }

  private static let synonyms: [String: Unit.Kind] = [
    "footnote": .note, "footnotes": .note, "endnote": .note, "endnotes": .note, "fn": .note, "text": .passage,
    "body": .passage, "paragraph": .passage, "paragraphs": .passage, "quote": .quotation, "quotes": .quotation,
    "title": .heading, "section": .heading, "figure": .caption,
  ]
}
