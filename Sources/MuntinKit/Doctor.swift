import MuntinHost
import MuntinITerm
import MuntinITermWire
import MuntinPlan
package import MuntinSpec
import MuntinStore
import MuntinTmux
import MuntinYAML

/// Looks at every link between a workspace file and the terminal, and names the one that fails.
package struct Doctor: Sendable {
  /// What was found of one link.
  package struct Finding: Equatable, Sendable {
    /// Whether the link holds.
    package enum State: String, Sendable {
      case good = "ok"
      case warning = "warn"
      case bad = "fail"
    }
    package var state: State
    package var subject: String
    package var text: String
    package var hint: String?
    /// How a command that needs this link ends; nil where the link holds.
    package var exitStatus: ExitStatus?
  }

  package private(set) var findings: [Finding] = []
  /// Of the first link that fails.
  package var exitStatus: ExitStatus { findings.compactMap(\.exitStatus).first ?? .done }

  /// - Parameter file: the workspace file to look at; nil for the one that would be found, if any.
  package init(
    file: String?, on choice: HostChoice, in surroundings: Surroundings
  ) async {
    checkFile(file, surroundings)
    checkTerminal(surroundings)
    checkState(surroundings)
    switch choice.resolved(surroundings) {
    case .iterm2: await checkITerm(choice, surroundings)
    case .auto, .tmux, .memory: await checkTmux(choice, surroundings)
    }
  }

  /// The socket, the handshake, the version: whichever fails is named with the setting to switch on.
  private mutating func checkITerm(_ choice: HostChoice, _ surroundings: Surroundings) async {
    do {
      let settings = try choice.iTerm2(surroundings)
      let host = ITermHost(settings)
      do throws(HostError) {
        let live = try await host.observe(attributes: [])
        await host.close()
        let panes = live.windows.flatMap(\.tabs).flatMap(\.panes)
        add(
          .good, "iTerm2",
          "answers at \(settings.address): \(panes.count) \(panes.count == 1 ? "pane" : "panes"), "
            + "\(panes.count { $0.mark != nil }) of them made by Muntin")
      } catch {
        await host.close()
        throw KitFault.host(error)
      }
    } catch {
      guard case .host(let fault) = error as? KitFault else { return }
      add(
        .bad, "iTerm2", fault.sentence, hint: fault.hint, ends: KitFault.host(fault).exitStatus)
    }
  }

  private mutating func add(
    _ state: Finding.State, _ subject: String, _ text: String, hint: String? = nil,
    ends status: ExitStatus? = nil
  ) {
    findings.append(
      Finding(state: state, subject: subject, text: text, hint: hint, exitStatus: status))
  }

  private mutating func checkFile(_ name: String?, _ surroundings: Surroundings) {
    do {
      let file = try WorkspaceFile.load(name, settings: [:], in: surroundings)
      let missing = file.missingFolders(.error)
      if missing.isEmpty {
        add(.good, "workspace file", "\(file.source.name), no faults")
      } else {
        add(
          .bad, "workspace file",
          "\(file.source.name): "
            + missing.map(\.message)
            .joined(separator: "; "), hint: "create the folders, or correct `directory`",
          ends: .badFile)
      }
    } catch {
      switch error {
      case .usage(let text, let hint) where name == nil:
        add(.warning, "workspace file", text, hint: hint)
      case .badFile(let faults, let source):
        add(
          .bad, "workspace file",
          "\(source.name): \(faults.count == 1 ? "1 fault" : "\(faults.count) faults, the first"): "
            + (faults.first?.message ?? ""), hint: "`muntin validate` shows them all",
          ends: .badFile)
      case .usage(let text, let hint):
        add(.bad, "workspace file", text, hint: hint, ends: error.exitStatus)
      case .store(let fault), .unreadable(let fault):
        add(.bad, "workspace file", fault.sentence, hint: fault.hint, ends: error.exitStatus)
      case .host, .locked, .stale, .otherPlan:
        add(
          .bad, "workspace file", error.text(color: false, width: 100), ends: error.exitStatus)
      }
    }
  }

  private mutating func checkState(_ surroundings: Surroundings) {
    let folder = StateFolder(environment: surroundings.environment, home: surroundings.home)
    if let place = folder.obstacle {
      add(
        .bad, "state folder", "\(folder.path): \(place) cannot be written",
        hint: "locks lie there; XDG_STATE_HOME names another place", ends: .failed)
    } else {
      add(.good, "state folder", folder.path)
    }
  }

  private mutating func checkTerminal(_ surroundings: Surroundings) {
    if let size = surroundings.terminal {
      add(
        size.columns >= 40 && size.rows >= 10 ? .good : .warning, "terminal size", "\(size)",
        hint: size.columns >= 40 && size.rows >= 10 ? nil : "`--size 200x50` gives another")
    } else {
      add(
        .warning, "terminal size", "there is no terminal; new windows get 200x50",
        hint: "`--size` gives another")
    }
  }

  private mutating func checkTmux(_ choice: HostChoice, _ surroundings: Surroundings) async {
    do throws(HostError) {
      let address = try TmuxServerAddress(
        socket: choice.socket, environment: surroundings.environment,
        userID: surroundings.userID)
      let path = try ProgramSearch(path: surroundings.environment["PATH"]).tmux()
      var settings = TmuxHost.Settings(
        address: address, environment: surroundings.environment)
      if let deadline = choice.deadline { settings.deadline = deadline }
      let host = TmuxHost(settings)
      let version = try await host.installedVersion()
      let name = version.description.split { $0.isWhitespace }.last.map(String.init) ?? "?"
      guard version >= .oldest else {
        add(
          .bad, "tmux", "\(name) at \(path) is older than \(TmuxVersion.oldest)",
          hint: "install a newer one", ends: .hostUnavailable)
        return
      }
      add(.good, "tmux", "\(name) at \(path)")
      if try !address.isListening() {
        add(.good, "tmux server", "none at \(address.socketPath); an apply starts it")
        return
      }
      let live = try await host.observe(attributes: [])
      await host.close()
      let panes = live.windows.flatMap(\.tabs).flatMap(\.panes)
      let ours = panes.count { $0.mark != nil }
      add(
        .good, "tmux server",
        "answers at \(address.socketPath): \(live.windows.count) \(live.windows.count == 1 ? "session" : "sessions"), "
          + "\(panes.count) \(panes.count == 1 ? "pane" : "panes"), \(ours) of them made by Muntin")
    } catch {
      add(
        .bad, findings.last?.subject == "tmux" ? "tmux server" : "tmux", error.sentence,
        hint: error.hint, ends: KitFault.host(error).exitStatus)
    }
  }

  package var text: String {
    findings.map { finding in
      let state = finding.state.rawValue
      let padded = state + String(repeating: " ", count: 4 - state.count)
      let name = finding.subject + String(repeating: " ", count: max(1, 16 - finding.subject.count))
      return "\(padded)  \(name)\(Shown.escaped(finding.text))\n"
        + (finding.exitStatus.map { "      = commands that need it end with \($0.rawValue)\n" }
          ?? "")
        + (finding.hint.map { "      = hint: \(Shown.escaped($0))\n" } ?? "")
    }.joined()
  }

  package var json: JSONValue {
    .object([
      ("format", .string("muntin-doctor")), ("version", .integer(1)),
      ("exit_status", .integer(Int(exitStatus.rawValue))),
      (
        "findings",
        .array(
          findings.map { finding in
            .object(compacting: [
              ("state", .string(finding.state.rawValue)), ("subject", .string(finding.subject)),
              ("text", .string(finding.text)), ("hint", finding.hint.map(JSONValue.string)),
              ("exit_status", finding.exitStatus.map { .integer(Int($0.rawValue)) }),
            ])
          })
      ),
    ])
  }
}
