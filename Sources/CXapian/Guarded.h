#pragma once
#include <new>
#include <string>
#include <string_view>

#include "CXapian.h"

/// Thrown by the shim itself for bytes that do not follow its formats.
struct Malformed {
  const char *what;
};

/// Fills `error` (which may be NULL) from the exception in flight. Called from a catch block only.
void set_error_from_current_exception(cx_error *error) noexcept;

/// Runs `body` and returns what it returns; where it throws, sets the error and returns `failure`.
template <typename Result, typename Body>
Result guarded(cx_error *error, Result failure, Body body) noexcept {
  if (error) *error = cx_error{};
  try {
    return body();
  } catch (...) {
    set_error_from_current_exception(error);
    return failure;
  }
}

inline std::string to_string(cx_bytes bytes) {
  return bytes.count == 0 ? std::string() : std::string(reinterpret_cast<const char *>(bytes.start), bytes.count);
}
