/// The first child of a name in each element, found once for all, so that a look-up costs the same however many children
/// an element has.
struct XMLFirstChildren<Tag: Hashable> {
  private var children: [Key: Int] = [:]
  private var elements: [Int: Int] = [:]

  private struct Key: Hashable {
    var tag: Tag
    var parent: Int
  }

  /// Notes the first children of the tags in `wanted`, and the first element of the parents in `containers`. Cost: linear
  /// in the tree.
  init(_ tree: XMLTree, tags: [Tag], wanted: Set<Tag>, containers: Set<Tag>) {
    for (index, node) in tree.nodes.enumerated() where !node.isText && node.parent >= 0 {
      let parent = Int(node.parent)
      let tag = tags[Int(node.name)]
      if wanted.contains(tag) {
        let key = Key(tag: tag, parent: parent)
        if children[key] == nil { children[key] = index }
      }
      if containers.contains(tags[Int(tree.nodes[parent].name)]), elements[parent] == nil { elements[parent] = index }
    }
  }

  /// The first child of a wanted tag.
  subscript(_ tag: Tag, of parent: Int) -> Int? { children[Key(tag: tag, parent: parent)] }

  /// The first element in a container.
  func element(of parent: Int) -> Int? { elements[parent] }
}
