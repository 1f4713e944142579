#include "Guarded.h"

#include <xapian.h>

bool cx_database_check(cx_bytes path, size_t *faults, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    *faults = Xapian::Database::check(to_string(path));
    return true;
  });
}
