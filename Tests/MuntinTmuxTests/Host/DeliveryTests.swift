import MuntinHost
import MuntinPlan
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Commands reach their pane, whole and once.
@Suite struct DeliveryTests {
  private static let line = #"printf '%s\n' "a 'b' \"c\" ; #{pid} $HOME é日本 -x" '!' >> "#

  private func lines(_ path: String, _ count: Int, within: Int = 6000) async throws -> [String] {
    _ = try await eventually(within: within) {
      (TestFile.read(path)?.split(separator: "\n").count ?? 0) >= count
    }
    return (TestFile.read(path) ?? "").split(separator: "\n").map(String.init)
  }

  private func folder() throws -> String {
    let path = TestFile.path("home")
    _ = mkdir(path, 0o700)
    return path
  }

  private func located(_ program: String) -> String? {
    ProgramSearch(path: "/bin:/usr/bin:/usr/local/bin:/opt/homebrew/bin").locate(program)
  }

  @Test(arguments: ["bash --norc --noprofile", "zsh -f", "fish --no-config", "dash", "sh -i"])
  func oneLineReachesEveryShellWhole(shell: String) async throws {
    guard located(shell.split(separator: " ").first.map(String.init) ?? "") != nil else { return }
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    let home = try folder()
    try await Workbench.run(
      config: "set -g default-command 'cd \(home); LC_ALL=C.UTF-8 HOME=\(home) exec \(shell)'\n"
    ) { bench in
      var line = Self.line + log
      // fish knows no history expansion, and $HOME is its own.
      if shell.hasPrefix("fish") { line = "printf '%s\\n' \"a 'b' #{pid}\" '!' >> \(log)" }
      let spec = "{name: d, panes: [{run: \(Sketch.quoted(line))}]}"
      try await bench.succeed(spec)
      let expected =
        shell.hasPrefix("fish")
        ? ["a 'b' #{pid}", "!"] : ["a 'b' \"c\" ; #{pid} \(home) é日本 -x", "!"]
      let found = try await lines(log, 2)
      #expect(found == expected)
      try await bench.expectNoChanges(spec)
    }
  }

  @Test func aShellWithASlowStartGetsItsCommandOnceItIsReady() async throws {
    let log = TestFile.path("log")
    let rc = TestFile.path("rc")
    defer {
      _ = unlink(log)
      _ = unlink(rc)
    }
    try TestFile.write("read -t 0.1 x; sleep 1; echo ready >> \(log)\n", to: rc)
    try await Workbench.run(
      config: "set -g default-command 'exec bash --noprofile --rcfile \(rc)'\n"
    ) { bench in
      try await bench.succeed("{name: d, panes: [\"echo 1 >> \(log)\", \"echo 2 >> \(log)\"]}")
      #expect(try await lines(log, 4).sorted() == ["1", "2", "ready", "ready"])
    }
  }

  @Test(arguments: ["bash --norc --noprofile", "dash"])
  func severalLinesAllRunInOrder(shell: String) async throws {
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    try await Workbench.run(config: "set -g default-command 'exec \(shell)'\n") { bench in
      let list = (1...5).map { "\"echo \($0) >> \(log)\"" }.joined(separator: ", ")
      try await bench.succeed("{name: d, panes: [{run: [\(list)]}]}")
      #expect(try await lines(log, 5) == ["1", "2", "3", "4", "5"])
    }
  }

  @Test func aRestartedShellGetsItsCommandAgain() async throws {
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    try await Workbench.run(config: Workbench.bash) { bench in
      try await bench.succeed("{name: d, panes: {x: \"echo one >> \(log)\"}}")
      #expect(try await lines(log, 1) == ["one"])
      let changed = "{name: d, panes: {x: {run: \"echo one$A >> \(log)\", env: {A: b}}}}"
      let applied = try await bench.succeed(
        changed, options: PlanOptions(restart: true))
      #expect(applied.plan.endedProcesses.count == 1)
      #expect(try await lines(log, 2) == ["one", "oneb"])
      try await bench.expectNoChanges(changed)
    }
  }

