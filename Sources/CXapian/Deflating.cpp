// Xapian packs every record and every list of terms with zlib, however short it is and however often it is copied. One of
// a hundred bytes takes 7 µs and is next to never shorter for it: a tenth of an ingest's time for a thousandth of an index.
// The loader takes the program's own `deflate` for that of every library; this one declines what is not worth the try. Before
// each try Xapian has the packer's tables cleared, 128 kB: this is put off until something is packed. And it asks for a packer
// that remembers 32 kB, where no record is much longer than 8: a smaller one packs them as well, and faster.

#include <dlfcn.h>

#include <cstdlib>

#include <zlib.h>

namespace {

/// In bytes.
constexpr uInt worth_packing = 128;

/// How Xapian asks for a packer: one without headers, of the widest window and the largest tables.
constexpr int widest_window = -15, largest_tables = 9;
/// What it gets: a window of 8 kB, as many symbols a block as half of that, and a search that ends a little earlier. The
/// index is larger by 0.02 %.
constexpr int window = -13, tables = 6, level = 5;

/// In `z_stream::reserved`, which zlib leaves alone: the tables are still to be cleared.
constexpr uLong is_put_off = 0x4C6F6363;

/// zlib's own function of this name.
template <typename Function>
Function *zlib(const char *name) {
  auto found = reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
  // Without zlib there is no Xapian either.
  if (!found) std::abort();
  return found;
}

int clear(z_streamp stream) {
  static const auto reset = zlib<int(z_streamp)>("deflateReset");
  return reset(stream);
}

/// Whether a whole text is to be packed into no more room than it takes itself. So Xapian asks, and keeps the text as it is
/// where that fails; nothing else in our programs packs anything.
bool is_try(const z_stream &stream, int flush) {
  return flush == Z_FINISH && stream.total_in == 0 && stream.total_out == 0 && stream.avail_in <= worth_packing &&
         stream.avail_out <= stream.avail_in;
}

}  // namespace

extern "C" int deflateInit2_(
  z_streamp stream, int asked_level, int method, int window_bits, int memory, int strategy, const char *version, int size) {
  static const auto init = zlib<int(z_streamp, int, int, int, int, int, const char *, int)>("deflateInit2_");
  if (asked_level == Z_DEFAULT_COMPRESSION && window_bits == widest_window && memory == largest_tables) {
    return init(stream, level, method, window, tables, strategy, version, size);
  }
  return init(stream, asked_level, method, window_bits, memory, strategy, version, size);
}

extern "C" int deflateReset(z_streamp stream) {
  if (!stream || !stream->state) return clear(stream);
  stream->total_in = stream->total_out = 0;
  stream->msg = nullptr;
  stream->reserved = is_put_off;
  return Z_OK;
}

extern "C" int deflate(z_streamp stream, int flush) {
  static const auto pack = zlib<int(z_streamp, int)>("deflate");
  if (stream && is_try(*stream, flush)) return Z_OK;
  if (stream && stream->reserved == is_put_off) {
    stream->reserved = 0;
    if (int fault = clear(stream); fault != Z_OK) return fault;
  }
  return pack(stream, flush);
}
