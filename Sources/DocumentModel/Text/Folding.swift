import CUTF8Proc

/// The search form of letters: case, diacritics, ligatures and compatibility forms folded away.
///
/// `naïve`, `NAIVE` and decomposed `naïve` all become `naive`; `ﬁnal` becomes `final`; `Łódź` becomes `lodz`. The same
/// function serves indexing, queries and the comparison of works, so that the sides cannot differ.
public enum Folding {
  /// The folded letters of a run of scalars. Cost: linear.
  public static func fold(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var folded: [Unicode.Scalar] = []
    for scalar in scalars { append(scalar, to: &folded) }
    return folded
  }

  public static func fold(_ string: some StringProtocol) -> String { fold(String(string)) }

  public static func fold(_ string: String) -> String {
    var string = string
    return string.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { folded in
        for index in bytes.indices { folded[index] = small(bytes[index]) }
        return bytes.count
      }
    } ?? String(scalars: fold(string.unicodeScalars)[...])
  }

  /// The folded letters of a word as a string. Cost: linear.
  public static func string(of word: ArraySlice<Unicode.Scalar>) -> String {
    guard word.allSatisfy({ $0.value < 0x80 }) else { return String(scalars: fold(word)[...]) }
    return String(unsafeUninitializedCapacity: word.count) { folded in
      var count = 0
      for scalar in word {
        folded[count] = small(UInt8(truncatingIfNeeded: scalar.value))
        count += 1
      }
      return count
    }
  }

  /// An ASCII letter in lower case; any other byte as it is.
  private static func small(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }

  /// Appends what one scalar folds to: nothing for a combining mark, several scalars for a ligature.
  public static func append(_ scalar: Unicode.Scalar, to folded: inout [Unicode.Scalar]) {
    let value = scalar.value
    if value < 0x80 {
      folded.append(value >= 0x41 && value <= 0x5A ? Unicode.Scalar(UInt8(value + 0x20)) : scalar)
      return
    }
    if let plain = withoutDecomposition[scalar] {
      folded.append(contentsOf: plain)
      return
    }
    appendDecomposition(of: scalar, to: &folded)
  }

  private static func appendDecomposition(of scalar: Unicode.Scalar, to folded: inout [Unicode.Scalar]) {
    let options = utf8proc_option_t(
      UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_CASEFOLD.rawValue
        | UTF8PROC_STRIPMARK.rawValue | UTF8PROC_IGNORE.rawValue)
    // The longest decomposition of one scalar in Unicode is 18 scalars (U+FDFA).
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 24) { buffer in
      var boundary: Int32 = 0
      let count = utf8proc_decompose_char(Int32(bitPattern: scalar.value), buffer.baseAddress, 24, options, &boundary)
      guard count >= 0, count <= 24 else { return folded.append(scalar) }
      for index in 0..<count {
        guard let part = Unicode.Scalar(UInt32(bitPattern: buffer[index])) else { continue }
        // A decomposed letter may still be one that Unicode gives no decomposition (ǽ is æ and an accent).
        if let plain = withoutDecomposition[part] { folded.append(contentsOf: plain) } else { folded.append(part) }
      }
    }
  }

  /// Latin letters that Unicode does not decompose, and the apostrophes, as they are typed without them.
  private static let withoutDecomposition: [Unicode.Scalar: [Unicode.Scalar]] = [
    "æ": ["a", "e"], "Æ": ["a", "e"], "œ": ["o", "e"], "Œ": ["o", "e"], "ø": ["o"], "Ø": ["o"], "ł": ["l"], "Ł": ["l"],
    "đ": ["d"], "Đ": ["d"], "ð": ["d"], "Ð": ["d"], "þ": ["t", "h"], "Þ": ["t", "h"], "ı": ["i"], "ħ": ["h"],
    "Ħ": ["h"],
    "’": ["'"], "‘": ["'"], "ʼ": ["'"], "‛": ["'"],
  ]
}
