import CJansson

extension PandocTree {
  /// The tree of what `pandoc --to json` prints.
  ///
  /// jansson parses, one block of the document after the other: its own tree takes 25 times the bytes, and so only one
  /// block's is held at a time. Nothing of it outlives a block. Throws for what is no such JSON, and for what is nested
  /// deeper than jansson reads (2048). Cost: linear.
  init(json: [UInt8]) throws(ExtractionError) {
    self.init()
    var reader = JSONValueReader(json)
    guard reader.take("{") else { throw Self.unreadable("it is no JSON object") }
    repeat {
      guard let name = try reader.string(), reader.take(":") else { throw Self.unreadable("a name is missing") }
      switch name {
      case "blocks":
        guard reader.take("["), let list = add(.list, to: -1) else { throw Self.unreadable("it has no blocks") }
        blocks = list
        if reader.take("]") { break }
        repeat { try reader.value { value throws(ExtractionError) in try add(value, to: list) } } while reader.take(",")
        guard reader.take("]") else { throw Self.unreadable("its blocks do not end") }
      case "meta":
        guard let root = add(.list, to: -1) else { throw Self.tooLarge }
        try reader.value { value throws(ExtractionError) in try add(value, to: root) }
        metadata = first(root)
      default: try reader.value { _ in }
      }
    } while reader.take(",")
    guard reader.take("}"), blocks >= 0 else { throw Self.unreadable("it does not end") }
  }

  /// Copies a value of jansson's into the tree. No recursion.
  private mutating func add(_ value: UnsafeMutablePointer<json_t>, to parent: Index) throws(ExtractionError) {
    var waiting: [(value: UnsafeMutablePointer<json_t>, parent: Index)] = [(value, parent)]
    while let (value, parent) = waiting.popLast() {
      guard let node = add(Self.tag(of: value), to: parent) else { throw Self.tooLarge }
      switch value.pointee.type {
      case JSON_OBJECT:
        guard json_object_get(value, "t") == nil else {
          if let content = json_object_get(value, "c") { try fill(node, content, &waiting) }
          continue
        }
        try fill(node, value, &waiting)
      default: try fill(node, value, &waiting)
      }
    }
  }

  /// Gives a node what a value holds: letters, a number, or children that wait to be added.
  private mutating func fill(
    _ node: Index, _ value: UnsafeMutablePointer<json_t>,
    _ waiting: inout [(value: UnsafeMutablePointer<json_t>, parent: Index)]
  ) throws(ExtractionError) {
    switch value.pointee.type {
    case JSON_ARRAY:
      for place in (0..<json_array_size(value)).reversed() {
        if let entry = json_array_get(value, place) { waiting.append((entry, node)) }
      }
    case JSON_OBJECT:
      var iterator = json_object_iter(value)
      while let entry = iterator {
        guard let name = json_object_iter_key(entry), let content = json_object_iter_value(entry),
          let key = add(.key, to: node), set(UnsafeBufferPointer(cString: name), of: key)
        else { throw Self.tooLarge }
        waiting.append((content, key))
        iterator = json_object_iter_next(value, entry)
      }
    case JSON_STRING: guard set(value.letters, of: node) else { throw Self.tooLarge }
    case JSON_INTEGER: set(Int(json_integer_value(value)), of: node)
    case JSON_TRUE: set(1, of: node)
    default: break
    }
  }

  private static func tag(of value: UnsafeMutablePointer<json_t>) -> PandocTag {
    switch value.pointee.type {
    case JSON_OBJECT: json_object_get(value, "t").map { PandocTag($0.letters) } ?? .map
    case JSON_ARRAY: .list
    case JSON_STRING: .text
    case JSON_INTEGER, JSON_REAL, JSON_TRUE, JSON_FALSE: .number
    default: .nothing
    }
  }

  private static func unreadable(_ reason: String) -> ExtractionError {
    ExtractionError(.damaged, "What pandoc made of the file could not be read: \(reason).")
  }

  private static let tooLarge = ExtractionError(.tooCostly, "The file is too large to be read in one; split it.")
}
