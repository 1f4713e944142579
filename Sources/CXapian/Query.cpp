#include "Query.h"

#include <algorithm>
#include <memory>
#include <set>
#include <vector>

#include "Handle.h"
#include "PackedReader.h"
#include "Storage.h"
#include "TokenSource.h"

namespace {

class QueryReader {
 public:
  QueryReader(cx_bytes bytes, cx_database *database)
    : reader(bytes.start, bytes.count), database(database && database->has_remote ? database : nullptr) {}

  /// Moves the patterns that every match must follow to `patterns`, unless that is null.
  Xapian::Query read(std::vector<SlotPattern> *patterns) {
    while (!reader.at_end()) push(reader.byte());
    if (stack.size() != 1) throw Malformed{"a query leaves more or less than one operand"};
    if (!patterns || database) return filtered(std::move(stack.back()));
    *patterns = std::move(stack.back().patterns);
    return std::move(stack.back().query);
  }

  /// Units of remote databases that were too many to be looked at.
  uint64_t undecided = 0;

 private:
  using Query = Xapian::Query;

  /// A query, and patterns that its matches must follow besides. They stay apart as long as every match of the whole has to
  /// follow them.
  struct Operand {
    Query query;
    std::vector<SlotPattern> patterns;
  };

  void push(Query query) { stack.push_back({std::move(query), {}}); }

  void push(uint8_t code) {
    switch (code) {
      case CX_QUERY_NOTHING: return push(Query());
      case CX_QUERY_ALL: return push(Query(std::string()));
      case CX_QUERY_TERM: {
        std::string term = reader.string();
        uint32_t wqf = reader.number();
        // An empty term would silently match everything.
        if (term.empty()) throw Xapian::InvalidArgumentError("A term cannot be empty");
        return push(Query(term, wqf));
      }
      case CX_QUERY_AND: return join(Query::OP_AND, reader.number(), 0);
      case CX_QUERY_OR: return join(Query::OP_OR, reader.number(), 0);
      case CX_QUERY_SYNONYM: {
        uint32_t count = reader.number();
        if (count > stack.size()) throw Malformed{"a query lacks operands"};
        return push(synonym(popped(count)));
      }
      case CX_QUERY_MAX: return join(Query::OP_MAX, reader.number(), 0);
      case CX_QUERY_AND_NOT: return join(Query::OP_AND_NOT, 2, 0);
      case CX_QUERY_AND_MAYBE: return join(Query::OP_AND_MAYBE, 2, 0);
      case CX_QUERY_FILTER: return join(Query::OP_FILTER, 2, 0);
      case CX_QUERY_NEAR: return push_neighbours(false);
      case CX_QUERY_PHRASE: return push_neighbours(true);
      case CX_QUERY_FORMS: return push_forms();
      case CX_QUERY_ELITE: {
        uint32_t count = reader.number();
        return join(Query::OP_ELITE_SET, count, reader.number());
      }
      case CX_QUERY_SCALE: {
        double factor = reader.real();
        if (!(factor >= 0)) throw Xapian::InvalidArgumentError("A factor cannot be negative");
        if (stack.empty()) throw Malformed{"a query lacks operands"};
        stack.back().query = Query(factor, stack.back().query);
        return;
      }
      case CX_QUERY_VALUE_RANGE: {
        uint32_t slot = reader.number();
        std::string from = reader.string();
        return push(Query(Query::OP_VALUE_RANGE, slot, from, reader.string()));
      }
      case CX_QUERY_VALUE_FROM: return push_bound(Query::OP_VALUE_GE);
      case CX_QUERY_VALUE_TO: return push_bound(Query::OP_VALUE_LE);
      case CX_QUERY_PREFIX: return push_prefix();
      default: throw Malformed{"a query holds an operator that is not known"};
    }
  }

  static cx_bytes lent(const std::string &string) {
    return {reinterpret_cast<const uint8_t *>(string.data()), string.size()};
  }

  /// Those matches of a query whose streams follow its patterns. What is here is decided while it is matched; what is on a
  /// server before.
  Query filtered(Operand operand) {
    for (auto &[slot, pattern] : operand.patterns) {
      Query filter;
      if (database) {
        auto &decision = database->decisions.decide(database->remote, operand.query, slot, pattern);
        filter = decision.filter;
        undecided += decision.undecided;
      }
      filter = Query(Query::OP_OR, Query((new TokenSource(slot, std::move(pattern)))->release()), filter);
      operand.query = Query(Query::OP_FILTER, operand.query, filter);
    }
    return operand.query;
  }

  /// The last operands, which go.
  std::vector<Query> popped(uint32_t count) {
    std::vector<Query> operands;
    for (size_t index = stack.size() - count; index < stack.size(); index++) {
      operands.push_back(filtered(std::move(stack[index])));
    }
    stack.resize(stack.size() - count);
    return operands;
  }

