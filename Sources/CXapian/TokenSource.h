#pragma once
#include <xapian.h>

#include <string>
#include <vector>

#include "CXapian.h"

/// What a token stream must hold.
///
/// `groups` are what stands at one place each: the tokens of which any will do. A token matches where it is equal under
/// `mask`, so that a group may ask for a stem in any form or for a form exactly.
struct TokenPattern {
  std::vector<std::vector<uint32_t>> groups;
  uint32_t mask = UINT32_MAX;
  /// All groups stand at different places that are less than `window` apart.
  uint32_t window = 1;
  bool in_order = true;

  /// To be called once, when all groups are there.
  void prepare();

  /// What tells it from other patterns. It has been prepared.
  std::string key() const;

  /// Cost: linear in the stream.
  bool matches(const std::string &stream) const;

 private:
  struct Place;
  bool matches_in_order(const std::vector<Place> &places) const;
  bool matches_in_any_order(const std::vector<Place> &places) const;
  bool places_suffice(const std::vector<Place> &places, size_t first, size_t end) const;
  uint64_t all_groups() const;
};

/// The documents whose token stream, kept in a value slot, follows a pattern. Weighs nothing.
///
/// Meant to stand beside terms that every match must hold: those find the candidates, and only their streams are read.
class TokenSource : public Xapian::ValuePostingSource {
 public:
  /// The pattern has been prepared.
  TokenSource(Xapian::valueno slot, TokenPattern pattern);

  void init(const Xapian::Database &database) override;
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid docid, double minimum_weight) override;
  bool check(Xapian::docid docid, double minimum_weight) override;
  Xapian::PostingSource *clone() const override;
  /// A server that does not know this source is told of one of Xapian's own that matches nothing; `RemoteDecisions` says
  /// how it is asked instead.
  std::string name() const override;
  std::string serialise() const override;
  std::string get_description() const override;

 private:
  void advance_to_match(double minimum_weight);

  TokenPattern pattern;
};
