/// Keys of a pane; `name` only where the panes are a list.
enum PaneKey: String, SpecKey {
  case name, run, exec, type, directory, env, profile, title, badge, color, colors, variables
  case size, focus, zoom, hidden, protect, ignore, was
  case waitFor = "wait_for"
  case needs, restart

  static let what = "a pane"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .name: "Name of the pane, for panes of a list."
    case .run: "Typed into the shell and entered once it is ready: text, or a list of lines."
    case .exec: "The pane's own process, without a shell: a list of words, or text."
    case .type: "Typed into the shell once it is ready, not entered."
    case .directory: DefaultsKey.directory.about
    case .env: "Environment variables of the pane's process."
    case .profile: "Profile of the pane: one of this file, or one that iTerm2 knows."
    case .title: "Title of the pane."
    case .badge: "Text laid over the pane; \\(user.name) stands for a variable."
    case .color: "Tint of the pane, or of its tab where the host has it so."
    case .colors: "Colours of the pane, over those of its profile."
    case .variables: "User variables of the pane."
    case .size: "60%, 80c (cells) or 2fr (a share of what is left)."
    case .focus: "Whether the pane is the active one of its tab."
    case .zoom: "Whether the pane fills its tab."
    case .hidden: "Whether the pane is kept out of sight."
    case .protect: "Whether closing the pane is refused even with consent."
    case .ignore: "What a person may change by hand without the plan speaking of it."
    case .was: "Old names, so that a renamed pane is known again."
    case .waitFor: "What must hold before the command is started."
    case .needs: "Panes that must have been started before this one."
    case .restart: DefaultsKey.restart.about
    }
  }

  var shape: JSONValue {
    switch self {
    case .name: Shape.name
    case .run: Shape.oneOrMore(Shape.typed).adding(["examples": ["npm start"]])
    case .exec: Shape.command
    case .type: Shape.typed
    case .directory: Shape.directory
    case .env: Shape.reference("env")
    case .profile: Shape.word
    case .title: Shape.label
    case .badge: Shape.reference("badge")
    case .color: Shape.reference("color")
    case .colors: Shape.reference("colors")
    case .variables: Shape.reference("variables")
    case .size: Shape.reference("size")
    case .focus, .zoom, .hidden, .protect: Shape.flag
    case .ignore: Shape.ignore
    case .was: Shape.names
    case .waitFor: Shape.oneOrMore(Shape.reference("wait"))
    case .needs: Shape.oneOrMore(Shape.address)
    case .restart: Shape.restart
    }
  }
}

/// Keys of a condition that a pane waits for.
enum WaitKey: String, SpecKey {
  case port, host, file, output, pane, exit, timeout

  static let what = "a wait"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .port: "A TCP port that accepts connections."
    case .host: "Host of the port; 127.0.0.1 without it."
    case .file: "A file that exists."
    case .output: "Text that stands in the pane named by pane."
    case .pane: "The pane whose output is meant."
    case .exit: "The pane whose command must have ended."
    case .timeout: "How long to wait, as 30s, 500ms, 2m or 1h; 60s without it."
    }
  }

  var shape: JSONValue {
    switch self {
    case .port: Shape.orVariable(["type": "integer", "minimum": 1, "maximum": 65535])
    case .host: Shape.word
    case .file: Shape.directory
    case .output: Shape.word
    case .pane, .exit: Shape.address
    case .timeout: Shape.duration
    }
  }
}
