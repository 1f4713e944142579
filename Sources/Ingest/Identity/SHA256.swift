import CNettle

/// The SHA-256 digest, by which a changed file is told from a touched one.
struct SHA256 {
  private var context = sha256_ctx()

  init() { nettle_sha256_init(&context) }

  /// The digest of these bytes as 64 hexadecimal digits. Cost: linear.
  static func hexadecimal(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// Takes in more bytes. Cost: linear.
  mutating func update(_ bytes: [UInt8]) { nettle_sha256_update(&context, bytes.count, bytes) }

  /// Takes in the text and a zero byte, so that two texts in a row differ from one that joins them.
  mutating func update(_ text: String) { update(Array(text.utf8) + [0]) }

  /// The digest as 64 hexadecimal digits; the context is fresh again afterwards.
  mutating func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
