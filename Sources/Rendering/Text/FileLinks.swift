import DocumentModel

/// Links to files, for terminals that open what is clicked on (OSC 8).
public struct FileLinks: Sendable {
  private let host: String
  private let file: @Sendable (String) -> String?

  /// - Parameters:
  ///   - host: the name of the machine that the files are on; a terminal may show another's.
  ///   - file: the file that a document's path leads to, be it the document or an archive that holds it; nil where there is
  ///     none on this machine.
  public init(host: String, file: @escaping @Sendable (String) -> String?) {
    self.host = host
    self.file = file
  }

  /// `text` as a link; `text` alone where nothing is there to be opened.
  func link(_ text: String, to place: FilePlace) -> String {
    guard let address = address(of: place) else { return text }
    return "\(Self.start)\(address)\(Self.end)\(text)\(Self.start)\(Self.end)"
  }

  private static let start = "\u{1B}]8;;"
  private static let end = "\u{1B}\\"

  /// Terminals pass over longer ones.
  private static let mostLetters = 2083

  /// `file://host/path#page=4`; a page only of a PDF that is a file by itself.
  private func address(of place: FilePlace) -> String? {
    guard let file = file(place.path), file.utf8.first == UInt8(ascii: "/") else { return nil }
    var address = "file://" + Self.encoded(host) + Self.encoded(file)
    if place.isPDF, file == place.path, let page = place.page { address += "#page=\(page)" }
    return address.utf8.count <= Self.mostLetters ? address : nil
  }

  /// Everything but letters, digits, `-._~` and `/` by its bytes in hexadecimal (RFC 3986), so that nothing in a name can
  /// end the link.
  private static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0xF)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

/// A place in a document's file, as far as a link can lead there.
struct FilePlace {
  var path: String
  var isPDF: Bool
  /// From 1, counted in the file.
  var page: Int?

  init(path: String, mediaType: String, page: Int? = nil) {
    self.path = path
    isPDF = mediaType == "application/pdf" || path.lowercased().hasSuffix(".pdf")
    self.page = page
  }

  init(_ document: DocumentEntry, _ locator: Locator? = nil) {
    self.init(path: document.path, mediaType: document.mediaType, page: locator?.physicalPage)
  }
}
