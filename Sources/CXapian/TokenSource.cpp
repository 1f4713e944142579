#include "TokenSource.h"

#include <algorithm>

/// A token of the stream that some group asks for.
struct TokenPattern::Place {
  uint32_t position;
  uint64_t groups;  // bit i: group i asks for it
};

static constexpr size_t most_groups = 64;

void TokenPattern::prepare() {
  for (auto &group : groups) {
    for (auto &token : group) token &= mask;
    std::sort(group.begin(), group.end());
  }
}

std::string TokenPattern::key() const {
  std::string key = std::to_string(mask) + " " + std::to_string(window) + (in_order ? " in order" : "");
  for (auto &group : groups) {
    key += ";";
    for (auto token : group) key += std::to_string(token) + ",";
  }
  return key;
}

bool TokenPattern::matches(const std::string &stream) const {
  if (groups.empty() || groups.size() > most_groups) return false;
  std::vector<Place> places;
  uint64_t seen = 0;
  for (size_t start = 0; start + 4 <= stream.size(); start += 4) {
    auto byte = [&](size_t index) { return uint32_t(uint8_t(stream[start + index])); };
    uint32_t token = (byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24) & mask;
    uint64_t asking = 0;
    for (size_t group = 0; group < groups.size(); group++) {
      if (std::binary_search(groups[group].begin(), groups[group].end(), token)) asking |= uint64_t(1) << group;
    }
    if (asking == 0) continue;
    if (groups.size() == 1) return true;
    seen |= asking;
    places.push_back({uint32_t(start / 4), asking});
  }
  if (seen != all_groups()) return false;
  return in_order ? matches_in_order(places) : matches_in_any_order(places);
}

uint64_t TokenPattern::all_groups() const {
  return groups.size() == 64 ? ~uint64_t(0) : (uint64_t(1) << groups.size()) - 1;
}

bool TokenPattern::matches_in_order(const std::vector<Place> &places) const {
  // For each group, the latest place at which a run of the groups up to it can have begun.
  std::vector<int64_t> beginning(groups.size(), -1);
  for (auto &place : places) {
    for (size_t group = groups.size(); group-- > 0;) {
      if (!(place.groups >> group & 1)) continue;
      beginning[group] = group == 0 ? place.position : beginning[group - 1];
    }
    if ((place.groups >> (groups.size() - 1) & 1) && beginning.back() >= 0
        && int64_t(place.position) - beginning.back() < int64_t(window)) {
      return true;
    }
  }
  return false;
}

namespace {

/// Gives each group a place of its own, by augmenting paths: a word that the pattern has twice must stand there twice.
class Assignment {
 public:
  explicit Assignment(const std::vector<uint64_t> &asking) : asking(asking), owner(asking.size(), -1) {}

  bool succeeds(size_t groups) {
    for (size_t group = 0; group < groups; group++) {
      std::vector<bool> tried(asking.size(), false);
      if (!assign(group, tried)) return false;
    }
    return true;
  }

 private:
  bool assign(size_t group, std::vector<bool> &tried) {
    for (size_t place = 0; place < asking.size(); place++) {
      if (!(asking[place] >> group & 1) || tried[place]) continue;
      tried[place] = true;
      if (owner[place] < 0 || assign(size_t(owner[place]), tried)) {
        owner[place] = int(group);
        return true;
      }
    }
    return false;
  }

  const std::vector<uint64_t> &asking;
  std::vector<int> owner;
};

}  // namespace

bool TokenPattern::matches_in_any_order(const std::vector<Place> &places) const {
  std::vector<size_t> counts(groups.size(), 0);
  size_t present = 0, end = 0;
  for (size_t first = 0; first < places.size(); first++) {
    for (; end < places.size() && places[end].position - places[first].position < window; end++) {
      for (size_t group = 0; group < groups.size(); group++) {
        if ((places[end].groups >> group & 1) && counts[group]++ == 0) present++;
      }
    }
    if (present == groups.size() && places_suffice(places, first, end)) return true;
    for (size_t group = 0; group < groups.size(); group++) {
      if ((places[first].groups >> group & 1) && --counts[group] == 0) present--;
    }
  }
  return false;
}

bool TokenPattern::places_suffice(const std::vector<Place> &places, size_t first, size_t end) const {
  std::vector<uint64_t> asking;
  for (size_t index = first; index < end; index++) {
    // More places that the same groups ask for than there are groups are of no use.
    size_t same = size_t(std::count(asking.begin(), asking.end(), places[index].groups));
    if (same < groups.size()) asking.push_back(places[index].groups);
  }
  return asking.size() >= groups.size() && Assignment(asking).succeeds(groups.size());
}

TokenSource::TokenSource(Xapian::valueno slot, TokenPattern pattern)
  : Xapian::ValuePostingSource(slot), pattern(std::move(pattern)) {}

void TokenSource::init(const Xapian::Database &database) {
  ValuePostingSource::init(database);
  set_termfreq_min(0);
  // High, so that a conjunction looks at its terms first and at streams last.
  set_termfreq_est(database.get_doccount() / 2);
  set_termfreq_max(database.get_doccount());
}

void TokenSource::advance_to_match(double minimum_weight) {
  while (!at_end() && !pattern.matches(get_value())) ValuePostingSource::next(minimum_weight);
}

void TokenSource::next(double minimum_weight) {
  ValuePostingSource::next(minimum_weight);
  advance_to_match(minimum_weight);
}

void TokenSource::skip_to(Xapian::docid docid, double minimum_weight) {
  ValuePostingSource::skip_to(docid, minimum_weight);
  advance_to_match(minimum_weight);
}

bool TokenSource::check(Xapian::docid docid, double minimum_weight) {
  if (!ValuePostingSource::check(docid, minimum_weight)) return false;
  // False says only that this document does not match; which one comes next is not looked for.
  return at_end() || (get_docid() == docid && pattern.matches(get_value()));
}

Xapian::PostingSource *TokenSource::clone() const { return new TokenSource(get_slot(), pattern); }

/// No document has a value in it.
static const Xapian::valueno unused_slot = Xapian::BAD_VALUENO - 1;

std::string TokenSource::name() const { return Xapian::ValueWeightPostingSource(unused_slot).name(); }

std::string TokenSource::serialise() const { return Xapian::ValueWeightPostingSource(unused_slot).serialise(); }

std::string TokenSource::get_description() const {
  std::string description = pattern.groups.size() == 1 ? "forms" : pattern.in_order ? "phrase" : "near";
  description += " " + std::to_string(pattern.window);
  for (auto &group : pattern.groups) description += " " + std::to_string(group.size());
  return "TokenSource(" + description + ")";
}

/// FNV-1a, folded to 32 bits.
static uint32_t hash_of(cx_bytes bytes) {
  uint64_t hash = 0xCBF29CE484222325;
  for (size_t index = 0; index < bytes.count; index++) hash = (hash ^ bytes.start[index]) * 0x100000001B3;
  return uint32_t(hash ^ hash >> 32);
}

uint32_t cx_token(cx_bytes term, cx_bytes form) noexcept {
  return hash_of(term) << CX_TOKEN_FORM_BITS | (hash_of(form) & ((1u << CX_TOKEN_FORM_BITS) - 1));
}
