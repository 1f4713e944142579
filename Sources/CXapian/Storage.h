#pragma once
#include <string_view>
#include <vector>

#include "CXapian.h"

/// Byte strings end to end, growing.
class ListStorage {
 public:
  void add(std::string_view string) {
    bytes.insert(bytes.end(), string.begin(), string.end());
    ends.push_back(bytes.size());
  }
  size_t count() const { return ends.size(); }
  cx_list list() const { return {bytes.data(), ends.data(), ends.size()}; }

 private:
  std::vector<uint8_t> bytes;
  std::vector<size_t> ends;
};

/// What a `cx_strings` points into; `finish` sets the pointers once nothing is added any more.
struct StringsStorage : cx_strings {
  ListStorage list;
  std::vector<uint32_t> number_list;
  std::vector<double> weight_list;

  cx_strings *finish() {
    strings = list.list();
    if (list.count() == 0) strings.count = number_list.size();
    numbers = number_list.data();
    weights = weight_list.data();
    return this;
  }
};

/// What a `cx_matches` points into.
struct MatchesStorage : cx_matches {
  std::vector<cx_docid> docid_list;
  std::vector<double> weight_list;
  std::vector<uint32_t> collapsed_list, count_list;
  std::vector<size_t> term_end_list, counted_end_list;
  ListStorage data_list, value_list, term_list, counted_list;

  cx_matches *finish() {
    count = docid_list.size();
    docids = docid_list.data();
    weights = weight_list.data();
    collapsed = collapsed_list.data();
    data = data_list.list();
    values = value_list.list();
    terms = term_list.list();
    term_ends = term_end_list.data();
    counted = counted_list.list();
    counts = count_list.data();
    counted_ends = counted_end_list.data();
    return this;
  }
};
