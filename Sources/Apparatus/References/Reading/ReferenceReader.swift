import DocumentModel

/// Reads single reference strings.
public enum ReferenceReader {
  /// What a reference string says: its form, fields, place in the work and signal. Never fails; of a string that is no
  /// reference little or nothing is set. Cost: linear in the text.
  ///
  /// - Parameter labeller: reads beside the rules; see `ReferenceParser.correct(with:)`.
  public static func reference(in text: ScalarText, labeller: (any ReferenceLabeller)? = nil) -> ParsedReference {
    let tokens = ReferenceTokenizer.tokens(of: text)
    var parser = ReferenceParser(text, tokens: tokens[...])
    parser.parse()
    if let labeller { parser.correct(with: labeller) }
    return ParsedReference(text: text.string, form: .full, item: parser.work, locator: parser.locator)
  }

  public static func reference(
    in text: some StringProtocol, labeller: (any ReferenceLabeller)? = nil
  ) -> ParsedReference {
    reference(in: ScalarText(text), labeller: labeller)
  }
}
