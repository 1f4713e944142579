import CLibXML2
import DocumentModel

/// Reads a packet of XMP (ISO 16684-1): each property with its texts, those of a list in order.
///
/// libxml2's SAX events go into a flat table. No entity is declared, none is loaded, the network is off.
enum XMPReader {
  /// No packet that says something of a work is larger, in bytes.
  private static let largest = 1 << 20

  /// The texts by name with its usual prefix: `dc:title`, `prism:doi`; empty for what is no XML. Cost: linear.
  static func properties(of packet: String) -> [String: [String]] {
    let bytes = Array(packet.utf8)
    guard bytes.count <= largest else { return [:] }
    guard let context = xmlNewParserCtxt() else { return [:] }
    defer { xmlFreeParserCtxt(context) }
    let events = XMPEvents()
    context.pointee.sax.pointee = XMPEvents.handler()
    withExtendedLifetime(events) {
      context.pointee.userData = Unmanaged.passUnretained(events).toOpaque()
      let options =
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        | XML_PARSE_RECOVER.rawValue | XML_PARSE_SAX1.rawValue
      bytes.withUnsafeBytes { buffer in
        let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        // The document is dropped with the context's tree: with these handlers none is built.
        if let document = xmlCtxtReadMemory(context, text, Int32(bytes.count), nil, "UTF-8", Int32(options)) {
          xmlFreeDoc(document)
        }
      }
    }
    return events.properties
  }
}

/// Takes the parser's events. One a parse, on one thread.
private final class XMPEvents {
  private(set) var properties: [String: [String]] = [:]
  private var open: [String] = []
  private var text: [UInt8] = []
  private var skipped = 0

  private static let deepest = 32
  private static let mostTexts = 2000
  private var count = 0

  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElement = { events, name, attributes in XMPEvents.at(events)?.start(name, attributes) }
    handler.endElement = { events, _ in XMPEvents.at(events)?.end() }
    handler.characters = { events, text, count in XMPEvents.at(events)?.add(text, count) }
    handler.cdataBlock = handler.characters
    return handler
  }

  private static func at(_ pointer: UnsafeMutableRawPointer?) -> XMPEvents? {
    pointer.map { Unmanaged<XMPEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(_ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard let name, open.count < Self.deepest else {
      skipped += 1
      return
    }
    open.append(String(cString: name))
    text = []
    guard open.last == "rdf:Description" else { return }
    var index = 0
    while let list, let key = list[index] {
      // A short property may be written as an attribute.
      if let value = list[index + 1] { state(String(cString: value), as: String(cString: key)) }
      index += 2
    }
  }

  private func end() {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    let value = String(decoding: text, as: UTF8.self)
    if let property = open.last(where: { !$0.hasPrefix("rdf:") && !$0.hasPrefix("x:") }) { state(value, as: property) }
    text = []
    if !open.isEmpty { open.removeLast() }
  }

  private func add(_ letters: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let letters, count > 0, skipped == 0 else { return }
    text.append(contentsOf: UnsafeBufferPointer(start: letters, count: Int(count)))
  }

  private func state(_ value: String, as property: String) {
    let value = value.collapsingBlanks
    guard !value.isEmpty, !property.hasPrefix("xmlns"), count < Self.mostTexts else { return }
    count += 1
    properties[property, default: []].append(value)
  }
}