  @Test func aLongTextGoesThroughAFileThatIsGoneAfterwards() async throws {
    let log = TestFile.path("log")
    let temporary = try folder()
    defer { _ = unlink(log) }
    try await Workbench.run(config: Workbench.bash) { bench in
      var bench = bench
      bench.adjust = { $0.temporaryFolder = temporary }
      let long = String(repeating: "x", count: 5000)
      let text = "ls -l \(temporary) > \(log); echo \(long) | wc -c >> \(log)\\necho end >> \(log)"
      try await bench.succeed("{name: d, panes: [{run: \"\(text)\"}]}")
      // The file removes itself before its first line runs.
      #expect(try await lines(log, 3) == ["total 0", "5001", "end"])
      #expect(rmdir(temporary) == 0)
    }
  }

  @Test func aTextToTypeIsNotEntered() async throws {
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    try await Workbench.run(config: Workbench.bash) { bench in
      let spec = "{name: d, panes: [{run: \"echo ran >> \(log)\", type: \"echo typed >> \(log)\"}]}"
      try await bench.succeed(spec)
      #expect(try await lines(log, 1) == ["ran"])
      let pane = try #require(try bench.pane("main/d/1"))
      let isShown = try await eventually {
        try bench.lines("capture-pane", "-p", "-J", "-t", pane).contains {
          $0.hasSuffix("echo typed >> \(log)")
        }
      }
      #expect(isShown)
      #expect(TestFile.read(log) == "ran\n")
      try await bench.expectNoChanges(spec)
    }
  }

  @Test(arguments: ["clear", "exit", "no-such-command-here", "exec true", "sleep 100", "cat"])
  func everyCommandThatWasTakenCounts(command: String) async throws {
    _ = try await Workbench.run(config: Workbench.bash) { bench in
      try await bench.succeed("{name: d, panes: [{run: \(command)}, {exec: cat}]}")
    }
  }

  @Test func aProgramThatIsMissingIsReported() async throws {
    try await Workbench.run { bench in
      let applied = try await bench.apply(
        "{name: d, panes: [{exec: [no-such-program, x]}, {exec: 'no-such-program x'}, {exec: cat}]}"
      )
      #expect(applied.outcome.fault == nil)
      #expect(applied.outcome.undelivered.map(\.key.name).sorted() == ["1", "2"])
    }
  }

  @Test func aShellThatIsNotReadyIsReportedAndGetsItsCommandLater() async throws {
    let log = TestFile.path("log")
    let gate = TestFile.path("gate")
    let rc = TestFile.path("rc")
    defer { for path in [log, gate, rc] { _ = unlink(path) } }
    try TestFile.write("while [ ! -e \(gate) ]; do sleep 0.02; done\n", to: rc)
    try await Workbench.run(
      config: "set -g default-command 'exec bash --noprofile --rcfile \(rc)'\n"
    ) { bench in
      let spec = "{name: d, panes: [\"echo once >> \(log)\", {exec: cat}]}"
      var hasty = bench
      hasty.limits = CourierLimits(readiness: 300, receipt: 3000)
      let first = try await hasty.apply(spec)
      #expect(first.outcome.undelivered.map(\.key.name) == ["1"])
      #expect(first.outcome.fault == nil)
      #expect(TestFile.read(log) == nil)
      let pending = try await bench.plan(spec)
      #expect(!pending.isEmpty)
      try TestFile.write("", to: gate)
      try await bench.succeed(spec)
      #expect(try await lines(log, 1) == ["once"])
      try await bench.expectNoChanges(spec)
    }
  }

