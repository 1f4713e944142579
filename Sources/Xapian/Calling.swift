import CXapian

/// Calls a shim function that returns a pointer; throws the error that it set where that is nil.
func calling<Result>(_ body: (inout cx_error) -> Result?) throws(XapianError) -> Result {
  var error = cx_error()
  guard let result = body(&error) else { throw taken(&error) }
  return result
}

/// Calls a shim function that returns whether it succeeded.
func calling(_ body: (inout cx_error) -> Bool) throws(XapianError) {
  var error = cx_error()
  if !body(&error) { throw taken(&error) }
}

/// The error as a value; its memory is given back.
func taken(_ error: inout cx_error) -> XapianError {
  defer { cx_error_free(&error) }
  func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
  }
  return XapianError(
    .init(error.kind), text(error.message, error.message_length), context: text(error.context, error.context_length))
}

/// Lends bytes to a shim function for the time of the call.
func lending<Result>(_ bytes: [UInt8], _ body: (cx_bytes) -> Result) -> Result {
  bytes.withUnsafeBufferPointer { body(cx_bytes(start: $0.baseAddress, count: $0.count)) }
}

/// Lends several byte strings for the time of the call.
func lending<Result>(_ strings: [[UInt8]], _ body: (UnsafeBufferPointer<cx_bytes>) -> Result) -> Result {
  let joined = Array(strings.joined())
  return joined.withUnsafeBufferPointer { bytes in
    var offset = 0
    let views = strings.map { string in
      defer { offset += string.count }
      return cx_bytes(start: bytes.baseAddress.map { $0 + offset }, count: string.count)
    }
    return views.withUnsafeBufferPointer(body)
  }
}

extension cx_list {
  /// A copy of every string. Cost: linear in their bytes.
  func copied() -> [[UInt8]] { (0..<count).map { copy(at: $0) } }

  /// A copy of the string at an index below `count`.
  func copy(at index: Int) -> [UInt8] {
    guard let bytes, let ends else { return [] }
    let start = index == 0 ? 0 : ends[index - 1]
    return Array(UnsafeBufferPointer(start: bytes + start, count: ends[index] - start))
  }
}

/// The strings and numbers that a shim function returned, copied; its memory is given back.
struct DrainedStrings {
  var strings: [[UInt8]]
  var numbers: [UInt32]
  var weights: [Double]

  enum Columns { case strings, numbers, both, weights, documents(slots: Int) }

  init(_ columns: Columns, _ body: (inout cx_error) -> UnsafeMutablePointer<cx_strings>?) throws(XapianError) {
    let pointer = try calling(body)
    defer { cx_strings_free(pointer) }
    let list = pointer.pointee.strings
    func numbers(_ count: Int) -> [UInt32] {
      Array(UnsafeBufferPointer(start: pointer.pointee.numbers, count: count))
    }
    self.numbers = []
    self.weights = []
    switch columns {
    case .strings: strings = list.copied()
    case .numbers:
      strings = []
      self.numbers = numbers(list.count)
    case .both:
      strings = list.copied()
      self.numbers = numbers(list.count)
    case .weights:
      strings = list.copied()
      weights = Array(UnsafeBufferPointer(start: pointer.pointee.weights, count: list.count))
    case .documents(let slots):
      strings = list.copied()
      self.numbers = numbers(list.count / (slots + 1))
    }
  }
}
