#pragma once
#include <xapian.h>

#include <memory>

#include "CXapian.h"
#include "Guarded.h"

/// A database for reading, or one for writing, which is also read.
struct cx_database {
  Xapian::Database reading;
  std::unique_ptr<Xapian::WritableDatabase> writing;

  Xapian::Database &database() { return writing ? *writing : reading; }

  Xapian::WritableDatabase &writable() {
    if (!writing) throw Xapian::InvalidOperationError("This database was opened for reading only");
    return *writing;
  }
};