  /// Alternatives as one term.
  ///
  /// Xapian estimates the frequency of a synonym from the pairs of the tree that it makes of an OR, rounding at each, and
  /// makes the tree by the frequencies within one database: the same words would weigh otherwise in each shard. So the
  /// tree is made here, in the order given; a factor, which a synonym ignores, keeps Xapian from flattening it.
  static Query synonym(std::vector<Query> level) {
    while (level.size() > 2) {
      std::vector<Query> above;
      for (size_t index = 0; index + 1 < level.size(); index += 2) {
        above.emplace_back(0.5, Query(Query::OP_OR, level[index], level[index + 1]));
      }
      if (level.size() % 2 == 1) above.push_back(level.back());
      level = std::move(above);
    }
    return Query(Query::OP_SYNONYM, level.begin(), level.end());
  }

  /// Every operand must match, and a form of each must stand near the others.
  void push_neighbours(bool in_order) {
    uint32_t count = reader.number();
    TokenPattern pattern;
    pattern.in_order = in_order;
    pattern.window = std::max(reader.number(), count);
    uint32_t slot = reader.number();
    pattern.side = side();
    if (count > stack.size()) throw Malformed{"a query lacks operands"};
    if (count > 64) throw Xapian::InvalidArgumentError("A phrase has at most 64 words");
    for (uint32_t operand = 0; operand < count; operand++) {
      std::vector<uint32_t> group;
      for (uint32_t forms = reader.number(); forms > 0; forms--) group.push_back(cx_token(lent(reader.string())));
      pattern.groups.push_back(std::move(group));
    }
    join(Query::OP_AND, count, 0);
    if (count > 1 || pattern.side != CX_SIDE_ANY) add(slot, std::move(pattern));
  }

  cx_side side() {
    uint8_t side = reader.byte();
    if (side > CX_SIDE_INSIDE_QUOTATIONS) throw Malformed{"a query names a side that is not known"};
    return cx_side(side);
  }

  /// Any of the terms, in one of its forms.
  void push_forms() {
    uint32_t slot = reader.number();
    TokenPattern pattern;
    pattern.side = side();
    pattern.groups.resize(1);
    std::set<std::string> terms;
    for (uint32_t count = reader.number(); count > 0; count--) {
      std::string term = reader.string();
      if (term.empty()) throw Xapian::InvalidArgumentError("A term cannot be empty");
      pattern.groups[0].push_back(cx_token(lent(reader.string())));
      terms.insert(std::move(term));
    }
    if (terms.empty()) return push(Query());
    push(synonym(std::vector<Query>(terms.begin(), terms.end())));
    add(slot, std::move(pattern));
  }

  /// Matches of the last operand must follow a pattern, too.
  void add(Xapian::valueno slot, TokenPattern pattern) {
    pattern.prepare();
    stack.back().patterns.push_back({slot, std::move(pattern)});
    // A server is asked for the words beside the pattern, and those alone.
    if (database) stack.back() = {filtered(std::move(stack.back())), {}};
  }

  void join(Query::op op, uint32_t count, uint32_t parameter) {
    if (count > stack.size()) throw Malformed{"a query lacks operands"};
    // Of the operands, so many have to match where the whole does.
    bool is_pair = op == Query::OP_AND_NOT || op == Query::OP_AND_MAYBE;
    size_t needed = op == Query::OP_AND || op == Query::OP_FILTER || count == 1 ? count : is_pair ? 1 : 0;
    std::vector<SlotPattern> patterns;
    for (size_t index = stack.size() - count; index < stack.size() - count + needed; index++) {
      for (auto &pattern : stack[index].patterns) patterns.push_back(std::move(pattern));
      stack[index].patterns.clear();
    }
    auto operands = popped(count);
    stack.push_back({Query(op, operands.begin(), operands.end(), parameter), std::move(patterns)});
  }

  void push_bound(Query::op op) {
    uint32_t slot = reader.number();
    push(Query(op, slot, reader.string()));
  }

  void push_prefix() {
    static constexpr int expansions[] = {
      Query::WILDCARD_LIMIT_ERROR, Query::WILDCARD_LIMIT_FIRST, Query::WILDCARD_LIMIT_MOST_FREQUENT};
    std::string prefix = reader.string();
    uint32_t limit = reader.number();
    uint8_t expansion = reader.byte();
    if (expansion > CX_EXPANSION_MOST_FREQUENT) throw Malformed{"a query holds an expansion that is not known"};
    // Xapian takes the most frequent 0 at their word.
    int type = limit == 0 ? int(Query::WILDCARD_LIMIT_ERROR) : expansions[expansion];
    push(Query(Query::OP_WILDCARD, prefix, limit, type, Query::OP_SYNONYM));
  }

  PackedReader reader;
  /// Only where some of it is remote.
  cx_database *database;
  std::vector<Operand> stack;
};

}  // namespace

Xapian::Query read_query(
  cx_bytes bytes, cx_database *database, std::vector<SlotPattern> *patterns, uint64_t *undecided) {
  QueryReader reader(bytes, database);
  Xapian::Query query = reader.read(patterns);
  if (undecided) *undecided += reader.undecided;
  return query;
}

cx_strings *cx_query_description(cx_bytes query, cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    result->list.add(read_query(query, nullptr, nullptr, nullptr).get_description());
    return result.release()->finish();
  });
}
