/// A bibliographic item with the variables and names of CSL (Citation Style Language 1.0.2): a document of the corpus,
/// or a work that a reference names. Only what the source states is set.
public struct Work: Hashable, Sendable, Codable {
  /// The document's id in the index; empty for a work that is only cited.
  public var id = ""
  /// A CSL type: `book`, `chapter`, `article-journal`, `article-newspaper`, `report`, `webpage`, `treaty`, …
  public var type: String?
  public var title: String?
  public var authors: [Name] = []
  public var editors: [Name] = []
  public var translators: [Name] = []
  public var issued: PartialDate?
  public var accessed: PartialDate?
  public var containerTitle: String?
  public var collectionTitle: String?
  public var collectionNumber: String?
  public var publisher: String?
  public var publisherPlace: String?
  public var volume: String?
  public var issue: String?
  public var number: String?
  public var page: String?
  public var numberOfPages: String?
  public var edition: String?
  public var genre: String?
  /// The court or body that has decided or issued it.
  public var authority: String?
  public var archive: String?
  public var archiveLocation: String?
  public var event: String?
  public var language: String?
  public var abstract: String?
  public var keyword: String?
  public var note: String?
  public var URL: String?
  public var DOI: String?
  public var ISBN: String?
  public var ISSN: String?

  public init() {}

  /// The CSL-JSON names.
  public enum CodingKeys: String, CodingKey, CaseIterable {
    case id, type, title
    case authors = "author"
    case editors = "editor"
    case translators = "translator"
    case issued, accessed
    case containerTitle = "container-title"
    case collectionTitle = "collection-title"
    case collectionNumber = "collection-number"
    case publisher
    case publisherPlace = "publisher-place"
    case volume, issue, number, page
    case numberOfPages = "number-of-pages"
    case edition, genre, authority, archive
    case archiveLocation = "archive_location"
    case event, language, abstract, keyword, note, URL, DOI, ISBN, ISSN
  }

  /// Whether no variable is set.
  public var isEmpty: Bool { self == Work() }
}
