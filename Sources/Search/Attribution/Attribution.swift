import DocumentModel

/// Names the place where words stand, in one line that is ready to paste.
///
///     Stephen J. Blank, "The NATO-Russia Partnership" (Strategic Studies Institute, November 2006), § CFE Treaty, p. 12, ¶ 14, n. 6.
public enum Attribution {
  /// The line for a unit, or for the whole document where `unit` is nil. Only what the document states is in it: a
  /// missing title is `[no title]` with the file's name, a missing date `n.d.`, a missing author is left out.
  public static func line(for unit: Unit?, in document: DocumentEntry) -> String {
    var parts: [String] = []
    if let speaker = unit?.speaker?.name, !speaker.isEmpty { parts.append(speaker + ", quoted in ") }
    parts.append(source(document))
    if let unit { parts += place(unit).map { ", " + $0 } }
    let line = oneLine(parts.joined())
    return line.hasSuffix(".") ? line : line + "."
  }

  // MARK: The work

  private static func source(_ document: DocumentEntry) -> String {
    let work = document.work
    var head: [String] = []
    if let names = names(work) { head.append(names) }
    head.append(title(document))
    return head.joined(separator: ", ") + " (" + imprint(work).joined(separator: ", ") + ")"
  }

  private static func names(_ work: Work) -> String? {
    let areEditors = work.authors.isEmpty
    let role = !areEditors ? "" : work.editors.count > 1 ? " (eds.)" : " (ed.)"
    let displayed = (areEditors ? work.editors : work.authors).map(\.display).filter { !$0.isEmpty }
    guard let first = displayed.first, let last = displayed.last else { return nil }
    switch displayed.count {
    case 1: return first + role
    case 2, 3: return displayed.dropLast().joined(separator: ", ") + " and " + last + role
    default: return first + " et al." + role
    }
  }

  private static func title(_ document: DocumentEntry) -> String {
    guard let title = document.work.title.map(oneLine), !title.isEmpty else {
      let file = document.path.unicodeScalars.split(separator: "/").last.map(String.init) ?? document.id
      return "[no title: \(file)]"
    }
    guard title.unicodeScalars.contains(where: \.isDoubleQuotationMark) else { return "\"\(title)\"" }
    // A quotation inside a quotation takes the other marks.
    let inner = String(
      String.UnicodeScalarView(title.unicodeScalars.map { $0.isDoubleQuotationMark ? "'" : $0 }))
    return "\"\(inner)\""
  }

  /// What stands in parentheses: where it came out, and when.
  private static func imprint(_ work: Work) -> [String] {
    var parts: [String] = []
    if let container = work.containerTitle, !container.isEmpty {
      var volume = container
      if let number = work.volume { volume += " " + number }
      parts.append(volume)
      if let issue = work.issue { parts.append("no. " + issue) }
    } else if let publisher = work.publisher, !publisher.isEmpty {
      parts.append(publisher)
    }
    parts.append(work.issued.map(\.spelledOut) ?? "n.d.")
    return parts
  }

  // MARK: The place

  private static func place(_ unit: Unit) -> [String] {
    let locator = unit.locator
    var parts: [String] = []
    let section = locator.section.filter { !$0.isEmpty }
    if !section.isEmpty { parts.append("§ " + section.joined(separator: " › ")) }
    if let page = locator.page, !page.isEmpty { parts.append("p. " + page) }
    if let paragraph = locator.paragraph { parts.append("¶ \(paragraph)") }
    if let note = locator.note, !note.isEmpty { parts.append("n. " + note) }
    return parts
  }

  /// Every run of blanks as one blank, none at the ends.
  private static func oneLine(_ text: String) -> String {
    if isOneLine(text) { return text }
    return text.unicodeScalars.split(whereSeparator: \.isBlank).map(String.init).joined(separator: " ")
  }

  /// Whether its blanks are single spaces between words: so most are.
  private static func isOneLine(_ text: String) -> Bool {
    var isBehindBlank = true
    for scalar in text.unicodeScalars {
      if scalar.isBlank, isBehindBlank || scalar != " " { return false }
      isBehindBlank = scalar == " "
    }
    return !isBehindBlank
  }
}

extension PartialDate {
  /// `14 February 2006`, `November 2006`, `Winter 2005`, `2006`.
  public var spelledOut: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    let seasons = ["Spring", "Summer", "Autumn", "Winter"]
    var parts = [String(year)]
    if let month, (1...12).contains(month) {
      parts.insert(months[month - 1], at: 0)
      if let day { parts.insert(String(day), at: 0) }
    } else if let season, (1...4).contains(season) {
      parts.insert(seasons[season - 1], at: 0)
    }
    return parts.joined(separator: " ")
  }
}
