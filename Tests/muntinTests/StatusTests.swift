import Testing

/// What `status`, `ls`, `show --live` and `doctor` tell of a terminal.
@Suite struct StatusTests {
  static let file = """
    name: a
    panes:
      x: {exec: cat, badge: mine}
      y: {exec: cat, restart: never}
      z: {exec: cat}

    """

  private func applied(_ desk: Desk) async throws {
    try desk.write(Self.file)
    let apply = try await desk.muntin("apply")
    #expect(apply.status == 0, "\(apply.both)")
  }

  private func id(_ desk: Desk, _ name: String) async throws -> String {
    let list = try await desk.tmux("list-panes", "-a", "-F", "#{pane_id} #{@muntin}")
    let line = list.out.split(separator: "\n").first { $0.contains("main/a/\(name)\"") }
    return line.map { String($0.prefix { $0 != " " }) } ?? ""
  }

  @Test func whatIsMissingEndedOrChangedIsTold() async throws {
    try await Desk.with { desk in
      try await applied(desk)
      let good = try await desk.muntin("status")
      #expect(good.out.contains("the terminal matches the workspace\n3 processes run\n"))
      _ = try await desk.tmux("kill-pane", "-t", try await id(desk, "z"))
      _ = try await desk.tmux(
        "set-option", "-p", "-t", try await id(desk, "x"), "@muntin-badge", "other")
      _ = try await desk.tmux("send-keys", "-t", try await id(desk, "y"), "C-d")
      let y = try await id(desk, "y")
      let isDead = try await eventually {
        try await desk.tmux("display-message", "-p", "-t", y, "#{pane_dead}").out == "1\n"
      }
      #expect(isDead)
      let bad = try await desk.muntin("status", "--detailed-exitcode")
      #expect(bad.status == 2)
      #expect(bad.out.contains("differs from the workspace"))
      #expect(bad.out.contains("missing:\n  pane main/a/z\n"), "\(bad.out)")
      #expect(bad.out.contains("ended:\n  pane main/a/y: its process has ended with status 0\n"))
      #expect(bad.out.contains("changed by hand:\n"))
      #expect(bad.out.contains("pane main/a/x  badge: \"mine\" is now \"other\""), "\(bad.out)")
      let json = try await desk.muntin("status", "--json")
      #expect(json.out.contains("\"live\": \"other\""))
      #expect(try await desk.muntin("ls").out.contains("ended with status 0"))
      let live = try await desk.muntin("show", "--live")
      #expect(live.out.contains("ended with status 0"))
      #expect(try await desk.muntin("apply").status == 0)
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
    }
  }

  @Test func whatIsNotOursIsListedAndNeverTouched() async throws {
    try await Desk.with { desk in
      _ = try await desk.tmux("-f", "/dev/null", "new-session", "-d", "-s", "other", "cat")
      try await applied(desk)
      let all = try await desk.muntin("ls")
      #expect(all.out.contains("window other"))
      #expect(all.out.contains("[a: main/a/x]"))
      let ours = try await desk.muntin("ls", "muntin.yaml")
      #expect(!ours.out.contains("window other"))
      let json = try await desk.muntin("ls", "--json")
      #expect(json.out.contains("\"format\": \"muntin-live\""))
      #expect(json.out.contains("\"key\": \"main/a/x\""))
      let live = try await desk.muntin("show", "--live")
      #expect(live.out.contains("(not ours)"))
      #expect(try await !desk.muntin("show", "--live", "muntin.yaml").out.contains("(not ours)"))
      #expect(try await desk.muntin("destroy", "--yes").status == 0)
      #expect(try await desk.tmux("list-sessions", "-F", "#{session_name}").out == "other\n")
    }
  }

  @Test func namesOfOthersCannotActOnTheTerminal() async throws {
    try await Desk.with { desk in
      _ = try await desk.tmux("-f", "/dev/null", "new-session", "-d", "-s", "o", "cat")
      _ = try await desk.tmux("rename-window", "-t", "=o:", "a\u{1B}[2J\nb\u{202E}c")
      _ = try await desk.tmux("set-option", "-p", "-t", "=o:", "@muntin", "{\"a\u{1B}[2J")
      for words in [["ls"], ["ls", "--json"], ["show", "--live"], ["doctor"]] {
        let ended = try await desk.start(words).ended()
        #expect(ended.status == 0)
        #expect(!ended.both.contains("\u{1B}"))
        #expect(!ended.both.contains("\u{202E}") || words.contains("--json"))
      }
    }
  }

  @Test func theDoctorNamesTheLinkThatFails() async throws {
    try await Desk.with { desk in
      try await applied(desk)
      let good = try await desk.muntin("doctor")
      #expect(good.status == 0, "\(good.both)")
      for link in ["workspace file", "state folder", "tmux", "tmux server"] {
        #expect(good.out.contains("ok    \(link) "))
      }
      #expect(good.out.contains("1 session, 3 panes, 3 of them made by Muntin"))
      #expect(!good.out.contains("\\n"))
      try desk.write("name: a\npnaes: 3\n")
      let bad = try await desk.muntin("doctor")
      #expect(bad.status == 65)
      #expect(bad.out.contains("fail  workspace file"))
      #expect(bad.out.contains("commands that need it end with 65"))
      #expect(bad.out.contains("ok    tmux server"))
      let json = try await desk.muntin("doctor", "--json")
      #expect(json.status == 65)
      #expect(json.out.contains("\"exit_status\": 65"))
      #expect(json.out.contains("\"format\": \"muntin-doctor\""))
    }
  }
}
