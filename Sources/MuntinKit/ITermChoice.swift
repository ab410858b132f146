import MuntinHost
import MuntinITerm
import MuntinITermWire
import MuntinPlan
import MuntinStore

extension HostChoice {
  /// The kind that `auto` stands for: iTerm2 where we run inside of it or its socket answers, else
  /// tmux. A socket that is named is tmux's, and within tmux it is tmux that is meant.
  func resolved(_ surroundings: Surroundings) -> Kind {
    guard kind == .auto else { return kind }
    let environment = surroundings.environment
    if socket != nil || environment["TMUX"]?.isEmpty == false { return .tmux }
    guard let address = try? iTerm2Address(surroundings), case .socket(let path) = address,
      DiskFile.exists(path)
    else { return .tmux }
    let isInside =
      environment["TERM_PROGRAM"] == "iTerm.app" || environment["ITERM_SESSION_ID"] != nil
    return isInside || ITermSettings.isListening(at: path) ? .iterm2 : .tmux
  }

  /// Where iTerm2's API is sought.
  func iTerm2Address(_ surroundings: Surroundings) throws(WireError) -> WireAddress {
    let rule = try AddressRule(
      home: surroundings.home, environment: surroundings.environment,
      path: kind == .iterm2 ? socket.map(surroundings.absolute) : nil)
    return try rule.address(socketExists: DiskFile.exists(rule.socketPath))
  }

  func iTerm2(
    _ surroundings: Surroundings, workspace: String? = nil
  ) throws(KitFault) -> ITermHost.Settings {
    do throws(WireError) {
      var settings = ITermHost.Settings(
        address: try iTerm2Address(surroundings), environment: surroundings.environment)
      settings.cells = cells(surroundings)
      if let deadline { settings.deadline = deadline }
      settings.interrupt = surroundings.interrupt
      settings.folder = surroundings.directory
      settings.temporaryFolder =
        surroundings.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
      let folder = StateFolder(environment: surroundings.environment, home: surroundings.home)
      settings.journal =
        JournalFile(
          in: folder, host: "iterm2", place: settings.address.description
        ).journal
      return settings
    } catch {
      throw .host(HostError(.unavailable, error.sentence))
    }
  }
}

extension JournalFile {
  /// The file as a host uses it: what cannot be read or written is not remembered.
  var journal: MarkJournal {
    MarkJournal(
      read: { (try? self.read()) ?? [:] },
      write: { workspace, entries in try? self.write(entries, of: workspace) },
      sync: { workspace in try? self.sync(workspace) })
  }
}
