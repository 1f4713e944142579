/* Xapian as C. The rules of this shim:
 *
 * 1. Exceptions stop here: every function is noexcept; what can fail runs inside one `guarded` and sets an error that
 *    carries a kind and a message.
 * 2. What an _open, _create, _search or another function returns as a pointer belongs to the caller and has exactly one
 *    _free, which takes NULL too.
 * 3. Bytes are borrowed: pointer and count, never NUL-terminated alone; the caller copies what it is given at once.
 *    A pointer may be NULL where the count is 0.
 * 4. One thread at a time per handle; no static Xapian object. Two handles never share one, but for a handle that joins
 *    others: it shares what they are made of, because a second connection to each server, and every file opened twice,
 *    would buy nothing. So it and its parts belong to one thread, and a reopened one moves the others on.
 * 5. Drain: results are plain arrays filled before returning; no Xapian iterator crosses the border.
 * 6. Cross rarely: a batch of documents or a page of results a call, not a term a call.
 *
 * A function that returns bool returns false where it failed, one that returns a pointer NULL; then *error is set. An
 * error that was set must be freed.
 */
#ifndef CXAPIAN_H
#define CXAPIAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define CX_NOEXCEPT noexcept
extern "C" {
#else
#define CX_NOEXCEPT
#endif

/* ---- Errors ---- */

typedef enum cx_error_kind {
  CX_ERROR_NONE = 0,
  CX_ERROR_LOCKED,             /* another process writes to this database */
  CX_ERROR_MODIFIED,           /* the writer has moved on: reopen and try again */
  CX_ERROR_NOT_FOUND,          /* no database at this path */
  CX_ERROR_OPENING,            /* something else kept it from being opened */
  CX_ERROR_CORRUPT,            /* damaged */
  CX_ERROR_VERSION,            /* written by a Xapian that this one does not know */
  CX_ERROR_CLOSED,
  CX_ERROR_DATABASE,           /* another failure of the database: the disk is full, a file cannot be read */
  CX_ERROR_DOCUMENT_NOT_FOUND,
  CX_ERROR_INVALID_ARGUMENT,   /* an empty or too long term, a negative factor */
  CX_ERROR_INVALID_OPERATION,  /* a commit inside a transaction, a write to what was opened for reading */
  CX_ERROR_TOO_MANY_TERMS,     /* a wildcard with more expansions than its limit */
  CX_ERROR_UNIMPLEMENTED,
  CX_ERROR_NETWORK,
  CX_ERROR_TIMEOUT,            /* a server did not answer in time */
  CX_ERROR_MALFORMED,          /* bytes handed to this shim that do not follow its formats */
  CX_ERROR_MEMORY,
  CX_ERROR_OTHER
} cx_error_kind;

typedef struct cx_error {
  cx_error_kind kind;
  char *message;
  size_t message_length;
  char *context; /* which database, in Xapian's words: remote:tcp(HOST:PORT), remote:prog(PROGRAM ARGUMENTS); may be empty */
  size_t context_length;
} cx_error;

void cx_error_free(cx_error *error) CX_NOEXCEPT;

/* ---- Values that cross the border ---- */

typedef uint32_t cx_docid; /* from 1; 0 is none */
typedef uint32_t cx_slot;

#define CX_NO_SLOT UINT32_MAX

typedef struct cx_bytes {
  const uint8_t *start;
  size_t count;
} cx_bytes;

/* Byte strings end to end: the one at index i ends before ends[i], and begins where the one before it ends. */
typedef struct cx_list {
  const uint8_t *bytes;
  const size_t *ends;
  size_t count;
} cx_list;

/* Byte strings with a number each: terms with frequencies, metadata keys with nothing. Freed by cx_strings_free. */
typedef struct cx_strings {
  cx_list strings;
  const uint32_t *numbers;
  const double *weights;
} cx_strings;

void cx_strings_free(cx_strings *strings) CX_NOEXCEPT;

/* ---- Databases ---- */

typedef struct cx_database cx_database;

typedef struct cx_statistics {
  uint32_t documents;
  cx_docid last_docid;
  uint64_t total_length; /* the sum of all wdf */
  double average_length;
} cx_statistics;

typedef enum cx_address_kind {
  CX_ADDRESS_PATH = 0, /* a directory, a file with a single-file database or a stub */
  CX_ADDRESS_TCP,      /* a host, and the port of a xapian-tcpsrv */
  CX_ADDRESS_PROGRAM   /* a program that serves a database over its standard input and output, and its arguments, which are
                          divided at blanks */
} cx_address_kind;

typedef struct cx_address {
  cx_address_kind kind;
  cx_bytes name; /* path, host or program */
  cx_bytes arguments;
  uint16_t port;
} cx_address;

/* Opens databases for reading, each by itself; servers are called at the same time, and each has `timeout` milliseconds
 * for the connection and for every answer. databases[i] is NULL where it failed and errors[i] is set. */
void cx_databases_open(
  const cx_address *addresses, size_t count, uint32_t timeout, cx_database **databases,
  cx_error *errors) CX_NOEXCEPT;

/* Several databases as one, which shares what they are made of (rule 4) and may outlive them. */
cx_database *cx_database_join(cx_database *const *parts, size_t count, cx_error *error) CX_NOEXCEPT;

/* Says how patterns of words are decided for remote databases (RemoteDecisions.h): the slot that names what a document is
 * a part of, what precedes that name in a term, of which each part has the one or the other, and how many documents are looked at at
 * most. */
bool cx_database_set_decisions(
  cx_database *database, cx_slot slot, cx_bytes prefix, cx_bytes other_prefix, uint32_t candidate_limit,
  cx_error *error) CX_NOEXCEPT;

/* Has every database that is opened for writing from now on write what it gathered in memory to the disk after so many
 * documents (visible only after a commit). It sets the process's environment, so it is to be called while there is one
 * thread. */
void cx_set_flush_threshold(uint32_t documents) CX_NOEXCEPT;

typedef enum cx_opening {
  CX_OPENING_CREATING = 0, /* opens, or creates where there is none */
  CX_OPENING_PRESENT,      /* opens */
  CX_OPENING_FRESH         /* creates anew, to be filled with one commit at the end, without waiting for the disk */
} cx_opening;

/* Opens a database for writing; it can be read too. */
cx_database *cx_database_open_writable(cx_bytes path, cx_opening opening, cx_error *error) CX_NOEXCEPT;

/* Closes. Uncommitted changes of an open transaction are lost. */
void cx_database_free(cx_database *database) CX_NOEXCEPT;

/* Moves a reader on to the newest commit; *changed says whether there was one. */
bool cx_database_reopen(cx_database *database, bool *changed, cx_error *error) CX_NOEXCEPT;

bool cx_database_statistics(cx_database *database, cx_statistics *statistics, cx_error *error) CX_NOEXCEPT;

/* How many documents have a value in a slot. */
bool cx_database_value_frequency(cx_database *database, cx_slot slot, uint32_t *frequency, cx_error *error) CX_NOEXCEPT;

/* One string. */
cx_strings *cx_database_uuid(cx_database *database, cx_error *error) CX_NOEXCEPT;

/* How often each of `terms` occurs, by its wdf; `frequencies` has room for `count`. */
bool cx_database_collection_frequencies(
  cx_database *database, const cx_bytes *terms, size_t count, uint32_t *frequencies, cx_error *error) CX_NOEXCEPT;

/* In how many documents each of `terms` occurs; `frequencies` has room for `count`. */
bool cx_database_term_frequencies(
  cx_database *database, const cx_bytes *terms, size_t count, uint32_t *frequencies, cx_error *error) CX_NOEXCEPT;

/* The first document that holds each of `terms`, 0 where there is none; `docids` has room for `count`. */
bool cx_database_first_documents(
  cx_database *database, const cx_bytes *terms, size_t count, cx_docid *docids, cx_error *error) CX_NOEXCEPT;

/* Terms that begin with `prefix` and are not less than `from`, in order, with their frequencies, at most `limit`. */
cx_strings *cx_database_terms(
  cx_database *database, cx_bytes prefix, cx_bytes from, size_t limit, cx_error *error) CX_NOEXCEPT;

/* The documents that hold `term` (every document for an empty term), in order, the first `skip` left out, at most
 * `limit`. As `numbers` of a list without strings: `strings.count` is their count. */
cx_strings *cx_database_postings(
  cx_database *database, cx_bytes term, size_t skip, size_t limit, cx_error *error) CX_NOEXCEPT;

/* A document's terms in order, with their wdf. */
cx_strings *cx_database_document_terms(cx_database *database, cx_docid docid, cx_error *error) CX_NOEXCEPT;

/* Data of each document, then for each of `slots` its value. Strings come document by document. `numbers` has 1 for each
 * document that exists and 0 for one that does not. */
cx_strings *cx_database_documents(
  cx_database *database, const cx_docid *docids, size_t count, const cx_slot *slots, size_t slot_count,
  cx_error *error) CX_NOEXCEPT;

/* The values of each document in each of `slots`, document by document; empty where there is none. */
cx_strings *cx_database_values(
  cx_database *database, const cx_docid *docids, size_t count, const cx_slot *slots, size_t slot_count,
  cx_error *error) CX_NOEXCEPT;

/* For each of `terms` the data of every document that holds it, with the document's number; after those of each term an
 * empty string with the number 0. */
cx_strings *cx_database_stored(
  cx_database *database, const cx_bytes *terms, size_t count, cx_error *error) CX_NOEXCEPT;

/* One string, empty where there is no such key. */
cx_strings *cx_database_metadata(cx_database *database, cx_bytes key, cx_error *error) CX_NOEXCEPT;

/* Key and value in turns, in order of key, of every key that begins with `prefix`. */
cx_strings *cx_database_all_metadata(cx_database *database, cx_bytes prefix, cx_error *error) CX_NOEXCEPT;

/* The terms that tell these documents from the rest, best first, with their weights. Only terms without prefix (that do
 * not begin with an ASCII capital). */
cx_strings *cx_database_expand(
  cx_database *database, const cx_docid *docids, size_t count, size_t limit, cx_error *error) CX_NOEXCEPT;

/* How many faults the tables of the database at a path have. Reads all of it. */
bool cx_database_check(cx_bytes path, size_t *faults, cx_error *error) CX_NOEXCEPT;

/* Writes one copy of the databases, renumbered and with full blocks, to a directory. Where several have the same metadata
 * key, the value of the last is kept; for a key that begins with `word_prefix` (unless that is empty) the value is the
 * words of all, which blanks divide, each once and in order. */
bool cx_database_compact(
  cx_database *database, cx_bytes destination, cx_bytes word_prefix, cx_error *error) CX_NOEXCEPT;

/* ---- Writing ---- */

/* Applies a batch, in order. All numbers are LEB128; a string is its length and its bytes. A batch is a sequence of
 *   1 document            adds
 *   2 term document       replaces every document that holds the term, or adds
 *   3 term                deletes every document that holds the term
 *   4 key value           sets metadata; an empty value removes it
 * where a document is
 *   data, value count, (slot, value)…, (term, wdf)…, an empty string.
 * Where it fails the operations before it stay applied: use a transaction. */
bool cx_database_apply(cx_database *database, const uint8_t *batch, size_t length, cx_error *error) CX_NOEXCEPT;

bool cx_database_begin(cx_database *database, cx_error *error) CX_NOEXCEPT;
/* Ends the transaction and makes it durable and visible. */
bool cx_database_commit_transaction(cx_database *database, cx_error *error) CX_NOEXCEPT;
bool cx_database_cancel_transaction(cx_database *database, cx_error *error) CX_NOEXCEPT;
bool cx_database_commit(cx_database *database, cx_error *error) CX_NOEXCEPT;

/* ---- Token streams ---- */

/* A document's words in their order, in a value slot: what phrases, nearness and exact forms are decided by. It takes the
 * place of Xapian's position lists, which cost an entry of a B-tree for every different word of every document: several
 * times the room, and nearly half of the time of writing.
 *
 * A token stands for the form of a word. The most frequent forms of some languages have a number below 128, which takes a
 * byte of the stream. The token of any other is a hash of 23 bits with the next bit set, in three bytes, most significant
 * first. As a pattern is only looked for in documents that hold its terms, a chance match needs two words of one text whose
 * hashes agree, in a place that the pattern allows: one chance in eight million a place and form. */
#define CX_TOKEN_BOUNDARY 127 /* stands for no word */

/* A stream of a text with quotations begins with this, the number of the bytes of the runs, and the runs: how many words stand
 * outside quotation marks, how many inside the first, how many outside again, and so on. Each number is its bits in
 * groups of seven, the lowest first, with the next bit set where more follow. Behind the last run no word is quoted. */
#define CX_TOKEN_QUOTED 126

uint32_t cx_token(cx_bytes form) CX_NOEXCEPT;

/* ---- Searching ---- */

/* A query is a sequence in postfix order; every operator takes its operands off a stack. Numbers and strings as in a
 * batch; a double is its eight bytes, least significant first. */
typedef enum cx_query_operator {
  CX_QUERY_NOTHING = 0,
  CX_QUERY_ALL,
  CX_QUERY_TERM,        /* term, wqf */
  CX_QUERY_AND,         /* operand count; so for the next ones */
  CX_QUERY_OR,
  CX_QUERY_SYNONYM,
  CX_QUERY_MAX,
  CX_QUERY_AND_NOT,     /* two operands; so for the next two */
  CX_QUERY_AND_MAYBE,
  CX_QUERY_FILTER,
  CX_QUERY_NEAR,        /* operand count, window, slot of token streams, cx_side, then for each operand form count, form...;
                           so for the next one. A word in any of its forms stands for an operand. At most 64. */
  CX_QUERY_PHRASE,
  CX_QUERY_FORMS,       /* slot of token streams, cx_side, count, (term, form)...: weighs as the synonym of the terms */
  CX_QUERY_ELITE,       /* operand count, set size */
  CX_QUERY_SCALE,       /* factor, a double; one operand */
  CX_QUERY_VALUE_RANGE, /* slot, from, to */
  CX_QUERY_VALUE_FROM,  /* slot, from */
  CX_QUERY_VALUE_TO,    /* slot, to */
  CX_QUERY_PREFIX       /* prefix, expansion limit (0: none), cx_expansion */
} cx_query_operator;

/* Which words of a stream a pattern is looked for among. */
typedef enum { CX_SIDE_ANY = 0, CX_SIDE_OUTSIDE_QUOTATIONS, CX_SIDE_INSIDE_QUOTATIONS } cx_side;

/* What is done where a prefix has more expansions than its limit. */
typedef enum cx_expansion { CX_EXPANSION_FAIL = 0, CX_EXPANSION_FIRST, CX_EXPANSION_MOST_FREQUENT } cx_expansion;

typedef enum cx_weighting {
  CX_WEIGHTING_BM25 = 0, /* k1, k2, k3, b, minimum normalised length */
  CX_WEIGHTING_BM25_PLUS, /* the same, and delta */
  CX_WEIGHTING_PL2_PLUS, /* c, delta */
  CX_WEIGHTING_DPH,
  CX_WEIGHTING_INEB2, /* c */
  CX_WEIGHTING_DIRICHLET, /* mu */
  CX_WEIGHTING_COORDINATION,
  CX_WEIGHTING_NONE
} cx_weighting;

typedef struct cx_search {
  cx_bytes query;
  uint32_t offset, limit, check_at_least;
  cx_weighting weighting;
  double parameters[6];
  cx_slot collapse_slot; /* CX_NO_SLOT for none */
  uint32_t collapse_maximum;
  cx_slot sort_slot; /* CX_NO_SLOT for order of weight; else by value, then weight */
  bool sort_descending;
  cx_slot tie_slot; /* in which order matches come that are otherwise equal: by the values of this slot, then by docid.
                       CX_NO_SLOT for docid alone, which depends on how documents are spread over databases */
  double minimum_weight;
  const cx_slot *value_slots; /* whose values each match brings */
  size_t value_slot_count;
  const cx_slot *count_slots; /* whose values are counted over the matches looked at */
  size_t count_slot_count;
  uint32_t count_limit; /* values a slot, most frequent first */
  bool with_data, with_terms;
} cx_search;

typedef struct cx_matches {
  uint32_t lower, estimated, upper;
  double maximum_weight; /* that a match could attain */
  uint64_t undecided; /* about so many documents of remote databases hold the words of a phrase or the like, and were too
                         many to be looked at */
  size_t count;
  const cx_docid *docids;
  const double *weights; /* rounded to nine decimal places */
  const uint32_t *collapsed; /* at least so many further matches have the same value in the collapse slot */
  cx_list data;              /* one a match, where asked for */
  cx_list values;            /* value_slot_count a match */
  cx_list terms;             /* the query's terms that each match holds */
  const size_t *term_ends;   /* the terms of match i end before term_ends[i] */
  cx_list counted;           /* values, slot by slot */
  const uint32_t *counts;
  const size_t *counted_ends;
} cx_matches;

cx_matches *cx_database_search(cx_database *database, const cx_search *search, cx_error *error) CX_NOEXCEPT;
void cx_matches_free(cx_matches *matches) CX_NOEXCEPT;

/* Xapian's own description of a query, for tests and explanations. */
cx_strings *cx_query_description(cx_bytes query, cx_error *error) CX_NOEXCEPT;

/* ---- Stemming ---- */

typedef struct cx_stemmer cx_stemmer;

/* A stemmer for a language's name or ISO 639 code; `none` leaves words as they are. */
cx_stemmer *cx_stemmer_create(cx_bytes language, cx_error *error) CX_NOEXCEPT;
void cx_stemmer_free(cx_stemmer *stemmer) CX_NOEXCEPT;
/* The stem, borrowed from the stemmer until its next call. */
bool cx_stemmer_stem(cx_stemmer *stemmer, cx_bytes word, cx_bytes *stem, cx_error *error) CX_NOEXCEPT;

/* `1.4.22`. */
const char *cx_version(void) CX_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
