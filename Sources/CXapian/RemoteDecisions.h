#pragma once
#include <xapian.h>

#include <array>
#include <map>
#include <string>

#include "TokenSource.h"

/// Decides token patterns for remote databases.
///
/// A stock server does not know `TokenSource`. So the streams of the units that hold the words are asked for (they come
/// with the matches, in one answer), the pattern is decided here, and the units that follow it are singled out by what a
/// stock server knows: the term of their document where all its candidates follow, else that term and ranges over the
/// slot of streams that hold theirs and no other candidate's. Where not all could be looked at, or documents are not told
/// apart, each range is one whole stream, so that what it matches anywhere follows the pattern.
class RemoteDecisions {
 public:
  struct Decision {
    /// Beside the words: the units that follow the pattern. Weighs nothing.
    Xapian::Query filter;
    /// How many units were not looked at, because there were too many; an estimate.
    uint64_t undecided = 0;
  };

  /// The slot that names a unit's document, and the prefixes of the terms of that name of which every unit of it bears one.
  Xapian::valueno document_slot = Xapian::BAD_VALUENO;
  std::array<std::string, 2> document_prefixes;
  /// So many units are looked at for a pattern, the best matches of its words first: with 50,000, some 20 MB of streams.
  Xapian::doccount candidate_limit = 50000;

  /// `words` match every candidate. Cost: an answer of every remote database, the first time; remembered.
  const Decision &decide(
    Xapian::Database &remote, const Xapian::Query &words, Xapian::valueno slot, TokenPattern &pattern);

  /// To be called where a database moves on.
  void forget() { known.clear(); }

 private:
  Decision decided(
    Xapian::Database &remote, const Xapian::Query &words, Xapian::valueno slot, TokenPattern &pattern) const;

  std::map<std::string, Decision> known;
};
