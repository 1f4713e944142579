// The plainest way to index passages with Xapian: one thread, one paragraph a document, a TermGenerator with the English
// stemmer, no tuning.
//   plain-loop INDEX FOLDER
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

int main(int count, char** words) {
  if (count != 3) return std::cerr << "usage: plain-loop INDEX FOLDER\n", 2;
  Xapian::WritableDatabase index(words[1], Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  size_t passages = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(words[2])) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    std::string line, passage;
    const auto finish = [&] {
      if (passage.empty()) return;
      Xapian::Document document;
      document.set_data(passage);
      generator.set_document(document);
      generator.index_text(passage);
      index.add_document(document);
      passage.clear();
      ++passages;
    };
    while (std::getline(file, line)) {
      if (line.find_first_not_of(" \t\r\f") == std::string::npos) {
        finish();
      } else {
        passage += line;
        passage += '\n';
      }
    }
    finish();
  }
  index.commit();
  std::cout << passages << " passages\n";
}
