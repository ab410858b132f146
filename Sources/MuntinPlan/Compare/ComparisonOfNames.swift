import MuntinSpec
import MuntinYAML

extension Comparison {
  /// Windows of the file that the host could not tell apart by their names.
  mutating func refuseSharedNames() {
    var first: [String: DesiredWindow] = [:]
    for window in desired.windows {
      guard let title = window.node.attributes[.title]?.value else { continue }
      let name = capabilities.normal(.title, .window, title)
      guard let other = first[name] else {
        first[name] = window
        continue
      }
      diagnostics.append(
        Diagnostic(
          code: "shared-name",
          "the windows \"\(other.node.key.name)\" and \"\(window.node.key.name)\" would both be "
            + "called \"\(name)\" in \(capabilities.name)",
          at: window.node.range, hint: "give one of them another name"))
    }
  }
}
