#include "TokenSource.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "FrequentForms.h"

static constexpr size_t most_groups = 64;

QuotedRuns::QuotedRuns(const std::string &stream) : bytes(reinterpret_cast<const uint8_t *>(stream.data())) {
  if (stream.empty() || bytes[0] != CX_TOKEN_QUOTED) return;
  index = 1;
  stop = stream.size();
  uint32_t size = number();
  stop = std::min(stream.size(), index + size);
}

uint32_t QuotedRuns::number() {
  uint32_t value = 0;
  for (int shift = 0; index < stop && shift < 32; shift += 7) {
    uint8_t byte = bytes[index++];
    value |= uint32_t(byte & 0x7F) << shift;
    if (byte < 0x80) break;
  }
  return value;
}

bool QuotedRuns::hold(uint32_t position) {
  while (position >= run_end) {
    if (index >= stop) return false;
    is_inside = !is_inside;
    run_end += number();
  }
  return is_inside;
}

void TokenPattern::prepare() {
  size_t count = 0;
  for (auto &group : groups) count += group.size();
  size_t capacity = 16;
  while (capacity < count * 2) capacity *= 2;
  long_tokens.assign(capacity, {0, 0});
  for (size_t group = 0; group < groups.size() && group < most_groups; group++) {
    for (uint32_t token : groups[group]) ask(token, uint64_t(1) << group);
  }
  choose_needles();
  beginning.resize(groups.size());
  counts.resize(groups.size());
}

std::string TokenPattern::key() const {
  std::string key = std::to_string(window) + (in_order ? " in order" : "") + " " + std::to_string(side);
  for (auto &group : groups) {
    key += ";";
    for (auto token : group) key += std::to_string(token) + ",";
  }
  return key;
}

void TokenPattern::ask(uint32_t token, uint64_t group) {
  if (token < 0x80) {
    first_bytes[token] |= group;
    return;
  }
  first_bytes[token >> 16] = 1;
  // The lower bits of a hash are as good as any.
  size_t place = token & (long_tokens.size() - 1);
  while (long_tokens[place].token != 0 && long_tokens[place].token != token) {
    place = (place + 1) & (long_tokens.size() - 1);
  }
  long_tokens[place].token = token;
  long_tokens[place].groups |= group;
}

uint64_t TokenPattern::asking(uint32_t token) const {
  size_t place = token & (long_tokens.size() - 1);
  while (long_tokens[place].token != 0) {
    if (long_tokens[place].token == token) return long_tokens[place].groups;
    place = (place + 1) & (long_tokens.size() - 1);
  }
  return 0;
}

void TokenPattern::Needle::append(uint32_t token) {
  if (token < 0x80) {
    bytes.push_back(char(token));
    return;
  }
  // The first byte of a hash is rarer than any of a frequent word.
  if (anchor == 0 && uint8_t(bytes[0]) < 0x80) anchor = bytes.size();
  for (int shift : {16, 8, 0}) bytes.push_back(char(token >> shift));
}

bool TokenPattern::Needle::is_in(const std::string &stream) const {
  if (stream.size() < bytes.size()) return false;
  const char *place = stream.data() + anchor;
  const char *end = stream.data() + stream.size() - (bytes.size() - anchor) + 1;
  while ((place = static_cast<const char *>(std::memchr(place, bytes[anchor], size_t(end - place))))) {
    if (std::memcmp(place - anchor, bytes.data(), bytes.size()) == 0) return true;
    if (++place == end) break;
  }
  return false;
}

/// Forms that are alone, or each two that may be neighbours: in the place where they are rarest.
void TokenPattern::choose_needles() {
  constexpr size_t most = 8;
  bool are_neighbours = in_order && window == groups.size();
  size_t width = groups.size() == 1 ? 1 : 2;
  if (groups.empty() || (width == 2 && !are_neighbours)) return;
  // What part of the words they are, roughly.
  auto share = [&](size_t group) {
    double sum = 0;
    for (uint32_t token : groups[group]) sum += token < 0x80 ? 0.02 : 0.0005;
    return sum;
  };
  size_t best = groups.size();
  double least = 1;
  for (size_t group = 0; group + width <= groups.size(); group++) {
    size_t count = groups[group].size() * (width == 1 ? 1 : groups[group + 1].size());
    double sum = share(group) * (width == 1 ? 1 : share(group + 1));
    if (count <= most && sum < least) best = group, least = sum;
  }
  if (best == groups.size()) return;
  for (uint32_t token : groups[best]) {
    Needle needle;
    needle.append(token);
    if (width == 1) {
      needles.push_back(needle);
      continue;
    }
    for (uint32_t next : groups[best + 1]) {
      needles.push_back(needle);
      needles.back().append(next);
    }
  }
}

/// Whether a stream may match. A hash may stand across tokens, too, so this says no more.
bool TokenPattern::may_match(const std::string &stream) const {
  return needles.empty()
         || std::any_of(needles.begin(), needles.end(), [&](auto &needle) { return needle.is_in(stream); });
}

/// Calls `body` with position and groups of every token that is asked for, until it returns true; whether it did.
template <typename Body>
bool TokenPattern::scan(const std::string &stream, Body body) const {
  auto bytes = reinterpret_cast<const uint8_t *>(stream.data());
  size_t size = stream.size();
  QuotedRuns quoted(stream);
  // Which length a token has cannot be foretold, so no jump hangs on it.
  for (size_t index = quoted.end(), position = 0; index < size; index += 1 + (bytes[index] >> 7) * 2, position++) {
    uint64_t groups = first_bytes[bytes[index]];
    if (groups == 0) continue;
    if (bytes[index] >= 0x80) {
      if (size - index < 3) break;
      groups = asking(uint32_t(bytes[index]) << 16 | uint32_t(bytes[index + 1]) << 8 | bytes[index + 2]);
    }
    if (groups == 0) continue;
    if (side != CX_SIDE_ANY && quoted.hold(uint32_t(position)) != (side == CX_SIDE_INSIDE_QUOTATIONS)) continue;
    if (body(uint32_t(position), groups)) return true;
  }
  return false;
}

