#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "Handle.h"

namespace {

/// So many servers are called at the same time.
constexpr size_t most_threads = 32;

cx_database *opened(const cx_address &address, uint32_t timeout) {
  auto handle = std::make_unique<cx_database>();
  std::string name = to_string(address.name);
  switch (address.kind) {
    case CX_ADDRESS_PATH: handle->reading = Xapian::Database(name); return handle.release();
    case CX_ADDRESS_TCP: handle->reading = Xapian::Remote::open(name, address.port, timeout, timeout); break;
    case CX_ADDRESS_PROGRAM:
      handle->reading = Xapian::Remote::open(name, to_string(address.arguments), timeout);
      break;
    default: throw Malformed{"an address is of a kind that is not known"};
  }
  handle->remote = handle->reading;
  handle->has_remote = true;
  return handle.release();
}

}  // namespace

void cx_databases_open(
  const cx_address *addresses, size_t count, uint32_t timeout, cx_database **databases, cx_error *errors) noexcept {
  auto open = [&](size_t index) {
    databases[index] =
      guarded<cx_database *>(&errors[index], nullptr, [&] { return opened(addresses[index], timeout); });
  };
  auto is_remote = [&](size_t index) { return addresses[index].kind != CX_ADDRESS_PATH; };
  size_t remote_count = 0;
  for (size_t index = 0; index < count; index++) remote_count += is_remote(index);
  std::atomic<size_t> next{0};
  auto call = [&] {
    for (size_t index = next++; index < count; index = next++) {
      if (is_remote(index)) open(index);
    }
  };
  std::vector<std::thread> callers;
  guarded<bool>(nullptr, false, [&] {
    // Where no thread is to be had, fewer do.
    while (callers.size() + 1 < std::min(remote_count, most_threads)) callers.emplace_back(call);
    return true;
  });
  for (size_t index = 0; index < count; index++) {
    if (!is_remote(index)) open(index);
  }
  call();
  for (auto &caller : callers) caller.join();
}

cx_database *cx_database_join(cx_database *const *parts, size_t count, cx_error *error) noexcept {
  return guarded<cx_database *>(error, nullptr, [&] {
    auto handle = std::make_unique<cx_database>();
    for (size_t index = 0; index < count; index++) {
      handle->reading.add_database(parts[index]->reading);
      handle->shards.push_back(parts[index]->reading);
      if (!parts[index]->has_remote) continue;
      handle->remote.add_database(parts[index]->remote);
      handle->has_remote = true;
    }
    if (handle->reading.size() != handle->shards.size()) handle->shards.clear();
    return handle.release();
  });
}

bool cx_database_set_decisions(
  cx_database *database, cx_slot slot, cx_bytes prefix, cx_bytes other_prefix, uint32_t candidate_limit,
  cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    database->decisions.document_slot = slot;
    database->decisions.document_prefixes = {to_string(prefix), to_string(other_prefix)};
    database->decisions.candidate_limit = candidate_limit;
    database->decisions.forget();
    return true;
  });
}
