import Corpus
import DocumentModel

/// Gives documents their ids: that of their metadata, else one made of author and year, else of the file's name.
///
/// Ids are given in order of path, so that they do not depend on which file was read first. A document keeps its id
/// when it is read again, unless its metadata now states another.
public struct DocumentIDs {
  /// The ids of this run, which the index need not know yet.
  private var given: Set<String> = []

  /// The id for a document.
  ///
  /// - Parameters:
  ///   - previous: what it was called when it was last read.
  ///   - isTaken: whether the index holds a document of this id.
  /// - Returns: an id that no other document has, and whether the metadata's own had to be changed for that.
  mutating func give(
    to work: Work, fileName: String, previous: String?, isTaken: (String) throws -> Bool
  ) rethrows -> (id: String, isChanged: Bool) {
    let stated = Self.clean(work.id)
    let wanted = Self.proposal(for: work, fileName: fileName)
    if let previous, stated == nil || Self.isNumbered(previous, of: wanted), given.insert(previous).inserted {
      return (previous, stated != nil && previous != stated)
    }
    var id = wanted
    var number = 1
    while true {
      let isFree = try !given.contains(id) && (id == previous || !isTaken(id))
      if isFree { break }
      number += 1
      id = "\(wanted)-\(number)"
    }
    given.insert(id)
    return (id, stated != nil && id != stated)
  }

  /// The id that a document would have were it alone.
  public static func proposal(for work: Work, fileName: String) -> String {
    clean(work.id) ?? made(from: work) ?? slug(FileKind.stem(of: fileName)) ?? "document"
  }

  /// Whether `id` is `base`, or `base-2`, `base-3`, …
  private static func isNumbered(_ id: String, of base: String) -> Bool {
    if id == base { return true }
    guard id.hasPrefix(base + "-") else { return false }
    return Int(id.dropFirst(base.count + 1)).map { $0 > 1 } ?? false
  }

  /// `blank-2006`; nil where author or year is missing, or has no Latin letter.
  static func made(from work: Work) -> String? {
    guard let author = work.authors.first, let year = work.issued?.year,
      let name = slug(author.family ?? author.literal ?? "")
    else { return nil }
    return "\(name)-\(year)"
  }

  /// A stated id without what a unit's id or a shell could not bear; of an address the last part. Nil where nothing is
  /// left.
  static func clean(_ id: String) -> String? {
    var id = id[...]
    if id.contains("://"), let last = id.split(separator: "/").last { id = last }
    var scalars: [Unicode.Scalar] = []
    for scalar in id.unicodeScalars {
      if scalar.isLetter || scalar.isASCIIDigit || scalar.isMark || "._-:+".unicodeScalars.contains(scalar) {
        scalars.append(scalar)
      } else if let last = scalars.last, last != "-" {
        scalars.append("-")
      }
    }
    while scalars.last == "-" { scalars.removeLast() }
    return scalars.isEmpty ? nil : String(scalars: scalars.prefix(80))
  }

  /// Folded letters and digits with hyphens between the words, at most 48; nil where there are none of ASCII.
  static func slug(_ text: some StringProtocol) -> String? {
    var slug: [Unicode.Scalar] = []
    for scalar in Folding.fold(text.unicodeScalars) where slug.count < 48 {
      if scalar.isASCIIDigit || (scalar.isASCII && scalar.isLetter) {
        slug.append(scalar)
      } else if scalar != "'", let last = slug.last, last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? nil : String(scalars: slug[...])
  }
}
