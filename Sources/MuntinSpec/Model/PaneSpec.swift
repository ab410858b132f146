package import MuntinYAML

/// One pane: an iTerm2 session, a tmux pane.
package struct PaneSpec: Sendable {
  package var name: String
  /// True for panes of a list, which are named 1, 2, … by their place.
  package var isNumbered = false
  package var range: SourceRange
  package var command: PaneCommand = .shell(run: [], type: nil)
  /// Absolute after reading; `~` and relative paths are already resolved.
  package var directory: SpecText?
  package var directoryRange: SourceRange?
  /// Sorted by name.
  package var environment: [EnvironmentEntry] = []
  /// A profile of the file, or the name of one that iTerm2 knows.
  package var profile: String?
  package var title: SpecText?
  package var badge: Badge?
  /// Tint of the pane, or of its tab where the host has it so.
  package var color: Color?
  package var colors = ColorSet()
  /// User variables, sorted by name.
  package var variables: [EnvironmentEntry] = []
  package var focus = false
  package var zoom = false
  package var hidden = false
  package var protect = false
  package var ignore: Set<IgnoredAttribute> = []
  package var was: [String] = []
  package var waits: [WaitCondition] = []
  package var needs: [PaneAddress] = []
  package var restart: RestartPolicy = .ifExited

  package init(name: String, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// What runs in a pane.
package enum PaneCommand: Hashable, Sendable {
  /// The user's shell; `run` are lines typed and entered once it is ready, `type` is typed only.
  case shell(run: [SpecText], type: SpecText?)
  /// The pane's own process, without a shell between.
  case process(ProcessStart)
}

package enum ProcessStart: Hashable, Sendable {
  /// At least one word.
  case arguments([SpecText])
  /// Given to the user's shell with `-c`.
  case shellText(SpecText)
}

package struct EnvironmentEntry: Hashable, Sendable {
  package var name: String
  package var value: SpecText

  package init(_ name: String, _ value: SpecText) {
    self.name = name
    self.value = value
  }
}

/// When a process that ended, or whose command changed, is started again by an apply.
package enum RestartPolicy: String, CaseIterable, Sendable {
  /// An ended process stays ended.
  case never
  /// An ended process is started again.
  case ifExited = "if-exited"
  /// As `if-exited`; and a changed command restarts a live one without `--restart` (with consent).
  case always
}

/// What must hold before a pane's command is started.
package struct WaitCondition: Hashable, Sendable {
  package enum Event: Hashable, Sendable {
    /// A TCP port that accepts connections.
    case port(Int, host: String)
    /// A file that exists; an absolute path.
    case file(SpecText)
    /// Text that stands on another pane's screen or in its scrollback.
    case output(SpecText, of: PaneAddress)
    /// Another pane whose command has ended.
    case exit(of: PaneAddress)
  }
  package var event: Event
  /// Milliseconds after which the wait is given up; 60 000 where the file does not say.
  package var timeout: Int

  package init(_ event: Event, timeout: Int = 60_000) {
    self.event = event
    self.timeout = timeout
  }
}
