/// The colours of a terminal; what is nil is left to the profile or the host.
package struct ColorSet: Hashable, Sendable {
  /// Name of a colour preset that overrides start from.
  package var preset: String?
  package var foreground: Color?
  package var background: Color?
  package var cursor: Color?
  package var cursorText: Color?
  package var selection: Color?
  package var selectedText: Color?
  package var bold: Color?
  package var link: Color?
  /// By index 0…15: black … white, bright-black … bright-white.
  package var ansi: [Int: Color] = [:]

  package init() {}
  package var isEmpty: Bool { self == ColorSet() }

  /// These colours over those of `base`.
  package func over(_ base: ColorSet) -> ColorSet {
    var result = self
    result.preset = preset ?? base.preset
    result.foreground = foreground ?? base.foreground
    result.background = background ?? base.background
    result.cursor = cursor ?? base.cursor
    result.cursorText = cursorText ?? base.cursorText
    result.selection = selection ?? base.selection
    result.selectedText = selectedText ?? base.selectedText
    result.bold = bold ?? base.bold
    result.link = link ?? base.link
    result.ansi = base.ansi.merging(ansi) { _, own in own }
    return result
  }
}

/// Text laid over a pane; iTerm2's interpolated string, so `\(user.name)` stands for a variable.
package struct Badge: Hashable, Sendable {
  package var text: SpecText
  package var color: Color?

  package init(text: SpecText, color: Color? = nil) {
    self.text = text
    self.color = color
  }
}

package struct Font: Hashable, Sendable {
  package var family: String?
  /// Points.
  package var size: Double?

  package init(family: String? = nil, size: Double? = nil) {
    self.family = family
    self.size = size
  }
}
