/// A pattern of file names: `*` and `?` within a name, `**` across folders, `[a-z]` and `[!a-z]` for one letter, `\` before
/// a sign that is meant as itself.
///
/// A pattern without `/` is compared with the name alone, one with `/` with the path below the named folder. Every
/// state of the pattern is followed at once, so that no pattern makes a match slower than pattern times path.
public struct Glob: Hashable, Sendable {
  private enum Token: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    case any
    case anyInName
    case anyAcrossFolders
    /// `**/`: no folder, or any number of them.
    case folders
    case oneOf([ClosedRange<UInt32>], negated: Bool)
  }

  public let pattern: String
  private let tokens: [Token]
  private let comparesPath: Bool

  public init(_ pattern: String) {
    self.pattern = pattern
    var scalars = Array(pattern.unicodeScalars)[...]
    // `drafts/` and `/drafts` mean the folder `drafts`.
    if scalars.count > 1, scalars.last == "/" { scalars.removeLast() }
    comparesPath = scalars.contains("/")
    if scalars.first == "/" { scalars.removeFirst() }
    tokens = Self.tokens(of: Array(scalars))
  }

  /// Whether the pattern fits a file or folder. Cost: the pattern's length times the path's.
  ///
  /// - Parameter relativePath: its path below the named folder, divided by `/`.
  public func matches(_ relativePath: String) -> Bool {
    var text = Array(relativePath.unicodeScalars)[...]
    if !comparesPath, let slash = text.lastIndex(of: "/") { text = text[(slash + 1)...] }
    var states = closure([0])
    var previous: Unicode.Scalar = "/"
    for scalar in text {
      var next: [Int] = []
      for state in states where state < tokens.count {
        switch tokens[state] {
        case .scalar(let wanted): if wanted == scalar { next.append(state + 1) }
        case .any: if scalar != "/" { next.append(state + 1) }
        case .anyInName: if scalar != "/" { next.append(state) }
        case .anyAcrossFolders: next.append(state)
        case .folders: next.append(state)
        case .oneOf(let ranges, let negated):
          if scalar != "/", ranges.contains(where: { $0.contains(scalar.value) }) != negated { next.append(state + 1) }
        }
      }
      previous = scalar
      states = closure(next, after: previous)
      if states.isEmpty { return false }
    }
    return states.contains(tokens.count)
  }

  /// The states that are reached from these without another scalar, in order, each once.
  private func closure(_ states: [Int], after previous: Unicode.Scalar = "/") -> [Int] {
    var reached: [Int] = []
    var isReached = [Bool](repeating: false, count: tokens.count + 1)
    func reach(_ state: Int) {
      var state = state
      while !isReached[state] {
        isReached[state] = true
        reached.append(state)
        guard state < tokens.count else { return }
        switch tokens[state] {
        case .anyInName, .anyAcrossFolders: state += 1
        case .folders where previous == "/": state += 1
        default: return
        }
      }
    }
    for state in states { reach(state) }
    return reached
  }

  private static func tokens(of scalars: [Unicode.Scalar]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "*":
        var end = index
        while end < scalars.count, scalars[end] == "*" { end += 1 }
        if end - index == 1 {
          tokens.append(.anyInName)
        } else if end < scalars.count, scalars[end] == "/", index == 0 || scalars[index - 1] == "/" {
          tokens.append(.folders)
          end += 1
        } else {
          tokens.append(.anyAcrossFolders)
        }
        index = end
      case "?":
        tokens.append(.any)
        index += 1
      case "\\" where index + 1 < scalars.count:
        tokens.append(.scalar(scalars[index + 1]))
        index += 2
      case "[":
        if let (token, end) = scalarClass(scalars, from: index) {
          tokens.append(token)
          index = end
        } else {
          tokens.append(.scalar("["))
          index += 1
        }
      default:
        tokens.append(.scalar(scalars[index]))
        index += 1
      }
    }
    return tokens
  }

  /// Reads `[a-z_]`; nil where no `]` closes it, which makes the bracket a bracket.
  private static func scalarClass(_ scalars: [Unicode.Scalar], from start: Int) -> (Token, end: Int)? {
    var index = start + 1
    var negated = false
    if index < scalars.count, scalars[index] == "!" || scalars[index] == "^" {
      negated = true
      index += 1
    }
    let first = index
    var ranges: [ClosedRange<UInt32>] = []
    while index < scalars.count, scalars[index] != "]" || index == first {
      let low = scalars[index].value
      if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index + 2] != "]" {
        let high = scalars[index + 2].value
        if low <= high { ranges.append(low...high) }
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    guard index < scalars.count else { return nil }
    return (.oneOf(ranges, negated: negated), index + 1)
  }
}
