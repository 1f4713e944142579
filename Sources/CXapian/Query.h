#pragma once
#include <xapian.h>

#include "CXapian.h"

/// Builds the query that the bytes describe; throws `Malformed` where they describe none.
Xapian::Query read_query(cx_bytes bytes);
