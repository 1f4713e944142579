import Xapian

/// In which database of an index the entries of a document are, learnt from its matches: what belongs to it is then not
/// looked for in the others.
struct DocumentHomes {
  /// How many databases are read as one, which take turns in numbering entries.
  private let count: Int
  private let isOneIndex: Bool
  private var numbers: [DocumentKey: Int] = [:]
  private var revision = 0

  /// Of the databases of one index, one alone has entries of a document; two indexes may hold the same.
  init(_ shards: [OpenShard]) {
    count = shards.count
    let folders = shards.map { open in
      if case .directory(let path) = open.shard.address { IndexFolder.index(of: path) } else { String?.none }
    }
    isOneIndex = count > 1 && !folders.contains { $0 == nil || $0 != folders[0] }
  }

  /// Notes that an entry is the document's.
  mutating func learn(_ document: DocumentKey, entry: DocumentID, revision: Int) {
    guard isOneIndex, entry > 0 else { return }
    if revision != self.revision { numbers = [:] }
    self.revision = revision
    numbers[document] = Int(entry - 1) % count
  }

  /// The place of its database among the parts of the index; nil where it is not known.
  func part(of document: DocumentKey, revision: Int) -> Int? { revision == self.revision ? numbers[document] : nil }

  /// The number that an entry of a part has among those of all.
  func number(of entry: DocumentID, in part: Int) -> DocumentID {
    (entry - 1) * DocumentID(count) + DocumentID(part) + 1
  }
}
