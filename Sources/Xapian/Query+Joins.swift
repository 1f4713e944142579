extension Query {
  /// Whether a join stands anywhere in it.
  var hasJoins: Bool {
    switch self {
    case .joined: true
    case .and(let operands), .or(let operands), .synonym(let operands), .max(let operands), .elite(let operands, _):
      operands.contains(where: \.hasJoins)
    case .andNot(let left, let right), .andMaybe(let left, let right), .filter(let left, let right):
      left.hasJoins || right.hasJoins
    case .scaled(let query, _): query.hasJoins
    case .nothing, .all, .term, .near, .phrase, .forms, .value, .valueFrom, .valueTo, .prefix: false
    }
  }

  /// This query with every join replaced by what `body` makes of its operand and slot.
  func replacingJoins(
    _ body: (Query, ValueSlot) throws(XapianError) -> Query
  ) throws(XapianError) -> Query {
    guard hasJoins else { return self }
    func all(_ operands: [Query]) throws(XapianError) -> [Query] {
      var replaced: [Query] = []
      for operand in operands { replaced.append(try operand.replacingJoins(body)) }
      return replaced
    }
    switch self {
    case .joined(let query, let slot): return try body(query, slot)
    case .and(let operands): return .and(try all(operands))
    case .or(let operands): return .or(try all(operands))
    case .synonym(let operands): return .synonym(try all(operands))
    case .max(let operands): return .max(try all(operands))
    case .elite(let operands, let size): return .elite(try all(operands), size: size)
    case .andNot(let left, let right): return .andNot(try left.replacingJoins(body), try right.replacingJoins(body))
    case .andMaybe(let left, let right):
      return .andMaybe(try left.replacingJoins(body), try right.replacingJoins(body))
    case .filter(let query, let filter):
      return .filter(try query.replacingJoins(body), by: try filter.replacingJoins(body))
    case .scaled(let query, let factor): return .scaled(try query.replacingJoins(body), by: factor)
    case .nothing, .all, .term, .near, .phrase, .forms, .value, .valueFrom, .valueTo, .prefix: return self
    }
  }
}
