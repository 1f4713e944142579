// A search with a range of a value slot, straight on Xapian: opens the index, runs one query, prints the best ten.
//   range-loop INDEX SLOT FROM TO [TERM]      FROM and TO in hexadecimal digits
#include <xapian.h>

#include <cstdlib>
#include <iostream>
#include <string>

static std::string bytes(const std::string& digits) {
  std::string value;
  for (size_t i = 0; i + 1 < digits.size(); i += 2) value += char(std::stoi(digits.substr(i, 2), nullptr, 16));
  return value;
}

int main(int count, char** words) {
  if (count < 5) return std::cerr << "usage: range-loop INDEX SLOT FROM TO [TERM]\n", 2;
  Xapian::Database index(words[1]);
  Xapian::Query query(Xapian::Query::OP_VALUE_RANGE, std::atoi(words[2]), bytes(words[3]), bytes(words[4]));
  if (count > 5) query = Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query(words[5]), query);
  Xapian::Enquire enquire(index);
  enquire.set_query(query);
  // As many are counted as by the search beside it.
  const Xapian::MSet matches = enquire.get_mset(0, 10, 1000);
  std::cout << matches.get_matches_lower_bound() << " to " << matches.get_matches_upper_bound() << " matches\n";
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    std::cout << *match << ' ' << match.get_weight() << ' ' << match.get_document().get_data() << '\n';
  }
  return matches.empty() ? 1 : 0;
}
