extension XMLTree {
  /// The content of an element written out as XML, for the examples that a text shows. No recursion. Cost: linear.
  func markup(in node: Int) -> String {
    var result: [UInt8] = []
    var open: [Int] = []
    func close(before index: Int) {
      while let last = open.last, Int(nodes[last].end) <= index {
        result += "</\(name(of: last))>".utf8
        open.removeLast()
      }
    }
    for index in (node + 1)..<max(node + 1, Int(nodes[node].end)) {
      close(before: index)
      if nodes[index].isText {
        result += textBytes(of: index)
        continue
      }
      result += "<\(name(of: index))".utf8
      for attribute in attributes[Int(nodes[index].first)..<Int(nodes[index].last)] {
        result += " \(names[Int(attribute.name)].local)=\"".utf8
        result += values[Int(attribute.first)..<Int(attribute.last)] + [0x22]
      }
      if Int(nodes[index].end) == index + 1 {
        result += "/>".utf8
      } else {
        result += ">".utf8
        open.append(index)
      }
    }
    close(before: Int(nodes[node].end))
    return String(decoding: result, as: UTF8.self)
  }
}
