import DocumentModel

/// The numbers of enumerations in records: the place in these tables. A new case is added at a table's end, whatever its
/// place in the enumeration, and nothing is ever taken out, or `Schema.version` changes.
enum RecordTables {
  static let unitKinds: [Unit.Kind] = [.passage, .note, .quotation, .heading, .caption, .reference]

  static let blockKinds: [Block.Kind] = [
    .title, .byline, .standfirst, .heading, .paragraph, .listItem, .blockQuotation, .epigraph, .verse, .caption,
    .pullQuote, .table, .code, .note, .referenceEntry, .navigation, .runningHead,
  ]

  static let quotationForms: [Quotation.Form] = [.inline, .block, .epigraph]

  static let quotationKinds: [Quotation.Kind] = [.speech, .writing, .title, .term, .scare]

  static let referenceForms: [Reference.Form] = [.full, .short, .ibid, .opCit, .supra, .crossNote, .inline]

  static let resolutionStates: [Resolution.State] = [.itself, .resolved, .ambiguous, .unresolved]

  static let severities: [Diagnostic.Severity] = [.info, .warning, .error]

  static let workFields: [Work.CodingKeys] = [
    .id, .type, .title, .authors, .editors, .translators, .issued, .accessed, .containerTitle, .collectionTitle,
    .collectionNumber, .publisher, .publisherPlace, .volume, .issue, .number, .page, .numberOfPages, .edition, .genre,
    .archive, .archiveLocation, .event, .language, .abstract, .keyword, .note, .URL, .DOI, .ISBN, .ISSN,
    .authority,
  ]

  /// The variables of a work in the order in which a record has them.
  static let writtenFields: [Work.CodingKeys] =
    [.id] + Work.texts.map(\.0) + Work.names.map(\.0) + Work.dates.map(\.0)
}
