import MuntinSpec
import MuntinYAML

extension Comparison {
  /// Windows that are to be opened, or renamed, with a name that somebody else's window has.
  mutating func noteTakenNames() {
    guard capabilities.namesWindowsOnce else { return }
    var taken: [String: LiveWindow] = [:]
    for window in index.allWindows.values where index.windows[window.id] == nil {
      if let title = window.attributes[.title] { taken[title] = window }
    }
    for window in desired.windows where !taken.isEmpty {
      guard let title = window.node.attributes[.title]?.value else { continue }
      let name = capabilities.normal(.title, .window, title)
      let id = matching.windows[window.node.key]
      let isBorn = id.flatMap { index.windows[$0]?.live.attributes[.title] } == name
      guard !isBorn, let other = taken[name], other.id != id else { continue }
      plan.notices.append(
        Notice(
          key: window.node.key, subject: .nameTaken(name, workspace: other.mark?.workspace)))
    }
  }

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
