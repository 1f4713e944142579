import DocumentModel
import Testing

@testable import Apparatus

/// The document that a plain text is.
func document(_ text: String) -> Document {
  Apparatus.read(LaidOutText(text: ScalarText(text), mediaType: "text/plain"))
}

extension Document {
  /// The reading text with each marker shown as `{label→note}`.
  var marked: String {
    var result = ""
    var position = 0
    for marker in markers {
      result += text[position..<marker.offset] + "{\(marker.label)→\(marker.note ?? "?")}"
      position = marker.offset
    }
    return result + text[position..<text.count]
  }

  /// The codes of the diagnostics, those of its metadata aside.
  var codes: [String] { diagnostics.map(\.code).filter { $0 != "title-missing" && $0 != "date-missing" } }

  func kinds() -> [Block.Kind] { blocks.map(\.kind) }

  func words(of note: String) -> String? { self.note(note).map { text[$0.range] } }
}

/// Paragraphs to stand around what is tested.
enum Filler {
  static let first = """
    The river commission met in the old customs house, as it had done since the floods, and nobody expected the engineers \
    to agree with the bankers about anything but the weather.
    """
  static let second = """
    By the spring the dredgers had cut a channel deep enough for grain barges, and the towns along the upper reaches began \
    to quarrel over who should pay for the locks that the first plan had left out.
    """
}
