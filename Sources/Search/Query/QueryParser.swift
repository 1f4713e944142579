import DocumentModel

/// Reads tokens into a tree.
///
/// Words side by side are one operand. `NEAR` and `ADJ` bind tightest, then `NOT`, then `AND`, then `OR`. A field, a range, a `+`
/// or a `-` that stands beside no operator holds for all of the parentheses that it stands in, or the whole query:
///
///     date:2001.. nato OR russia -turkey   =   (nato OR russia), all of it filtered and without turkey
///     missile defence AND treaty           =   (missile defence) AND treaty
struct QueryParser {
  private let tokens: [QueryToken]
  private let length: Int
  private var index = 0
  private var depth = 0
  /// A filter in parentheses that ended a run of words, and is the next operand.
  private var pending: Item?

  init(tokens: [QueryToken], length: Int) {
    self.tokens = tokens
    self.length = length
  }

  /// An operand or what operators made of several.
  private struct Item {
    var node: QueryNode
    var occurrence: QueryClause.Occurrence
    /// The words of a run that no operator took: each becomes a clause by itself.
    var run: [QueryNode] = []
    var range: Range<Int>
  }

  mutating func parse() throws(QueryError) -> Query {
    guard !tokens.isEmpty else { throw .empty(length: length) }
    let node = try parseGroup(start: 0)
    if index < tokens.count {
      throw QueryError(
        .unopenedParenthesis, "No parenthesis was opened before this one.", range: tokens[index].range)
    }
    return Query(node)
  }

  // MARK: Groups

  /// Reads up to a closing parenthesis or the end.
  private mutating func parseGroup(start: Int) throws(QueryError) -> QueryNode {
    var clauses: [QueryClause] = []
    while true {
      if pending == nil {
        guard index < tokens.count else { break }
        if case .close = tokens[index].kind { break }
      }
      let item = try parseAlternatives()
      if item.run.count > 1 {
        clauses += item.run.map { QueryClause(.should, $0) }
      } else {
        let isFilter = item.occurrence == .should && item.node.isFilter
        clauses.append(QueryClause(isFilter ? .must : item.occurrence, item.node))
      }
    }
    let end = index < tokens.count ? tokens[index].range.upperBound : length
    try requireSomethingWanted(clauses, range: start..<end)
    return .joining(clauses)
  }

  private func requireSomethingWanted(_ clauses: [QueryClause], range: Range<Int>) throws(QueryError) {
    guard clauses.allSatisfy({ $0.occurrence == .mustNot }) else { return }
    throw QueryError(
      .onlyExcluded, "This only says what is not wanted. Add a word or a field that is.", range: range)
  }

  private mutating func parseParentheses() throws(QueryError) -> Item {
    let open = tokens[index].range
    guard depth < Query.maximumDepth else {
      throw QueryError(
        .tooDeep, "Parentheses can stand at most \(Query.maximumDepth) deep in each other.", range: open)
    }
    index += 1
    guard index < tokens.count else { throw unclosed(open) }
    if case .close = tokens[index].kind {
      throw QueryError(
        .emptyParentheses, "There is nothing between these parentheses.",
        range: open.lowerBound..<tokens[index].range.upperBound)
    }
    depth += 1
    let node = try parseGroup(start: open.lowerBound)
    depth -= 1
    guard index < tokens.count else { throw unclosed(open) }
    index += 1
    return Item(node: node, occurrence: .should, range: open.lowerBound..<tokens[index - 1].range.upperBound)
  }

  private func unclosed(_ open: Range<Int>) -> QueryError {
    QueryError(.unclosedParenthesis, "This parenthesis is not closed.", range: open)
  }

  // MARK: Operators

  private mutating func parseAlternatives() throws(QueryError) -> Item {
    let first = try parseConjunction()
    guard case .or? = kind else { return first }
    var items = [first]
    while case .or? = kind {
      try step(over: "OR")
      items.append(try parseConjunction())
    }
    var nodes: [QueryNode] = []
    for item in items {
      if item.occurrence != .should, !(item.occurrence == .must && item.node.isFilter) {
        throw QueryError(
          .misplacedOperator,
          "Beside OR, “+”, “-” and NOT have nothing to add to or take from. Put what belongs together into parentheses.",
          range: item.range)
      }
      if case .any(let inner) = item.node { nodes += inner } else { nodes.append(item.node) }
    }
    let range = first.range.lowerBound..<items[items.count - 1].range.upperBound
    return Item(node: .any(nodes), occurrence: .should, range: range)
  }

  private mutating func parseConjunction() throws(QueryError) -> Item {
    let first = try parseOperand()
    var items = [first]
    loop: while let kind {
      switch kind {
      case .and: try step(over: "AND")
      case .not where items[0].occurrence != .mustNot: break
      default: break loop
      }
      items.append(try parseOperand())
    }
    guard items.count > 1 else { return first }
    let range = first.range.lowerBound..<items[items.count - 1].range.upperBound
    let clauses = items.map { QueryClause($0.occurrence == .mustNot ? .mustNot : .must, $0.node) }
    try requireSomethingWanted(clauses, range: range)
    let isRequired = items.contains { $0.occurrence == .must && !$0.node.isFilter }
    return Item(node: .joining(clauses), occurrence: isRequired ? .must : .should, range: range)
  }

  /// Passes the operator at the index and sees to it that something follows.
  private mutating func step(over name: String) throws(QueryError) {
    let range = tokens[index].range
    index += 1
    guard let kind else { throw dangling(name, range) }
    switch kind {
    case .close: throw dangling(name, range)
    case .and, .or, .near: throw misplaced(at: index)
    default: return
    }
  }

