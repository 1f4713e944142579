import DocumentModel

/// What a paragraph is by its style: told by the style's name in the languages that word processors are used in.
enum ParagraphRole: Hashable, Sendable {
  case heading(level: Int)
  case title, subtitle, byline, quotation, epigraph, verse, caption, code, entry, navigation, abstract

  /// The role that a style's name states; nil for a name that says nothing. Case, blanks and digits at the end aside.
  init?(styleName name: String) {
    let key = Folding.fold(name).filter { $0.isLetter }
    if let level = Self.headingLevel(name, key: key) {
      self = .heading(level: level)
    } else if let role = Self.names[key] {
      self = role
    } else if key.hasPrefix("toc"), key.count <= 10 || key.hasPrefix("tocheading") {
      self = .navigation
    } else {
      return nil
    }
  }

  /// `heading 1`, `Überschrift 2`, `Titre 3`.
  private static func headingLevel(_ name: String, key: String) -> Int? {
    guard headings.contains(key) else { return nil }
    let digits = name.unicodeScalars.filter { $0.isASCIIDigit }
    let level = digits.last.map { Int($0.value) - 0x30 } ?? 1
    // French calls a heading and the title alike: a heading has its number.
    guard !digits.isEmpty || key != "titre" && key != "titolo" && key != "titulo" else { return nil }
    return min(6, max(1, level))
  }

  private static let headings: Set<String> = [
    "heading", "uberschrift", "titre", "titolo", "titulo", "encabezado", "kop", "rubrik", "overskrift", "otsikko",
    "naglowek", "nadpis", "заголовок", "cimsor", "baslik", "berschrift", "chapter", "kapitel",
  ]

  private static let names: [String: ParagraphRole] = [
    "title": .title, "titel": .title, "titre": .title, "titolo": .title, "titulo": .title, "название": .title,
    "booktitle": .title, "papertitle": .title, "articletitle": .title,
    "subtitle": .subtitle, "untertitel": .subtitle, "soustitre": .subtitle, "sottotitolo": .subtitle,
    "author": .byline, "authors": .byline, "autor": .byline, "auteur": .byline, "byline": .byline, "date": .byline,
    "datum": .byline, "verfasser": .byline, "authorname": .byline,
    "quote": .quotation, "intensequote": .quotation, "blocktext": .quotation, "blockquote": .quotation,
    "blockquotation": .quotation, "quotation": .quotation, "quotations": .quotation, "extract": .quotation,
    "longquote": .quotation, "quoteblock": .quotation, "zitat": .quotation, "intensiveszitat": .quotation,
    "blockzitat": .quotation, "citation": .quotation, "citationintense": .quotation, "citazione": .quotation,
    "citazioneintensa": .quotation, "cita": .quotation, "citadestacada": .quotation, "citaat": .quotation,
    "citat": .quotation, "цитата": .quotation, "quotedtext": .quotation, "displayquote": .quotation,
    "epigraph": .epigraph, "motto": .epigraph, "epigraphe": .epigraph, "epigraf": .epigraph,
    "verse": .verse, "poetry": .verse, "poem": .verse, "vers": .verse,
    "caption": .caption, "beschriftung": .caption, "legende": .caption, "didascalia": .caption, "leyenda": .caption,
    "figurecaption": .caption, "tablecaption": .caption, "imagecaption": .caption, "illustration": .caption,
    "figure": .caption, "tablecaptionabove": .caption,
    "sourcecode": .code, "htmlpreformatted": .code, "preformattedtext": .code, "verbatim": .code, "code": .code,
    "bibliography": .entry, "literaturverzeichnis": .entry, "bibliographie": .entry, "references": .entry,
    "reference": .entry, "literature": .entry, "workscited": .entry, "endnotebibliography": .entry,
    "bibliografia": .entry, "списоклитературы": .entry,
    "tableofcontents": .navigation, "contentsheading": .navigation, "inhaltsverzeichnis": .navigation,
    "contents": .navigation, "tabledesmatieres": .navigation, "verzeichnis": .navigation,
    "abstract": .abstract, "zusammenfassung": .abstract, "resume": .abstract, "kurzfassung": .abstract,
  ]

  var kind: Block.Kind {
    switch self {
    case .heading: .heading
    case .title: .title
    case .subtitle, .abstract: .standfirst
    case .byline: .byline
    case .quotation: .blockQuotation
    case .epigraph: .epigraph
    case .verse: .verse
    case .caption: .caption
    case .code: .code
    case .entry: .referenceEntry
    case .navigation: .navigation
    }
  }

  var level: Int? { if case .heading(let level) = self { level } else { nil } }
}
