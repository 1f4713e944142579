import DocumentModel

/// What one reference string says, before anything is looked up.
public struct ParsedReference: Hashable, Sendable {
  public var text: String
  public var form: Reference.Form
  /// The fields found, none made up.
  public var item: Work
  public var locator: CitedLocator?
  /// What introduces it, as printed: `see also`, `cf.`.
  public var signal: String?

  public init(
    text: String, form: Reference.Form, item: Work = Work(), locator: CitedLocator? = nil, signal: String? = nil
  ) {
    self.text = text
    self.form = form
    self.item = item
    self.locator = locator
    self.signal = signal
  }
}
