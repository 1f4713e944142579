extension SourceFormat {
  /// The format that the first bytes betray, or the directory of a ZIP archive; nil where they are none of these.
  static func signed(_ bytes: [UInt8]) -> SourceFormat? {
    func has(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + signature.count && bytes[offset..<(offset + signature.count)].elementsEqual(signature)
    }
    func has(_ signature: String, at offset: Int = 0) -> Bool { has(Array(signature.utf8), at: offset) }
    if has("{\\rtf") { return .rtf }
    for (signature, offset, description, mediaType) in signatures where has(signature, at: offset) {
      return .other(OtherFormat(description: description, mediaType: mediaType))
    }
    switch ArchiveFormat(head: bytes.prefix(512)) {
    case .zip: return zipped(bytes)
    case .tar: return .other(OtherFormat(description: "a tar archive", mediaType: "application/x-tar"))
    case .compressed(let compression): return .compressed(compression)
    case nil: break
    }
    // A PDF may have anything in front, which no text has; in a text, only one that begins a line is believed.
    let head = bytes.prefix(8192)
    for index in head.indices where head[index] == 0x25 && has("%PDF-", at: index) {
      if index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D || !Self.isText(head[..<index]) {
        return .pdf
      }
    }
    return nil
  }

  private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  private static func zipped(_ bytes: [UInt8]) -> SourceFormat {
    ZippedFormat.format(of: bytes) ?? .other(ZippedFormat.archive)
  }

  private static let signatures: [([UInt8], Int, String, String)] = [
    (Array("%!PS".utf8), 0, "a PostScript file", "application/postscript"),
    (Array("AT&TFORM".utf8), 0, "a DjVu file", "image/vnd.djvu"),
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0, "an old Office document (DOC, XLS, PPT)",
      "application/msword"
    ),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], 0, "a PNG image", "image/png"),
    ([0xFF, 0xD8, 0xFF], 0, "a JPEG image", "image/jpeg"),
    (Array("GIF87a".utf8), 0, "a GIF image", "image/gif"), (Array("GIF89a".utf8), 0, "a GIF image", "image/gif"),
    ([0x49, 0x49, 0x2A, 0x00], 0, "a TIFF image", "image/tiff"),
    ([0x4D, 0x4D, 0x00, 0x2A], 0, "a TIFF image", "image/tiff"),
    (Array("WEBP".utf8), 8, "a WebP image", "image/webp"), (Array("WAVE".utf8), 8, "a sound file", "audio/wav"),
    (Array("ftyp".utf8), 4, "a video or sound file", "video/mp4"), (Array("ID3".utf8), 0, "a sound file", "audio/mpeg"),
    (Array("OggS".utf8), 0, "a sound file", "audio/ogg"), (Array("fLaC".utf8), 0, "a sound file", "audio/flac"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, "a 7z archive", "application/x-7z-compressed"),
    (Array("Rar!\u{1A}\u{07}".utf8), 0, "a RAR archive", "application/vnd.rar"),
    ([0x7F, 0x45, 0x4C, 0x46], 0, "a program", "application/x-executable"),
    (Array("SQLite format 3\u{0}".utf8), 0, "an SQLite database", "application/vnd.sqlite3"),
    (Array("BOOKMOBI".utf8), 60, "a Kindle book", "application/x-mobipocket-ebook"),
    (Array("ITSF".utf8), 0, "a compiled help file", "application/vnd.ms-htmlhelp"),
    ([0x00, 0x61, 0x73, 0x6D], 0, "a WebAssembly module", "application/wasm"),
    (Array("wOFF".utf8), 0, "a font", "font/woff"), (Array("wOF2".utf8), 0, "a font", "font/woff2"),
  ]
}
