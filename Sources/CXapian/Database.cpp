#include <cstdlib>
#include <set>
#include <sstream>

#include "Handle.h"
#include "Storage.h"

void cx_set_flush_threshold(uint32_t documents) noexcept {
  // Xapian knows no other way; what the user has set himself stays.
  setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(documents).c_str(), 0);
}

cx_database *cx_database_open_writable(cx_bytes path, cx_opening opening, cx_error *error) noexcept {
  return guarded<cx_database *>(error, nullptr, [&] {
    int flags = opening == CX_OPENING_CREATING ? Xapian::DB_CREATE_OR_OPEN
                : opening == CX_OPENING_PRESENT
                  ? Xapian::DB_OPEN
                  : Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC;
    auto handle = std::make_unique<cx_database>();
    handle->writing = std::make_unique<Xapian::WritableDatabase>(to_string(path), flags);
    return handle.release();
  });
}

void cx_database_free(cx_database *database) noexcept {
  // Destructors of Xapian swallow what goes wrong; the guard is for what Xapian does not foresee.
  guarded<bool>(nullptr, false, [&] {
    delete database;
    return true;
  });
}

bool cx_database_reopen(cx_database *database, bool *changed, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    database->decisions.forget();
    *changed = database->database().reopen();
    return true;
  });
}

bool cx_database_statistics(cx_database *database, cx_statistics *statistics, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    auto &reading = database->database();
    *statistics = {
      reading.get_doccount(), reading.get_lastdocid(), reading.get_total_length(), reading.get_average_length()};
    return true;
  });
}

bool cx_database_value_frequency(
  cx_database *database, cx_slot slot, uint32_t *frequency, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    *frequency = database->database().get_value_freq(slot);
    return true;
  });
}

cx_strings *cx_database_uuid(cx_database *database, cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    result->list.add(database->database().get_uuid());
    return result.release()->finish();
  });
}

/// Fills `figures` with what `figure` says of each term.
static bool count_terms(
  cx_database *database, const cx_bytes *terms, size_t count, uint32_t *figures, cx_error *error,
  unsigned (Xapian::Database::*figure)(const std::string &) const) noexcept {
  return guarded<bool>(error, false, [&] {
    for (size_t index = 0; index < count; index++) {
      figures[index] = (database->database().*figure)(to_string(terms[index]));
    }
    return true;
  });
}

bool cx_database_term_frequencies(
  cx_database *database, const cx_bytes *terms, size_t count, uint32_t *frequencies, cx_error *error) noexcept {
  return count_terms(database, terms, count, frequencies, error, &Xapian::Database::get_termfreq);
}

bool cx_database_collection_frequencies(
  cx_database *database, const cx_bytes *terms, size_t count, uint32_t *frequencies, cx_error *error) noexcept {
  return count_terms(database, terms, count, frequencies, error, &Xapian::Database::get_collection_freq);
}

bool cx_database_first_documents(
  cx_database *database, const cx_bytes *terms, size_t count, cx_docid *docids, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    auto &reading = database->database();
    for (size_t index = 0; index < count; index++) {
      auto posting = reading.postlist_begin(to_string(terms[index]));
      docids[index] = posting == reading.postlist_end("") ? 0 : *posting;
    }
    return true;
  });
}

cx_strings *cx_database_terms(
  cx_database *database, cx_bytes prefix, cx_bytes from, size_t limit, cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    auto &reading = database->database();
    auto term = reading.allterms_begin(to_string(prefix));
    auto end = reading.allterms_end();
    if (from.count > 0) term.skip_to(to_string(from));
    for (; term != end && result->number_list.size() < limit; ++term) {
      result->list.add(*term);
      result->number_list.push_back(term.get_termfreq());
    }
    return result.release()->finish();
  });
}

cx_strings *cx_database_postings(
  cx_database *database, cx_bytes term, size_t skip, size_t limit, cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    auto &reading = database->database();
    auto end = reading.postlist_end("");
    for (auto posting = reading.postlist_begin(to_string(term)); posting != end; ++posting) {
      if (result->number_list.size() == limit) break;
      if (skip > 0) {
        skip--;
      } else {
        result->number_list.push_back(*posting);
      }
    }
    return result.release()->finish();
  });
}

cx_strings *cx_database_document_terms(cx_database *database, cx_docid docid, cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    auto &reading = database->database();
    auto end = reading.termlist_end(docid);
    for (auto term = reading.termlist_begin(docid); term != end; ++term) {
      result->list.add(*term);
      result->number_list.push_back(term.get_wdf());
    }
    return result.release()->finish();
  });
}

