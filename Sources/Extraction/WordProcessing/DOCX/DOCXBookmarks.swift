/// Bookmarks that hold note markers, and the places that repeat such a marker by its bookmark.
struct DOCXBookmarks {
  private var open: [String: String] = [:]
  private var notes: [String: Int] = [:]
  private var references: [(name: String, range: Range<Int>)] = []

  mutating func start(_ id: String, name: String) {
    // A bookmark that never ends would hold every note behind it.
    if open.count < 64 { open[id] = name }
  }

  mutating func end(_ id: String) { open[id] = nil }

  /// A note's marker stands here.
  mutating func add(note: Int) {
    for name in open.values where notes[name] == nil { notes[name] = note }
  }

  mutating func refer(to name: String, from range: Range<Int>) { references.append((name, range)) }

  /// Gives the notes their further markers, wherever their bookmarks stand.
  func resolve(in text: inout WordLayout) {
    for (name, range) in references {
      if let note = notes[name], !range.isEmpty { text.addMarker(range, to: note) }
    }
  }
}
