import MuntinSpec

/// An arrangement on one line: `200x50{editor 119x50 | [server 80x24, tests 80x25]}`.
package struct CellText {
  package let text: String

  package init(_ node: CellNode) { text = Self.text(node) }

  private static func text(_ node: CellNode) -> String {
    switch node.content {
    case .pane(let name):
      (name.split(separator: "/").last.map(String.init) ?? name) + " \(node.size)"
    case .split(.columns, let children):
      "{" + children.map(text).joined(separator: " | ") + "}"
    case .split(.rows, let children):
      "[" + children.map(text).joined(separator: ", ") + "]"
    }
  }
}
