#pragma once
#include <xapian.h>

#include "CXapian.h"

/// Builds the query that the bytes describe, to be run on a database (NULL where it is not run); throws `Malformed` where
/// they describe none. What of its patterns could not be decided for remote databases is added to `undecided`.
Xapian::Query read_query(cx_bytes bytes, cx_database *database, uint64_t *undecided);
