import MuntinHost
import MuntinPlan
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Servers that die, stall or are of another age, and people who change things in between.
@Suite struct RobustnessTests {
  private static let spec = """
    name: r
    windows:
      - name: main
        size: 120x40
        tabs:
          - name: one
            layout: {columns: [a, {rows: [b, c]}]}
            panes: {a: {badge: x}, b: {title: t}, c: {}}
          - {name: two, panes: {d: {}, e: {}}}
      - {name: side, size: 100x30, tabs: [{name: three, panes: {f: {}, g: {}}}]}
    """

  /// A workspace of many panes, one of which strikes the server down from its midst.
  private static func fatal(_ server: Int32, _ signal: Int32) -> String {
    let tabs = (0..<6).map { tab in
      let panes = (0..<20).map { pane in
        tab == 2 && pane == 10
          ? "{exec: [sh, -c, \"kill -\(signal) \(server); sleep 60\"]}" : "{exec: [sleep, \"60\"]}"
      }
      return "{name: t\(tab), layout: tiled, panes: [\(panes.joined(separator: ", "))]}"
    }
    return "{name: big, size: 300x100, tabs: [\(tabs.joined(separator: ", "))]}"
  }

  @Test(arguments: [SIGTERM, SIGKILL])
  func aServerThatDiesInBetweenIsAFaultInTime(signal: Int32) async throws {
    try await Workbench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "theirs", "cat")
      let server = try bench.server.processID()
      let applied = try await bench.apply(Self.fatal(server, signal))
      #expect(applied.outcome.fault?.code == .disconnected)
      #expect(!applied.outcome.left.isEmpty)
      let isGone = try await eventually { kill(server, 0) != 0 }
      #expect(isGone)
      try await bench.succeed(Self.spec)
      try await bench.expectNoChanges(Self.spec)
    }
  }

  @Test func aStoppedServerIsGivenUp() async throws {
    try await Workbench.run { bench in
      try await bench.succeed(Self.spec)
      let server = try bench.server.processID()
      var hasty = bench
      hasty.adjust = { $0.deadline = 300 }
      _ = kill(server, SIGSTOP)
      defer { _ = kill(server, SIGCONT) }
      let error = await #expect(throws: HostError.self) { try await hasty.plan(Self.spec) }
      #expect(error?.code == .timedOut)
    }
  }

  @Test func anOldTmuxIsTooOldAndAMissingOneUnavailable() async throws {
    let script = TestFile.path("tmux")
    defer { _ = unlink(script) }
    try TestFile.write(
      "#!/bin/sh\n[ \"$1\" = -V ] && echo 'tmux 2.9a' && exit\necho 'usage: tmux' >&2\nexit 1\n",
      to: script, mode: 0o700)
    try await Workbench.run { bench in
      var old = bench
      old.adjust = { $0.program = script }
      let fresh = try await old.apply(Self.spec)
      #expect(fresh.outcome.fault?.code == .tooOld)
      try bench.server.run("new-session", "-d", "-s", "theirs", "cat")
      let error = await #expect(throws: HostError.self) { try await old.plan(Self.spec) }
      #expect(error?.code == .tooOld)
      var missing = bench
      missing.adjust = { $0.program = "no-such-tmux" }
      let none = await #expect(throws: HostError.self) { try await missing.plan(Self.spec) }
      #expect(none?.code == .unavailable)
    }
  }

  @Test func aWishToStopIsFollowed() async throws {
    try await Workbench.run { bench in
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      let reading = ends[0]
      defer { for end in ends { _ = close(end) } }
      var stopped = bench
      stopped.adjust = { $0.interrupt = reading }
      try await stopped.succeed(Self.spec)
      try #require(write(ends[1], "x", 1) == 1)
      let error = await #expect(throws: HostError.self) { try await stopped.plan(Self.spec) }
      #expect(error?.code == .interrupted)
      try await bench.expectNoChanges(Self.spec)
    }
  }

  /// What a person may do between two applies, by the pane's key.
  @Test(arguments: [
    "kill-pane -t main/one/b", "kill-window -t main/two/d", "rename-session -t main/one/a mine",
    "rename-window -t main/one/a mine", "break-pane -d -s main/one/b",
    "swap-pane -d -s main/one/a -t main/two/d",
    "join-pane -d -s main/one/c -t main/two/e", "resize-pane -t main/one/a -x 20",
    "select-layout -t main/one/a tiled",
    "resize-window -t main/one/a -x 77 -y 33", "select-pane -t main/one/b -T other",
    "kill-session -t side/three/f",
    "set-option -p -t main/one/a @muntin-badge y", "swap-window -d -s main/one/a -t main/two/d",
    "move-window -d -s main/two/d -t side/three/f", "break-pane -d -s main/one/b -t side/three/f",
    "select-layout -t main/two/d even-vertical", "rotate-window -t main/one/a",
  ])
  func whatAPersonChangedIsShownAndMended(command: String) async throws {
    try await Workbench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "theirs", "cat")
      try await bench.succeed(Self.spec)
      let panes = try bench.panes()
      let words = command.split(separator: " ").enumerated().map { place, word -> String in
        guard let pane = panes[String(word)] else { return String(word) }
        let isPlace = command.hasPrefix("move-window") || command.hasPrefix("break-pane")
        let isTarget = place > 0 && command.split(separator: " ")[place - 1] == "-t"
        return isPlace && isTarget ? pane.session + ":" : pane.id
      }
      let said = try bench.server.output(words)
      try #require(said.isEmpty)
      let before = try bench.panes()
      #expect(try await !bench.plan(Self.spec).isEmpty)
      try await bench.succeed(Self.spec)
      try await bench.expectNoChanges(Self.spec)
      let after = try bench.panes()
      #expect(Set(after.keys) == Set(panes.keys))
      for (key, pane) in before { #expect(after[key]?.pid == pane.pid) }
    }
  }

  @Test func zoomAndLinksOfAPersonDoNoHarm() async throws {
    try await Workbench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "theirs", "cat")
      try await bench.succeed(Self.spec)
      let panes = try bench.panes()
      let zoomed = try #require(panes["main/one/a"])
      try bench.server.run("resize-pane", "-Z", "-t", zoomed.id)
      let linked = try #require(panes["main/two/d"])
      try bench.server.run("link-window", "-d", "-s", linked.window, "-t", "=theirs:")
      try await bench.expectNoChanges(Self.spec)
      try await bench.succeed(Self.spec)
      #expect(try bench.panes().mapValues(\.pid) == panes.mapValues(\.pid))
      let end = try await bench.destroy("r")
      #expect(end.outcome.fault == nil)
      #expect(try bench.panes().isEmpty)
      #expect(try bench.lines("list-sessions", "-F", "#{session_name}") == ["theirs"])
    }
  }

  /// tmux asks the system for both each time it prints them.
  @Test func panesWhoseCommandChangesAllTheTimeCanBeLookedAt() async throws {
    try await Workbench.run { bench in
      try await bench.succeed(
        "{name: r, panes: [{exec: 'while :; do cd /; (exec sleep 0); cd /usr/lib; done'}, {exec: cat}]}"
      )
      let host = bench.host("r")
      for _ in 0..<100 {
        let live = try await host.observe(attributes: [])
        #expect(live.windows.flatMap(\.tabs).flatMap(\.panes).count == 2)
      }
      await host.close()
    }
  }
}
