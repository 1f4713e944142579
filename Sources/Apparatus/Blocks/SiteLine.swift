import DocumentModel

/// Recognises a line that belongs to the site, not to the text: breadcrumbs, menus, log-in, share and print lines.
enum SiteLine {
  private typealias Letters = ArraySlice<Unicode.Scalar>

  static func isNavigation(_ text: BlockText, _ index: Int) -> Bool {
    let range = text.core(index)
    guard range.count <= 320, !range.isEmpty else { return false }
    var pipes = 0
    var arrows = 0
    for scalar in text.draft.text[range] {
      switch scalar.value {
      case 0x7C, 0x2022, 0xB7: pipes += 1
      case 0x3E, 0xBB, 0x203A, 0x2192, 0x25B8: arrows += 1
      default: break
      }
    }
    let ends = text.endsSentence(index)
    guard arrows > 0 || !ends else { return false }
    let limit = pipes > 1 || arrows > 0 ? 48 : 15
    let ranges = text.wordRanges(in: range, limit: limit)
    guard ranges.count < limit else { return false }
    let words = ranges.map { text.draft.text[$0] }
    if arrows > 0, isBreadcrumb(text.draft.text[range], words) { return true }
    guard !ends else { return false }
    let terms = words.count { self.terms.contains(folding: $0) }
    if words.isEmpty { return pipes > 0 }
    // No phrase is longer, and no line that begins as some do.
    if words.count <= 9 {
      let phrase = words.map(Folding.string(of:)).joined(separator: " ")
      if phrases.contains(phrase) || openings.contains(where: { phrase.hasPrefix($0) }) { return true }
    }
    if pipes >= 2 { return terms * 3 >= words.count || terms >= 2 }
    return terms >= 2 && terms * 3 >= words.count || words.count <= 2 && terms == words.count && pipes > 0
  }

  /// `Home > Journals > Volume 12`, `A >> B >> C`, `Start » Themen » Archiv`
  private static func isBreadcrumb(_ scalars: Letters, _ words: [Letters]) -> Bool {
    var steps = 0
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar == ">" || scalar == "»" || scalar == "›" || scalar == "→" || scalar == "▸" {
        let start = index
        while index < scalars.endIndex, scalars[index] == scalar { index += 1 }
        let isApart =
          start > scalars.startIndex && scalars[start - 1].isBlank && index < scalars.endIndex && scalars[index].isBlank
        let next = scalars[index...].first { !$0.isBlank }
        // A step has a name; "a > b" compares.
        let isNamed =
          next.map { $0.isUppercase || $0.isASCIIDigit || $0.isDoubleQuotationMark || $0.isIdeographic } ?? false
        if isNamed, isApart || index - start == 2, start > scalars.startIndex, index < scalars.endIndex { steps += 1 }
        continue
      }
      index += 1
    }
    if steps >= 2 { return true }
    return steps == 1 && words.count <= 10
      && words.first.map { homes.contains(folding: $0) } ?? false
  }

  private static let homes: WordSet = ["home", "start", "startseite"]

  private static let terms: WordSet = [
    "login", "log", "logout", "signin", "sign", "register", "cart", "basket", "checkout", "items", "share", "print",
    "email",
    "e-mail", "mail", "tweet", "facebook", "twitter", "linkedin", "whatsapp", "reddit", "pinterest", "rss", "subscribe",
    "newsletter", "menu", "navigation", "search", "contact", "about", "home", "sitemap", "help", "faq", "donate",
    "skip",
    "cookie", "cookies", "privacy", "terms", "copyright", "careers", "advertise", "account", "settings", "bookmark",
    "download", "pdf", "cite", "permalink", "previous", "next", "back", "top", "jobs", "imprint", "impressum",
    "kontakt",
    "datenschutz", "anmelden", "suche", "teilen", "drucken", "accueil", "connexion", "imprimer", "partager", "page",
    "content", "toggle", "close", "follow", "us", "comments", "publications",
  ]

  private static let phrases: Set<String> = [
    "share", "print", "email", "menu", "search", "log in", "login", "sign in", "sign up", "subscribe", "back to top",
    "skip to content", "skip to main content", "skip navigation", "share this", "share this article", "print this page",
    "print article", "email this article", "advertisement", "all rights reserved", "read more", "related articles",
    "toggle navigation",
    "accept cookies", "accept all cookies", "cookie settings", "close", "top of page", "go to top", "add to cart",
    "download pdf", "printer friendly version", "printer friendly", "send to a friend", "share on facebook",
  ]

  private static let openings: [String] = [
    "login to ", "log in to ", "sign in to ", "skip to ", "you are here", "share this ", "share on ", "follow us on ",
    "copyright ", "all rights reserved", "subscribe to our ", "sign up for ", "search this site", "print this ",
    "this site uses cookies", "this website uses cookies", "we use cookies",
  ]
}
