import MuntinHost
import MuntinPlan
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An apply that is cut anywhere leaves nothing unknown, and the next one brings it to its end.
@Suite struct CutLawTests {
  private static let config = "set -g default-command 'exec bash --norc --noprofile'\n"

  private func spec(_ log: String, _ number: Int) -> String {
    """
    name: law
    broadcast: [[a/one, a/two]]
    windows:
      - name: w
        size: 120x40
        tabs:
          - name: a
            layout: {columns: [one, {rows: [two, three]}]}
            panes:
              one: {run: "echo one >> \(log)", badge: x, env: {A: "1"}}
              two: {run: "echo two >> \(log)", title: second\(number)}
              three: {exec: [cat], color: red}
          - {name: b, panes: ["echo four >> \(log)"]}
      - {name: v, panes: ["echo five >> \(log)", {exec: cat}]}
    """
  }

  @Test func aFirstApplyThatIsCutIsFinishedByTheNext() async throws {
    try await cutEverywhere(["five", "four", "one", "two"]) { _ in }
  }

  @Test func aChangeThatIsCutIsFinishedByTheNext() async throws {
    // A new `run` of a pane that is there is not typed.
    try await cutEverywhere(["five", "four", "one"]) { bench in
      let sketch = """
        name: law
        windows:
          - name: w
            tabs:
              - {name: c, layout: {columns: [old, {pane: two, size: 30%}]}, panes: {old: {}, two: {}}}
          - {name: u, tabs: [{name: d, panes: [{exec: cat}]}]}
        """
      try await bench.succeed(sketch)
    }
  }

  private func cutEverywhere(
    _ expected: [String], prepare: @Sendable (Workbench) async throws -> Void
  ) async throws {
    var limit = 0
    var wasCut = true
    while wasCut {
      limit += 1
      let cut = limit
      let log = TestFile.path("log")
      defer { _ = unlink(log) }
      let text = spec(log, cut)
      wasCut = try await Workbench.run(config: Self.config) { bench in
        try await prepare(bench)
        var short = bench
        short.adjust = { $0.lineLimit = cut }
        let first = try await short.apply(text)
        try expectMarks(bench, "cut after \(cut)")
        let second = try await bench.apply(text)
        try #require(second.outcome.fault == nil, "cut after \(cut)")
        try #require(second.outcome.undelivered == [], "cut after \(cut)")
        let plan = try await bench.plan(text)
        try #require(plan.changes == [], "cut after \(cut)")
        let isDelivered = try await eventually(within: 3000) {
          (TestFile.read(log)?.split(separator: "\n").count ?? 0) >= expected.count
        }
        try #require(isDelivered, "cut after \(cut): \(TestFile.read(log) ?? "")")
        let lines = (TestFile.read(log) ?? "").split(separator: "\n").sorted()
        try #require(lines == expected.map { $0[...] }, "cut after \(cut)")
        return first.outcome.fault != nil
      }
      try #require(limit < 200)
    }
    // Fewer would be no test of anything.
    #expect(limit > 8)
  }

  /// Each session, window and pane bears a mark.
  private func expectMarks(_ bench: Workbench, _ note: Comment) throws {
    let options = ["@muntin-session", "@muntin-window", "@muntin"]
    let format = options.map { "#{?\($0),,no \($0)}" }.joined()
    for line in try bench.lines("list-panes", "-a", "-F", format) where !line.hasPrefix("no server")
    {
      try #require(line.isEmpty, note)
    }
  }
}
