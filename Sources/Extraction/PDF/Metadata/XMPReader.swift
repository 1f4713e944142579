import DocumentModel

/// Reads a packet of XMP (ISO 16684-1): each property with its texts, those of a list in order.
enum XMPReader {
  /// No packet that says something of a work is larger, in bytes.
  private static let largest = 1 << 20
  private static let mostTexts = 2000

  /// The texts by name with its usual prefix: `dc:title`, `prism:doi`; empty for what is no XML. Cost: linear.
  static func properties(of packet: String) -> [String: [String]] {
    let bytes = Array(packet.utf8)
    guard bytes.count <= largest, let tree = try? XMLTree(bytes) else { return [:] }
    var properties: [String: [String]] = [:]
    var count = 0
    func state(_ value: String, as name: XMLTree.Name) {
      guard let prefix = prefix(of: name.namespace), !value.isEmpty, count < mostTexts else { return }
      count += 1
      properties["\(prefix):\(name.local)", default: []].append(value)
    }
    for description in tree.descendants("Description", of: 0) {
      // A short property may be written as an attribute.
      let node = tree.nodes[description]
      for attribute in tree.attributes[Int(node.first)..<Int(node.last)] {
        let name = tree.names[Int(attribute.name)]
        let value = tree.value(name.local, namespace: name.namespace, of: description) ?? ""
        state(value.collapsingBlanks, as: name)
      }
      for property in tree.children(of: description) where !tree.nodes[property].isText {
        let items = tree.descendants("li", of: property)
        let name = tree.names[Int(tree.nodes[property].name)]
        for item in items.isEmpty ? [property] : items { state(tree.text(of: item), as: name) }
      }
    }
    return properties
  }

  /// The prefix by which a namespace is usually called; nil for one that says nothing of a work.
  private static func prefix(of namespace: String) -> String? {
    prefixes.first { namespace.hasPrefix($0.0) }?.1
  }

  private static let prefixes = [
    ("http://purl.org/dc/elements/", "dc"), ("http://prismstandard.org/namespaces/", "prism"),
    ("http://ns.adobe.com/pdfx/", "pdfx"), ("http://crossref.org/crossmark/", "crossmark"),
  ]
}
