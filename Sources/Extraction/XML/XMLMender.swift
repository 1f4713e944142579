/// Makes an XML document well-formed: what a parser must refuse, but a reader understands.
///
/// An end tag closes every element open in it and is dropped where none of its name is open; what is open at the end is
/// closed; a sign that begins no tag is a letter; attributes get their quotation marks; what stands behind the root
/// element is put in it. Elements nested too deeply hang higher up. Comments and processing instructions are left out.
struct XMLMender {
  private var out: [UInt8] = []
  private var open: [(name: [UInt8], isWritten: Bool)] = []
  private var counts: [[UInt8]: Int] = [:]
  private var hasRoot = false
  private var namespaces = 0

  /// `XMLReader` takes 256.
  private static let deepest = 200
  private static let mostAttributes = 64
  private static let mostNamespaces = 500

  /// Cost: linear.
  static func mended(_ text: [UInt8]) -> [UInt8] {
    var mender = XMLMender()
    mender.out.reserveCapacity(text.count + text.count / 16)
    var index = 0
    while index < text.count {
      index = text[index] == 0x3C ? mender.readMarkup(text, index) : mender.readText(text, index)
    }
    while let element = mender.open.popLast() { mender.writeEnd(element) }
    return mender.out
  }

  private mutating func readText(_ text: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < text.count, text[index] != 0x3C {
      if hasRoot {
        if text[index] == 0x3E { out += "&gt;".utf8 } else { out.append(text[index]) }
      }
      index += 1
    }
    return index
  }

  private mutating func readMarkup(_ text: [UInt8], _ start: Int) -> Int {
    let rest = text[start...]
    guard start + 1 < text.count else { return writeLess(start) }
    let next = text[start + 1]
    if next == 0x2F { return readEnd(text, start) }
    if Self.isNameStart(next) { return readStart(text, start) }
    if rest.starts(with: "<![CDATA[".utf8) {
      let end = rest.firstIndex(of: "]]>" as StaticString)
      for byte in text[(start + 9)..<(end ?? text.count)] where hasRoot {
        switch byte {
        case 0x26: out += "&amp;".utf8
        case 0x3C: out += "&lt;".utf8
        case 0x3E: out += "&gt;".utf8
        default: out.append(byte)
        }
      }
      return end.map { $0 + 3 } ?? text.count
    }
    if rest.starts(with: "<!--".utf8) {
      return rest.firstIndex(of: "-->" as StaticString).map { $0 + 3 } ?? start + 4
    }
    if next == 0x3F || next == 0x21, let end = rest.firstIndex(of: 0x3E) { return end + 1 }
    return writeLess(start)
  }

  private mutating func writeLess(_ start: Int) -> Int {
    if hasRoot { out += "&lt;".utf8 }
    return start + 1
  }

  // MARK: Tags

  private mutating func readEnd(_ text: [UInt8], _ start: Int) -> Int {
    var index = start + 2
    let name = Self.name(text, &index)
    while index < text.count, text[index] != 0x3E, text[index] != 0x3C { index += 1 }
    if index < text.count, text[index] == 0x3E { index += 1 }
    // The root stays open to the end.
    guard let count = counts[name], count > 0, !(open.count == 1 && open[0].name == name) else { return index }
    if count == 1, open[0].name == name { return index }
    while let element = open.popLast() {
      writeEnd(element)
      counts[element.name, default: 1] -= 1
      if element.name == name { break }
    }
    return index
  }

  private mutating func writeEnd(_ element: (name: [UInt8], isWritten: Bool)) {
    if element.isWritten { out += [0x3C, 0x2F] + element.name + [0x3E] }
  }

  private mutating func readStart(_ text: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    let name = Self.name(text, &index)
    let isWritten = open.count < Self.deepest
    if isWritten { out += [0x3C] + name }
    var seen: [[UInt8]] = []
    var isEmpty = false
    while index < text.count, text[index] != 0x3C {
      if text[index] == 0x3E {
        index += 1
        break
      }
      isEmpty = text[index] == 0x2F
      guard Self.isNameStart(text[index]) else {
        index += 1
        continue
      }
      let key = Self.name(text, &index)
      while index < text.count, text[index] <= 0x20 { index += 1 }
      guard index < text.count, text[index] == 0x3D else { continue }
      index += 1
      let value = Self.value(text, &index)
      guard isWritten, seen.count < Self.mostAttributes, !seen.contains(key) else { continue }
      if key.starts(with: "xmlns".utf8) {
        namespaces += 1
        if namespaces > Self.mostNamespaces { continue }
      }
      seen.append(key)
      out += [0x20] + key + [0x3D, 0x22]
      for byte in value {
        if byte == 0x22 { out += "&#34;".utf8 } else { out.append(byte) }
      }
      out.append(0x22)
    }
    // A root that is empty holds what follows it.
    let closesItself = isEmpty && hasRoot
    if isWritten { out += closesItself ? [0x2F, 0x3E] : [0x3E] }
    if closesItself { return index }
    hasRoot = true
    open.append((name, isWritten))
    counts[name, default: 0] += 1
    return index
  }

  /// A value in quotation marks, or one without up to the next blank. A mark that does not end before the next tag is none.
  private static func value(_ text: [UInt8], _ index: inout Int) -> ArraySlice<UInt8> {
    while index < text.count, text[index] <= 0x20 { index += 1 }
    guard index < text.count else { return [] }
    let quote = text[index]
    if quote == 0x22 || quote == 0x27 {
      var end = index + 1
      while end < text.count, text[end] != quote, text[end] != 0x3C { end += 1 }
      if end < text.count, text[end] == quote {
        defer { index = end + 1 }
        return text[(index + 1)..<end]
      }
      index += 1
    }
    let start = index
    while index < text.count, text[index] > 0x20, text[index] != 0x3E, text[index] != 0x3C { index += 1 }
    return text[start..<index]
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F || byte >= 0x80
  }

  /// The name at `index`; bytes that are not ASCII become underscores, as not every letter may stand in a name.
  private static func name(_ text: [UInt8], _ index: inout Int) -> [UInt8] {
    var name: [UInt8] = []
    while index < text.count, isNameStart(text[index]) || text[index] >= 0x2D && text[index] <= 0x3A,
      text[index] != 0x2F
    {
      name.append(text[index] >= 0x80 ? 0x5F : text[index])
      index += 1
    }
    return name
  }
}
