package import MuntinYAML

/// A named set of looks and habits; panes refer to it by name.
package struct Profile: Sendable {
  package var name: String
  package var range: SourceRange
  /// Another profile of the file, or one that exists on the machine.
  package var parent: String?
  package var parentRange: SourceRange?
  /// The file says that the parent is none of its own.
  package var isParentOnMachine = false
  /// The id that iTerm2 knows it by, where the file gives one.
  package var guid: String?
  /// The name that iTerm2 shows, where it is another one.
  package var title: String?
  package var colors = ColorSet()
  package var presetRange: SourceRange?
  package var badge: Badge?
  /// Also where only a parent says the text.
  package var badgeColor: Color?
  package var font: Font?
  /// Everything that the file says, as keys of iTerm2's profiles; without the parent, the names and
  /// the colours of a preset. Each key stands there once.
  package var settings: [ProfileSetting] = []

  package init(name: String, range: SourceRange) {
    self.name = name
    self.range = range
  }

  package var shownName: String { title ?? name }
}

/// One key of a profile, as iTerm2 spells it.
package struct ProfileSetting: Sendable {
  package var key: String
  /// In iTerm2's form; nil where the key is to be left out, whatever else would put it in.
  package var value: JSONValue?
  /// Whether the value holds what must not be shown.
  package var isSecret: Bool
  package var range: SourceRange

  package init(_ key: String, _ value: JSONValue?, isSecret: Bool = false, at range: SourceRange) {
    self.key = key
    self.value = value
    self.isSecret = isSecret
    self.range = range
  }
}
