#include "RemoteDecisions.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace {

/// Each range costs a server the blocks of a cursor, some 30 kB.
constexpr size_t most_ranges = 4000;

/// The longest name of a document whose term is the prefix and the name; longer ones are bounded otherwise.
constexpr size_t longest_name = 120;

/// So many decisions are remembered.
constexpr size_t most_known = 64;

struct Candidate {
  std::string stream;
  bool follows;
};

/// The candidates of one document.
struct Group {
  std::string document;
  std::vector<Candidate> candidates;

  bool follow_all() const {
    return std::all_of(candidates.begin(), candidates.end(), [](auto &candidate) { return candidate.follows; });
  }

  /// Ranges that hold the streams of those that follow and of no other candidate. Where there may be units that are no
  /// candidates, a range holds one stream.
  std::vector<Xapian::Query> ranges(Xapian::valueno slot, bool are_all) {
    std::sort(
      candidates.begin(), candidates.end(), [](auto &left, auto &right) { return left.stream < right.stream; });
    std::vector<Xapian::Query> ranges;
    for (size_t first = 0; first < candidates.size();) {
      size_t end = first;
      while (end < candidates.size() && candidates[end].follows
             && (are_all || candidates[end].stream == candidates[first].stream)) {
        end++;
      }
      if (end > first) {
        ranges.emplace_back(
          Xapian::Query::OP_VALUE_RANGE, slot, candidates[first].stream, candidates[end - 1].stream);
      }
      first = std::max(end, first + 1);
    }
    return ranges;
  }
};

/// The units of a document, whichever prefix their term of it has.
Xapian::Query units(const std::array<std::string, 2> &prefixes, const std::string &document) {
  return Xapian::Query(
    Xapian::Query::OP_OR, Xapian::Query(prefixes[0] + document, 0), Xapian::Query(prefixes[1] + document, 0));
}

}  // namespace

const RemoteDecisions::Decision &RemoteDecisions::decide(
  Xapian::Database &remote, const Xapian::Query &words, Xapian::valueno slot, TokenPattern &pattern) {
  std::string key = std::to_string(slot) + pattern.key() + words.get_description();
  auto place = known.find(key);
  if (place != known.end()) return place->second;
  if (known.size() >= most_known) known.clear();
  return known.emplace(std::move(key), decided(remote, words, slot, pattern)).first->second;
}

RemoteDecisions::Decision RemoteDecisions::decided(
  Xapian::Database &remote, const Xapian::Query &words, Xapian::valueno slot, TokenPattern &pattern) const {
  Xapian::Enquire enquire(remote);
  enquire.set_query(words);
  // Nothing is collapsed: the key to collapse by and the one to sort by are values that come with a match.
  enquire.set_collapse_key(slot, candidate_limit);
  bool by_document = document_slot != Xapian::BAD_VALUENO;
  if (by_document) enquire.set_sort_by_relevance_then_value(document_slot, false);
  Xapian::MSet matches = enquire.get_mset(0, candidate_limit);

  Decision decision;
  bool are_all = matches.size() < candidate_limit;
  if (!are_all) decision.undecided = matches.get_matches_estimated() - matches.size();
  std::vector<Group> groups;
  std::unordered_map<std::string, size_t> places;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    std::string document = by_document ? match.get_sort_key() : std::string();
    auto [place, is_new] = places.emplace(document, groups.size());
    if (is_new) groups.push_back({std::move(document), {}});
    std::string stream = match.get_collapse_key();
    bool follows = pattern.matches(stream);
    groups[place->second].candidates.push_back({std::move(stream), follows});
  }

  std::vector<Xapian::Query> singled;
  size_t range_count = 0;
  for (auto &group : groups) {
    bool has_term = !group.document.empty() && group.document.size() <= longest_name;
    if (has_term && are_all && group.follow_all()) {
      singled.push_back(units(document_prefixes, group.document));
      continue;
    }
    auto ranges = group.ranges(slot, has_term && are_all);
    if (ranges.empty()) continue;
    if (range_count + ranges.size() > most_ranges) {
      decision.undecided += group.candidates.size();
      continue;
    }
    range_count += ranges.size();
    Xapian::Query any(Xapian::Query::OP_OR, ranges.begin(), ranges.end());
    singled.push_back(
      has_term ? Xapian::Query(Xapian::Query::OP_FILTER, units(document_prefixes, group.document), any) : any);
  }
  decision.filter = Xapian::Query(Xapian::Query::OP_OR, singled.begin(), singled.end());
  return decision;
}
