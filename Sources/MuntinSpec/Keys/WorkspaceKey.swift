/// Keys of the file itself.
enum WorkspaceKey: String, SpecKey {
  case version, name, description, vars, defaults, profiles, size, layout, panes, tabs, windows
  case broadcast, restore

  static let what = "a workspace"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .version: "Version of the format: 1."
    case .name: "Name of the workspace; what it owns in a terminal is marked with it."
    case .description: "What the workspace is for, for people."
    case .vars: "Variables: a value each, or default, type and description."
    case .defaults: "What holds for every pane that does not say otherwise."
    case .profiles: "Named looks; they become iTerm2 dynamic profiles."
    case .size: "Size of the one window in cells, as 200x50; only without windows."
    case .layout: "How the one tab is divided; only without windows and tabs."
    case .panes: "Panes of the one tab; only without windows and tabs."
    case .tabs: "Tabs of the one window; only without windows."
    case .windows: "The windows, each with its tabs."
    case .broadcast: "Groups of panes that share what is typed into any one of them."
    case .restore: "Which commands restore starts by itself."
    }
  }

  var shape: JSONValue {
    switch self {
    case .version: ["const": 1]
    case .name: Shape.name.adding(["examples": ["api"]])
    case .description: Shape.typed
    case .vars: Shape.reference("vars")
    case .defaults: Shape.reference("defaults")
    case .profiles: Shape.reference("profiles")
    case .size: Shape.windowSize
    case .layout: Shape.reference("layout")
    case .panes: Shape.reference("panes")
    case .tabs: Shape.list(of: Shape.reference("tab"))
    case .windows: Shape.list(of: Shape.reference("window"))
    case .broadcast: Shape.reference("broadcast")
    case .restore: Shape.reference("restore")
    }
  }
}

/// Keys of `restore`.
enum RestoreKey: String, SpecKey {
  case run, skip

  static let what = "rules for restore"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .run:
      "Commands that are started: programs, or whole commands with a blank in them; * is anything."
    case .skip: "Commands that are left out; the others are typed and not entered."
    }
  }

  var shape: JSONValue { Shape.oneOrMore(Shape.word) }
}

/// Keys of `defaults`.
enum DefaultsKey: String, SpecKey {
  case directory, profile, env, restart

  static let what = "defaults"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .directory: "Where panes start; ~ is home, a relative path starts at this file."
    case .profile: "Profile of the panes: one of this file, or one that iTerm2 knows."
    case .env: "Environment variables; a pane's own ones are laid over them."
    case .restart: "Whether an ended process is started again by an apply."
    }
  }

  var shape: JSONValue {
    switch self {
    case .directory: Shape.directory
    case .profile: Shape.word
    case .env: Shape.reference("env")
    case .restart: Shape.restart
    }
  }
}

/// Keys of a variable that is written out.
enum VariableKey: String, SpecKey {
  case `default`, type, description

  static let what = "a variable"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .default: "Value when none is given; without it one must be given."
    case .type: "What the value must be: string, integer, number or boolean."
    case .description: "What the variable is for, for people."
    }
  }

  var shape: JSONValue {
    switch self {
    case .default: Shape.text
    case .type: Shape.choice(VariableType.self)
    case .description: Shape.typed
    }
  }
}
