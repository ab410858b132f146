package import MuntinSpec

/// What is waited for, in words that end a sentence.
package struct WaitText {
  package let text: String

  /// - Parameter milliseconds: how long it was waited.
  package static func duration(_ milliseconds: Int) -> String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }

  package init(_ event: WaitCondition.Event) {
    text =
      switch event {
      case .port(let port, let host): "port \(port) on \(Shown.escaped(host))"
      case .file(let path): "the file \(Shown.escaped(path.shown))"
      case .output(let text, let pane):
        "\(Shown.quoted(text.shown)) in \(Shown.escaped(pane.pane))"
      case .exit(let pane): "the end of \(Shown.escaped(pane.pane))"
      }
  }
}
