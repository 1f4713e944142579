import CPoppler

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

// Reads a PDF from standard input and prints its words with their places. Run by loccit, with limits, as a process of
// its own: whatever a file does to the library, it does it here.

switch CommandLine.arguments.dropFirst().first {
case nil: exit(PDFPrinter.print(standardInput()))
case "--version":
  print("loccit-pdf \(PDFPrinter.protocolVersion), poppler \(String(cString: poppler_get_version()))")
default:
  RecordWriter.complain("usage: loccit-pdf < FILE")
  exit(64)
}

/// Every byte of standard input.
func standardInput() -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(STDIN_FILENO, &chunk, chunk.count)
    if count < 0, errno == EINTR { continue }
    if count <= 0 { return bytes }
    bytes.append(contentsOf: chunk[..<count])
  }
}
