import Foundation
import Testing
import Yams

/// What must be read from a sample document: a file of `corpus/expected`, written by hand.
struct ExpectedReading: Decodable {
  struct Note: Decodable {
    var label: String
    var kind: String
    var starts: String
    var after: String?
  }

  struct Quotation: Decodable {
    var starts: String
    var form: String
    var kind: String
    var speaker: String?
    var note: String?
  }

  struct Reference: Decodable {
    var note: String
    var text: String
    var form: String
    var author: String?
    var title: String?
    var year: String?
    var resolution: String
    var leadsTo: [String]

    enum CodingKeys: String, CodingKey {
      case note, text, form, author, title, year, resolution
      case leadsTo = "leads-to"
    }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: CodingKeys.self)
      note = try box.decode(String.self, forKey: .note)
      text = try box.decode(String.self, forKey: .text)
      form = try box.decode(String.self, forKey: .form)
      author = try box.decodeIfPresent(String.self, forKey: .author)
      title = try box.decodeIfPresent(String.self, forKey: .title)
      year = try box.decodeIfPresent(String.self, forKey: .year)
      resolution = try box.decode(String.self, forKey: .resolution)
      if let one = try? box.decodeIfPresent(String.self, forKey: .leadsTo) {
        leadsTo = [one]
      } else {
        leadsTo = try box.decodeIfPresent([String].self, forKey: .leadsTo) ?? []
      }
    }
  }

  var title: String?
  var authors: [String]
  var issued: String?
  var publisher: String?
  var headings: [String]
  var navigation: [String]
  var captions: [String]
  var pullQuotes: [String]
  var listItems: Int
  var runningHeads: Int
  var notes: [Note]
  var markersWithoutNote: [String]
  var notesWithoutMarker: [String]
  var quotations: [Quotation]
  var references: [Reference]
  var diagnostics: [String]

  enum CodingKeys: String, CodingKey {
    case title, authors, issued, publisher, headings, navigation, captions
    case pullQuotes = "pull-quotes"
    case listItems = "list-items"
    case runningHeads = "running-heads"
    case notes
    case markersWithoutNote = "markers-without-note"
    case notesWithoutMarker = "notes-without-marker"
    case quotations, references, diagnostics
  }
}

/// A sample document: its file and what must be read from it.
struct SampleDocument: CustomTestStringConvertible, Sendable {
  var name: String
  var url: URL
  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "corpus")

  /// Every document of the corpus, in order of name.
  static let all: [SampleDocument] = {
    let readable = ["txt", "md", "html"]
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { readable.contains($0.pathExtension) && $0.lastPathComponent != "README.md" }
      .map { SampleDocument(name: $0.deletingPathExtension().lastPathComponent, url: $0) }
      .sorted { $0.name < $1.name }
  }()

  func expected() throws -> ExpectedReading {
    let file = Self.folder.appending(path: "expected/\(name).yaml")
    return try YAMLDecoder().decode(ExpectedReading.self, from: Data(contentsOf: file))
  }
}
