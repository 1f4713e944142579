import DocumentModel

/// What a PDF states of the work in it, where it is to be believed.
///
/// Most programs fill these fields with file names, login names and their own; so a title or author is believed when the
/// first pages print it too. The day on which a file was made says nothing of the work, and is left out.
enum PDFMetadata {
  /// Sets what is stated in `laidOut`. Cost: linear in the first pages.
  static func state(_ text: PDFText, in laidOut: inout LaidOutText) {
    let packet = text.information["xmp"].map { XMPReader.properties(of: $0) } ?? [:]
    func first(_ names: String...) -> String? { names.lazy.compactMap { packet[$0]?.first }.first }
    let front = Front(laidOut)
    var work = Work()
    work.title = title([first("dc:title", "prism:title"), text.information["title"]?.collapsingBlanks], front, laidOut)
    work.authors = authors([packet["dc:creator"] ?? [], [text.information["author"] ?? ""]], front)
    work.issued = date(first("prism:publicationDate", "prism:coverDate", "prism:onlineDate", "dc:date"))
    work.containerTitle = first("prism:publicationName")
    work.volume = first("prism:volume")
    work.issue = first("prism:number")
    work.page = first("prism:pageRange") ?? pages(first("prism:startingPage"), first("prism:endingPage"))
    work.publisher = first("dc:publisher")
    work.ISSN = first("prism:issn", "prism:eIssn")
    work.ISBN = first("prism:isbn")
    work.DOI = first("prism:doi", "pdfx:doi", "crossmark:DOI") ?? doi(packet["dc:identifier"] ?? [])
    work.URL = first("prism:url")
    work.keyword = keywords([packet["dc:subject"] ?? [], [text.information["keywords"] ?? ""]], front)
    laidOut.work = work
    laidOut.language = first("dc:language").flatMap(LanguageCode.code)
  }

  /// The letters of the first pages.
  private struct Front {
    private let letters: [UInt8]

    init(_ laidOut: LaidOutText) {
      let end = laidOut.pages.prefix(3).last?.range.upperBound ?? 0
      letters = Self.key(laidOut.text[0..<min(end, laidOut.text.count, 60_000)])
    }

    static func key(_ text: String) -> [UInt8] {
      var key: [UInt8] = []
      for scalar in Folding.fold(text).unicodeScalars where scalar.isLetter || scalar.isASCIIDigit {
        key.append(contentsOf: String(Character(scalar)).utf8)
      }
      return key
    }

    /// Whether the letters of `text` are printed, blanks and marks aside. Cost: linear in practice.
    func prints(_ text: String) -> Bool {
      let key = Self.key(text)
      guard let head = key.first, key.count >= 3, key.count <= letters.count else { return false }
      for start in 0...(letters.count - key.count) where letters[start] == head {
        if letters[start..<(start + key.count)].elementsEqual(key) { return true }
      }
      return false
    }
  }

  // MARK: Title

  private static func title(_ stated: [String?], _ front: Front, _ laidOut: LaidOutText) -> String? {
    let titles = stated.compactMap { $0 }.filter { !isJunk($0) && $0.unicodeScalars.count <= 400 }
    if let printed = titles.first(where: { front.prints($0) }) { return printed }
    // Where no line of the text is set as a title, a sentence of several words is taken at its word.
    guard !laidOut.elements.contains(where: { $0.kind == .title }) else { return nil }
    return titles.first { $0.split(separator: " ").count >= 3 }
  }

  /// Whether a title is a file's name, a program's word, or nothing.
  static func isJunk(_ title: String) -> Bool {
    let folded = title.lowercased()
    if programTitles.contains(where: { folded.hasPrefix($0) }) { return true }
    if let dot = folded.lastIndex(of: "."), endings.contains(String(folded[folded.index(after: dot)...])) {
      return true
    }
    let letters = folded.unicodeScalars.count { $0.isLetter }
    guard letters >= 3 else { return true }
    // One word with digits or lines in it is a name of a file.
    return !folded.contains(" ") && folded.unicodeScalars.contains { $0.isASCIIDigit || $0 == "_" || $0 == "/" }
  }

  private static let programTitles = [
    "microsoft word", "microsoft powerpoint", "powerpoint", "untitled", "unbenannt", "sans titre", "document1",
    "dokument1",
    "layout 1", "slide 1", "print", "no job name", "title", "scan", "pii:", "doi:", "file:", "http", "\\\\", "c:\\",
  ]
  private static let endings: Set<String> = [
    "doc", "docx", "docm", "indd", "pdf", "qxd", "qxp", "tex", "dvi", "p65", "pmd", "ps", "eps", "rtf", "wpd", "txt",
    "odt",
    "fm", "mif", "html", "htm", "xml", "tif", "tiff", "jpg", "ppt", "pptx", "xls", "md", "sxw", "pub", "cdr", "ai",
    "vp",
  ]

  // MARK: Authors

  private static func authors(_ stated: [[String]], _ front: Front) -> [Name] {
    for list in stated {
      let names = list.prefix(60).flatMap { NameParser.names(in: $0.collapsingBlanks) }
      let printed = names.filter { name in
        !isProgram(name.display) && front.prints(name.family ?? name.display)
          && (name.family == nil || name.given != nil) && name.display.contains(" ")
      }
      if !printed.isEmpty, printed.count == names.count || printed.count > 1 { return printed }
      if let first = printed.first, names.count == 1 { return [first] }
    }
    return []
  }

  private static func isProgram(_ name: String) -> Bool {
    let folded = name.lowercased()
    return programs.contains { folded.hasPrefix($0) }
  }

  private static let programs = [
    "groff", "latex", "tex", "adobe", "acrobat", "microsoft", "unknown", "administrator", "admin", "user", "author",
    "owner", "scanner", "xerox", "canon", "hp ", "default", "quarkxpress", "pagemaker", "libreoffice", "openoffice",
  ]

  // MARK: Other fields

  /// The first list of which most words are printed: programs fill this field too.
  private static func keywords(_ stated: [[String]], _ front: Front) -> String? {
    for list in stated {
      let words = list.flatMap { $0.split(whereSeparator: { $0 == "," || $0 == ";" }) }.map(\.trimmingBlanks)
        .filter { !$0.isEmpty }.prefix(40)
      if !words.isEmpty, words.count(where: { front.prints($0) }) * 2 > words.count {
        return words.joined(separator: ", ")
      }
    }
    return nil
  }

  /// A day, a month or a year; a moment of the clock is that of a program.
  private static func date(_ text: String?) -> PartialDate? {
    guard let text, !text.contains("T") || text.hasPrefix("T") else { return nil }
    return DateReader.date(stated: text)
  }

  private static func pages(_ first: String?, _ last: String?) -> String? {
    guard let first else { return nil }
    return last.map { $0 == first ? first : "\(first)-\($0)" } ?? first
  }

  private static func doi(_ identifiers: [String]) -> String? {
    for identifier in identifiers {
      let folded = identifier.lowercased()
      for prefix in ["doi:", "https://doi.org/", "http://dx.doi.org/", "http://doi.org/"] where folded.hasPrefix(prefix)
      {
        let rest = identifier.dropFirst(prefix.count).trimmingBlanks
        if rest.hasPrefix("10.") { return rest }
      }
      if folded.hasPrefix("10."), folded.contains("/") { return identifier }
    }
    return nil
  }
}
