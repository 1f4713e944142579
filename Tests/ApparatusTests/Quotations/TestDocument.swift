import DocumentModel

/// Makes a document of blocks for a test: the reading text is their texts, divided by line ends.
///
/// In a text, `⟦6⟧` is a marker with the label 6, whose note is `n6`.
func testDocument(_ blocks: [(Block.Kind, String)]) -> Document {
  var document = Document(mediaType: "text/plain")
  var line = 1
  for (index, (kind, source)) in blocks.enumerated() {
    if index > 0 { document.text.scalars.append("\n") }
    let start = document.text.count
    var label: String?
    for scalar in source.unicodeScalars {
      switch scalar {
      case "⟦": label = ""
      case "⟧":
        let name = label ?? ""
        document.markers.append(
          Marker(
            id: "m" + name, label: name, offset: document.text.count, block: index, note: "n" + name,
            rule: "fused-digits",
            confidence: 1))
        label = nil
      default:
        if label != nil { label?.unicodeScalars.append(scalar) } else { document.text.scalars.append(scalar) }
      }
    }
    var block = Block(index: index, kind: kind, range: start..<document.text.count)
    if kind == .heading { block.level = 1 }
    block.lines = line...line
    line += 2
    document.blocks.append(block)
  }
  return document
}

/// A document of paragraphs.
func testDocument(_ paragraphs: String...) -> Document { testDocument(paragraphs.map { (.paragraph, $0) }) }
