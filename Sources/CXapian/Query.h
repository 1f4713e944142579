#pragma once
#include <xapian.h>

#include <vector>

#include "CXapian.h"
#include "TokenSource.h"

/// A pattern, and the slot of the streams that it is looked for in.
struct SlotPattern {
  Xapian::valueno slot;
  TokenPattern pattern;
};

/// Builds the query that the bytes describe, to be run on a database (NULL where it is not run); throws `Malformed` where
/// they describe none. What of its patterns could not be decided for remote databases is added to `undecided`.
///
/// Patterns that every match must follow are left out of the query and put into `patterns`, unless that is NULL or some of
/// the database is remote: decided last, they are decided for those documents only that weigh enough.
Xapian::Query read_query(
  cx_bytes bytes, cx_database *database, std::vector<SlotPattern> *patterns, uint64_t *undecided);
