#include <xapian.h>

#include <memory>

#include "Guarded.h"

struct cx_stemmer {
  Xapian::Stem stem;
  std::string word, result;
};

cx_stemmer *cx_stemmer_create(cx_bytes language, cx_error *error) noexcept {
  return guarded<cx_stemmer *>(error, nullptr, [&] {
    return new cx_stemmer{Xapian::Stem(to_string(language)), {}, {}};
  });
}

void cx_stemmer_free(cx_stemmer *stemmer) noexcept { delete stemmer; }

bool cx_stemmer_stem(cx_stemmer *stemmer, cx_bytes word, cx_bytes *stem, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    stemmer->word = to_string(word);
    stemmer->result = stemmer->stem(stemmer->word);
    *stem = {reinterpret_cast<const uint8_t *>(stemmer->result.data()), stemmer->result.size()};
    return true;
  });
}
