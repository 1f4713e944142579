#include "Values.h"

#include <algorithm>
#include <tuple>

#include "Storage.h"

namespace {

/// Where an entry is: values lie in the order of shards and entries, and are read in it.
struct Place {
  size_t shard;
  Xapian::docid docid;
  size_t index;

  bool operator<(const Place &other) const { return std::tie(shard, docid) < std::tie(other.shard, other.docid); }
};

}  // namespace

std::vector<std::string> read_values(
  const cx_database &database, const std::vector<Xapian::docid> &entries, Xapian::valueno slot) {
  std::vector<std::string> values(entries.size());
  if (database.shards.empty() || database.has_remote) {
    auto &reading = database.writing ? *database.writing : database.reading;
    for (size_t index = 0; index < entries.size(); index++) {
      values[index] = reading.get_document(entries[index], Xapian::DOC_ASSUME_VALID).get_value(slot);
    }
    return values;
  }
  std::vector<Place> order;
  for (size_t index = 0; index < entries.size(); index++) {
    Xapian::docid number = entries[index] - 1;
    order.push_back({number % database.shards.size(), Xapian::docid(number / database.shards.size() + 1), index});
  }
  std::sort(order.begin(), order.end());
  Xapian::ValueIterator stream;
  size_t shard = SIZE_MAX;
  for (auto &place : order) {
    if (shard != place.shard) stream = database.shards[shard = place.shard].valuestream_begin(slot);
    if (stream != Xapian::ValueIterator()) stream.skip_to(place.docid);
    if (stream != Xapian::ValueIterator() && stream.get_docid() == place.docid) values[place.index] = *stream;
  }
  return values;
}

cx_strings *cx_database_values(
  cx_database *database, const cx_docid *docids, size_t count, const cx_slot *slots, size_t slot_count,
  cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    std::vector<Xapian::docid> entries(docids, docids + count);
    std::vector<std::vector<std::string>> columns;
    for (size_t slot = 0; slot < slot_count; slot++) columns.push_back(read_values(*database, entries, slots[slot]));
    for (size_t row = 0; row < count; row++) {
      for (auto &column : columns) result->list.add(column[row]);
    }
    return result.release()->finish();
  });
}
