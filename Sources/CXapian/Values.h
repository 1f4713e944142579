#pragma once
#include <string>
#include <vector>

#include "Handle.h"

/// The value of each of some entries in a slot; empty where there is none.
std::vector<std::string> read_values(
  const cx_database &database, const std::vector<Xapian::docid> &entries, Xapian::valueno slot);
