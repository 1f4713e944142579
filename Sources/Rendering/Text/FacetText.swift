import Search

/// Facets and the timeline as small tables.
struct FacetText {
  let style: TextStyle

  /// In columns; with a year and a count it goes into the narrowest line.
  private static let barWidth = 24

  func text(_ facets: [Facet], _ timeline: [TimelinePoint]) -> String {
    var output = ""
    for facet in facets where !facet.values.isEmpty {
      output += style.dress(facet.name, .bold) + "\n"
      for value in facet.values {
        output += "  " + Cell.right(String(value.count), 6) + "  " + TextStyle.plain(value.value) + "\n"
      }
    }
    if let most = timeline.map(\.count).max(), most > 0 {
      output += style.dress("by year", .bold) + "\n"
      for point in timeline {
        let length = max(1, point.count * Self.barWidth / most)
        output += "  \(point.year) " + style.dress(String(repeating: "▇", count: length), .source) + " \(point.count)\n"
      }
    }
    return output.isEmpty ? "" : output + "\n"
  }
}
