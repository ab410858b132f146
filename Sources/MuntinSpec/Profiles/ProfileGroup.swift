/// The mappings into which the words of a profile are sorted; `top` are those of the profile itself.
package enum ProfileGroup: String, CaseIterable, Sendable {
  case top = ""
  case colors, badge, font, text, cursor, window, terminal, keys, session
  case statusBar = "status_bar"
  case hotkey, browser, advanced

  var about: String {
    switch self {
    case .top: "What concerns the whole profile."
    case .colors: "Colours of the terminal, and how they are used."
    case .badge: "Text laid over each pane of the profile."
    case .font: "Font of the terminal, and how letters are drawn."
    case .text: "How text is shown and measured."
    case .cursor: "The cursor."
    case .window: "The window, its size, its title and what is behind the text."
    case .terminal: "What programs may do, scrollback, mouse, bell and notifications."
    case .keys: "Modifier keys, and what keys do."
    case .session: "What is started, where, and what happens when it ends."
    case .statusBar: "The status bar."
    case .hotkey: "A window that a key brings to the front."
    case .browser: "Profiles that show web pages."
    case .advanced: "What is seldom changed."
    }
  }

  /// The name of its shape in the schema.
  var definition: String {
    "profile"
      + rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
  }
}
