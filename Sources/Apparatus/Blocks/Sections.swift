import DocumentModel

/// Gives each block the headings above it.
enum Sections {
  static func read(_ blocks: inout [DraftBlock], isNote: [Bool]) {
    var path: [(level: Int, title: String)] = []
    for index in blocks.indices {
      if blocks[index].kind == .heading, let heading = blocks[index].title {
        let level = blocks[index].level ?? 1
        while let last = path.last, last.level >= level { path.removeLast() }
        blocks[index].section = path.map(\.title)
        path.append((level, heading))
      } else {
        blocks[index].section = blocks[index].foot == nil ? path.map(\.title) : []
      }
    }
  }
}
