import DocumentModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The time of day, for the record of when a document came in.
enum Timestamp {
  /// Now, as `2006-11-03T12:00:00Z`.
  static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let day = PartialDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)).iso
    let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { $0.padded(to: 2) }.joined(separator: ":")
    return "\(day)T\(time)Z"
  }
}
