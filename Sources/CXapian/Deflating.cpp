// Xapian packs every record and every list of terms with zlib, however short it is and however often it is copied. One of
// a hundred bytes takes 7 µs and is next to never shorter for it: a tenth of an ingest's time for a thousandth of an index.
// The loader takes the program's own `deflate` for that of every library; this one declines what is not worth the try.

#include <dlfcn.h>

#include <cstdlib>

#include <zlib.h>

namespace {

/// In bytes.
constexpr uInt worth_packing = 128;

using Deflate = int (*)(z_streamp, int);

Deflate zlib() {
  static const Deflate found = reinterpret_cast<Deflate>(dlsym(RTLD_NEXT, "deflate"));
  // Without zlib there is no Xapian either.
  if (!found) std::abort();
  return found;
}

/// Whether a whole text is to be packed into no more room than it takes itself. So Xapian asks, and keeps the text as it is
/// where that fails; nothing else in our programs packs anything.
bool is_try(const z_stream &stream, int flush) {
  return flush == Z_FINISH && stream.total_in == 0 && stream.total_out == 0 && stream.avail_in <= worth_packing &&
         stream.avail_out <= stream.avail_in;
}

}  // namespace

extern "C" int deflate(z_streamp stream, int flush) {
  if (stream && is_try(*stream, flush)) return Z_OK;
  return zlib()(stream, flush);
}
