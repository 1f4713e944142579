import CLibXML2
import DocumentModel

extension XMLTree {
  /// The tree of a document in UTF-8, whatever encoding it declares.
  ///
  /// Entities are put in their places before libxml2 sees the text (`XMLEntities`), and the document type is left out: so
  /// no external entity or DTD can be asked for, nothing is fetched, and what entities expand to is bounded. What is not
  /// well-formed is mended (`XMLMender`) and reported. Throws `.damaged` where no element can be read, `.tooCostly` where
  /// the document goes past a bound. Cost: linear.
  init(_ utf8: [UInt8]) throws(ExtractionError) {
    guard utf8.count <= Int(Int32.max) / 4 else {
      throw ExtractionError(.tooLarge, "The XML file is larger than 512 MiB; split it.")
    }
    let source = try XMLEntities.replaced(in: utf8)
    var reader = XMLReader()
    if !source.isTangled { try reader.parse(source.bytes) }
    if source.isTangled || reader.error != nil {
      let error = reader.error
      reader = XMLReader()
      try reader.parse(XMLMender.mended(source.bytes))
      reader.tree.diagnostics.append(Self.damage(error))
    }
    reader.tree.finish()
    guard !reader.tree.nodes.isEmpty else {
      throw ExtractionError(.damaged, "The XML file holds no element that can be read.")
    }
    self = reader.tree
    diagnostics += source.diagnostics
  }

  /// The same of a file's bytes, in the encoding that they show or declare.
  init(file bytes: [UInt8]) throws(ExtractionError) {
    let source = try Probe(bytes).decode(bytes, isMarkup: true)
    try self.init(utf8Bytes(of: source.scalars[...]))
    diagnostics.insert(contentsOf: source.diagnostics, at: 0)
  }

  private static func damage(_ error: XMLReader.Failure?) -> Diagnostic {
    let place = error.map { " (line \($0.line): \($0.message))" } ?? ""
    return Diagnostic(
      .warning, "markup-damaged", "The markup is not well-formed\(place); it was mended where it could be.")
  }
}

/// Takes the parser's events. One a parse, on one thread; the parser holds an unretained pointer to it for that long.
private final class XMLReader {
  struct Failure {
    var line: Int
    var message: String
  }

  var tree = XMLTree()
  /// The first error that makes a document ill-formed.
  private(set) var error: Failure?
  private var isTooLong = false
  private var depth = 0
  private var context: xmlParserCtxtPtr?
  /// The parser keeps each name once, so the addresses of a local name and a namespace stand for them.
  private var names: [Key: Int32] = [:]

  /// No text nests its elements deeper; what does is flattened by `XMLMender`.
  private static let deepest = 256

  private struct Key: Hashable {
    var local: UnsafePointer<xmlChar>
    var namespace: UnsafePointer<xmlChar>?
  }

  /// Parses as far as the text is well-formed.
  func parse(_ utf8: [UInt8]) throws(ExtractionError) {
    guard Self.isParserReady, let context = xmlNewParserCtxt() else {
      throw ExtractionError(.damaged, "The XML parser could not be started.")
    }
    self.context = context
    defer {
      xmlFreeParserCtxt(context)
      self.context = nil
    }
    context.pointee.sax.pointee = Self.handler()
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    // Its own limits stop at ten megabytes; what they guard against, entities and depth, is bounded here.
    let options =
      XML_PARSE_HUGE.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue
    withExtendedLifetime(self) {
      utf8.withUnsafeBytes { text in
        let document = xmlCtxtReadMemory(
          context, text.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(text.count), nil, "UTF-8",
          Int32(options))
        if let document { xmlFreeDoc(document) }
      }
    }
    if isTooLong {
      throw ExtractionError(.tooCostly, "The XML file has more than \(XMLTree.maximumNodes) elements; split it.")
    }
  }

  /// The library's tables are set up once, before any thread parses.
  private static let isParserReady: Bool = {
    xmlInitParser()
    return true
  }()

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { reader, name, _, namespace, _, _, count, _, attributes in
      XMLReader.at(reader)?.start(name, namespace, attributes, Int(count))
    }
    handler.endElementNs = { reader, _, _, _ in XMLReader.at(reader)?.end() }
    handler.characters = { reader, text, count in XMLReader.at(reader)?.text(text, count) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.serror = { reader, error in
      guard let error, error.pointee.level == XML_ERR_FATAL else { return }
      XMLReader.at(reader)?.fail(line: Int(error.pointee.line), message: error.pointee.message)
    }
    return handler
  }

  private static func at(_ pointer: UnsafeMutableRawPointer?) -> XMLReader? {
    pointer.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func fail(line: Int, message: UnsafeMutablePointer<CChar>?) {
    guard error == nil else { return }
    error = Failure(line: line, message: (message.map { String(cString: $0) } ?? "").collapsingBlanks)
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
    _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    guard let name, !isTooLong else { return }
    depth += 1
    if depth > Self.deepest, error == nil {
      error = Failure(line: Int(xmlSAX2GetLineNumber(context)), message: "elements nest too deeply")
      xmlStopParser(context)
      return
    }
    if tree.nodes.count >= XMLTree.maximumNodes {
      isTooLong = true
      xmlStopParser(context)
      return
    }
    tree.startElement(index(of: name, namespace))
    guard let list else { return }
    // Five pointers an attribute: local name, prefix, namespace, the beginning of the value and its end.
    for attribute in stride(from: 0, to: count * 5, by: 5) {
      guard let key = list[attribute], let start = list[attribute + 3], let end = list[attribute + 4] else { continue }
      tree.addAttribute(
        index(of: key, list[attribute + 2]), value: UnsafeBufferPointer(start: start, count: end - start))
    }
  }

  private func end() {
    depth -= 1
    tree.endElement()
  }

  private func index(of local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) -> Int32 {
    let key = Key(local: local, namespace: namespace)
    if let known = names[key] { return known }
    let index = tree.add(
      XMLTree.Name(local: String(cString: local), namespace: namespace.map { String(cString: $0) } ?? ""))
    names[key] = index
    return index
  }

  private func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let text, count > 0 else { return }
    tree.addText(UnsafeBufferPointer(start: text, count: Int(count)))
  }
}
