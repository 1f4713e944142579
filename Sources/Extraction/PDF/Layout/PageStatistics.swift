/// What is usual in a document: the size of its body, the distance of its lines.
struct PageStatistics: Hashable, Sendable {
  /// Of most letters, in hundredths of a point; 0 without any.
  private(set) var bodySize = 0
  /// Whether most letters of the body are bold.
  private(set) var isBodyBold = false
  /// The distance of lines by their size, in hundredths of a point.
  private var pitches: [Int: Int] = [:]

  /// Cost: linear in the lines.
  init(_ segments: some Sequence<PageSegment>) {
    var letters: [Int: Int] = [:]
    var bold: [Int: Int] = [:]
    var distances: [Int: [Int: Int]] = [:]
    for segment in segments {
      for (index, line) in segment.lines.enumerated() {
        let size = Self.rounded(line.size)
        letters[size, default: 0] += line.letterCount
        if line.isBold { bold[size, default: 0] += line.letterCount }
        guard index > 0, Self.rounded(segment.lines[index - 1].size) == size else { continue }
        let distance = line.base - segment.lines[index - 1].base
        if distance > size / 2, distance < size * 4 { distances[size, default: [:]][distance / 25, default: 0] += 1 }
      }
    }
    bodySize = letters.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    isBodyBold = bold[bodySize, default: 0] * 2 > letters[bodySize, default: 0]
    for (size, counts) in distances {
      // Neighbouring quarters of a point are one distance.
      func weight(_ key: Int) -> Int { (-1...1).reduce(0) { $0 + (counts[key + $1] ?? 0) } }
      let total = counts.values.reduce(0, +)
      // Among those that are about as frequent the smallest: the others have room between paragraphs.
      let often = counts.keys.filter { weight($0) * 4 >= total }
      let best = often.min() ?? counts.keys.max { (weight($0), -$0) < (weight($1), -$1) }
      pitches[size] = best.map { $0 * 25 + 12 }
    }
  }

  /// The usual distance of two lines of a size. Cost: constant.
  func pitch(_ size: Int) -> Int { pitches[Self.rounded(size)] ?? size * 12 / 10 }

  /// Half points are as near as compositors and rounding come.
  private static func rounded(_ size: Int) -> Int { (size + 25) / 50 * 50 }
}
