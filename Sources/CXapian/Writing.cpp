#include <algorithm>

#include "Arena.h"
#include "Handle.h"
#include "PackedReader.h"

namespace {

/// Xapian's limit; a zero byte is written as two.
constexpr size_t longest_term = 245;

void check_term(const std::string &term) {
  size_t length = term.size();
  if (length > longest_term / 2) length += size_t(std::count(term.begin(), term.end(), 0));
  if (term.empty()) throw Xapian::InvalidArgumentError("A term cannot be empty");
  if (length > longest_term) {
    throw Xapian::InvalidArgumentError("A term of " + std::to_string(length) + " bytes is longer than 245: " + term);
  }
}

Xapian::Document read_document(PackedReader &reader) {
  Xapian::Document document;
  document.set_data(reader.string());
  for (uint32_t count = reader.number(); count > 0; count--) {
    uint32_t slot = reader.number();
    document.add_value(slot, reader.string());
  }
  std::string term;
  for (reader.read(term); !term.empty(); reader.read(term)) {
    check_term(term);
    document.add_term(term, reader.number());
  }
  return document;
}

void apply(Xapian::WritableDatabase &database, PackedReader &reader) {
  switch (reader.byte()) {
    case 1: database.add_document(read_document(reader)); return;
    case 2: {
      std::string term = reader.string();
      check_term(term);
      database.replace_document(term, read_document(reader));
      return;
    }
    case 3: {
      std::string term = reader.string();
      check_term(term);
      database.delete_document(term);
      return;
    }
    case 4: {
      std::string key = reader.string();
      database.set_metadata(key, reader.string());
      return;
    }
    default: throw Malformed{"a batch holds an operation that is not known"};
  }
}

}  // namespace

bool cx_database_apply(cx_database *database, const uint8_t *batch, size_t length, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    auto &writable = database->writable();
    ArenaScope arena;
    PackedReader reader(batch, length);
    while (!reader.at_end()) apply(writable, reader);
    return true;
  });
}

bool cx_database_begin(cx_database *database, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    // A commit of one's own before it would only cost time: nothing is written outside transactions.
    database->writable().begin_transaction(false);
    return true;
  });
}

bool cx_database_commit_transaction(cx_database *database, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    ArenaScope arena;
    database->writable().commit_transaction();
    database->writable().commit();
    return true;
  });
}

bool cx_database_cancel_transaction(cx_database *database, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    database->writable().cancel_transaction();
    return true;
  });
}

bool cx_database_commit(cx_database *database, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    ArenaScope arena;
    database->writable().commit();
    return true;
  });
}