  @Test func broadcastCommandsReachOnlyTheirOwnPane() async throws {
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    try await Workbench.run(config: Workbench.bash) { bench in
      func spec(_ word: String) -> String {
        "{name: d, broadcast: [[d/a, d/b]], panes: {a: \"echo a\(word) >> \(log)\", b: \"echo b\(word) >> \(log)\"}}"
      }
      try await bench.succeed(spec(""))
      #expect(try await lines(log, 2).sorted() == ["a", "b"])
      try await bench.succeed(spec("2"), options: PlanOptions(rerun: true))
      #expect(try await lines(log, 4).sorted() == ["a", "a2", "b", "b2"])
      let pane = try #require(try bench.pane("main/d/a"))
      try bench.server.run("send-keys", "-t", pane, "echo both >> \(log)", "Enter")
      #expect(try await lines(log, 6).filter { $0 == "both" }.count == 2)
    }
  }

  @Test func waitsAndNeedsHoldOnlyTheirOwnPane() async throws {
    let log = TestFile.path("log")
    let gate = TestFile.path("gate")
    defer {
      _ = unlink(log)
      _ = unlink(gate)
    }
    try await Workbench.run(config: Workbench.bash) { bench in
      let spec = """
        name: d
        panes:
          first: {run: "echo first >> \(log); touch \(gate)", needs: [free]}
          free: "echo free >> \(log)"
          gated: {run: "echo gated >> \(log)", wait_for: {file: \(gate), timeout: 60s}}
          told: {run: "echo told >> \(log)", wait_for: {output: magic42, pane: talker, timeout: 60s}}
          talker: {exec: "sleep 0.3; echo magic42; cat"}
          last: {run: "echo last >> \(log)", wait_for: {exit: short, timeout: 60s}}
          short: {exec: "sleep 0.2"}
          never: {exec: "echo never >> \(log)", wait_for: {port: 1, timeout: 300ms}}
          behind: {run: "echo behind >> \(log)", needs: [never]}
        """
      let applied = try await bench.apply(spec)
      #expect(applied.outcome.fault == nil)
      #expect(applied.outcome.undelivered.map(\.key.name).sorted() == ["behind", "never"])
      let lines = try await lines(log, 5)
      let free = try #require(lines.firstIndex(of: "free"))
      let first = try #require(lines.firstIndex(of: "first"))
      #expect(free < first)
      #expect(lines.sorted() == ["first", "free", "gated", "last", "told"])
    }
  }

  @Test func anEndedProcessIsStartedAgainAsItsPolicySays() async throws {
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    try await Workbench.run { bench in
      let spec = """
        name: d
        panes:
          never: {exec: "echo never >> \(log)", restart: never}
          again: {exec: "echo again >> \(log)", restart: if-exited}
          stays: {exec: cat}
        """
      try await bench.succeed(spec)
      let before = try bench.panes()
      #expect(try await lines(log, 2).sorted() == ["again", "never"])
      try await bench.succeed(spec)
      #expect(try await lines(log, 3).sorted() == ["again", "again", "never"])
      let after = try bench.panes()
      #expect(before.mapValues(\.id) == after.mapValues(\.id))
      #expect(before["main/d/stays"]?.pid == after["main/d/stays"]?.pid)
    }
  }

  @Test func aChangedCommandRestartsOnlyWhereThatIsAllowed() async throws {
    try await Workbench.run { bench in
      func spec(_ word: String) -> String {
        """
        name: d
        panes:
          kept: {exec: [cat, \(word)]}
          always: {exec: [cat, \(word)], restart: always}
          shielded: {exec: [cat, \(word)], restart: always, protect: true}
        """
      }
      try await bench.succeed(spec("-u"))
      let before = try bench.panes()
      try await bench.succeed(spec("-e"))
      let middle = try bench.panes()
      #expect(before.mapValues(\.id) == middle.mapValues(\.id))
      #expect(before["main/d/kept"]?.pid == middle["main/d/kept"]?.pid)
      #expect(before["main/d/always"]?.pid != middle["main/d/always"]?.pid)
      #expect(before["main/d/shielded"]?.pid == middle["main/d/shielded"]?.pid)
      try await bench.succeed(spec("-e"), options: PlanOptions(restart: true))
      let after = try bench.panes()
      #expect(middle["main/d/kept"]?.pid != after["main/d/kept"]?.pid)
      #expect(middle["main/d/always"]?.pid == after["main/d/always"]?.pid)
    }
  }
}
