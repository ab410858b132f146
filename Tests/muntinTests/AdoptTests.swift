import Testing

/// `adopt` and `release` on a tmux that somebody else filled.
@Suite struct AdoptTests {
  static let file = """
    name: api
    tabs:
      - name: code
        layout: {columns: [ed, {rows: [sh, sl]}]}
        panes:
          ed: {exec: [cat], directory: /usr}
          sh: {directory: /tmp, run: echo never typed}
          sl: {exec: [sleep, '999'], badge: new}
      - {name: logs, panes: [{name: a}]}

    """

  private func fill(_ desk: Desk) async throws {
    try desk.write(Self.file)
    _ = try await desk.tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "50", "-s", "api", "-n", "code",
      "-c", "/usr", "cat", ";", "split-window", "-h", "-c", "/tmp", ";", "split-window", "-v",
      "sleep 999", ";", "new-window", "-n", "logs", ";", "new-session", "-d", "-s", "theirs")
  }

  private func listing(_ desk: Desk) async throws -> String {
    try await desk.tmux(
      "list-panes", "-a", "-F",
      "#{session_name} #{window_name} #{pane_id} #{pane_pid} #{pane_width}x#{pane_height} "
        + "#{pane_left},#{pane_top} #{pane_title} #{window_layout}"
    ).out
  }

  @Test func whatIsThereIsBoundAndNothingElseHappens() async throws {
    try await Desk.with { desk in
      try await fill(desk)
      let before = try await listing(desk)
      let dry = try await desk.muntin("adopt", "--dry-run")
      #expect(dry.status == 0, "\(dry.both)")
      #expect(dry.out.contains("<= pane ed  %0 cat in /usr, 100 % alike"), "\(dry.out)")
      let marks = try await desk.tmux("show-options", "-s", "-q", "-t", "api")
      #expect(!marks.out.contains("muntin"))

      let adopt = try await desk.muntin("adopt")
      #expect(adopt.status == 0, "\(adopt.both)")
      #expect(adopt.out.contains("7 adopted. 4 processes kept running."), "\(adopt.out)")
      #expect(try await listing(desk) == before)
      let plan = try await desk.muntin("plan", "--detailed-exitcode")
      #expect(plan.status == 2)
      #expect(
        plan.out.hasSuffix(
          "Plan: 0 to create, 1 to change, 0 to move, 0 to close. 4 processes keep running.\n"),
        "\(plan.out)")
      #expect(try await desk.muntin("apply").status == 0)
      let again = try await desk.muntin("plan", "--detailed-exitcode")
      #expect(again.status == 0, "\(again.out)")
      let typed = try await desk.tmux("capture-pane", "-p", "-t", "%1")
      #expect(!typed.out.contains("never typed"))
    }
  }

  @Test func whatIsReleasedStaysAndIsAdoptedAgain() async throws {
    try await Desk.with { desk in
      try await fill(desk)
      _ = try await desk.muntin("adopt")
      let before = try await listing(desk)
      let part = try await desk.muntin("release", "--target", "code")
      #expect(part.out.contains("4 released"), "\(part.both)")
      let unknown = try await desk.muntin("release", "--target", "nowhere")
      #expect(unknown.status == 64, "\(unknown.both)")
      let rest = try await desk.muntin("release", "--name", "api")
      #expect(rest.out.contains("3 released"), "\(rest.both)")
      #expect(try await listing(desk) == before)
      let none = try await desk.muntin("release")
      #expect(none.out == "There is nothing of workspace \"api\" on tmux.\n", "\(none.both)")
      let back = try await desk.muntin("adopt", "--window", "api", "--json")
      #expect(back.out.contains("\"adopt\": 7"), "\(back.both)")
    }
  }

  @Test func whatIsUnlikeIsLeftAlone() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      _ = try await desk.tmux("-f", "/dev/null", "new-session", "-d", "-s", "theirs")
      let adopt = try await desk.muntin("adopt")
      #expect(adopt.status == 0)
      #expect(adopt.out.hasPrefix("Nothing on tmux is like"), "\(adopt.both)")
      let other = try await desk.muntin("adopt", "--window", "nobody")
      #expect(other.out.hasPrefix("Nothing in window \"nobody\""), "\(other.both)")
    }
  }

  @Test func anApplyIntoAnOccupiedNameTellsOfAdopt() async throws {
    try await Desk.with { desk in
      try await fill(desk)
      let apply = try await desk.muntin("apply")
      #expect(apply.status == 1)
      #expect(apply.err.contains("muntin adopt"), "\(apply.both)")
    }
  }
}
