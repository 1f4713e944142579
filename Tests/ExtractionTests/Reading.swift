import DocumentModel
import Extraction

/// What a test reads a source with, and how it writes down what came out.
enum Reading {
  static func of(_ text: String, name: String = "a.txt") throws(ExtractionError) -> LaidOutText {
    try Extraction.laidOutText(of: Array(text.utf8), name: name)
  }

  /// `kind: letters` a line; a heading's level behind its kind, `+` where an element continues the one before.
  static func elements(_ laidOut: LaidOutText) -> [String] {
    laidOut.elements.map { element in
      let level = element.level.map(String.init) ?? ""
      return "\(element.kind.rawValue)\(level)\(element.continuesItem ? "+" : ""): \(laidOut.text[element.range])"
    }
  }

  static func body(_ html: String) throws(ExtractionError) -> LaidOutText {
    try of("<!DOCTYPE html><html><head><title>T</title></head><body>\(html)</body></html>", name: "a.html")
  }
}
