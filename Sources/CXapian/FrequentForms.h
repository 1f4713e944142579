#pragma once
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "CXapian.h"

/// The most frequent forms of English, German, French, Italian, Spanish, Dutch and Latin, folded and in order of bytes:
/// about half of the words of an English text, a third in the others. Their places are their tokens, so that any change is
/// one of the index's format.
inline constexpr std::string_view frequent_forms[] = {
  "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "au", "auf", "be", "been", "but", "by",
  "che", "con", "d", "da", "dans", "das", "de", "del", "den", "der", "des", "di", "die", "do", "du", "e", "een", "ein",
  "eine", "el", "en", "est", "et", "for", "from", "had", "has", "have", "he", "het", "him", "his", "i", "if", "il", "im",
  "in", "into", "is", "ist", "it", "its", "l", "la", "las", "le", "les", "los", "may", "mit", "more", "mr", "my", "no",
  "not", "of", "on", "one", "only", "or", "other", "our", "out", "p", "par", "pour", "que", "qui", "s", "said", "she",
  "sich", "so", "such", "than", "that", "the", "their", "them", "there", "these", "they", "this", "to", "u", "un", "una",
  "und", "une", "up", "upon", "v", "van", "von", "was", "we", "were", "what", "when", "which", "who", "will", "with",
  "would", "you", "zu",
};

static_assert(std::size(frequent_forms) <= CX_TOKEN_BOUNDARY);

/// The place of a form in the table; -1 where it is not there.
inline int frequent_form(std::string_view form) {
  auto found = std::lower_bound(std::begin(frequent_forms), std::end(frequent_forms), form);
  return found != std::end(frequent_forms) && *found == form ? int(found - std::begin(frequent_forms)) : -1;
}
