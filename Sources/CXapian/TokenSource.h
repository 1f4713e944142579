#pragma once
#include <xapian.h>

#include <array>
#include <string>
#include <vector>

#include "CXapian.h"

/// What stands before the tokens of a stream: which of them are quoted.
class QuotedRuns {
 public:
  explicit QuotedRuns(const std::string &stream);

  /// Where the tokens begin.
  size_t end() const { return stop; }

  /// Whether the token of a position is quoted. Positions are asked for in ascending order.
  bool hold(uint32_t position);

 private:
  uint32_t number();

  const uint8_t *bytes;
  size_t index = 0, stop = 0;
  /// The run of the last position, and where it ends.
  bool is_inside = true;
  uint64_t run_end = 0;
};

/// What a token stream must hold.
///
/// `groups` are what stands at one place each: the tokens of which any will do.
struct TokenPattern {
  std::vector<std::vector<uint32_t>> groups;
  /// All groups stand at different places that are less than `window` apart.
  uint32_t window = 1;
  bool in_order = true;
  cx_side side = CX_SIDE_ANY;

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

/// The token streams of one database, read in the order of its documents.
class StreamReader {
 public:
  StreamReader(const Xapian::Database &database, Xapian::valueno slot)
    : stream(database.valuestream_begin(slot)), end(database.valuestream_end(slot)) {}

  /// Moves on to a document; whether it has a stream. None before the last is found again.
  bool find(Xapian::docid docid);
  std::string value() const { return *stream; }

 private:
  Xapian::ValueIterator stream, end;
};

/// Every document. It remembers which one was looked at last, and in which database: what decides about a match is told of
/// neither the one nor of streams that lie side by side.
class StreamSource : public Xapian::PostingSource {
 public:
  /// What was looked at last.
  struct Place {
    StreamSource *source = nullptr;
    Xapian::docid docid = 0;
  };

  explicit StreamSource(Place *place) : place(place) {}

  /// Whether the document that was looked at last has a stream in a slot, which is put into `stream`.
  bool read(Xapian::valueno slot, std::string &stream);

  void init(const Xapian::Database &database) override;
  Xapian::doccount get_termfreq_min() const override { return count; }
  Xapian::doccount get_termfreq_est() const override { return count; }
  Xapian::doccount get_termfreq_max() const override { return count; }
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid docid, double minimum_weight) override;
  bool check(Xapian::docid docid, double minimum_weight) override;
  bool at_end() const override { return docid > last; }
  Xapian::docid get_docid() const override { return docid; }
  Xapian::PostingSource *clone() const override { return new StreamSource(place); }
  std::string get_description() const override { return "StreamSource()"; }

 private:
  Place *place;
  Xapian::Database database;
  Xapian::doccount count = 0;
  Xapian::docid docid = 0, last = 0;
  std::vector<std::pair<Xapian::valueno, StreamReader>> readers;
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
