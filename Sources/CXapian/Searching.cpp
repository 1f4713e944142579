#include <algorithm>
#include <cmath>
#include <memory>
#include <tuple>

#include "Handle.h"
#include "Query.h"
#include "Storage.h"

namespace {

void set_weighting(Xapian::Enquire &enquire, const cx_search &search) {
  const double *p = search.parameters;
  switch (search.weighting) {
    case CX_WEIGHTING_BM25: return enquire.set_weighting_scheme(Xapian::BM25Weight(p[0], p[1], p[2], p[3], p[4]));
    case CX_WEIGHTING_BM25_PLUS:
      return enquire.set_weighting_scheme(Xapian::BM25PlusWeight(p[0], p[1], p[2], p[3], p[4], p[5]));
    case CX_WEIGHTING_PL2_PLUS: return enquire.set_weighting_scheme(Xapian::PL2PlusWeight(p[0], p[1]));
    case CX_WEIGHTING_DPH: return enquire.set_weighting_scheme(Xapian::DPHWeight());
    case CX_WEIGHTING_DIRICHLET:
      return enquire.set_weighting_scheme(Xapian::LMWeight(0, Xapian::Weight::DIRICHLET_SMOOTHING, p[0], 0));
    case CX_WEIGHTING_COORDINATION: return enquire.set_weighting_scheme(Xapian::CoordWeight());
    case CX_WEIGHTING_NONE: return enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  throw Malformed{"a search names a weighting that is not known"};
}

/// A weight is a sum whose order depends on the shard, and so are its last bits; rounded, it is the same everywhere.
double rounded(double weight) { return std::round(weight * 1e9) / 1e9; }

/// Runs a search and puts its matches in an order that does not depend on how documents are spread over databases.
class RankedSearch {
 public:
  RankedSearch(const cx_database &database, const cx_search &search, Xapian::Enquire &enquire)
    : database(database), search(search), enquire(enquire), collapse_slot(search.collapse_slot),
      key_slot(search.sort_slot) {
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
      matches = enquire.get_mset(search.offset, search.limit, search.check_at_least);
      for (Xapian::doccount index = 0; index < matches.size(); index++) page.push_back(index);
      // Xapian 1.4.22 reads before the array of matches where fetch() is called on a page that is not the first.
      if (needs_documents() && search.offset == 0) matches.fetch();
      return;
    }
    Xapian::doccount end = std::min<uint64_t>(uint64_t(search.offset) + search.limit, UINT32_MAX / 2);
    // Matches that tie with the last of the page are looked at, too: which of them belongs to it is decided here.
    for (Xapian::doccount further : {16u, 1000u}) {
      // What is counted would be counted twice.
      if (search.count_slot_count > 0 && further == 16) continue;
      if (further > 16 && key_slot == CX_NO_SLOT) sort_ties_by_value();
      Xapian::doccount wanted = end + further;
      matches = enquire.get_mset(0, wanted, search.check_at_least);
      if (matches.size() < wanted || !tie(end - 1, wanted - 1)) break;
    }
    order_page(end);
    // Servers are asked for all documents at once, a few too many. (fetch() of a part of the matches asks for others in
    // Xapian 1.4.22.)
    if (needs_documents() && matches.size() <= 2 * page.size() + 64) matches.fetch();
  }

  Xapian::MSet matches;
  /// The matches of the page, in order, as places in `matches`.
  std::vector<Xapian::doccount> page;

  std::string value(const Xapian::MSetIterator &match, Xapian::valueno slot) const {
    if (slot == collapse_slot) return match.get_collapse_key();
    if (slot == key_slot) return match.get_sort_key();
    return match.get_document().get_value(slot);
  }

 private:
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
    struct Tied {
      std::string key;
      Xapian::docid docid;
      Xapian::doccount index;
    };
    std::vector<Tied> run;
    for (Xapian::doccount first = 0; first < matches.size() && first < end;) {
      Xapian::doccount next = first + 1;
      while (next < matches.size() && tie(first, next)) next++;
      if (next > search.offset) {
        run.clear();
        for (auto index = first; index < next; index++) {
          auto match = matches[index];
          run.push_back({next - first > 1 ? value(match, search.tie_slot) : std::string(), *match, index});
        }
        std::sort(run.begin(), run.end(), [](auto &left, auto &right) {
          return std::tie(left.key, left.docid) < std::tie(right.key, right.docid);
        });
        for (auto &tied : run) {
          auto place = first + Xapian::doccount(&tied - run.data());
          if (place >= search.offset && place < end) page.push_back(tied.index);
        }
      }
      first = next;
    }
  }

  const cx_database &database;
  const cx_search &search;
  Xapian::Enquire &enquire;
  /// The slots whose values come with a match.
  Xapian::valueno collapse_slot, key_slot;
};

void add_match(
  MatchesStorage &result, const cx_search &search, Xapian::Enquire &enquire, const RankedSearch &ranked,
  const Xapian::MSetIterator &match) {
  result.docid_list.push_back(*match);
  result.weight_list.push_back(rounded(match.get_weight()));
  result.collapsed_list.push_back(match.get_collapse_count());
  if (search.with_data) result.data_list.add(match.get_document().get_data());
  for (size_t index = 0; index < search.value_slot_count; index++) {
    result.value_list.add(ranked.value(match, search.value_slots[index]));
  }
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
    enquire.set_query(read_query(search->query, database, &result->undecided));
    set_weighting(enquire, *search);
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    for (size_t index = 0; index < search->count_slot_count; index++) {
      spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(search->count_slots[index]));
      enquire.add_matchspy(spies.back().get());
    }
    RankedSearch ranked(*database, *search, enquire);
    ranked.run();

    auto &matches = ranked.matches;
    result->lower = matches.get_matches_lower_bound();
    result->estimated = matches.get_matches_estimated();
    result->upper = matches.get_matches_upper_bound();
    result->maximum_weight = matches.get_max_possible();
    for (auto index : ranked.page) add_match(*result, *search, enquire, ranked, matches[index]);
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
