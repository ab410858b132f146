/// Something that is done when a line of output matches.
package struct Trigger: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case notify(String)
    case alert(String)
    case highlight(text: Color?, background: Color?)
    case bell
    case run(String)
    case send(String)
    case title(String)
    case mark
  }
  /// A regular expression.
  package var match: String
  package var action: Action

  package init(match: String, action: Action) {
    self.match = match
    self.action = action
  }
}
