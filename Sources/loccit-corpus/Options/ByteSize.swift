import ArgumentParser

/// A number of bytes as people write it: `500000`, `64M`, `1.5G`.
struct ByteSize: ExpressibleByArgument {
  var bytes: Int

  init?(argument: String) {
    let text = argument.lowercased().filter { $0 != " " }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let factors = [
      "": 1.0, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "kib": 1024, "mib": 1_048_576,
      "gib": 1_073_741_824,
    ]
    guard let number = Double(digits), let factor = factors[String(text.dropFirst(digits.count))] else { return nil }
    let size = number * factor
    guard size >= 1, size < 1e15 else { return nil }
    bytes = Int(size)
  }
}
