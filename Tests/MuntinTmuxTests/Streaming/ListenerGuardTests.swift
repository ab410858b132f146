import MuntinHost
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Holds back who wants to pass while it is closed.
actor Gate {
  private var isClosed = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func close() { isClosed = true }

  func open() {
    isClosed = false
    for one in waiting { one.resume() }
    waiting = []
  }

  func pass() async {
    if isClosed { await withCheckedContinuation { waiting.append($0) } }
  }
}

/// Listening kills no server.
@Suite struct ListenerGuardTests {
  /// tmux 3.3a died of it where a client had subscribed to all panes.
  @Test func aSessionThatEndsBeforeItsClientHasGoneSparesTheServer() async throws {
    try await StreamBench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "other", "cat")
      let stream = try await bench.host.events()
      let heard = Heard()
      let gate = Gate()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for await event in stream {
            await heard.take(event)
            await gate.pass()
          }
        }
        // A title is only told to those who have subscribed.
        #expect(
          try await eventually(within: 60_000) {
            let before = await heard.changes
            try bench.server.run("select-pane", "-t", "main:", "-T", "title \(before)")
            return try await eventually(within: 2000) { await heard.changes > before }
          })
        // Nobody reads on, and the client cannot go.
        await gate.close()
        let clients = try bench.server.run("list-clients", "-F", "#{session_name} #{client_pid}")
          .split(separator: "\n").filter { $0.hasPrefix("main ") }
          .compactMap { Int32($0.dropFirst(5)) }
        #expect(!clients.isEmpty)
        for client in clients { kill(client, SIGSTOP) }
        defer { for client in clients { kill(client, SIGCONT) } }
        try bench.server.run("kill-session", "-t", "=main")
        // Subscriptions are looked at once a second.
        try bench.server.run("run-shell", "-b", "sleep 2.2; tmux set -g @later yes")
        #expect(
          try await eventually(within: 60_000) {
            try bench.server.run("show-options", "-gqv", "@later") == "yes"
          })
        group.cancelAll()
        await gate.open()
      }
    }
  }
}