cx_strings *cx_database_documents(
  cx_database *database, const cx_docid *docids, size_t count, const cx_slot *slots, size_t slot_count,
  cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    for (size_t index = 0; index < count; index++) {
      Xapian::Document document;
      bool exists = docids[index] != 0;
      try {
        if (exists) document = database->database().get_document(docids[index]);
        // The data is what tells whether the document is there: a handle may be made without looking.
        result->list.add(exists ? document.get_data() : std::string());
      } catch (const Xapian::DocNotFoundError &) {
        exists = false;
        result->list.add({});
      }
      result->number_list.push_back(exists);
      for (size_t slot = 0; slot < slot_count; slot++) {
        result->list.add(exists ? document.get_value(slots[slot]) : std::string());
      }
    }
    return result.release()->finish();
  });
}

cx_strings *cx_database_stored(
  cx_database *database, const cx_bytes *terms, size_t count, cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    auto &reading = database->database();
    auto end = reading.postlist_end("");
    for (size_t index = 0; index < count; index++) {
      for (auto posting = reading.postlist_begin(to_string(terms[index])); posting != end; ++posting) {
        result->list.add(reading.get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data());
        result->number_list.push_back(*posting);
      }
      result->list.add({});
      result->number_list.push_back(0);
    }
    return result.release()->finish();
  });
}

cx_strings *cx_database_metadata(cx_database *database, cx_bytes key, cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    result->list.add(database->database().get_metadata(to_string(key)));
    return result.release()->finish();
  });
}

cx_strings *cx_database_all_metadata(cx_database *database, cx_bytes prefix, cx_error *error) noexcept {
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    auto &reading = database->database();
    std::string beginning = to_string(prefix);
    auto end = reading.metadata_keys_end(beginning);
    for (auto key = reading.metadata_keys_begin(beginning); key != end; ++key) {
      result->list.add(*key);
      result->list.add(reading.get_metadata(*key));
    }
    return result.release()->finish();
  });
}

cx_strings *cx_database_expand(
  cx_database *database, const cx_docid *docids, size_t count, size_t limit, cx_error *error) noexcept {
  struct WithoutPrefix : Xapian::ExpandDecider {
    bool operator()(const std::string &term) const override { return term.empty() || term[0] < 'A' || term[0] > 'Z'; }
  };
  return guarded<cx_strings *>(error, nullptr, [&] {
    auto result = std::make_unique<StringsStorage>();
    Xapian::RSet relevant;
    for (size_t index = 0; index < count; index++) relevant.add_document(docids[index]);
    WithoutPrefix decider;
    Xapian::Enquire enquire(database->database());
    auto expansion = enquire.get_eset(Xapian::termcount(limit), relevant, &decider);
    for (auto term = expansion.begin(); term != expansion.end(); ++term) {
      result->list.add(*term);
      result->weight_list.push_back(term.get_weight());
    }
    return result.release()->finish();
  });
}

namespace {

/// Says what becomes of metadata that several databases have.
class Merging : public Xapian::Compactor {
 public:
  explicit Merging(std::string word_prefix) : word_prefix(std::move(word_prefix)) {}

  std::string resolve_duplicate_metadata(const std::string &key, size_t count, const std::string values[]) override {
    // Xapian hands over the key as its table has it, with two bytes of its own in front.
    size_t start = key.compare(0, 2, std::string("\0\xC0", 2)) == 0 ? 2 : 0;
    if (word_prefix.empty() || key.compare(start, word_prefix.size(), word_prefix) != 0) return values[count - 1];
    std::set<std::string> words;
    for (size_t index = 0; index < count; index++) {
      std::istringstream stream(values[index]);
      for (std::string word; std::getline(stream, word, ' ');) words.insert(word);
    }
    std::string joined;
    for (auto &word : words) joined += (joined.empty() ? "" : " ") + word;
    return joined;
  }

 private:
  std::string word_prefix;
};

}  // namespace

bool cx_database_compact(
  cx_database *database, cx_bytes destination, cx_bytes word_prefix, cx_error *error) noexcept {
  return guarded<bool>(error, false, [&] {
    Merging merging(to_string(word_prefix));
    database->database().compact(to_string(destination), Xapian::Compactor::FULL, 0, merging);
    return true;
  });
}

void cx_strings_free(cx_strings *strings) noexcept { delete static_cast<StringsStorage *>(strings); }
