#pragma once
#include <cstring>

#include "Guarded.h"

/// Reads the numbers and strings of a batch or query; throws `Malformed` at the first byte that does not fit.
class PackedReader {
 public:
  PackedReader(const uint8_t *start, size_t count) : position(start), end(start + count) {}

  bool at_end() const { return position == end; }

  uint8_t byte() {
    if (position == end) throw Malformed{"packed bytes end too early"};
    return *position++;
  }

  /// An LEB128 number of at most 32 bits.
  uint32_t number() {
    uint64_t value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      uint8_t next = byte();
      value |= uint64_t(next & 0x7F) << shift;
      if (next < 0x80) {
        if (value > UINT32_MAX) break;
        return uint32_t(value);
      }
    }
    throw Malformed{"a packed number is larger than 32 bits"};
  }

  double real() {
    if (size_t(end - position) < 8) throw Malformed{"packed bytes end too early"};
    uint64_t bits = 0;
    for (int index = 7; index >= 0; index--) bits = bits << 8 | position[index];
    position += 8;
    double value;
    std::memcpy(&value, &bits, 8);
    return value;
  }

  std::string string() {
    std::string value;
    read(value);
    return value;
  }

  /// Reads a string into one that is used again.
  void read(std::string &value) {
    uint32_t length = number();
    if (length > size_t(end - position)) throw Malformed{"packed bytes end too early"};
    value.assign(reinterpret_cast<const char *>(position), length);
    position += length;
  }

 private:
  const uint8_t *position;
  const uint8_t *end;
};
