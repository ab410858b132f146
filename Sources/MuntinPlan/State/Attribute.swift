/// A property of a node that a spec may state, by the name that plans and marks give it.
package struct Attribute: KnownHash, Comparable, Sendable {
  package let name: String
  let textHash: Int

  package init(_ name: String) {
    self.name = name
    textHash = name.hashValue
  }

  package var description: String { name }
  package static func < (left: Attribute, right: Attribute) -> Bool { left.name < right.name }

  package static let title = Attribute("title")
  package static let color = Attribute("color")
  package static let badge = Attribute("badge")
  package static let badgeColor = Attribute("badge.color")
  /// `block`, `underline` or `bar`, with `blinking-` before it where it blinks.
  package static let cursorStyle = Attribute("cursor")
  package static let size = Attribute("size")
  /// `x,y,width,height` of a window in points; x and y of its lower left corner.
  package static let frame = Attribute("frame")
  package static let fullscreen = Attribute("fullscreen")
  package static let profile = Attribute("profile")
  /// The group that a pane takes its typed input from, named by its first member.
  package static let broadcast = Attribute("broadcast")
  package static let hidden = Attribute("hidden")
  package static let focus = Attribute("focus")
  /// A tab that is to be in front of its window.
  package static let front = Attribute("front")
  package static let zoom = Attribute("zoom")
  package static let layout = Attribute("layout")

  /// What a pane was started with; a change of these needs a restart.
  package static let exec = Attribute("exec")
  package static let directory = Attribute("directory")
  package static func environment(_ name: String) -> Attribute { Attribute("env." + name) }
  /// What was typed into a pane; a change of these is not typed again by itself.
  package static let run = Attribute("run")
  package static let type = Attribute("type")

  package static func color(_ name: String) -> Attribute { Attribute("colors." + name) }
  package static func variable(_ name: String) -> Attribute { Attribute("variables." + name) }

  /// Asks a host for every user variable that panes have.
  package static let everyVariable = variable("*")

  package var isColors: Bool { name.hasPrefix("colors.") }
  package var isEnvironment: Bool { name.hasPrefix("env.") }
  /// The name of the user variable, where this is one.
  package var variableName: String? {
    name.hasPrefix("variables.") ? String(name.dropFirst("variables.".count)) : nil
  }
  /// True where a change of it takes effect only in a new process.
  package var needsRestart: Bool { self == .exec || self == .directory || isEnvironment }
  package var isTyped: Bool { self == .run || self == .type }
}
