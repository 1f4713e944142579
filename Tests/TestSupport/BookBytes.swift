/// EPUBs made in a test.
public enum BookBytes {
  /// A book of pages, each with its path below `OEBPS/` and the inside of its `body` (or a whole page, where it begins with
  /// `<html`). What is given as `metadata`, `manifest`, `spine` and `files` is added to what the pages need.
  ///
  /// - Parameters:
  ///   - spine: the `itemref` elements; all pages in order where it is nil. A page's id is its path.
  ///   - container: `META-INF/container.xml`; none where it is nil.
  public static func epub(
    _ pages: [(path: String, body: String)], metadata: String = "<dc:title>The Quay</dc:title>", manifest: String = "",
    spine: String? = nil, guide: String = "", files: [(String, String)] = [],
    container: String? =
      "<container><rootfiles><rootfile full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"
  ) -> [UInt8] {
    let items = pages.map { "<item id='\($0.path)' href='\($0.path)' media-type='application/xhtml+xml'/>" }.joined()
    let references = spine ?? pages.map { "<itemref idref='\($0.path)'/>" }.joined()
    let package = """
      <?xml version='1.0' encoding='UTF-8'?>
      <package xmlns='http://www.idpf.org/2007/opf' version='3.0'>
      <metadata xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:opf='http://www.idpf.org/2007/opf'>\(metadata)</metadata>
      <manifest>\(items)\(manifest)</manifest><spine toc='ncx'>\(references)</spine>\(guide)
      </package>
      """
    var members = [("mimetype", "application/epub+zip")]
    if let container { members.append(("META-INF/container.xml", container)) }
    members.append(("OEBPS/book.opf", package))
    for page in pages { members.append(("OEBPS/" + page.path, html(page.body))) }
    return ArchiveBytes.zip(members + files)
  }

  private static func html(_ body: String) -> String {
    if body.hasPrefix("<html") { return "<?xml version='1.0' encoding='UTF-8'?>\n" + body }
    return """
      <?xml version='1.0' encoding='UTF-8'?>
      <html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>page.xhtml</title>\
      </head><body>\(body)</body></html>
      """
  }
}
