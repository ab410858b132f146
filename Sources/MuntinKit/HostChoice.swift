import MuntinHost
import MuntinITerm
import MuntinITermWire
package import MuntinPlan
import MuntinStore
import MuntinTmux

/// Which terminal is meant.
package struct HostChoice: Equatable, Sendable {
  /// A kind of terminal; `auto` takes the best that is there.
  package enum Kind: String, CaseIterable, Sendable {
    case auto, tmux, iterm2, memory
  }

  package var kind: Kind = .auto
  /// A name or a path; nil for the host's own choice.
  package var socket: String?
  /// The size of windows that nothing else gives one.
  package var size: CellSize?
  /// A configuration file for a tmux server that is started.
  package var configuration: String?
  /// Milliseconds of silence after which the terminal is given up; nil for the host's own patience.
  package var deadline: Int?

  package init(
    kind: Kind = .auto, socket: String? = nil, size: CellSize? = nil,
    configuration: String? = nil, deadline: Int? = nil
  ) {
    self.kind = kind
    self.socket = socket
    self.size = size
    self.configuration = configuration
    self.deadline = deadline
  }

  /// The size of windows that nothing else gives one: asked for, or the user's terminal's, or
  /// 200x50.
  package func cells(_ surroundings: Surroundings) -> CellSize {
    size ?? surroundings.terminal ?? CellSize(columns: 200, rows: 50)
  }

  /// The host itself; nothing is started or asked yet.
  ///
  /// - Parameter workspace: the one whose session may be attached to; nil where it is only looked.
  func open(
    _ surroundings: Surroundings, workspace: String? = nil
  ) throws(KitFault) -> any TerminalHost {
    switch resolved(surroundings) {
    case .memory: return MemoryHost(cells: cells(surroundings))
    case .iterm2: return ITermHost(try iTerm2(surroundings, workspace: workspace))
    case .auto, .tmux: return try tmux(surroundings, workspace, folder: surroundings.directory)
    }
  }

  /// A host that can be listened to as well; programs start in the user's folder.
  func openStreaming(_ surroundings: Surroundings) throws(KitFault) -> any StreamingHost {
    switch kind {
    case .memory: return MemoryHost(cells: cells(surroundings))
    case .iterm2:
      throw .usage("iTerm2 serves its API itself", hint: "`--host tmux` or `--host memory`")
    case .auto, .tmux: return try tmux(surroundings, nil, folder: surroundings.home)
    }
  }

  /// A host that tells of changes.
  func openWatched(_ surroundings: Surroundings) throws(KitFault) -> any WatchedHost {
    switch resolved(surroundings) {
    case .memory: return MemoryHost(cells: cells(surroundings))
    case .iterm2: return ITermHost(try iTerm2(surroundings, workspace: nil))
    case .auto, .tmux: return try tmux(surroundings, nil, folder: surroundings.home)
    }
  }

  private func tmux(
    _ surroundings: Surroundings, _ workspace: String?, folder: String
  ) throws(KitFault) -> TmuxHost {
    do throws(HostError) {
      var settings = TmuxHost.Settings(
        address: try TmuxServerAddress(
          socket: socket, environment: surroundings.environment, userID: surroundings.userID),
        environment: surroundings.environment)
      settings.cells = cells(surroundings)
      settings.configuration = configuration
      if let deadline { settings.deadline = deadline }
      settings.interrupt = surroundings.interrupt
      settings.workspace = workspace
      settings.folder = folder
      settings.door = StateFolder(environment: surroundings.environment, home: surroundings.home)
        .door(to: settings.address.socketPath)
      settings.temporaryFolder =
        surroundings.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
      return TmuxHost(settings)
    } catch {
      throw .host(error)
    }
  }
}
