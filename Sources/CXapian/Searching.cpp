#include <memory>

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

void set_order(Xapian::Enquire &enquire, const cx_search &search) {
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  if (search.collapse_slot != CX_NO_SLOT) enquire.set_collapse_key(search.collapse_slot, search.collapse_maximum);
  if (search.sort_slot != CX_NO_SLOT) {
    enquire.set_sort_by_value_then_relevance(search.sort_slot, search.sort_descending);
  }
  enquire.set_cutoff(0, search.minimum_weight);
}

void add_match(
  MatchesStorage &result, const cx_search &search, Xapian::Enquire &enquire, const Xapian::MSetIterator &match) {
  result.docid_list.push_back(*match);
  result.weight_list.push_back(match.get_weight());
  result.collapsed_list.push_back(match.get_collapse_count());
  if (search.with_data || search.value_slot_count > 0) {
    Xapian::Document document = match.get_document();
    if (search.with_data) result.data_list.add(document.get_data());
    for (size_t index = 0; index < search.value_slot_count; index++) {
      result.value_list.add(document.get_value(search.value_slots[index]));
    }
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
    Xapian::Enquire enquire(database->database());
    enquire.set_query(read_query(search->query));
    set_weighting(enquire, *search);
    set_order(enquire, *search);
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    for (size_t index = 0; index < search->count_slot_count; index++) {
      spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(search->count_slots[index]));
      enquire.add_matchspy(spies.back().get());
    }
    Xapian::MSet matches = enquire.get_mset(search->offset, search->limit, search->check_at_least);
    // Xapian 1.4.22 reads before the array of matches where fetch() is called on a page that is not the first.
    if (search->with_data && search->offset == 0) matches.fetch();

    auto result = std::make_unique<MatchesStorage>();
    result->lower = matches.get_matches_lower_bound();
    result->estimated = matches.get_matches_estimated();
    result->upper = matches.get_matches_upper_bound();
    result->maximum_weight = matches.get_max_possible();
    for (auto match = matches.begin(); match != matches.end(); ++match) add_match(*result, *search, enquire, match);
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
