import DocumentModel

/// The answer to `suggest`: names and titles of the index that hold words which begin so.
public struct CompletionList: Sendable {
  /// As typed.
  public var prefix: String
  public var completions: [Completion]

  public init(prefix: String, completions: [Completion]) {
    self.prefix = prefix
    self.completions = completions
  }
}

/// A name or title to go on with.
public struct Completion: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Of a document of the index.
    case author, title
    /// A work that documents cite.
    case citedWork = "cited-work"
  }

  public var kind: Kind
  /// The name or title.
  public var text: String
  /// The work whose title it is; empty for an author.
  public var work: Work
  /// The id of the document, or the key of the cited work as in `CitedSource`; nil for an author.
  public var id: String?
  /// How many documents the author has, or how many references lead to the work; 1 for a title.
  public var count: Int

  public init(kind: Kind, text: String, work: Work = Work(), id: String? = nil, count: Int = 1) {
    self.kind = kind
    self.text = text
    self.work = work
    self.id = id
    self.count = count
  }
}
