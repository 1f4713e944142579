import DocumentModel

/// The different section paths of a document, numbered from 0 in order of first appearance.
struct DocumentSections {
  private(set) var paths: [[String]] = []
  private var numbers: [[String]: Int] = [:]
  /// Paths repeat from unit to unit.
  private var last = -1

  /// nil for a unit above all headings.
  mutating func number(of path: [String]) -> Int? {
    guard !path.isEmpty else { return nil }
    if last >= 0, paths[last] == path { return last }
    if let known = numbers[path] {
      last = known
    } else {
      last = paths.count
      numbers[path] = last
      paths.append(path)
    }
    return last
  }
}
