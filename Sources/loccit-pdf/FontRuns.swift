import CPoppler

/// The fonts of a page's letters, asked for in order.
struct FontRuns {
  struct Run {
    var end: Int
    var name: String
    var size: Double
  }

  private var runs: [Run] = []
  private var next = 0

  /// Copies a list of `PopplerTextAttributes`.
  init(_ list: UnsafeMutablePointer<GList>?) {
    var item = list
    while let node = item {
      if let attributes = node.pointee.data?.assumingMemoryBound(to: PopplerTextAttributes.self).pointee {
        let name = attributes.font_name.map { String(cString: $0) } ?? ""
        runs.append(Run(end: Int(attributes.end_index) + 1, name: name, size: attributes.font_size))
      }
      item = node.pointee.next
    }
  }

  /// The run that holds a letter; letters that none holds are a run without name or size.
  mutating func run(at index: Int) -> Run {
    while next < runs.count, runs[next].end <= index { next += 1 }
    return next < runs.count ? runs[next] : Run(end: .max, name: "", size: 0)
  }
}
