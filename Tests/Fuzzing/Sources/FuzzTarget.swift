import Apparatus
import Dispatch
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
  /// TEI where the root says so, else JATS.
  case xml
  case rtf
  /// The main part of a DOCX or, where the first byte is odd, of an ODT.
  case office
  /// The first chapter of an EPUB.
  case book
  /// What `loccit-pdf` prints or, where the first byte is odd, pandoc.
  case converted
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
    case .xml: _ = layOut(Array("<?xml version=\"1.0\"?>".utf8) + bytes, name: "a.xml")
    case .rtf: _ = layOut(Array("{\\rtf1 ".utf8) + bytes, name: "a.rtf")
    case .office: _ = layOut(office(bytes), name: "a")
    case .book:
      _ = layOut(BookBytes.epub([("1.xhtml", String(decoding: bytes, as: UTF8.self))]), name: "a.epub")
    case .converted: convert(bytes)
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

  private func office(_ bytes: [UInt8]) -> [UInt8] {
    let isText = (bytes.first ?? 0) % 2 == 1
    let part = ArchiveBytes.Member(isText ? "content.xml" : "word/document.xml", Array(bytes.dropFirst()))
    let kind = ArchiveBytes.Member("mimetype", "application/vnd.oasis.opendocument.text")
    return ArchiveBytes.zip([isText ? kind : ArchiveBytes.Member("[Content_Types].xml", "<Types/>"), part])
  }

  /// Reads what a converter might print. The reader is asynchronous; libFuzzer waits for it.
  private func convert(_ bytes: [UInt8]) {
    let isTree = (bytes.first ?? 0) % 2 == 1
    let source = Array((isTree ? "\\documentclass{article}" : "%PDF-1.4").utf8)
    let printed = Printed(bytes: Array(bytes.dropFirst()))
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let laidOut = try? await Extraction.laidOutText(of: source, name: isTree ? "a.tex" : "a.pdf", converters: printed)
      if let laidOut { understand(laidOut) }
      done.signal()
    }
    done.wait()
  }

  /// A converter that prints what it is told.
  private struct Printed: ConverterRunner {
    var bytes: [UInt8]

    func output(
      of converter: Converter, arguments: [String], input: [UInt8]
    ) async throws(ExtractionError) -> [UInt8] {
      bytes
    }
  }

  /// The text of a file; nil for one that is refused, which is an answer.
  private func layOut(_ bytes: [UInt8], name: String) -> LaidOutText? {
    guard let laidOut = try? Extraction.laidOutText(of: bytes, name: name) else { return nil }
    check(laidOut.brokenPromise)
    return laidOut
  }

  private func understand(_ laidOut: LaidOutText) {
    check(laidOut.brokenPromise)
    check(Apparatus.read(laidOut, labeller: SequenceModel.shipped).brokenPromise(to: laidOut))
  }

  private func check(_ brokenPromise: String?) {
    if let brokenPromise { preconditionFailure(brokenPromise) }
  }
}
