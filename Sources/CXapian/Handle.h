#pragma once
#include <xapian.h>

#include <memory>

#include "CXapian.h"
#include "Guarded.h"
#include "RemoteDecisions.h"

/// A database for reading, or one for writing, which is also read.
struct cx_database {
  Xapian::Database reading;
  /// What other hosts and programs serve of `reading`; empty where all of it is here.
  Xapian::Database remote;
  bool has_remote = false;
  RemoteDecisions decisions;
  std::unique_ptr<Xapian::WritableDatabase> writing;

  Xapian::Database &database() { return writing ? *writing : reading; }

  Xapian::WritableDatabase &writable() {
    if (!writing) throw Xapian::InvalidOperationError("This database was opened for reading only");
    return *writing;
  }
};
