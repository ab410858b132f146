/// What a program asks of its terminal apart from showing text.
///
/// - Source: xterm's control sequences, FinalTerm's prompts, and iTerm2's own (OSC 1337).
package enum TerminalSequence: Equatable, Sendable {
  /// OSC 0, 1 and 2: the title of the icon (tab or pane), or of the window, or both.
  case title(String, icon: Bool, window: Bool)
  case color(ColorSlot, ColorRequest)
  case resetColor(ColorSlot)
  /// OSC 104 without a number.
  case resetPalette
  /// OSC 6: 0 to 255.
  case tabColor(ColorPart, Int)
  case resetTabColor
  /// OSC 6 with a path; nil clears.
  case document(String?)
  /// OSC 7: what it says, unchecked.
  case location(user: String?, host: String?, path: String)
  /// OSC 9.
  case notification(String)
  case progress(Progress)
  /// OSC 52.
  case copy(String)
  case pasteQuery
  /// OSC 133.
  case prompt(PromptMark)
  /// Nil takes it away.
  case userVariable(name: String, value: String?)
  case custom(identity: String?, payload: String)
  /// An interpolated string.
  case badge(String)
  case namedColors([NamedColor])
  /// Empty for the default one.
  case profile(String)
  /// Each value as JSON.
  case profileProperties([KeyedText])
  case attention(Attention)
  case directory(String)
  case remoteHost(user: String?, host: String)
  case shellIntegration(version: Int, shell: String?)
  case clearScrollback
  case clearCapturedOutput
  case mark
  case stealFocus
  case disinter
  case cursorShape(CursorShape)
  case cursorGuide(Bool)
  case variableQuery(String)
  case cellSizeQuery
  case capabilitiesQuery
  /// `Notification=`: title, message, subtitle, image.
  case richNotification([KeyedText])
  /// OSC 21337: fields of the tab's status; an empty value clears.
  case tabStatus([KeyedText])
  /// Another key of OSC 1337, with its value as it stands.
  case other(key: String, value: String)

  package enum ColorSlot: Hashable, Sendable {
    /// 0 to 255.
    case palette(Int)
    case foreground, background, cursor, selection, selectedText
  }

  package enum ColorRequest: Equatable, Sendable {
    case set(TerminalColor)
    case query
  }

  package enum ColorPart: String, Sendable { case red, green, blue }

  /// Percentages are 0 to 100.
  package enum Progress: Equatable, Sendable {
    case none, indeterminate
    case value(Int)
    case error(Int?)
    case paused(Int?)
  }

  package enum Attention: Equatable, Sendable { case start, once, stop, fireworks, flash }

  package enum CursorShape: Int, Sendable {
    case box = 0
    case bar, underline
  }

  package struct KeyedText: Equatable, Sendable {
    package var key: String
    package var value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// One item of `SetColors`.
  package enum NamedColor: Equatable, Sendable {
    case set(key: String, TerminalColor)
    case resetTab
    case preset(String)
  }
}

/// OSC 133: where prompts, commands and their output begin and end.
package enum PromptMark: Equatable, Sendable {
  package enum Kind: Sendable { case initial, secondary, continuation, right }

  case promptStart(Kind, application: String?)
  case commandStart
  case outputStart
  /// Nil is no status: it counts only where it aborts.
  case end(status: Int?, application: String?)
}
