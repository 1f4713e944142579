#pragma once
#include <xapian.h>

#include <memory>
#include <vector>

#include "CXapian.h"
#include "Guarded.h"
#include "RemoteDecisions.h"

/// A database for reading, or one for writing, which is also read.
struct cx_database {
  Xapian::Database reading;
  /// What other hosts and programs serve of `reading`; empty where all of it is here.
  Xapian::Database remote;
  bool has_remote = false;
  /// Those that `reading` is made of, in order; empty where one of them is itself several. The entry with number n of
  /// `reading` is in the ((n - 1) % size)-th, with the number (n - 1) / size + 1 there.
  std::vector<Xapian::Database> shards;
  RemoteDecisions decisions;
  std::unique_ptr<Xapian::WritableDatabase> writing;

  Xapian::Database &database() { return writing ? *writing : reading; }

  Xapian::WritableDatabase &writable() {
    if (!writing) throw Xapian::InvalidOperationError("This database was opened for reading only");
    return *writing;
  }
};
