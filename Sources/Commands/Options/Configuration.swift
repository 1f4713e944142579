import Rendering

/// The user's configuration file, `$XDG_CONFIG_HOME/loccit/config.yaml`.
///
/// It is YAML of one level, a key and a value a line: `index: ~/papers/index`. Reading that takes no library; the one that
/// reads all of YAML takes longer to load than a search takes.
package struct Configuration: Equatable {
  /// Where the index is.
  var index: String?

  /// The code of the error that `load` throws.
  package static let errorCode = "configuration"

  package static var path: String {
    let home = Console.environment("HOME") ?? "."
    return (Console.environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/loccit/config.yaml"
  }

  /// `index` with `~/` made the home folder, as a shell would.
  var indexPath: String? {
    guard let index, index.hasPrefix("~/"), let home = Console.environment("HOME") else { return index }
    return home + index.dropFirst()
  }

  /// What the file says; nil where there is none. Throws a `ReportedError` for one that cannot be read.
  package static func load() throws -> Configuration? {
    guard FileBytes.exist(at: path) else { return nil }
    let lines = FileBytes.lines(of: try FileBytes.contents(of: path))
    do throws(Fault) {
      return try Configuration(lines: lines)
    } catch {
      throw ReportedError(
        code: errorCode,
        message: "\(TextStyle.name(path)) is not YAML with the key “index”: line \(error.line), \(error.reason)")
    }
  }
}

// MARK: The text

extension Configuration {
  /// A line that is no key with a value.
  package struct Fault: Error, Equatable {
    /// From 1.
    var line: Int
    var reason: String
  }

  /// Reads the lines of a file. Keys that are not known are passed over, with whatever is indented under them.
  package init(lines: [String]) throws(Fault) {
    var key: String?
    for (number, line) in lines.enumerated() {
      func fault(_ reason: String) -> Fault { Fault(line: number + 1, reason: reason) }
      let text = line.drop { $0 == " " || $0 == "\t" }
      if text.isEmpty || text.first == "#" || line == "---" { continue }
      guard text.startIndex == line.startIndex, text.first != "-" else {
        guard let key, key != "index" else {
          throw fault("a key and its value stand on one line, as in “index: folder”")
        }
        continue
      }
      guard let colon = line.firstIndex(of: ":"), line[colon...].dropFirst().first.map({ $0 == " " }) ?? true else {
        throw fault("there is no key, as in “index: folder”")
      }
      key = String(line[..<colon])
      guard key == "index" else { continue }
      guard index == nil else { throw fault("“index” stands there twice") }
      guard let value = Self.value(of: line[line.index(after: colon)...]) else {
        throw fault("the value is no text; put it in quotation marks")
      }
      index = value.isEmpty ? nil : value
    }
  }

  /// A plain text, one in `'single'` or one in `"double"` quotation marks, without the remark behind it; nil for what is
  /// none of these.
  private static func value(of text: Substring) -> String? {
    let text = text.drop { $0 == " " }
    guard let first = text.first, first != "#" else { return "" }
    if first == "'" || first == "\"" { return quoted(text.dropFirst(), by: first) }
    guard !"[]{}&*!|>%@`,?".contains(first) else { return nil }
    let end = text.indices.first { text[$0] == "#" && text[text.index(before: $0)] == " " } ?? text.endIndex
    let plain = text[..<end]
    return plain == "~" || plain == "null" ? "" : String(plain.reversed().drop { $0 == " " }.reversed())
  }

  /// In single marks a doubled one stands for itself, in double ones a backslash guards the mark and itself.
  private static func quoted(_ text: Substring, by mark: Character) -> String? {
    var rest = text
    var value = ""
    while let character = rest.popFirst() {
      if character == "\\", mark == "\"" {
        guard let guarded = rest.popFirst(), "\\\"/".contains(guarded) else { return nil }
        value.append(guarded)
      } else if character != mark {
        value.append(character)
      } else if mark == "'", rest.first == mark {
        value.append(mark)
        rest.removeFirst()
      } else {
        let remark = rest.drop { $0 == " " }
        return remark.isEmpty || remark.first == "#" ? value : nil
      }
    }
    return nil
  }
}
