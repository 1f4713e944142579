import Apparatus
import DocumentModel
import Extraction
import SequenceModel
import TestSupport

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What libFuzzer calls with every input. `LOCCIT_FUZZ` names the reader.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// A reader that is fuzzed: bytes in, nothing out, and no crash, no hang, no broken promise.
enum FuzzTarget: String, CaseIterable {
  /// The format is told by the content, as for any file.
  case file
  case text, markdown, html
  /// Plain text through everything that understands it.
  case apparatus
  /// Markup through everything that understands it.
  case page
  /// One reference a line.
  case references

  static let chosen: FuzzTarget = {
    let name = getenv("LOCCIT_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else { preconditionFailure("LOCCIT_FUZZ names no reader: \(name)") }
    return target
  }()

  func run(_ bytes: [UInt8]) {
    switch self {
    case .file: _ = layOut(bytes, name: "file")
    case .text: _ = layOut(bytes, name: "a.txt")
    case .markdown: _ = layOut(bytes, name: "a.md")
    case .html: _ = layOut(bytes, name: "a.html")
    case .apparatus:
      var laidOut = LaidOutText(text: ScalarText(String(decoding: bytes, as: UTF8.self)), mediaType: "text/plain")
      laidOut.language = "en"
      understand(laidOut)
    case .page: layOut(bytes, name: "a.html").map(understand)
    case .references:
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        _ = ReferenceFinder.reference(by: String(line), labeller: SequenceModel.shipped)
      }
    }
  }

  /// The text of a file; nil for one that is refused, which is an answer.
  private func layOut(_ bytes: [UInt8], name: String) -> LaidOutText? {
    guard let laidOut = try? Extraction.laidOutText(of: bytes, name: name) else { return nil }
    check(laidOut.brokenPromise)
    return laidOut
  }

  private func understand(_ laidOut: LaidOutText) {
    check(Apparatus.read(laidOut, labeller: SequenceModel.shipped).brokenPromise(to: laidOut))
  }

  private func check(_ brokenPromise: String?) {
    if let brokenPromise { preconditionFailure(brokenPromise) }
  }
}
