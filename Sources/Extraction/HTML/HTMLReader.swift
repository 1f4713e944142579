import CLibXML2

extension HTMLTree {
  /// The tree of a page in UTF-8; nil where the parser cannot be had. Cost: linear in practice.
  ///
  /// libxml2's HTML parser, because it is in every Debian, has been kept up against hostile pages for twenty years, takes
  /// any tag soup, and its sister reads the XML formats. Its events are drained into this tree and it builds none of its
  /// own; the network is off, no external entity is ever loaded (HTML has none), and limits on sizes stay on.
  init?(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard Self.isParserReady, utf8.count <= Int(Int32.max) / 2, let context = htmlNewParserCtxt() else { return nil }
    defer { htmlFreeParserCtxt(context) }
    let reader = HTMLReader(context)
    context.pointee.sax.pointee = HTMLReader.handler()
    withExtendedLifetime(reader) {
      context.pointee.userData = Unmanaged.passUnretained(reader).toOpaque()
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      utf8.withMemoryRebound(to: CChar.self) { text in
        _ = htmlCtxtReadMemory(context, text.baseAddress, Int32(text.count), nil, "UTF-8", Int32(options))
      }
    }
    reader.tree.finish(isWhole: !reader.wasStopped)
    self = reader.tree
  }

  /// The library's tables are set up once, before any thread parses.
  private static let isParserReady: Bool = {
    xmlInitParser()
    return true
  }()
}

/// Takes the parser's events. One a parse, on one thread; the parser holds an unretained pointer to it for that long.
private final class HTMLReader {
  var tree = HTMLTree()
  private let context: htmlParserCtxtPtr
  /// The parser keeps each name once, so a name's address stands for it.
  private var tags: [UnsafePointer<xmlChar>: HTMLTag] = [:]
  private var names: [UnsafePointer<xmlChar>: HTMLTree.AttributeName?] = [:]
  private var depth = 0
  private(set) var wasStopped = false

  /// `HTMLBounds` keeps pages far below this; where one gets past it, the parser is stopped, as its own cost grows with
  /// the depth.
  private static let deepest = 4000

  init(_ context: htmlParserCtxtPtr) { self.context = context }

  static func handler() -> htmlSAXHandler {
    var handler = htmlSAXHandler()
    handler.startElement = { reader, name, attributes in HTMLReader.at(reader)?.start(name, attributes) }
    handler.endElement = { reader, _ in HTMLReader.at(reader)?.end() }
    handler.characters = { reader, text, count in HTMLReader.at(reader)?.text(text, count) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    return handler
  }

  private static func at(_ pointer: UnsafeMutableRawPointer?) -> HTMLReader? {
    pointer.map { Unmanaged<HTMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(_ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard let name else { return }
    depth += 1
    if depth > Self.deepest {
      wasStopped = true
      xmlStopParser(context)
    }
    let tag: HTMLTag
    if let known = tags[name] {
      tag = known
    } else {
      tag = HTMLTag(name: String(cString: name))
      tags[name] = tag
    }
    var attributes: [(HTMLTree.AttributeName, String)] = []
    var index = 0
    while let list, let key = list[index] {
      if let known = attributeName(key) {
        attributes.append((known, list[index + 1].map { String(cString: $0) } ?? ""))
      }
      index += 2
    }
    tree.startElement(tag, attributes: attributes)
  }

  private func attributeName(_ key: UnsafePointer<xmlChar>) -> HTMLTree.AttributeName? {
    if let known = names[key] { return known }
    let name = HTMLTree.AttributeName(rawValue: String(cString: key))
    names[key] = .some(name)
    return name
  }

  private func end() {
    depth -= 1
    tree.endElement()
  }

  private func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let text, count > 0 else { return }
    tree.addText(UnsafeBufferPointer(start: text, count: Int(count)))
  }
}
