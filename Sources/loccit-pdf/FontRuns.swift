import CPoppler

/// The fonts of a page's letters, asked for in order.
struct FontRuns {
  struct Font: Hashable {
    var name: String
    /// Hundredths of a point.
    var size: Int
  }

  /// The numbers of the fonts seen so far, of the whole document. Names are compared as C has them: the same font comes
  /// thousands of times.
  struct Table {
    private var numbers: [Font: Int] = [:]
    private(set) var fonts: [Font] = []

    mutating func number(of font: Font) -> Int {
      if let known = numbers[font] { return known }
      numbers[font] = fonts.count
      fonts.append(font)
      return fonts.count - 1
    }
  }

  struct Run {
    var end: Int
    var font: Int
  }

  private(set) var runs: [Run] = []
  private var next = 0

  /// Copies a list of `PopplerTextAttributes`.
  init(_ list: UnsafeMutablePointer<GList>?, table: inout Table) {
    var item = list
    var last: (name: UnsafePointer<CChar>, size: Double, number: Int)?
    while let node = item {
      if let attributes = node.pointee.data?.assumingMemoryBound(to: PopplerTextAttributes.self).pointee {
        let end = Int(attributes.end_index) + 1
        if let name = attributes.font_name, let known = last, known.size == attributes.font_size,
          Self.isSame(known.name, name)
        {
          runs.append(Run(end: end, font: known.number))
        } else {
          let name = attributes.font_name.map { String(cString: $0) } ?? ""
          let number = table.number(of: Font(name: name, size: PDFPrinter.length(attributes.font_size)))
          runs.append(Run(end: end, font: number))
          last = attributes.font_name.map { (UnsafePointer($0), attributes.font_size, number) }
        }
      }
      item = node.pointee.next
    }
  }

  private static func isSame(_ left: UnsafePointer<CChar>, _ right: UnsafePointer<CChar>) -> Bool {
    var index = 0
    while left[index] == right[index] {
      if left[index] == 0 { return true }
      index += 1
    }
    return false
  }

  /// The run that holds a letter; letters that none holds are a run of the font 0.
  mutating func run(at index: Int) -> Run {
    while next < runs.count, runs[next].end <= index { next += 1 }
    return next < runs.count ? runs[next] : Run(end: .max, font: 0)
  }
}
