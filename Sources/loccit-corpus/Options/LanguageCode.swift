import ArgumentParser

/// A language as people name it on a command line: `en`, `de`, `en-GB`.
struct LanguageCode: ExpressibleByArgument {
  /// An ISO 639 code in small letters, without the region.
  var code: String

  init?(argument: String) {
    let code = argument.lowercased().prefix { $0 != "-" && $0 != "_" }
    guard (2...3).contains(code.count), code.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    self.code = String(code)
  }
}
