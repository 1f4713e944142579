import Xapian

/// Reads indexes for one answer after another, and leaves out servers that do not answer.
///
/// Statistics are then those of the shards that do, so an answer is always that of some set of shards as a whole: where one
/// is lost in the middle, the answer is begun anew without it. One that was lost is tried again for later answers.
public final class IndexSession {
  public struct Options: Hashable, Sendable {
    /// How long a server may take to be reached, and for every answer, in milliseconds.
    public var timeout: UInt32 = 10_000
    /// Whether a shard that does not answer is an error.
    public var requiresAll = false

    public init() {}
  }

  private let names: [String]
  private let options: Options
  private var shards: [OpenShard] = []
  private var lost: [(shard: NamedShard, reason: String)] = []
  private var reader: IndexReader
  private var lastAttempt = ContinuousClock.now
  /// What the last answer leaves out.
  public private(set) var gaps = AnswerGaps()

  /// So long after a server was lost it is tried again; so long an answer is begun anew because of a writer.
  private static let patience = Duration.seconds(10)
  /// So often may a writer overtake the opening of an index; and what it overwrites under our eyes looks damaged. What is
  /// damaged stays so.
  private static let overtakings = 6

  /// Opens what is named (`ShardList`). Throws what `IndexReader` does for a local index; for servers only where none
  /// answers, where all are required, or where what answers is no index of ours.
  public init(_ names: [String], options: Options = Options()) throws(IndexError) {
    self.names = names
    self.options = options
    let (open, lost) = try Self.open(names, options)
    shards = open
    self.lost = lost
    reader = try Self.reader(open, names)
    gaps = AnswerGaps(missing: missing)
  }

  /// What `body` gives for the shards that answer. It is run again from its beginning where one is lost on the way, so it
  /// changes nothing outside. Throws `unreachable` where no shard is left, or where something is left out and all are
  /// required.
  public func answer<Result>(_ body: (IndexReader) throws -> Result) throws -> Result {
    try tryAgain()
    var faults: [ShardAddress: Int] = [:]
    let deadline = ContinuousClock.now + Self.patience
    var doubts = 0
    while true {
      do {
        reader.database.undecided = 0
        let result = try reader.naming { try body(reader) }
        gaps = AnswerGaps(missing: missing, undecided: reader.database.undecided)
        if options.requiresAll, !gaps.isEmpty {
          throw IndexError(.unreachable, gaps.sentences.joined(separator: "; ") + ".")
        }
        return result
      } catch let error as IndexError where error.isUnavailability {
        try recover(from: error, &faults)
      } catch let error as IndexError {
        // A writer has put other databases in the place of ours, or was faster than all our reopening.
        if error.code == .damaged { doubts += 1 }
        let isOvertaken = error.cause?.kind == .modified || error.code == .damaged && doubts < Self.overtakings
        guard .now < deadline, try isOvertaken || isReplaced() else { throw error }
        (shards, lost) = try Self.open(names, options)
        reader = try Self.reader(shards, names)
      }
    }
  }

  /// A reader that sees one commit of each shard, however many calls an answer takes.
  private static func reader(_ shards: [OpenShard], _ names: [String]) throws(IndexError) -> IndexReader {
    let reader = try IndexReader(shards: shards, names: names)
    for database in shards.map(\.database) + [reader.database] { database.reopens = false }
    return reader
  }

  /// Whether the databases of an index folder are no longer those that are open.
  private func isReplaced() throws(IndexError) -> Bool {
    let listed = try ShardList.shards(named: names).map(\.address).filter { !$0.isRemote }
    return listed != shards.map(\.shard.address).filter { !$0.isRemote }
  }

  private var missing: [MissingShard] {
    lost.map { MissingShard(name: $0.shard.address.description, reason: $0.reason) }
  }

  // MARK: Opening

  private typealias Opened = (open: [OpenShard], lost: [(shard: NamedShard, reason: String)])

  private static func open(_ names: [String], _ options: Options) throws(IndexError) -> Opened {
    // A writer may put other databases in the place of those of an index folder between the reading of its list and their
    // opening, or commit twice while one is looked into.
    var attempts = 0
    while true {
      let listed = try ShardList.shards(named: names)
      do throws(IndexError) {
        let opened = try open(listed, options)
        if opened.open.isEmpty || options.requiresAll, !opened.lost.isEmpty {
          throw IndexError.unreachable(
            opened.lost.map { MissingShard(name: $0.shard.address.description, reason: $0.reason) },
            remedy: "Start the server, or name other indexes with --index.")
        }
        return opened
      } catch {
        attempts += 1
        if error.cause?.kind == .modified || error.code == .damaged, attempts < overtakings { continue }
        guard attempts < 4, error.code == .notFound || error.code == .failed || error.code == .damaged,
          try ShardList.shards(named: names) != listed
        else { throw error }
      }
    }
  }

  private static func open(_ listed: [NamedShard], _ options: Options) throws(IndexError) -> Opened {
    var result: Opened = ([], [])
    for (shard, opened) in zip(listed, OpenShard.open(listed, timeout: options.timeout)) {
      switch opened {
      case .success(let open): result.open.append(open)
      case .failure(let error):
        guard shard.address.isRemote, error.isUnavailability else { throw error }
        result.lost.append((shard, error.reason(timeout: options.timeout)))
      }
    }
    return result
  }

  // MARK: Losing and finding

  /// Leaves out the server that is at fault, and calls the others anew: answers of theirs may still be on the way, and would
  /// be taken for those to the next question.
  private func recover(from error: IndexError, _ faults: inout [ShardAddress: Int]) throws(IndexError) {
    let remote = shards.filter(\.shard.address.isRemote)
    let culprit = remote.first { $0.shard.address.database.context == error.cause?.context }
    for shard in remote where culprit == nil || shard.shard == culprit?.shard { shard.abandonProgram() }
    var called = remote.map(\.shard)
    if let culprit {
      faults[culprit.shard.address, default: 0] += 1
      // One that was only restarted answers at once; one that hangs would be waited for twice.
      if error.cause?.kind == .timeout || faults[culprit.shard.address, default: 0] > 1 {
        called.removeAll { $0 == culprit.shard }
        lost.append((culprit.shard, error.reason(timeout: options.timeout)))
      }
    } else {
      guard faults.isEmpty else { throw error }
      for shard in called { faults[shard.address] = 1 }
    }
    let (open, gone) = try Self.open(called, options)
    lost += gone
    // In the order in which they were named, which is that of ids.
    let byAddress = Dictionary(open.map { ($0.shard.address, $0) }) { first, _ in first }
    shards = shards.compactMap { $0.shard.address.isRemote ? byAddress[$0.shard.address] : $0 }
    lastAttempt = .now
    guard !shards.isEmpty, !options.requiresAll || lost.isEmpty else {
      throw IndexError.unreachable(missing, remedy: nil)
    }
    reader = try Self.reader(shards, names)
  }

  private func tryAgain() throws(IndexError) {
    guard !lost.isEmpty, lastAttempt + Self.patience < .now else { return }
    lastAttempt = .now
    let (open, gone) = try Self.open(lost.map(\.shard), options)
    lost = gone
    guard !open.isEmpty else { return }
    let order = Dictionary(try ShardList.shards(named: names).enumerated().map { ($1.address, $0) }) { first, _ in first
    }
    shards = (shards + open).sorted { order[$0.shard.address] ?? 0 < order[$1.shard.address] ?? 0 }
    reader = try Self.reader(shards, names)
  }
}

// As the databases that it reads.
@available(*, unavailable)
extension IndexSession: Sendable {}
