import MuntinHost
import MuntinPlan
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Panes get their commands while the rest is made; those that depend on others do not.
@Suite struct EarlyCommandTests {
  private static let tabs = 20

  /// A command that writes down how many panes there are as it runs.
  private static func command(_ name: String, _ log: String) -> String {
    Sketch.quoted("echo \(name) $(tmux list-panes -a | wc -l) >> \(log)")
  }

  /// A list of the first tab and of all the others, whose commands do nothing.
  private static func list(_ first: String) -> String {
    let others = (1..<tabs).map { "{name: t\($0), panes: {a: 'true', b: 'true'}}" }
    return "[\(([first] + others).joined(separator: ", "))]"
  }

  /// How many panes each command saw, by its name.
  private func seen(_ log: String, _ count: Int) async throws -> [String: [Int]] {
    var lines: [Substring] = []
    _ = try await eventually(within: 10_000) {
      lines = (TestFile.read(log) ?? "").split(separator: "\n")
      return lines.count >= count
    }
    return Dictionary(
      lines.map { line in
        let words = line.split(separator: " ")
        return (String(words[0]), [words.last.flatMap { Int($0) } ?? 0])
      }, uniquingKeysWith: +)
  }

  @Test func theFirstRunBeforeTheLastPaneIsMade() async throws {
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    try await Workbench.run(config: Workbench.bash) { bench in
      let tabs = (0..<Self.tabs).map { tab in
        "{name: t\(tab), panes: {a: \(Self.command("a\(tab)", log)), "
          + "b: \(Self.command("b\(tab)", log))}}"
      }
      let spec = "{name: early, size: 200x50, tabs: [\(tabs.joined(separator: ", "))]}"
      let applied = try await bench.succeed(spec)
      #expect(applied.counts.waits <= 4)
      let seen = try await seen(log, 2 * Self.tabs)
      #expect(seen.count == 2 * Self.tabs)
      #expect(seen.values.allSatisfy { $0.count == 1 })
      #expect(try #require(seen["a0"]?.first) < 2 * Self.tabs)
      try await bench.expectNoChanges(spec)
    }
  }

  @Test func whatDependsOnOthersWaitsUntilAllStand() async throws {
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    try await Workbench.run(config: Workbench.bash) { bench in
      let first = """
        {name: t0, panes: {a: \(Self.command("a", log)), \
        b: \(Self.command("b", log)), c: {run: \(Self.command("c", log)), needs: [a]}, \
        d: {run: \(Self.command("d", log)), wait_for: {file: /dev/null}}}}
        """
      let spec =
        "{name: late, size: 200x50, broadcast: [[t0/a, t0/b]], "
        + "tabs: \(Self.list(first))}"
      try await bench.succeed(spec)
      let all = 4 + 2 * (Self.tabs - 1)
      let seen = try await seen(log, 4)
      #expect(seen == ["a": [all], "b": [all], "c": [all], "d": [all]])
    }
  }

  @Test func aCommandMayMakeWindowsOfItsOwn() async throws {
    try await Workbench.run(config: Workbench.bash) { bench in
      let tabs = (0..<Self.tabs).map { tab in
        "{name: t\(tab), layout: 2x2, panes: [{run: 'tmux new-window -d -n own\(tab) cat'}, {}, {}, {}]}"
      }
      let spec = "{name: wins, size: 200x50, tabs: [\(tabs.joined(separator: ", "))]}"
      try await bench.succeed(spec)
      var own: [String] = []
      #expect(
        try await eventually(within: 10_000) {
          own = try bench.lines(
            "list-windows", "-t", "=wins:", "-f", "#{m:own*,#{window_name}}", "-F",
            "#{window_panes}#{@muntin-window}")
          return own.count == Self.tabs
        })
      #expect(own.allSatisfy { $0 == "1" })
      try await bench.expectNoChanges(spec)
    }
  }

  @Test func aPaneThatEndsMeanwhileDisturbsNobody() async throws {
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    try await Workbench.run(config: Workbench.bash) { bench in
      let first = "{name: t0, panes: {a: 'exit', b: \(Self.command("b", log))}}"
      let spec = "{name: ends, size: 200x50, tabs: \(Self.list(first))}"
      let applied = try await bench.apply(spec)
      #expect(applied.outcome.fault == nil)
      #expect(try await seen(log, 1).keys.sorted() == ["b"])
    }
  }
}
