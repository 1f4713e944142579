import ArgumentParser
import Search

/// The search that the words of a command line ask for, where they hold no options but those that are given most.
///
/// ArgumentParser, which reads all the rest and says what a fault is, finds its options by reflection, and only to declare
/// them takes 3 % of a search: so there is no `SearchCommand` here.
package struct QuickSearch {
  /// Of the command.
  static let name = "search"

  private var words: [String] = []
  private var paths: [String] = []
  private var kinds: String?
  private var options = SearchOptions()
  private var format = ResultFormat.text
  private var isPlain = false

  /// nil where the words ask for something else, hold any other option, or a fault. `words` are guarded
  /// (`SearchCommand.guardingExcludedWords`).
  package init?(_ words: [String]) {
    guard words.first == Self.name else { return nil }
    var given: Set<String> = []
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      guard word.utf8.first == UInt8(ascii: "-") else {
        self.words.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard given.insert(name).inserted else { return nil }
      if name == "--plain", parts.count == 1 {
        isPlain = true
      } else if let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), set(name, value) {
        continue
      } else {
        return nil
      }
    }
    if self.words.isEmpty || format == .trec { return nil }
  }

  /// Whether there is such an option, and this is a value of it.
  private mutating func set(_ name: String, _ value: String) -> Bool {
    // A value that looks like an option is a fault, or none.
    if value.isEmpty || value.utf8.first == UInt8(ascii: "-") { return false }
    switch name {
    case "--index": paths = [value]
    case "--in": kinds = value
    case "--limit", "--offset":
      guard let number = Int(value) else { return false }
      if name == "--limit" { options.limit = number } else { options.offset = number }
    case "--format":
      guard let format = ResultFormat(rawValue: value) else { return false }
      self.format = format
    default: return false
    }
    return true
  }

  /// As `SearchCommand.run`.
  package func run() throws {
    var options = options
    options.kinds = try HitOptions.unitKinds(named: kinds)
    let session = SearchSession(try IndexSession(IndexOptions.readable(paths)))
    let search = SearchRun(session: session, options: options, isPlain: isPlain) { Console.warn($0 + "\n") }
    let answer = try search.answer(SearchCommand.query(of: words))
    let printout = Printout(forPeople: format.isForPeople)
    answer.show(as: format, in: .ofOutput(.auto, .auto), on: printout)
    printout.end()
    if !answer.hasFound { throw ExitCode(1) }
  }
}
