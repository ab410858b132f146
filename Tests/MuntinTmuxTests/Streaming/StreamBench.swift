import MuntinHost
import MuntinPlan
import MuntinScreen
import MuntinTmux

/// A real server with the host that listens to it.
struct StreamBench {
  let server: TmuxServerFixture
  let host: TmuxHost

  /// - Parameter session: nil starts no server.
  static func run<Value>(
    config: String? = nil, session: String? = "main", columns: Int = 80, rows: Int = 24,
    _ body: (StreamBench) async throws -> Value
  ) async throws -> Value {
    try await TmuxServerFixture.withServer(
      config: config, session: session, columns: columns, rows: rows
    ) { server in
      var settings = TmuxHost.Settings(address: server.address, environment: server.environment)
      settings.configuration = server.configuration
      let bench = StreamBench(server: server, host: TmuxHost(settings))
      do {
        let value = try await body(bench)
        await bench.host.close()
        return value
      } catch {
        await bench.host.close()
        throw error
      }
    }
  }

  /// A pane more in the first window, in which a shell runs a script.
  func pane(_ script: String) throws -> HostID {
    HostID(
      try server.run("split-window", "-d", "-t", "main:", "-PF", "#{pane_id}", "sh", "-c", script))
  }

  /// A pane that writes its raw input to a file.
  func recorder() async throws -> (pane: HostID, path: String) {
    let path = TestFile.path("typed")
    let pane = try pane("stty raw -echo; exec cat > '\(path)'")
    let tty = try server.run("display-message", "-p", "-t", pane.text, "#{pane_tty}")
    guard try await eventually(within: 60_000, { PaneTerminal.isLineEditing(tty: tty) == true })
    else {
      throw HostError(.timedOut, "The recorder did not start.")
    }
    return (pane, path)
  }

  func screen(_ pane: HostID) throws -> String {
    try server.run("capture-pane", "-p", "-t", pane.text)
  }

  var firstPane: HostID {
    get throws { HostID(try server.run("display-message", "-p", "-t", "main:", "#{pane_id}")) }
  }
}
