/// The path of an archive's member, read from bytes that may be anything.
struct MemberPath {
  /// Folders divided by `/`; no component is empty, `.` or `..`.
  var path: String
  /// Why it is none that may be used.
  var refusal: ExtractionError?

  /// Cost: linear in the bytes, of which only the first `limit` are kept.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isZip: Bool, limit: Int) {
    let isTooLong = bytes.count > limit
    let raw = Array(bytes.prefix(limit))
    var name: String
    if let utf8 = String(validating: raw, as: UTF8.self) {
      name = utf8
    } else if isTooLong {
      name = String(decoding: raw, as: UTF8.self)
    } else {
      name = String(String.UnicodeScalarView(raw.map { isZip ? CodePage437.scalar($0) : Unicode.Scalar($0) }))
    }
    // Some packers of Windows write its own separator.
    if isZip { name = String(name.map { $0 == "\\" ? "/" : $0 }) }
    let components = name.split(separator: "/").filter { $0 != "." }
    path = components.joined(separator: "/")
    let isAbsolute = name.hasPrefix("/") || components.first.map(Self.isDrive) ?? false
    if isTooLong {
      refusal = ExtractionError(.tooLarge, "Its name is longer than \(limit) bytes.")
    } else if isAbsolute || components.contains("..") {
      refusal = ExtractionError(.unsupportedFormat, "Its path leads out of the archive.")
    } else if components.count > Self.deepest {
      refusal = ExtractionError(.unsupportedFormat, "It lies more than \(Self.deepest) folders deep.")
    } else if components.isEmpty {
      refusal = ExtractionError(.unsupportedFormat, "It has no name.")
    } else if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      path = String(String.UnicodeScalarView(path.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }))
      refusal = ExtractionError(.unsupportedFormat, "Its name holds control characters.")
    }
  }

  private static let deepest = 64

  private static func isDrive(_ component: Substring) -> Bool {
    component.utf8.count == 2 && component.hasSuffix(":") && component.first?.isLetter == true
  }
}
