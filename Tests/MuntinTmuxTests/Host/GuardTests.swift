import MuntinHost
import MuntinPlan
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Commands that kill a user's server are never sent (see the decision on tmux's crashes).
@Suite struct GuardTests {
  private func isAlive(_ bench: Workbench) throws -> Bool {
    try bench.lines("list-sessions", "-F", "alive #{session_name}").contains {
      $0.hasPrefix("alive ")
    }
  }

  @Test func closingASessionOfSeveralTabsSparesTheServer() async throws {
    try await Workbench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "theirs", "cat")
      let watcher = try await bench.server.attached(to: "theirs")
      let spec = """
        name: g
        windows:
          - name: a
            tabs:
              - {name: x, panes: [{}, {}]}
              - {name: y, panes: [{focus: true}]}
              - {name: z, panes: [{}]}
          - {name: b, tabs: [{name: u, panes: [{}]}, {name: v, panes: [{}]}]}
        """
      try await bench.succeed(spec)
      let ours = try await bench.server.attached(to: "g")
      let end = try await bench.destroy("g")
      #expect(end.outcome.fault == nil)
      #expect(end.outcome.left == [])
      #expect(try bench.lines("list-sessions", "-F", "#{session_name}") == ["theirs"])
      await ours.close()
      await watcher.close()
    }
  }

  @Test func aForeignSessionWhoseTabsAreAllOursDiesWithoutTheServer() async throws {
    try await Workbench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "keep", "cat")
      try bench.server.run("new-session", "-d", "-s", "theirs", "cat")
      try await bench.succeed(
        "{name: g, tabs: [\(["x", "y", "z"].map { "{name: \($0), panes: [{}]}" }.joined(separator: ", "))]}"
      )
      for tab in ["x", "y"] {
        try bench.server.run("move-window", "-s", "=g:\(tab)", "-t", "=theirs:")
      }
      try bench.server.run("kill-window", "-t", "=theirs:0")
      let watcher = try await bench.server.attached(to: "theirs")
      let end = try await bench.destroy("g")
      #expect(end.outcome.fault == nil)
      #expect(try bench.lines("list-sessions", "-F", "#{session_name}") == ["keep"])
      await watcher.close()
    }
  }

  @Test func aSessionThatLosesItsLastTabSparesTheServer() async throws {
    try await Workbench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "keep", "cat")
      try await bench.succeed(
        """
        name: g
        windows:
          - {name: a, tabs: [{name: x, panes: [{}]}]}
          - {name: b, tabs: [{name: y, panes: [{}]}]}
        """)
      let before = try bench.panes()
      let watcher = try await bench.server.attached(to: "g")
      let moved = """
        name: g
        windows: [{name: b, tabs: [{name: y, panes: [{}]}, {name: x, panes: [{}]}]}]
        """
      try await bench.succeed(moved)
      let after = try bench.panes()
      #expect(after["b/x/1"]?.pid == before["a/x/1"]?.pid)
      #expect(after["b/y/1"]?.pid == before["b/y/1"]?.pid)
      #expect(try bench.lines("list-sessions", "-F", "#{session_name}").sorted() == ["g", "keep"])
      try await bench.expectNoChanges(moved)
      await watcher.close()
    }
  }

  /// tmux 3.3a dies when it tells one of another active pane.
  @Test func newTabsSpareTheServerWhereAClientHasOnlyBegunToConnect() async throws {
    try await Workbench.run { bench in
      try await bench.succeed("{name: g, size: 100x30, tabs: [{name: x, panes: [{}]}]}")
      let client = try HalfClient(bench.server.address.socketPath)
      let more = """
        {name: g, size: 100x30, tabs: [{name: x, panes: [{}]}, {name: y, layout: 3x2, \
        panes: [{}, {}, {}, {}, {}, {}]}, {name: z, panes: [{}, {}]}]}
        """
      let host = bench.host("g")
      let plan = try await bench.plan(try bench.desired(more), on: host)
      let outcome = await Executor(host, limits: bench.limits).carryOut(plan)
      #expect(outcome.fault == nil)
      #expect(outcome.left == [])
      #expect(try isAlive(bench))
      #expect(
        try bench.lines("list-panes", "-s", "-t", "=g:", "-f", "#{pane_active}", "-F", "#{@muntin}")
          .compactMap { Mark(text: $0)?.key.description } == ["main/x/1", "main/y/1", "main/z/1"])
      // It would die of the end of either client as well, but nothing can be done against that.
      await host.close()
      client.end()
    }
  }

  /// What waits for the other's place in turn: every one of them would end its home.
  @Test func panesAndTabsThatChangePlacesKeepTheirProcesses() async throws {
    try await Workbench.run { bench in
      func spec(_ one: (String, String), _ other: (String, String), _ third: String) -> String {
        """
        name: g
        windows:
          - {name: a, tabs: [{name: \(one.0), panes: {\(one.1): {badge: x}}}]}
          - {name: b, tabs: [{name: \(other.0), panes: {\(other.1): {}}}, {name: z, panes: {\(third): {}}}]}
        """
      }
      try await bench.succeed(spec(("x", "p"), ("y", "q"), "r"))
      let pids = try bench.panes().map(\.value.pid).sorted()
      for next in [
        spec(("x", "q"), ("y", "r"), "p"), spec(("y", "r"), ("x", "q"), "p"),
        spec(("n", "p"), ("m", "r"), "q"),
      ] {
        try await bench.succeed(next)
        try await bench.expectNoChanges(next)
        #expect(try bench.panes().map(\.value.pid).sorted() == pids)
      }
    }
  }

  @Test func aGlobalManualWindowSizeIsPutAsideAndComesBack() async throws {
    try await Workbench.run(config: "set -gw window-size manual\n" + Workbench.quiet) { bench in
      let size = { try bench.server.run("show-options", "-gwv", "window-size") }
      let first = "{name: g, size: 100x30, tabs: [{name: x, panes: [{}, {}]}]}"
      try await bench.succeed(first)
      #expect(try size() == "manual")
      try await bench.expectNoChanges(first)
      let tab = """
        name: g
        size: 100x30
        tabs: [{name: x, panes: [{}, {}]}, {name: y, panes: [{}, {}]}]
        """
      try await bench.succeed(tab)
      #expect(try size() == "manual")
      try await bench.expectNoChanges(tab)
      let window = """
        name: g
        windows:
          - {name: main, size: 100x30, tabs: [{name: x, panes: [{}, {}]}, {name: y, panes: [{}]}]}
          - {name: w, size: 90x20, tabs: [{name: u, panes: [{}, {}]}, {name: v, panes: [{}]}]}
        """
      try await bench.succeed(window)
      #expect(try size() == "manual")
      try await bench.expectNoChanges(window)
      let moved = """
        name: g
        windows:
          - {name: main, size: 100x30, tabs: [{name: x, panes: {"1": {}}}, {name: y, panes: [{}]}]}
          - {name: w, size: 90x20, tabs: [{name: u, panes: [{}, {}]}]}
          - {name: n, size: 90x20, tabs: [{name: v, panes: [{}]}]}
        """
      try await bench.succeed(moved)
      #expect(try size() == "manual")
      #expect(try bench.server.run("show-options", "-gw").contains("@muntin") == false)
    }
  }

  @Test func namesOfLayoutsNeverReachTheServer() async throws {
    try await Workbench.run { bench in
      for name in ["tiled", "even-columns", "even-rows", "main-left", "main-top", "2x2"] {
        let spec = "{name: g, tabs: [{name: x, layout: \(name), panes: [{}, {}, {}, {}]}]}"
        try await bench.succeed(spec)
        try await bench.expectNoChanges(spec)
        #expect(try isAlive(bench))
      }
    }
  }

  @Test func aServerWithFewFilesSaysSoAndLives() async throws {
    try await Workbench.run { bench in
      let folder = TestFile.path("limited")
      let program = try ProgramSearch(path: bench.server.environment["PATH"]).tmux()
      try TestFile.write(
        "#!/bin/sh\nulimit -n 64\nexec \(program) \"$@\"\n", to: folder, mode: 0o700)
      var limited = bench
      limited.adjust = { $0.program = folder }
      try await limited.succeed("{name: small, panes: [{}]}")
      let server = try bench.server.processID()
      let panes = (0..<60).map { _ in "{}" }.joined(separator: ", ")
      let applied = try await limited.apply(
        "{name: g, size: 400x200, layout: tiled, panes: [\(panes)]}")
      #expect(applied.outcome.fault?.code == .refused)
      #expect(!applied.outcome.left.isEmpty)
      #expect(kill(server, 0) == 0)
      // Without a free file it lets no client in that could end it.
      #expect(kill(server, SIGKILL) == 0)
      _ = unlink(folder)
    }
  }
}

/// A control-mode client that has told tmux no more than that it is one.
private final class HalfClient {
  private var descriptor: Int32

  init(_ path: String) throws {
    #if canImport(Darwin)
      descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8) + [0]) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, length) == 0
      }
    }
    // MSG_IDENTIFY_FLAGS of 20 bytes, protocol 8, no process; CLIENT_CONTROL.
    let message: [UInt8] = [
      100, 0, 0, 0, 20, 0, 0, 0, 8, 0, 0, 0, 255, 255, 255, 255, 0, 0x20, 0, 0,
    ]
    guard isConnected, write(descriptor, message, message.count) == message.count else {
      throw HostError(.unavailable, "The client could not connect.")
    }
  }

  func end() {
    if descriptor >= 0 { _ = close(descriptor) }
    descriptor = -1
  }

  deinit { end() }
}
