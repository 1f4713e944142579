import DocumentModel

/// EPUB 2 and 3: the files of the spine as one text, with the book's own metadata, pages and notes.
struct EPUBExtractor: FileExtractor {
  static let mediaTypes = ["application/epub+zip"]

  static func laidOutText(of bytes: [UInt8]) throws(ExtractionError) -> LaidOutText {
    let container = try EPUBContainer(bytes)
    let package = EPUBPackage(container)
    guard !package.pages.contains(where: { container.encrypted.contains($0.path) }) else {
      throw ExtractionError(
        .encrypted,
        "The book is locked (digital rights management); only the reading program of its seller can open it.")
    }
    let wanted = Set(package.pages.map(\.path) + [package.navigation, package.ncx].compactMap { $0?.path })
    let archive = try Archive.contents(of: bytes, limits: limits) { wanted.contains($0) }
    var book = EPUBText(navigation: navigation(package, archive), contentsPaths: package.contentsPaths)
    var missing: [String] = []
    for page in package.pages {
      if let failure = archive.failures[page.path], failure.code != .damaged { throw failure }
      guard let file = archive.members[page.path] else {
        missing.append(page.path)
        continue
      }
      try book.add(file, path: page.path)
    }
    var laidOut = book.finished(mediaType: mediaTypes[0])
    let metadata = EPUBMetadata(container.package)
    laidOut.work = metadata.work
    laidOut.language = metadata.language ?? book.language
    laidOut.diagnostics = container.diagnostics + package.diagnostics + laidOut.diagnostics
    if !missing.isEmpty {
      laidOut.diagnostics.append(
        Diagnostic(
          .error, "pages-missing",
          "\(missing.count) of the book's files are not in it or damaged, first \(missing[0])."))
    }
    guard laidOut.text.scalars.contains(where: { !$0.isBlank }) else {
      if let damage = archive.damage { throw damage }
      throw ExtractionError(
        missing.isEmpty ? .noText : .damaged,
        missing.isEmpty
          ? "There is no text in the book: its pages are pictures, or there are none."
          : "None of the files that the book lists as its text is in it.")
    }
    return laidOut
  }

  /// Ten thousand printed pages are 30 MiB; all is held in memory at once.
  private static var limits: ArchiveLimits {
    var limits = ArchiveLimits()
    limits.memberBytes = 32 << 20
    limits.totalBytes = 64 << 20
    return limits
  }

  private static func navigation(_ package: EPUBPackage, _ archive: Archive.Contents) -> EPUBNavigation {
    if let item = package.navigation, let bytes = archive.members[item.path], let page = try? EPUBPage(bytes) {
      let navigation = EPUBNavigation(page.tree, path: item.path)
      if !navigation.chapters.isEmpty || !navigation.pages.isEmpty { return navigation }
    }
    guard let item = package.ncx, let bytes = archive.members[item.path], let tree = try? XMLTree(file: bytes) else {
      return EPUBNavigation()
    }
    return EPUBNavigation(ncx: tree, path: item.path)
  }
}
