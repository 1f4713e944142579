import CXapian

/// A query as a value: what Xapian's operators are applied to. It belongs to no database.
public indirect enum Query: Hashable, Sendable {
  case nothing
  case all
  /// Documents that hold the term; `wqf` is how often it stands in the query, a factor of its weight.
  case term(Term, wqf: UInt32 = 1)
  /// Every operand; the weights add up. No operand matches nothing.
  case and([Query])
  /// At least one operand; the weights add up.
  case or([Query])
  /// At least one operand; weighed as if all were one term.
  case synonym([Query])
  /// At least one operand; weighs as much as the heaviest.
  case max([Query])
  /// The first without the second.
  case andNot(Query, Query)
  /// The first, weighing more where the second matches too.
  case andMaybe(Query, Query)
  /// Both, with the weight of the first.
  case filter(Query, by: Query)
  /// Every neighbour, where their words stand in any order inside a window of so many positions of the `TokenStream` in a
  /// slot. At most 64.
  case near([Neighbour], window: UInt32, slot: ValueSlot = Self.tokenSlot, side: Side = .any)
  /// As `near`, in this order; a window of their count makes them neighbours.
  case phrase([Neighbour], window: UInt32, slot: ValueSlot = Self.tokenSlot, side: Side = .any)
  /// At least one of these words in exactly this form; weighs as the `synonym` of their terms.
  case forms([WordForm], slot: ValueSlot = Self.tokenSlot, side: Side = .any)
  /// The heaviest `size` operands, as `or`.
  case elite([Query], size: UInt32)
  /// The weight times a factor that is not negative.
  case scaled(Query, by: Double)
  /// Documents whose value in the slot lies between two, both included, in order of bytes. Weighs nothing.
  case value(ValueSlot, from: [UInt8], to: [UInt8])
  case valueFrom(ValueSlot, [UInt8])
  case valueTo(ValueSlot, [UInt8])
  /// Every term that begins so, as `synonym`. A limit of 0 is none.
  case prefix(Term, limit: UInt32, expansion: Expansion = .mostFrequent)

  /// Documents that hold a term which stands as value in a slot of any document that the operand matches: what a database
  /// of tables calls a join. `Database.search` looks the terms up first. Weighs nothing.
  case joined(Query, through: ValueSlot)

  /// The slot of token streams where none is named.
  public static let tokenSlot: ValueSlot = 15

  /// Which words of a `TokenStream` count.
  public enum Side: UInt8, Hashable, Sendable {
    case any, outsideQuotations, insideQuotations
  }

  /// A term and an exact form of its word.
  public struct WordForm: Hashable, Sendable {
    public var term: Term
    public var form: Term

    public init(term: Term, form: Term) {
      self.term = term
      self.form = form
    }
  }

  /// A word among others: the query that finds and weighs it, without joins, and the forms of which one must stand there.
  public struct Neighbour: Hashable, Sendable {
    public var query: Query
    public var forms: [Term]

    public init(_ query: Query, forms: [Term]) {
      self.query = query
      self.forms = forms
    }
  }

  /// What is done where a prefix has more expansions than its limit.
  public enum Expansion: UInt8, Hashable, Sendable {
    /// The search throws `tooManyTerms`.
    case fail
    /// The first in order of bytes.
    case first
    case mostFrequent
  }

  /// How deeply operators may stand inside each other; Xapian walks the tree recursively.
  public static let depthLimit = 200

  /// Xapian's own description. Throws what a search would.
  public func xapianDescription() throws(XapianError) -> String {
    let bytes = try serialised()
    let drained = try DrainedStrings(.strings) { error in lending(bytes) { cx_query_description($0, &error) } }
    return String(decoding: drained.strings.first ?? [], as: UTF8.self)
  }

  /// In the shim's format. Throws `malformed` where it is nested more deeply than `depthLimit`.
  func serialised() throws(XapianError) -> [UInt8] {
    var packed = PackedBytes()
    try append(to: &packed, depth: 0)
    return packed.bytes
  }

  private func append(to packed: inout PackedBytes, depth: Int) throws(XapianError) {
    guard depth < Self.depthLimit else {
      throw XapianError(.malformed, "A query is nested more than \(Self.depthLimit) levels deep")
    }
    func appendAll(
      _ operands: [Query], _ code: cx_query_operator, _ parameters: UInt32...
    ) throws(XapianError) {
      for operand in operands { try operand.append(to: &packed, depth: depth + 1) }
      packed.append(byte: UInt8(code.rawValue))
      packed.append(operands.count)
      for parameter in parameters { packed.append(parameter) }
    }
    func appendAll(
      _ neighbours: [Neighbour], _ code: cx_query_operator, window: UInt32, slot: ValueSlot, side: Side
    ) throws(XapianError) {
      try appendAll(neighbours.map(\.query), code, window, slot)
      packed.append(byte: side.rawValue)
      for neighbour in neighbours {
        packed.append(neighbour.forms.count)
        for form in neighbour.forms { packed.append(form.bytes) }
      }
    }
    func appendPair(_ left: Query, _ right: Query, _ code: cx_query_operator) throws(XapianError) {
      try left.append(to: &packed, depth: depth + 1)
      try right.append(to: &packed, depth: depth + 1)
      packed.append(byte: UInt8(code.rawValue))
    }
    func appendCode(_ code: cx_query_operator) { packed.append(byte: UInt8(code.rawValue)) }
    switch self {
    case .nothing: appendCode(CX_QUERY_NOTHING)
    case .all: appendCode(CX_QUERY_ALL)
    case .term(let term, let wqf):
      appendCode(CX_QUERY_TERM)
      packed.append(term.bytes)
      packed.append(wqf)
    case .and(let operands): try appendAll(operands, CX_QUERY_AND)
    case .or(let operands): try appendAll(operands, CX_QUERY_OR)
    case .synonym(let operands): try appendAll(operands, CX_QUERY_SYNONYM)
    case .max(let operands): try appendAll(operands, CX_QUERY_MAX)
    case .andNot(let left, let right): try appendPair(left, right, CX_QUERY_AND_NOT)
    case .andMaybe(let left, let right): try appendPair(left, right, CX_QUERY_AND_MAYBE)
    case .filter(let query, let filter): try appendPair(query, filter, CX_QUERY_FILTER)
    case .near(let operands, let window, let slot, let side):
      try appendAll(operands, CX_QUERY_NEAR, window: window, slot: slot, side: side)
    case .phrase(let operands, let window, let slot, let side):
      try appendAll(operands, CX_QUERY_PHRASE, window: window, slot: slot, side: side)
    case .forms(let forms, let slot, let side):
      appendCode(CX_QUERY_FORMS)
      packed.append(slot)
      packed.append(byte: side.rawValue)
      packed.append(forms.count)
      for form in forms {
        packed.append(form.term.bytes)
        packed.append(form.form.bytes)
      }
    case .joined: throw XapianError(.invalidOperation, "A join is resolved by a database before it is searched")
    case .elite(let operands, let size): try appendAll(operands, CX_QUERY_ELITE, size)
    case .scaled(let query, let factor):
      try query.append(to: &packed, depth: depth + 1)
      appendCode(CX_QUERY_SCALE)
      packed.append(factor)
    case .value(let slot, let from, let to):
      appendCode(CX_QUERY_VALUE_RANGE)
      packed.append(slot)
      packed.append(from)
      packed.append(to)
    case .valueFrom(let slot, let from):
      appendCode(CX_QUERY_VALUE_FROM)
      packed.append(slot)
      packed.append(from)
    case .valueTo(let slot, let to):
      appendCode(CX_QUERY_VALUE_TO)
      packed.append(slot)
      packed.append(to)
    case .prefix(let prefix, let limit, let expansion):
      appendCode(CX_QUERY_PREFIX)
      packed.append(prefix.bytes)
      packed.append(limit)
      packed.append(byte: expansion.rawValue)
    }
  }
}
