#pragma once
#include <xapian.h>

#include <array>
#include <string>
#include <vector>

#include "CXapian.h"

/// What a token stream must hold.
///
/// `groups` are what stands at one place each: the tokens of which any will do.
struct TokenPattern {
  std::vector<std::vector<uint32_t>> groups;
  /// All groups stand at different places that are less than `window` apart.
  uint32_t window = 1;
  bool in_order = true;

  /// To be called once, when all groups are there.
  void prepare();

  /// What tells it from other patterns. It has been prepared.
  std::string key() const;

  /// Cost: linear in the stream.
  bool matches(const std::string &stream);

 private:
  /// A token of the stream that some group asks for.
  struct Place {
    uint32_t position;
    uint64_t groups;  // bit i: group i asks for it
  };

  /// A token of three bytes that some group asks for; 0 for none.
  struct Asked {
    uint32_t token;
    uint64_t groups;
  };

  /// Bytes that a stream holds, the one at `anchor` being rarer than most.
  struct Needle {
    std::string bytes;
    size_t anchor = 0;

    void append(uint32_t token);
    bool is_in(const std::string &stream) const;
  };

  void ask(uint32_t token, uint64_t group);
  void choose_needles();
  bool may_match(const std::string &stream) const;
  uint64_t asking(uint32_t token) const;
  template <typename Body> bool scan(const std::string &stream, Body body) const;
  bool holds_any(const std::string &stream) const;
  bool matches_in_order(const std::string &stream);
  bool matches_in_any_order(const std::string &stream);
  bool places_suffice(size_t first, size_t end) const;
  uint64_t all_groups() const;

  /// By the first byte of a token: the groups that ask for it where it is the only one, else whether any does.
  std::array<uint64_t, 256> first_bytes{};
  /// The tokens of three bytes that are asked for, by hash: a table at most half full.
  std::vector<Asked> long_tokens;
  /// A stream that matches holds one of these; none where they would be too many.
  std::vector<Needle> needles;
  // Used again from stream to stream.
  std::vector<int64_t> beginning;
  std::vector<Place> places;
  std::vector<size_t> counts;
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
