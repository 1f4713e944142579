import DocumentModel

/// The names and links of a book whose files share one text.
enum BookLinks {
  /// Gives every anchor a name of its own, as short as it was in its file where no other file has it, and every link inside
  /// the book that name after `#`. A link to a place that is not there keeps its file's path. Cost: linear.
  static func shorten(in laidOut: inout LaidOutText) {
    var names: [String: String] = [:]
    var uses: [Substring: Int] = [:]
    for anchor in laidOut.anchors where names[anchor.name] == nil {
      let id = anchor.name.firstIndex(of: "#").map { anchor.name[anchor.name.index(after: $0)...] } ?? anchor.name[...]
      let count = uses[id, default: 0] + 1
      uses[id] = count
      // A sign that no name of a note is read by, and no file's own name holds.
      names[anchor.name] = count == 1 ? String(id) : "\(id)@\(count)"
    }
    for index in laidOut.anchors.indices {
      laidOut.anchors[index].name = names[laidOut.anchors[index].name] ?? laidOut.anchors[index].name
    }
    for index in laidOut.links.indices where laidOut.links[index].target.hasPrefix("#") {
      let target = String(laidOut.links[index].target.dropFirst())
      laidOut.links[index].target = names[target].map { "#" + $0 } ?? String(target.prefix { $0 != "#" })
    }
  }
}
