/// What a JSON value must look like: the keys and types that the interface promises.
indirect enum Shape: Sendable {
  case string, number, integer, bool, null
  /// One of these texts.
  case word(Set<String>)
  /// This text.
  case exactly(String)
  /// `[start, end]`.
  case range
  case array(Shape)
  /// These members, all of them, and no others but the optional ones.
  case object([String: Shape], optional: [String: Shape] = [:])
  /// An object whose keys are not fixed.
  case map(Shape)
  case either(Shape, Shape)
  case anything

  static func orNull(_ shape: Shape) -> Shape { .either(shape, .null) }

  /// What is wrong with a value, each with its place; empty where nothing is.
  func faults(in value: JSON, at place: String = "$") -> [String] {
    switch (self, value) {
    case (.anything, _), (.string, .string), (.number, .number), (.bool, .bool), (.null, .null): return []
    case (.integer, .number(let number)) where number == number.rounded(): return []
    case (.word(let words), .string(let text)) where words.contains(text): return []
    case (.exactly(let expected), .string(let text)) where expected == text: return []
    case (.range, .array(let ends)):
      guard ends.count == 2, let start = ends[0].integer, let end = ends[1].integer, 0 <= start, start <= end else {
        return ["\(place): no range: \(value)"]
      }
      return []
    case (.array(let shape), .array(let values)):
      return values.enumerated().flatMap { shape.faults(in: $1, at: "\(place)[\($0)]") }
    case (.map(let shape), .object(let members)):
      return members.flatMap { shape.faults(in: $1, at: "\(place).\($0)") }
    case (.object(let required, let optional), .object(let members)):
      var faults: [String] = []
      for (key, shape) in required {
        guard let member = members[key] else {
          faults.append("\(place): no \(key)")
          continue
        }
        faults += shape.faults(in: member, at: "\(place).\(key)")
      }
      for (key, member) in members where required[key] == nil {
        guard let shape = optional[key] else {
          faults.append("\(place): \(key) is not in the interface")
          continue
        }
        faults += shape.faults(in: member, at: "\(place).\(key)")
      }
      return faults
    case (.either(let one, let other), _):
      let faults = one.faults(in: value, at: place)
      if faults.isEmpty || other.faults(in: value, at: place).isEmpty { return [] }
      // Null is the other one nearly always, and its fault says little.
      return faults
    default: return ["\(place): not as promised: \(value)"]
    }
  }
}
