import DocumentModel

/// Where one piece of a reference may end and another begin.
extension ReferenceParser {
  /// Where a new piece may begin, with the sign before it.
  func boundaries(from start: Int, to end: Int) -> [Boundary] {
    var result: [Boundary] = []
    var depth = 0
    var index = start
    while index < end {
      let token = tokens[index]
      if isUsed[index] {
        if index + 1 < end, !isUsed[index + 1] { result.append(Boundary(index: index + 1, sign: .date)) }
      } else if token.kind == .sign {
        switch token.head {
        case "(", "[":
          depth += 1
          if index + 1 < end { result.append(Boundary(index: index + 1, sign: .bracket)) }
        case ")", "]":
          depth = max(0, depth - 1)
          if index + 1 < end, depth == 0 { result.append(Boundary(index: index + 1, sign: .closing)) }
        case ".", "?", "!", "…":
          // `системами.- СПб.: Наука`
          if depth == 0, index + 2 < end, tokens.isDash(at: index + 1), tokens[index + 2].isCapitalized,
            token.isSign("."), tokens[index + 2].isSpaced
          {
            result.append(Boundary(index: index + 2, sign: .stop))
            break
          }
          guard depth == 0, index + 1 < end,
            tokens[index + 1].isSpaced
              || tokens[index + 1].isCapitalized && tokens[index - max(0, min(1, index))].count > 1,
            !(token.isSign(".") && isPartNumber(around: index, from: start))
          else { break }
          result.append(Boundary(index: index + 1, sign: token.isSign(".") ? .stop : .mark))
        case "’", "”", "»":
          // `‘safe rides.’ Old Harbour`: the stop stands inside the marks.
          guard depth == 0, index > start, index + 1 < end, !token.isSpaced, tokens[index + 1].isSpaced,
            tokens[index + 1].isCapitalized, [".", "?", "!"].contains(tokens[index - 1].head)
          else { break }
          result.append(Boundary(index: index + 1, sign: .stop))
        case ",", ";":
          if depth == 0, index + 1 < end { result.append(Boundary(index: index + 1, sign: .comma)) }
        case ":":
          if depth == 0, index + 1 < end { result.append(Boundary(index: index + 1, sign: .colon)) }
        case "/":
          // Russian lists part the title from what holds it so.
          if depth == 0, isSign(index + 1, "/"), index + 2 < end {
            result.append(Boundary(index: index + 2, sign: .slashes))
          }
        default:
          if token.isDash, token.isSpaced, depth == 0, index + 1 < end, tokens[index + 1].isSpaced {
            result.append(Boundary(index: index + 1, sign: .dash))
          }
        }
      }
      index += 1
    }
    return result
  }

  /// `Harbour Studies. 2. Cranes of …`, `Part 1. Eggs`: the stop before or behind the number of a part.
  func isPartNumber(around stop: Int, from start: Int) -> Bool {
    func isNumeral(_ index: Int) -> Bool {
      index < limit && index > start
        && (tokens[index].kind == .number && tokens[index].range.count <= 2
          || tokens[index].isRoman && tokens[index].isCapitalized && tokens[index].folded != "c")
    }
    var next = stop + 1
    if next < limit, Self.partLabels.contains(tokens[next].folded) { next += 1 }
    if isNumeral(next), isSign(next + 1, ".") || isSign(next + 1, ":"), next + 2 < limit,
      tokens[next + 2].isCapitalized, tokens[next + 2].isSpaced, !tokens.has([.edition, .month], at: next + 2),
      !isInitialOfName(next)
    {
      return editionEnd(at: stop + 1) == nil
    }
    return isNumeral(stop - 1) && stop > start + 2 && tokens[stop - 1].isSpaced
      && (isSign(stop - 2, ".") || Self.partLabels.contains(tokens[stop - 2].folded)) && !isInitialOfName(stop - 1)
  }

  /// `I. Smith`, `I. C. Smith`: a letter that may be an initial, a name behind it.
  func isInitialOfName(_ index: Int) -> Bool {
    tokens.isInitial(at: index) && index + 3 < limit
      && (isSign(index + 3, ",") || isSign(index + 3, ".") || tokens.has(.conjunction, at: index + 3))
  }

  /// `Phil. Trans. R. Soc.`, `Fed. Proc.`: short capitalised words between stops are a periodical's name.
  func isAmongAbbreviations(_ index: Int, from start: Int) -> Bool {
    index - 3 >= start && isSign(index - 1, ".") && isSign(index - 3, ".") && tokens[index - 2].isCapitalized
      && (2...6).contains(tokens[index - 2].range.count) && tokens.has([.abbreviation, .journal], at: index - 2)
      && !tokens.has([.edition, .volumeLabel], at: index - 2)
  }

  static let partLabels: WordSet = ["part", "pt", "teil", "partie", "parte"]

  struct Boundary {
    enum Sign { case stop, mark, comma, colon, bracket, closing, dash, date, slashes }
    var index: Int
    var sign: Sign
  }
}
