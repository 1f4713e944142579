import DocumentModel

/// The encoding of bytes that are not UTF-8 and say nothing of themselves.
///
/// A detector names one by the language's letters; the text as decoded must then bear it out. For western text with a few
/// accented letters, on which detectors are often wrong, Windows-1252 is taken unless its reading is odd and another's is
/// not. What nothing makes plausible is refused: mojibake would be indexed, and nobody would find it.
struct EncodingGuess {
  let charset: Charset
  /// UTF-8.
  let bytes: [UInt8]
  let malformed: Int
  /// Whether another reading is as plausible, or this one has odd places.
  let isDoubtful: Bool

  /// With fewer different letters no language can be told.
  private static let fewestLetters = 6

  private struct Reading {
    var charset: Charset
    var bytes: [UInt8]
    var malformed: Int
    var plausibility: Plausibility

    init?(_ body: ArraySlice<UInt8>, _ charset: Charset) {
      guard let (converted, malformed) = CharsetConverter.utf8(from: body, in: charset) else { return nil }
      self.charset = charset
      bytes = converted
      self.malformed = malformed
      plausibility = Plausibility(UTF8Decoder(converted.prefix(1 << 20)).scalars)
    }

    /// The share of what is wrong with it.
    func fault(of high: Int) -> Double { plausibility.oddity + min(1, Double(malformed) * 4 / Double(max(1, high))) }
  }

  /// Nil where no encoding is plausible. Cost: linear, for each of at most four readings.
  init?(_ body: ArraySlice<UInt8>) {
    let counts = ByteCounts(body)
    let detected = CharsetDetector.charset(of: body).flatMap { $0 == .utf8 ? nil : $0 }
    let western = Reading(body, .windows1252)
    var best: Reading?
    var isDoubtful = false
    if counts.isMostlyASCII, let western {
      best = western
      let fault = western.fault(of: counts.high)
      if let detected, detected != .windows1252, let other = Reading(body, detected),
        !counts.isScattered || other.plausibility.eastAsian == 0
      {
        let isBetter = other.fault(of: counts.high) < fault
        // A short text gives the detector too little to go by, unless letters go in pairs as no western ones do.
        if isBetter || other.fault(of: counts.high) == 0 && (counts.high >= 40 || !counts.isScattered) {
          best = other
        } else if other.fault(of: counts.high) == 0, other.bytes != western.bytes {
          isDoubtful = counts.high >= 8
        }
      }
      if let current = best, current.fault(of: counts.high) > 0.05, current.charset.isByteByByte {
        for name in ["MACINTOSH", "CP1250", "CP850"] {
          guard let other = Reading(body, Charset(name: name)),
            other.fault(of: counts.high) * 2 < best?.fault(of: counts.high) ?? 2
          else { continue }
          best = other
        }
      }
    } else if let detected, counts.distinct >= Self.fewestLetters {
      best = Reading(body, detected)
    } else if let western, counts.isScattered, counts.high <= counts.letters, western.fault(of: counts.high) == 0 {
      // A few words with many accents.
      best = western
      isDoubtful = true
    }
    guard let best, best.fault(of: counts.high) < (counts.isMostlyASCII ? 0.8 : 0.2) else { return nil }
    charset = best.charset
    bytes = best.bytes
    malformed = best.malformed
    self.isDoubtful = isDoubtful || best.fault(of: counts.high) > 0.02
  }

  /// How the bytes are made up.
  private struct ByteCounts {
    var letters = 0
    var high = 0
    /// Bytes that are not ASCII between two that are.
    var alone = 0
    /// Different bytes that are not ASCII.
    var distinct = 0

    init(_ body: ArraySlice<UInt8>) {
      var run = 0
      var seen = [Bool](repeating: false, count: 256)
      defer { distinct = seen.count { $0 } }
      for byte in body {
        if byte >= 0x80 {
          high += 1
          run += 1
          seen[Int(byte)] = true
          continue
        }
        if run == 1 { alone += 1 }
        run = 0
        if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { letters += 1 }
      }
      if run == 1 { alone += 1 }
    }

    /// Western text has one accented letter in ten at most; Cyrillic, Greek or Japanese have hardly an ASCII letter.
    var isMostlyASCII: Bool { high * 4 <= letters || high <= 2 }
    /// Accented letters and quotation marks stand alone; the bytes of East Asian letters come in pairs.
    var isScattered: Bool { alone * 2 >= high }
  }
}