  private func dangling(_ name: String, _ range: Range<Int>) -> QueryError {
    QueryError(
      .danglingOperator, "Nothing follows \(name). To search for the word, write it in small letters.", range: range)
  }

  private func misplaced(at index: Int) -> QueryError {
    QueryError(
      .misplacedOperator, "An operator stands between two things, or before one; here one is missing.",
      range: tokens[index].range)
  }

  private var kind: QueryToken.Kind? {
    if pending != nil { return .open }
    return index < tokens.count ? tokens[index].kind : nil
  }

  // MARK: Operands

  private mutating func parseOperand() throws(QueryError) -> Item {
    if let item = pending {
      pending = nil
      return item
    }
    guard index < tokens.count else { throw .empty(length: length) }
    let token = tokens[index]
    switch token.kind {
    case .required: return try parseSigned(.must, name: "“+”")
    case .excluded: return try parseSigned(.mustNot, name: "“-”")
    case .not: return try parseSigned(.mustNot, name: "NOT")
    case .field(let filter):
      index += 1
      try refuseNear(after: token.range)
      return Item(node: .field(filter), occurrence: .must, range: token.range)
    case .and, .or, .near, .close: throw misplaced(at: index)
    case .words, .prefix, .quoted, .open: return try parseRun()
    }
  }

  private mutating func parseSigned(_ occurrence: QueryClause.Occurrence, name: String) throws(QueryError) -> Item {
    let sign = tokens[index].range
    try step(over: name)
    let operand: Item
    switch tokens[index].kind {
    case .required, .excluded, .not: throw misplaced(at: index)
    case .field: operand = try parseOperand()
    default: operand = try parseNear()
    }
    return Item(node: operand.node, occurrence: occurrence, range: sign.lowerBound..<operand.range.upperBound)
  }

  /// Words, phrases, neighbours and parentheses side by side, up to an operator, a sign or a field.
  private mutating func parseRun() throws(QueryError) -> Item {
    var nodes: [QueryNode] = []
    var range = tokens[index].range
    loop: while let kind {
      switch kind {
      case .words, .prefix, .quoted, .open: break
      default: break loop
      }
      let item = try parseNear()
      if item.node.isFilter {
        if nodes.isEmpty { return Item(node: item.node, occurrence: .must, range: item.range) }
        pending = item
        break
      }
      nodes.append(item.node)
      range = range.lowerBound..<item.range.upperBound
    }
    let node = QueryNode.joining(nodes.map { QueryClause(.should, $0) })
    return Item(node: node, occurrence: .should, run: nodes, range: range)
  }

  private mutating func parseNear() throws(QueryError) -> Item {
    let first = try parseAtom()
    guard case .near(let distance, let inOrder)? = kind else { return first }
    var items = [first]
    while case .near(let next, let nextInOrder)? = kind {
      guard next == distance, nextInOrder == inOrder else {
        throw QueryError(
          .badDistance, "Neighbours in one row share one operator and distance. Join two pairs with AND instead.",
          range: tokens[index].range)
      }
      try step(over: inOrder ? "ADJ" : "NEAR")
      items.append(try parseAtom())
    }
    let range = first.range.lowerBound..<items[items.count - 1].range.upperBound
    guard items.count <= QueryNode.maximumNeighbours else {
      throw QueryError(
        .badNearOperand, "At most \(QueryNode.maximumNeighbours) words can be neighbours of each other.", range: range)
    }
    var operands: [QueryNode] = []
    for item in items { operands.append(try neighbour(item)) }
    return Item(node: .near(operands, distance: distance, inOrder: inOrder), occurrence: .should, range: range)
  }

  /// An operand of `NEAR`: a word, or alternatives of words.
  private func neighbour(_ item: Item) throws(QueryError) -> QueryNode {
    switch item.node {
    case .word, .exact, .prefix: return item.node
    case .any(let nodes) where nodes.allSatisfy(\.isSingleWord): return item.node
    case .group(let clauses) where clauses.allSatisfy({ $0.occurrence == .should && $0.node.isSingleWord }):
      return .any(clauses.map(\.node))
    default: throw badNeighbour(item.range)
    }
  }

  private func badNeighbour(_ range: Range<Int>) -> QueryError {
    QueryError(
      .badNearOperand,
      "NEAR and ADJ take single words, or alternatives of words in parentheses; no phrase, field or word with a hyphen.",
      range: range)
  }

  private func refuseNear(after range: Range<Int>) throws(QueryError) {
    if case .near? = kind { throw badNeighbour(range) }
  }

  private mutating func parseAtom() throws(QueryError) -> Item {
    guard index < tokens.count else { throw .empty(length: length) }
    let token = tokens[index]
    let node: QueryNode
    switch token.kind {
    case .open: return try parseParentheses()
    case .words(let words): node = words.count == 1 ? .word(words[0]) : .phrase(words)
    case .quoted(let words): node = words.count == 1 ? .exact(words[0]) : .phrase(words)
    case .prefix(let word): node = .prefix(word)
    case .field: throw badNeighbour(token.range)
    case .and, .or, .not, .near, .required, .excluded, .close: throw misplaced(at: index)
    }
    index += 1
    return Item(node: node, occurrence: .should, range: token.range)
  }
}

extension QueryNode {
  fileprivate var isSingleWord: Bool {
    switch self {
    case .word, .exact, .prefix: true
    default: false
    }
  }
}
