/// A shard that did not answer.
public struct MissingShard: Hashable, Sendable {
  /// As the user would name it.
  public var name: String
  /// What a sentence says of it that begins with the name.
  public var reason: String

  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}

/// What an answer leaves out, because servers did not answer or were asked too much.
public struct AnswerGaps: Hashable, Sendable {
  public var missing: [MissingShard]
  /// About so many passages on servers hold the words of a phrase or the like and were not looked at for it, because there
  /// were too many; those that match the words best were.
  public var undecided: Int

  public init(missing: [MissingShard] = [], undecided: Int = 0) {
    self.missing = missing
    self.undecided = undecided
  }

  public var isEmpty: Bool { missing.isEmpty && undecided == 0 }

  /// A sentence for each.
  public var sentences: [String] {
    var sentences = missing.map { "\($0.name) \($0.reason)" }
    if undecided > 0 {
      sentences.append(
        "about \(undecided) passages on servers were not looked at for a phrase or exact word, because too many hold its words"
      )
    }
    return sentences
  }
}
