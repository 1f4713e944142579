/// What a file's name alone tells: whether it can hold a document at all.
///
/// Only names that say clearly what a file is decide here; every other file is shown to the readers, which look at its
/// bytes.
package enum FileKind {
  /// Whether a file with this name may be an archive of documents, or one compressed file.
  package static func mayBeArchive(name: String) -> Bool {
    ending(of: name).map { archives.contains($0) || compressions.contains($0) } ?? false
  }

  /// Whether a file with this name is an archive: `a.zip`, `a.tar`, `a.tar.gz`, `a.tgz`.
  package static func isArchive(name: String) -> Bool {
    guard let ending = ending(of: name) else { return false }
    return archives.contains(ending)
      || compressions.contains(ending) && Self.ending(of: String(stem(of: name))) == "tar"
  }

  private static let archives: Set<String> = ["zip", "tar", "tgz", "tbz", "tbz2", "txz", "tzst"]
  private static let compressions: Set<String> = ["gz", "bz2", "xz", "zst", "zstd", "lz4"]

  /// Why a file with this name is not a document; nil where it may be one.
  package static func reasonNotToRead(name: String) -> String? {
    if let ending = ending(of: name), compressions.contains(ending) {
      return reasonNotToRead(name: String(stem(of: name)))
    }
    if name.utf8.last == UInt8(ascii: "~") { return "a backup copy is not read" }
    if SidecarName.document(of: name) != nil { return "metadata without a document beside it" }
    guard let ending = ending(of: name), let kind = kinds[ending] else { return nil }
    return kind == bibliography ? "\(kind) is no document; give it with --metadata" : "\(kind) is no document"
  }

  /// The letters after the last full stop, in lower case; nil where there are none.
  package static func ending(of name: String) -> String? {
    guard let dot = lastDot(of: name) else { return nil }
    let ending = name[name.utf8.index(after: dot)...].lowercased()
    return ending.isEmpty ? nil : ending
  }

  /// The name without its last ending.
  package static func stem(of name: String) -> Substring { lastDot(of: name).map { name[..<$0] } ?? name[...] }

  /// Nil where there is none but in front.
  private static func lastDot(of name: String) -> String.Index? {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > name.startIndex ? $0 : nil }
  }

  private static let bibliography = "a bibliography"

  private static let kinds: [String: String] = {
    let groups: [(String, String)] = [
      (bibliography, "bib bibtex biblatex ris enw nbib"),
      ("data", "json jsonl ndjson csv tsv parquet arrow sqlite sqlite3 db mdb dat bin pkl npy npz hdf5 toml ini cfg"),
      ("a spreadsheet", "xls xlsx xlsm ods numbers"),
      ("a picture", "png jpg jpeg gif bmp tif tiff webp svg ico heic avif psd ai eps xcf raw djvu"),
      ("a recording", "mp3 wav ogg oga flac m4a aac wma opus mp4 m4v mkv avi mov wmv webm mpg mpeg srt vtt"),
      ("an archive", "7z rar jar deb rpm dmg iso"),
      ("a font", "ttf otf woff woff2 eot"),
      ("a program", "exe dll so dylib a o class pyc wasm swift c h cc cpp hpp py js mjs ts css sh rb go rs java php"),
      ("a stylesheet or schema", "xsl xslt xsd dtd rng rnc csl"),
    ]
    var kinds: [String: String] = [:]
    for (kind, endings) in groups {
      for ending in endings.split(separator: " ") { kinds[String(ending)] = kind }
    }
    return kinds
  }()
}
