/// A YAML file as a tree, and the text it was read from.
package struct Document: Sendable {
  package let root: Node
  package let source: SourceText

  package init(root: Node, source: SourceText) {
    self.root = root
    self.source = source
  }
}
