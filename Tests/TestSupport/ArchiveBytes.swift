/// Archives made in a test, nothing compressed: what a packer writes when it is told to store.
public enum ArchiveBytes {
  public struct Member {
    public var name: [UInt8]
    public var bytes: [UInt8]
    /// Of the local header: 1 says that it is locked with a password, 0x800 that its name is UTF-8.
    public var flags: UInt16
    /// 0 stored, 8 deflated.
    public var method: UInt16
    /// The stated size where it is another than that of the bytes.
    public var size: Int?
    /// The type flag of tar: `0` for a file, `1` and `2` for links, `3` for a device, `5` for a folder.
    public var type: Character

    public init(
      _ name: String, _ bytes: [UInt8], flags: UInt16 = 0x800, method: UInt16 = 0, size: Int? = nil,
      type: Character = "0"
    ) {
      (self.name, self.bytes, self.flags, self.method) = (Array(name.utf8), bytes, flags, method)
      (self.size, self.type) = (size, type)
    }

    public init(_ name: String, _ text: String, type: Character = "0") { self.init(name, Array(text.utf8), type: type) }
  }

  public static func zip(_ members: [(String, String)]) -> [UInt8] { zip(members.map { Member($0, $1) }) }

  /// A ZIP archive; without its directory where `hasDirectory` is false, as a download that broke off.
  public static func zip(_ members: [Member], hasDirectory: Bool = true) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = archive.count
      let fields =
        little(member.flags) + little(member.method) + little(UInt16(0)) + little(UInt16(0x21))
        + little(crc32(member.bytes)) + little(UInt32(member.bytes.count))
        + little(UInt32(member.size ?? member.bytes.count)) + little(UInt16(member.name.count)) + little(UInt16(0))
      archive += [0x50, 0x4B, 0x03, 0x04, 20, 0] + fields + member.name + member.bytes
      directory +=
        [0x50, 0x4B, 0x01, 0x02, 20, 0, 20, 0] + fields + Array(repeating: 0, count: 10) + little(UInt32(offset))
        + member.name
    }
    guard hasDirectory else { return archive }
    let end =
      [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + little(UInt16(members.count)) + little(UInt16(members.count))
      + little(UInt32(directory.count)) + little(UInt32(archive.count)) + [0, 0]
    return archive + directory + end
  }

  public static func tar(_ members: [(String, String)]) -> [UInt8] { tar(members.map { Member($0, $1) }) }

  /// A tar archive as POSIX has it (ustar).
  public static func tar(_ members: [Member]) -> [UInt8] {
    var archive: [UInt8] = []
    for member in members {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: [UInt8], at offset: Int) { header.replaceSubrange(offset..<(offset + text.count), with: text) }
      put(member.name, at: 0)
      put(Array("0000644".utf8), at: 100)
      put(octal(member.size ?? member.bytes.count, digits: 11), at: 124)
      put(octal(1_000_000_000, digits: 11), at: 136)
      put(Array("        ".utf8), at: 148)
      put(Array(String(member.type).utf8), at: 156)
      if member.type == "1" || member.type == "2" { put(Array("elsewhere".utf8), at: 157) }
      put(Array("ustar\u{0}00".utf8), at: 257)
      put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + [0, 0x20], at: 148)
      archive += header + member.bytes
      archive += Array(repeating: 0, count: (512 - member.bytes.count % 512) % 512)
    }
    return archive + Array(repeating: 0, count: 1024)
  }

  /// A gzip file in stored blocks.
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(0xFFFF)
      file += [rest.isEmpty ? 1 : 0] + little(UInt16(block.count)) + little(~UInt16(block.count)) + block
    } while !rest.isEmpty
    return file + little(crc32(bytes)) + little(UInt32(bytes.count))
  }

  /// One letter over and over, deflated, at least as often: one byte is written for some hundred and sixty.
  public static func deflatedLetters(_ count: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.write([1, 1, 0])  // the last block, with the fixed codes
    bits.write([1, 0, 0, 1, 0, 0, 0, 1])  // an `a`
    for _ in 0..<(count / 258 + 1) {
      bits.write([1, 1, 0, 0, 0, 1, 0, 1])  // 258 letters
      bits.write([0, 0, 0, 0, 0])  // from one letter back
    }
    bits.write([0, 0, 0, 0, 0, 0, 0])  // the end
    return bits.bytes
  }

  /// A gzip file of one letter over and over, with a wrong sum: for readers that must stop before its end.
  public static func gzipBomb(_ count: Int) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflatedLetters(count) + Array(repeating: 0, count: 8)
  }

  private struct BitWriter {
    var bytes: [UInt8] = []
    private var used = 8

    mutating func write(_ bits: [UInt8]) {
      for bit in bits {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        bytes[bytes.count - 1] |= bit << UInt8(used)
        used += 1
      }
    }
  }

  private static func octal(_ value: Int, digits: Int) -> [UInt8] {
    let text = String(value, radix: 8)
    return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8)
  }

  private static func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  private static let sums: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 0 ? sum >> 1 : 0xEDB8_8320 ^ (sum >> 1) }
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sums[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}
