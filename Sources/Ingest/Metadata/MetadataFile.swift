import Corpus
import DocumentModel
import Extraction

/// Reads the formats in which metadata comes: CSL-JSON, YAML and BibTeX.
enum MetadataFile {
  /// The items of a metadata file, its format being told by its name and, failing that, by its first sign.
  static func items(in bytes: [UInt8], name: String) throws(FileFailure) -> [MetadataItem] {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw FileFailure("metadata-not-utf8", "it is not UTF-8; convert it")
    }
    let ending = FileKind.ending(of: name) ?? ""
    let first = text.unicodeScalars.first { !$0.isBlank }
    do throws(MetadataError) {
      switch ending {
      case "yaml", "yml": return items(of: try MetadataValue(yaml: text))
      case "json": return items(of: try MetadataValue(json: text))
      case "bib", "bibtex", "biblatex": return BibTeX.items(in: text)
      default: return first == "[" || first == "{" ? items(of: try MetadataValue(json: text)) : BibTeX.items(in: text)
      }
    } catch {
      throw FileFailure("metadata-damaged", error.message)
    }
  }

  /// A single item, a list of them, or a list under `items` or `references`.
  private static func items(of value: MetadataValue) -> [MetadataItem] {
    let listed = value["items"] ?? value["references"]
    if case .list(let values)? = listed { return items(of: .list(values)) }
    return value.values.compactMap { if case .mapping = $0 { MetadataItem($0) } else { nil } }
  }
}
