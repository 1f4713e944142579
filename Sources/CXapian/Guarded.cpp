#include "Guarded.h"

#include <xapian.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>

namespace {

char *copied(std::string_view text, size_t *length) noexcept {
  char *copy = static_cast<char *>(std::malloc(text.size() + 1));
  *length = copy ? text.size() : 0;
  if (copy) {
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = 0;
  }
  return copy;
}

void set_error(
  cx_error *error, cx_error_kind kind, std::string_view message, std::string_view context = {}) noexcept {
  if (!error) return;
  error->kind = kind;
  error->message = copied(message, &error->message_length);
  error->context = copied(context, &error->context_length);
}

cx_error_kind kind_of(std::string_view type) {
  static constexpr struct {
    std::string_view type;
    cx_error_kind kind;
  } kinds[] = {
    {"DatabaseLockError", CX_ERROR_LOCKED},
    {"DatabaseModifiedError", CX_ERROR_MODIFIED},
    {"DatabaseNotFoundError", CX_ERROR_NOT_FOUND},
    {"DatabaseOpeningError", CX_ERROR_OPENING},
    {"DatabaseCreateError", CX_ERROR_OPENING},
    {"FeatureUnavailableError", CX_ERROR_OPENING},
    {"DatabaseCorruptError", CX_ERROR_CORRUPT},
    {"DatabaseVersionError", CX_ERROR_VERSION},
    {"DatabaseClosedError", CX_ERROR_CLOSED},
    {"DatabaseError", CX_ERROR_DATABASE},
    {"DocNotFoundError", CX_ERROR_DOCUMENT_NOT_FOUND},
    {"InvalidArgumentError", CX_ERROR_INVALID_ARGUMENT},
    {"RangeError", CX_ERROR_INVALID_ARGUMENT},
    {"InvalidOperationError", CX_ERROR_INVALID_OPERATION},
    {"WildcardError", CX_ERROR_TOO_MANY_TERMS},
    {"UnimplementedError", CX_ERROR_UNIMPLEMENTED},
    {"NetworkError", CX_ERROR_NETWORK},
    {"NetworkTimeoutError", CX_ERROR_TIMEOUT},
    {"SerialisationError", CX_ERROR_MALFORMED},
  };
  for (auto &entry : kinds) {
    if (entry.type == type) return entry.kind;
  }
  return CX_ERROR_OTHER;
}

/// Xapian's message with the path or host that it concerns and the system's reason, where it gives them. `reason` is that
/// of the last call of the system that failed.
std::string message_of(const Xapian::Error &error, int reason) {
  std::string message = error.get_msg();
  // A fresh database cannot take back what it has half written, and says only that: not that the disk is full.
  if (message.find("DB_DANGEROUS") != std::string::npos) return std::string("Writing failed: ") + std::strerror(reason);
  if (!error.get_context().empty()) message += " (" + error.get_context() + ")";
  if (const char *reason = error.get_error_string()) message += std::string(": ") + reason;
  return message;
}

}  // namespace

void set_error_from_current_exception(cx_error *error) noexcept {
  const int reason = errno;
  try {
    throw;
  } catch (const Xapian::Error &caught) {
    try {
      set_error(error, kind_of(caught.get_type()), message_of(caught, reason), caught.get_context());
    } catch (...) {
      set_error(error, kind_of(caught.get_type()), caught.get_type());
    }
  } catch (const Malformed &caught) {
    set_error(error, CX_ERROR_MALFORMED, caught.what);
  } catch (const std::bad_alloc &) {
    set_error(error, CX_ERROR_MEMORY, "out of memory");
  } catch (const std::exception &caught) {
    set_error(error, CX_ERROR_OTHER, caught.what());
  } catch (...) {
    set_error(error, CX_ERROR_OTHER, "an unknown exception");
  }
}

extern "C" void cx_error_free(cx_error *error) noexcept {
  if (!error) return;
  std::free(error->message);
  std::free(error->context);
  *error = cx_error{};
}

extern "C" const char *cx_version(void) noexcept { return Xapian::version_string(); }
