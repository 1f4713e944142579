import CXapian

extension Database {
  /// The matches of a request, best first. Cost: depends on how common the query's terms are.
  public func search(_ request: SearchRequest) throws(XapianError) -> MatchSet {
    let query = try request.query.replacingJoins(joined).serialised()
    return try retrying { () throws(XapianError) in
      let pointer = try calling { error in
        lending(query) { bytes in
          request.values.withUnsafeBufferPointer { values in
            request.countedSlots.withUnsafeBufferPointer { counted in
              var raw = cx_search(request, query: bytes, values: values, counted: counted)
              return cx_database_search(handle, &raw, &error)
            }
          }
        }
      }
      defer { cx_matches_free(pointer) }
      let matches = MatchSet(pointer.pointee, request: request)
      undecided = max(undecided, matches.undecided)
      return matches
    }
  }
}

extension Database {
  /// The terms that matches of a query have in a slot, as a query that weighs nothing.
  private func joined(_ query: Query, through slot: ValueSlot) throws(XapianError) -> Query {
    var request = SearchRequest(query)
    request.weighting = .none
    request.limit = try statistics().documents
    request.withData = false
    // A value that is collapsed by comes with the match, and once.
    request.collapse = .init(slot: slot)
    request.values = [slot]
    let terms = Set(try search(request).matches.compactMap { $0.values.first }.filter { !$0.isEmpty })
    return .scaled(.or(terms.map(Term.init(bytes:)).sorted().map { .term($0) }), by: 0)
  }
}

extension cx_search {
  fileprivate init(
    _ request: SearchRequest, query: cx_bytes, values: UnsafeBufferPointer<ValueSlot>,
    counted: UnsafeBufferPointer<ValueSlot>
  ) {
    self.init()
    self.query = query
    offset = UInt32(clamping: request.offset)
    limit = UInt32(clamping: request.limit)
    check_at_least = UInt32(clamping: request.checkAtLeast)
    let (code, numbers) = request.weighting.code
    weighting = code
    withUnsafeMutableBytes(of: &parameters) { bytes in
      let doubles = bytes.bindMemory(to: Double.self)
      for (index, number) in numbers.enumerated() { doubles[index] = number }
    }
    collapse_slot = request.collapse?.slot ?? CX_NO_SLOT
    collapse_maximum = request.collapse?.maximum ?? 0
    sort_slot = request.sort?.slot ?? CX_NO_SLOT
    sort_descending = request.sort?.descending ?? false
    tie_slot = request.tieSlot ?? CX_NO_SLOT
    minimum_weight = request.minimumWeight
    value_slots = values.baseAddress
    value_slot_count = values.count
    count_slots = counted.baseAddress
    count_slot_count = counted.count
    count_limit = UInt32(clamping: request.countLimit)
    with_data = request.withData
    with_terms = request.withTerms
  }
}

extension MatchSet {
  fileprivate init(_ raw: cx_matches, request: SearchRequest) {
    lower = Int(raw.lower)
    estimated = Int(raw.estimated)
    upper = Int(raw.upper)
    maximumWeight = raw.maximum_weight
    undecided = Int(clamping: raw.undecided)
    let width = request.values.count
    matches = (0..<raw.count).map { index in
      let terms = request.withTerms ? (index == 0 ? 0 : raw.term_ends[index - 1])..<raw.term_ends[index] : 0..<0
      return Match(
        id: raw.docids[index], weight: raw.weights[index], collapsed: Int(raw.collapsed[index]),
        data: request.withData ? raw.data.copy(at: index) : [],
        values: (0..<width).map { raw.values.copy(at: index * width + $0) },
        terms: terms.map { Term(bytes: raw.terms.copy(at: $0)) })
    }
    counts = request.countedSlots.indices.map { slot in
      let range = (slot == 0 ? 0 : raw.counted_ends[slot - 1])..<raw.counted_ends[slot]
      return range.map { ValueCount(value: raw.counted.copy(at: $0), count: Int(raw.counts[$0])) }
    }
  }
}
