import MuntinPlan
import Testing

/// Titles and badges with expressions, on a real server.
@Suite struct TitleTests {
  private func spec(title: String, role: String, badge: String = "x") -> String {
    """
    name: t
    panes:
      p: {title: '\(title)', badge: '\(badge)', variables: {role: '\(role)'}}
    """
  }

  private func title(_ bench: Workbench) throws -> String? {
    try bench.lines("list-panes", "-a", "-F", "#{pane_title}").first
  }

  @Test(arguments: [#"on \(user.role)"#, #"\(user.role) of \(columns)"#])
  func aTitleFollowsItsVariables(text: String) async throws {
    try await Workbench.run { bench in
      let end = text.hasSuffix("columns)") ? " of 200" : ""
      let start = end.isEmpty ? "on " : ""
      try await bench.succeed(spec(title: text, role: "db"))
      let pid = try bench.panes()["t/t/p"]?.pid
      #expect(try title(bench) == start + "db" + end)
      try await bench.expectNoChanges(spec(title: text, role: "db"))
      // Only the variable changes.
      try await bench.succeed(spec(title: text, role: "a#[x]%H"))
      #expect(try title(bench) == start + "a#[x]%H" + end)
      try await bench.expectNoChanges(spec(title: text, role: "a#[x]%H"))
      // A program changes the title.
      try bench.server.run("select-pane", "-t", "%0", "-T", "mine")
      let plan = try await bench.plan(spec(title: text, role: "a#[x]%H"))
      #expect(plan.drift.map(\.live) == ["mine"])
      try await bench.succeed(spec(title: text, role: "a#[x]%H"))
      #expect(try title(bench) == start + "a#[x]%H" + end)
      // To a title without expressions that is the same text, and back.
      let plain = spec(title: "\(start)a#[x]%H\(end)", role: "a#[x]%H")
      try await bench.succeed(plain)
      try await bench.expectNoChanges(plain)
      #expect(try title(bench) == start + "a#[x]%H" + end)
      try await bench.succeed(spec(title: text, role: "web"))
      #expect(try title(bench) == start + "web" + end)
      try await bench.expectNoChanges(spec(title: text, role: "web"))
      #expect(try bench.panes()["t/t/p"]?.pid == pid)
    }
  }

  @Test func aVariableSetByHandIsTakenUpByTheNextApply() async throws {
    try await Workbench.run { bench in
      let text = "name: t\npanes: {p: {title: '\\(user.mine)', exec: cat}}"
      try await bench.succeed(text)
      try bench.server.run("set-option", "-p", "-t", "%0", "@mine", "now")
      let plan = try await bench.plan(text)
      #expect(plan.shownChanges.count == 1)
      try await bench.succeed(text)
      #expect(try title(bench) == "now")
      try await bench.expectNoChanges(text)
    }
  }

  @Test func aTitleOfWhatMovesByItselfIsLeftInPeace() async throws {
    try await Workbench.run { bench in
      let text = #"{name: t, panes: {p: {title: '\(jobName) \(user.x)', exec: [cat]}}}"#
      try await bench.succeed(text)
      #expect(try title(bench)?.isEmpty == false)
      try bench.server.run("respawn-pane", "-k", "-t", "%0", "exec sleep 1000")
      let runs = try await eventually {
        try bench.lines("list-panes", "-a", "-F", "#{pane_current_command}") == ["sleep"]
      }
      #expect(runs)
      try await bench.expectNoChanges(text)
    }
  }

  @Test func aBadgeShowsTheProfileAndChangesWithIt() async throws {
    try await Workbench.run { bench in
      func spec(_ profile: String) -> String {
        #"{name: t, profiles: {one: {}, two: {}}, panes: {p: {badge: '\(profileName)', profile: "#
          + "\(profile)}}}"
      }
      for profile in ["one", "two"] {
        try await bench.succeed(spec(profile))
        #expect(
          try bench.lines("list-panes", "-a", "-F", "#{E:pane-border-format}")
            == [" \(profile)#[default] "])
        try await bench.expectNoChanges(spec(profile))
      }
    }
  }
}
