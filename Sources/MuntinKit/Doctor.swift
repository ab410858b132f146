import MuntinHost
package import MuntinPlan
import MuntinTmux
import MuntinYAML

/// Looks at every link between a workspace file and the terminal, and names the one that fails.
package struct Doctor: Sendable {
  package struct Finding: Equatable, Sendable {
    package enum State: String, Sendable { case good = "ok", warning = "warn", bad = "fail" }
    package var state: State
    package var subject: String
    package var text: String
    package var hint: String?
  }

  package private(set) var findings: [Finding] = []
  package private(set) var exitStatus = ExitStatus.done

  /// - Parameter file: the workspace file to look at; nil for the one that would be found, if any.
  package init(
    file: String?, on choice: HostChoice, in surroundings: Surroundings
  ) async {
    checkFile(file, surroundings)
    checkTerminal(surroundings)
    await checkTmux(choice, surroundings)
  }

  private mutating func add(
    _ state: Finding.State, _ subject: String, _ text: String, hint: String? = nil
  ) {
    findings.append(Finding(state: state, subject: subject, text: text, hint: hint))
  }

  private mutating func checkFile(_ name: String?, _ surroundings: Surroundings) {
    do {
      let file = try WorkspaceFile.load(name, settings: [:], in: surroundings)
      let missing = file.missingFolders(.error)
      if missing.isEmpty {
        add(.good, "workspace file", "\(file.source.name), no faults")
      } else {
        add(
          .bad, "workspace file", "\(file.source.name): " + missing.map(\.message)
            .joined(separator: "; "), hint: "create the folders, or correct `directory`")
        exitStatus = .badFile
      }
    } catch {
      switch error {
      case .usage(let text, let hint) where name == nil:
        add(.warning, "workspace file", text, hint: hint)
      case .badFile(let faults, let source):
        add(
          .bad, "workspace file", "\(source.name): \(faults.count) faults, the first: "
            + (faults.first?.message ?? ""), hint: "`muntin validate` shows them all")
        exitStatus = .badFile
      case .usage, .host, .locked, .store, .stale, .otherPlan:
        add(.bad, "workspace file", error.text(color: false, width: 100))
        exitStatus = error.exitStatus
      }
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
      let settings = TmuxHost.Settings(
        address: address, environment: surroundings.environment)
      let host = TmuxHost(settings)
      let version = try await host.installedVersion()
      guard version >= .oldest else {
        add(
          .bad, "tmux", "\(version) at \(path) is older than \(TmuxVersion.oldest)",
          hint: "install a newer one")
        exitStatus = .hostUnavailable
        return
      }
      add(.good, "tmux", "\(version) at \(path)")
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
        "answers at \(address.socketPath): \(live.windows.count) sessions, \(panes.count) panes, "
          + "\(ours) of them made by Muntin")
    } catch {
      add(.bad, "tmux", error.sentence, hint: error.hint)
      exitStatus = .hostUnavailable
    }
  }

  package var text: String {
    findings.map { finding in
      let state = finding.state.rawValue
      let padded = state + String(repeating: " ", count: 4 - state.count)
      let name = finding.subject + String(repeating: " ", count: max(1, 16 - finding.subject.count))
      return "\(padded)  \(name)\(Shown.escaped(finding.text))\n"
        + (finding.hint.map { "      = hint: \(Shown.escaped($0))\n" } ?? "")
    }.joined()
  }

  package var json: JSONValue {
    .array(
      findings.map { finding in
        .object(compacting: [
          ("state", .string(finding.state.rawValue)), ("subject", .string(finding.subject)),
          ("text", .string(finding.text)), ("hint", finding.hint.map(JSONValue.string)),
        ])
      })
  }
}
