#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "Handle.h"
#include "Query.h"
#include "Storage.h"
#include "Values.h"

namespace {

void set_weighting(Xapian::Enquire &enquire, const cx_search &search) {
  const double *p = search.parameters;
  switch (search.weighting) {
    case CX_WEIGHTING_BM25: return enquire.set_weighting_scheme(Xapian::BM25Weight(p[0], p[1], p[2], p[3], p[4]));
    case CX_WEIGHTING_BM25_PLUS:
      return enquire.set_weighting_scheme(Xapian::BM25PlusWeight(p[0], p[1], p[2], p[3], p[4], p[5]));
    case CX_WEIGHTING_PL2_PLUS: return enquire.set_weighting_scheme(Xapian::PL2PlusWeight(p[0], p[1]));
    case CX_WEIGHTING_DPH: return enquire.set_weighting_scheme(Xapian::DPHWeight());
    case CX_WEIGHTING_INEB2: return enquire.set_weighting_scheme(Xapian::IneB2Weight(p[0]));
    case CX_WEIGHTING_DIRICHLET:
      return enquire.set_weighting_scheme(Xapian::LMWeight(0, Xapian::Weight::DIRICHLET_SMOOTHING, p[0], 0));
    case CX_WEIGHTING_COORDINATION: return enquire.set_weighting_scheme(Xapian::CoordWeight());
    case CX_WEIGHTING_NONE: return enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  throw Malformed{"a search names a weighting that is not known"};
}

/// So many matches of one weight are put in order by their values; where there are more, Xapian does it as it finds them.
constexpr Xapian::doccount most_ties = 20000;

/// A weight is a sum whose order depends on the shard, and so are its last bits; rounded, it is the same everywhere.
double rounded(double weight) { return std::round(weight * 1e9) / 1e9; }

/// Matches whose streams follow all of some patterns. A `StreamSource` that every match goes through tells where they are.
class PatternDecider : public Xapian::MatchDecider {
 public:
  bool operator()(const Xapian::Document &) const override {
    for (auto &[slot, pattern] : patterns) {
      if (!place.source->read(slot, stream) || !pattern.matches(stream)) return false;
    }
    return true;
  }

  /// `query` through such a source.
  Xapian::Query through_source(const Xapian::Query &query) {
    return Xapian::Query(
      Xapian::Query::OP_FILTER, query, Xapian::Query((new StreamSource(&place))->release()));
  }

  /// A pattern keeps what it works with.
  mutable std::vector<SlotPattern> patterns;

 private:
  StreamSource::Place place;
  mutable std::string stream;
};

/// Runs a search and puts its matches in an order that does not depend on how documents are spread over databases.
class RankedSearch {
 public:
  RankedSearch(
    const cx_database &database, const cx_search &search, Xapian::Enquire &enquire, const PatternDecider &decider)
    : database(database), search(search), enquire(enquire), decider(decider.patterns.empty() ? nullptr : &decider),
      collapse_slot(search.collapse_slot), key_slot(search.sort_slot) {
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_cutoff(0, search.minimum_weight);
    bool ties = search.tie_slot != CX_NO_SLOT;
    if (search.sort_slot != CX_NO_SLOT) {
      enquire.set_sort_by_value_then_relevance(search.sort_slot, search.sort_descending);
    } else if (ties && database.has_remote) {
      sort_ties_by_value();
    }
    if (collapse_slot != CX_NO_SLOT) {
      enquire.set_collapse_key(collapse_slot, search.collapse_maximum);
    } else if (database.has_remote && search.limit > 0) {
      carry_value();
    }
  }

  /// Fills `matches` and `page`.
  void run() {
    if (search.tie_slot == CX_NO_SLOT || search.limit == 0) {
      counts = matches = get_mset(search.offset, search.limit);
      for (Xapian::doccount index = 0; index < matches.size(); index++) page.push_back(index);
      // Xapian 1.4.22 reads before the array of matches where fetch() is called on a page that is not the first.
      if (needs_documents() && search.offset == 0) matches.fetch();
      return;
    }
    Xapian::doccount end = std::min<uint64_t>(uint64_t(search.offset) + search.limit, UINT32_MAX / 2);
    if (key_slot == CX_NO_SLOT && collapse_slot == CX_NO_SLOT && search.count_slot_count == 0) {
      find_ties(end);
    } else {
      sort_ties(end);
    }
    order_page(end);
    // Servers are asked for all documents at once, a few too many. (fetch() of a part of the matches asks for others in
    // Xapian 1.4.22.)
    if (needs_documents() && matches.size() <= 2 * page.size() + 64) matches.fetch();
  }

  Xapian::MSet matches;
  /// How many match, as the first look at them counted.
  Xapian::MSet counts;
  /// The matches of the page, in order, as places in `matches`.
  std::vector<Xapian::doccount> page;

  /// The values of the matches of the page.
  std::vector<std::string> page_values(Xapian::valueno slot) {
    return slot == search.tie_slot ? tie_values(page) : values(page, slot);
  }

 private:
  /// The values of some matches, given as places in `matches`.
  std::vector<std::string> values(const std::vector<Xapian::doccount> &places, Xapian::valueno slot) const {
    std::vector<std::string> values;
    if (slot == collapse_slot || slot == key_slot || database.has_remote) {
      for (auto place : places) values.push_back(value(matches[place], slot));
      return values;
    }
    std::vector<Xapian::docid> entries;
    for (auto place : places) entries.push_back(*matches[place]);
    return read_values(database, entries, slot);
  }

  /// The same for the slot that puts ties in order; each is read once.
  std::vector<std::string> tie_values(const std::vector<Xapian::doccount> &places) {
    std::vector<Xapian::doccount> unknown;
    for (auto place : places) {
      if (tie_keys.count(place) == 0) unknown.push_back(place);
    }
    auto read = values(unknown, search.tie_slot);
    for (size_t index = 0; index < unknown.size(); index++) tie_keys[unknown[index]] = std::move(read[index]);
    std::vector<std::string> values;
    for (auto place : places) values.push_back(tie_keys[place]);
    return values;
  }

  Xapian::MSet get_mset(Xapian::doccount first, Xapian::doccount count) {
    return enquire.get_mset(first, count, search.check_at_least, nullptr, decider);
  }

  std::string value(const Xapian::MSetIterator &match, Xapian::valueno slot) const {
    if (slot == collapse_slot) return match.get_collapse_key();
    if (slot == key_slot) return match.get_sort_key();
    return match.get_document().get_value(slot);
  }

  /// Matches that tie with the last of the page are looked at, too: which of them belongs to it is decided here. Where they
  /// are many, those that weigh so much are searched for by themselves, and only their values are read.
  void find_ties(Xapian::doccount end) {
    // For several words, more matches mean fewer that can be passed over; of a single one, many weigh the same.
    Xapian::doccount wanted = end + (has_one_weight() ? 200 : 16);
    counts = matches = get_mset(0, wanted);
    if (matches.size() < wanted || !tie(end - 1, wanted - 1)) return;
    Xapian::doccount bound = end + most_ties;
    double weight = rounded(matches[end - 1].get_weight()) - 1e-9;
    if (weight > 0) {
      enquire.set_cutoff(0, weight);
      matches = get_mset(0, bound);
    }
    if (weight <= 0 || matches.size() == bound) {
      enquire.set_cutoff(0, search.minimum_weight);
      sort_ties_by_value();
      matches = get_mset(0, end + 1000);
    }
  }

  /// Whether a single term weighs, or several as one.
  bool has_one_weight() const {
    Xapian::Query query = enquire.get_query();
    while (query.get_type() == Xapian::Query::OP_AND_NOT || query.get_type() == Xapian::Query::OP_FILTER) {
      query = query.get_subquery(0);
    }
    return query.get_type() == Xapian::Query::LEAF_TERM || query.get_type() == Xapian::Query::OP_SYNONYM;
  }

  /// The same where values come with the matches in any case, or where they are counted, which is done once.
  void sort_ties(Xapian::doccount end) {
    for (Xapian::doccount further : {16u, 1000u}) {
      // What is counted would be counted twice.
      if (search.count_slot_count > 0 && further == 16) continue;
      if (further > 16 && key_slot == CX_NO_SLOT) sort_ties_by_value();
      Xapian::doccount wanted = end + further;
      matches = get_mset(0, wanted);
      if (matches.size() < wanted || !tie(end - 1, wanted - 1)) break;
    }
    counts = matches;
  }

  void sort_ties_by_value() {
    key_slot = search.tie_slot;
    enquire.set_sort_by_relevance_then_value(key_slot, false);
  }

  /// A value that is sorted or collapsed by comes with a match; others are asked of a server one by one. So one is
  /// collapsed by, up to a number that no key reaches.
  void carry_value() {
    if (search.sort_slot != CX_NO_SLOT && search.tie_slot != CX_NO_SLOT) collapse_slot = search.tie_slot;
    for (size_t index = 0; index < search.value_slot_count && collapse_slot == CX_NO_SLOT; index++) {
      if (search.value_slots[index] != key_slot) collapse_slot = search.value_slots[index];
    }
    if (collapse_slot != CX_NO_SLOT) enquire.set_collapse_key(collapse_slot, UINT32_MAX);
  }

  /// Whether something is wanted of a server's documents that does not come with the matches.
  bool needs_documents() const {
    bool needs = search.with_data;
    for (size_t index = 0; index < search.value_slot_count; index++) {
      needs |= search.value_slots[index] != key_slot && search.value_slots[index] != collapse_slot;
    }
    return needs && database.has_remote;
  }

  bool tie(Xapian::doccount left, Xapian::doccount right) const {
    auto one = matches[left], other = matches[right];
    if (rounded(one.get_weight()) != rounded(other.get_weight())) return false;
    return search.sort_slot == CX_NO_SLOT || one.get_sort_key() == other.get_sort_key();
  }

  /// Rounding keeps the order, so that those that tie stand next to each other.
  void order_page(Xapian::doccount end) {
    // The runs of equal matches that lie on the page, in a whole.
    std::vector<Xapian::doccount> starts;
    Xapian::doccount first = 0;
    while (first < matches.size() && first < end) {
      Xapian::doccount next = first + 1;
      while (next < matches.size() && tie(first, next)) next++;
      if (next > search.offset) starts.push_back(first);
      first = next;
    }
    if (starts.empty()) return;
    std::vector<Xapian::doccount> order(first - starts.front());
    std::iota(order.begin(), order.end(), starts.front());
    // What ties with nothing has its place without its value, unless that is wanted in any case.
    auto slots_end = search.value_slots + search.value_slot_count;
    bool is_wanted = std::find(search.value_slots, slots_end, search.tie_slot) != slots_end;
    std::vector<Xapian::doccount> tied;
    starts.push_back(first);
    for (size_t run = 0; run + 1 < starts.size(); run++) {
      if (starts[run + 1] - starts[run] == 1 && !is_wanted) continue;
      for (auto index = starts[run]; index < starts[run + 1]; index++) tied.push_back(index);
    }
    tie_values(tied);
    for (size_t run = 0; run + 1 < starts.size(); run++) {
      auto start = order.begin() + (starts[run] - starts.front());
      auto stop = order.begin() + (starts[run + 1] - starts.front());
      std::sort(start, stop, [&](auto left, auto right) {
        return std::make_tuple(std::cref(tie_keys[left]), *matches[left])
               < std::make_tuple(std::cref(tie_keys[right]), *matches[right]);
      });
    }
    for (size_t index = 0; index < order.size(); index++) {
      auto place = starts.front() + index;
      if (place >= search.offset && place < end) page.push_back(order[index]);
    }
  }

  const cx_database &database;
  const cx_search &search;
  Xapian::Enquire &enquire;
  /// Null where there is nothing to decide.
  const PatternDecider *decider;
  /// The slots whose values come with a match.
  Xapian::valueno collapse_slot, key_slot;
  /// What was read of the slot that puts ties in order, by the place in `matches`.
  std::unordered_map<Xapian::doccount, std::string> tie_keys;
};

void add_match(
  MatchesStorage &result, const cx_search &search, Xapian::Enquire &enquire, const Xapian::MSetIterator &match) {
  result.docid_list.push_back(*match);
  result.weight_list.push_back(rounded(match.get_weight()));
  result.collapsed_list.push_back(match.get_collapse_count());
  if (search.with_data) result.data_list.add(match.get_document().get_data());
  if (search.with_terms) {
    for (auto term = enquire.get_matching_terms_begin(match); term != enquire.get_matching_terms_end(match); ++term) {
      result.term_list.add(*term);
    }
    result.term_end_list.push_back(result.term_list.count());
  }
}

}  // namespace

cx_matches *cx_database_search(cx_database *database, const cx_search *search, cx_error *error) noexcept {
  return guarded<cx_matches *>(error, nullptr, [&] {
    auto result = std::make_unique<MatchesStorage>();
    Xapian::Enquire enquire(database->database());
    PatternDecider decider;
    bool decides_last =
      search->sort_slot == CX_NO_SLOT && search->collapse_slot == CX_NO_SLOT && search->count_slot_count == 0;
    auto query = read_query(search->query, database, decides_last ? &decider.patterns : nullptr, &result->undecided);
    enquire.set_query(decider.patterns.empty() ? query : decider.through_source(query));
    set_weighting(enquire, *search);
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    for (size_t index = 0; index < search->count_slot_count; index++) {
      spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(search->count_slots[index]));
      enquire.add_matchspy(spies.back().get());
    }
    RankedSearch ranked(*database, *search, enquire, decider);
    ranked.run();

    result->lower = ranked.counts.get_matches_lower_bound();
    result->estimated = ranked.counts.get_matches_estimated();
    result->upper = ranked.counts.get_matches_upper_bound();
    result->maximum_weight = ranked.counts.get_max_possible();
    for (auto index : ranked.page) add_match(*result, *search, enquire, ranked.matches[index]);
    std::vector<std::vector<std::string>> columns;
    for (size_t slot = 0; slot < search->value_slot_count; slot++) {
      columns.push_back(ranked.page_values(search->value_slots[slot]));
    }
    for (size_t row = 0; row < ranked.page.size(); row++) {
      for (auto &column : columns) result->value_list.add(column[row]);
    }
    for (auto &spy : spies) {
      auto end = spy->top_values_end(search->count_limit);
      for (auto value = spy->top_values_begin(search->count_limit); value != end; ++value) {
        result->counted_list.add(*value);
        result->count_list.push_back(value.get_termfreq());
      }
      result->counted_end_list.push_back(result->counted_list.count());
    }
    return result.release()->finish();
  });
}

void cx_matches_free(cx_matches *matches) noexcept { delete static_cast<MatchesStorage *>(matches); }