bool TokenPattern::matches(const std::string &stream) {
  if (groups.empty() || groups.size() > most_groups || !may_match(stream)) return false;
  if (groups.size() == 1) return holds_any(stream);
  return in_order ? matches_in_order(stream) : matches_in_any_order(stream);
}

bool TokenPattern::holds_any(const std::string &stream) const {
  return scan(stream, [](uint32_t, uint64_t) { return true; });
}

uint64_t TokenPattern::all_groups() const {
  return groups.size() == 64 ? ~uint64_t(0) : (uint64_t(1) << groups.size()) - 1;
}

bool TokenPattern::matches_in_order(const std::string &stream) {
  // For each group, the latest place at which a run of the groups up to it can have begun.
  std::fill(beginning.begin(), beginning.end(), -1);
  size_t last = groups.size() - 1;
  return scan(stream, [&](uint32_t position, uint64_t asking) {
    // From the last on, so that a word does not stand for two groups.
    for (uint64_t rest = asking; rest != 0;) {
      size_t group = 63 - size_t(__builtin_clzll(rest));
      rest &= ~(uint64_t(1) << group);
      beginning[group] = group == 0 ? position : beginning[group - 1];
    }
    return (asking >> last & 1) && beginning[last] >= 0 && int64_t(position) - beginning[last] < int64_t(window);
  });
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

bool TokenPattern::matches_in_any_order(const std::string &stream) {
  places.clear();
  uint64_t seen = 0;
  scan(stream, [&](uint32_t position, uint64_t asking) {
    seen |= asking;
    places.push_back({position, asking});
    return false;
  });
  if (seen != all_groups()) return false;
  std::fill(counts.begin(), counts.end(), 0);
  size_t present = 0, end = 0;
  for (size_t first = 0; first < places.size(); first++) {
    for (; end < places.size() && places[end].position - places[first].position < window; end++) {
      for (size_t group = 0; group < groups.size(); group++) {
        if ((places[end].groups >> group & 1) && counts[group]++ == 0) present++;
      }
    }
    if (present == groups.size() && places_suffice(first, end)) return true;
    for (size_t group = 0; group < groups.size(); group++) {
      if ((places[first].groups >> group & 1) && --counts[group] == 0) present--;
    }
  }
  return false;
}

bool TokenPattern::places_suffice(size_t first, size_t end) const {
  std::vector<uint64_t> asking;
  for (size_t index = first; index < end; index++) {
    // More places that the same groups ask for than there are groups are of no use.
    size_t same = size_t(std::count(asking.begin(), asking.end(), places[index].groups));
    if (same < groups.size()) asking.push_back(places[index].groups);
  }
  return asking.size() >= groups.size() && Assignment(asking).succeeds(groups.size());
}

bool StreamReader::find(Xapian::docid docid) {
  // A jump looks the place up anew and reads its blocks twice, so the next few streams are passed one by one.
  constexpr Xapian::docid jump = 48;
  if (stream != end && stream.get_docid() + jump < docid) stream.skip_to(docid);
  while (stream != end && stream.get_docid() < docid) ++stream;
  return stream != end && stream.get_docid() == docid;
}

void StreamSource::init(const Xapian::Database &opened) {
  database = opened;
  count = opened.get_doccount();
  last = opened.get_lastdocid();
  docid = 0;
  readers.clear();
}

void StreamSource::next(double minimum_weight) { skip_to(docid + 1, minimum_weight); }

void StreamSource::skip_to(Xapian::docid wanted, double) {
  docid = std::max(docid, wanted);
  *place = {this, docid};
}

bool StreamSource::check(Xapian::docid wanted, double minimum_weight) {
  skip_to(wanted, minimum_weight);
  return true;
}

bool StreamSource::read(Xapian::valueno slot, std::string &stream) {
  auto reader = std::find_if(readers.begin(), readers.end(), [&](auto &known) { return known.first == slot; });
  if (reader == readers.end()) reader = readers.insert(reader, {slot, StreamReader(database, slot)});
  if (!reader->second.find(docid)) return false;
  stream = reader->second.value();
  return true;
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
  if (pattern.side != CX_SIDE_ANY) description += pattern.side == CX_SIDE_INSIDE_QUOTATIONS ? " inside" : " outside";
  description += " " + std::to_string(pattern.window);
  for (auto &group : pattern.groups) description += " " + std::to_string(group.size());
  return "TokenSource(" + description + ")";
}

/// FNV-1a, folded to 23 bits.
static uint32_t hash_of(std::string_view form) {
  uint64_t hash = 0xCBF29CE484222325;
  for (unsigned char byte : form) hash = (hash ^ byte) * 0x100000001B3;
  return uint32_t(hash ^ hash >> 23 ^ hash >> 46) & 0x7FFFFF;
}

uint32_t cx_token(cx_bytes form) noexcept {
  std::string_view view(reinterpret_cast<const char *>(form.start), form.count);
  int frequent = frequent_form(view);
  return frequent >= 0 ? uint32_t(frequent) : 0x800000 | hash_of(view);
}
