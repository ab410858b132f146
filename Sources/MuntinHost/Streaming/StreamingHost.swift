package import MuntinPlan
package import MuntinScreen

/// A terminal that can also be listened to and driven by hand: what a server needs beyond plans.
///
/// What is made, moved, sized and closed still goes through `perform`, with keys that stand for
/// nothing but their place in the batch.
package protocol StreamingHost: TerminalHost {
  /// What happens from now on, in its order; ends with `close`. A terminal that is not there, or
  /// goes, is waited for. There is one listener: a second call ends the first stream.
  func events() async throws(HostError) -> AsyncStream<TerminalEvent>

  /// Gives each pane bytes as if they were typed at its keyboard, exactly.
  func type(_ bytes: [UInt8], into panes: [HostID]) async throws(HostError)

  /// Gives each pane bytes as if its program had written them.
  func inject(_ bytes: [UInt8], into panes: [HostID]) async throws(HostError)

  /// Lines of a pane with their styles, and where the cursor stands.
  ///
  /// - Parameter lines: absolute numbers, 0 being the first line ever; cut to what is still kept.
  ///   Nil for the lines that the screen shows.
  /// - Errors: `refused` where there is no such pane.
  func text(of pane: HostID, lines: Range<Int>?) async throws(HostError) -> PaneText

  /// What is known of panes apart from their attributes.
  func facts(of panes: [HostID]) async throws(HostError) -> [HostID: PaneFacts]
}

/// Something that happened in a terminal.
package enum TerminalEvent: Equatable, Sendable {
  /// Windows, tabs, panes, sizes, titles or what is in front are not as they were: look again.
  case changed
  /// Bytes that a program wrote, every one, in pieces of any length.
  case output(HostID, [UInt8])
  /// The process of a pane has ended, whether or not the pane still stands.
  case ended(HostID)
}

/// What the system and the terminal know of a pane.
package struct PaneFacts: Equatable, Sendable {
  /// Path of its terminal device; empty where it has none.
  package var tty = ""
  /// Process that the terminal started, and the leader of what runs in the foreground.
  package var processID = 0
  package var jobID = 0
  package var jobName = ""
  /// The foreground job with its arguments.
  package var commandLine = ""
  package var directory = ""
  package var size = CellSize(columns: 80, rows: 24)
  package var extent = PaneExtent()
  /// The alternate screen shows, as full-screen programs use it.
  package var showsAlternate = false

  package init() {}
}
