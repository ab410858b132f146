import Testing

/// `save`, `restore` and `adopt --save` on a tmux that somebody else filled.
@Suite struct SaveTests {
  private func fill(_ desk: Desk) async throws {
    for folder in ["src", "src/web"] { try desk.makeFolder(folder) }
    let root = desk.work + "/src"
    _ = try await desk.tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "211", "-y", "53", "-s", "dev.box", "-n",
      "code", "-c", root, ";", "split-window", "-h", "-l", "71", "-c", root + "/web", ";",
      "split-window", "-v", "-c", root, ";", "split-window", "-v", "-l", "7", "-c", root, ";",
      "select-pane", "-T", "тест 日本", ";", "select-pane", "-t", ".1", ";",
      "new-window", "-n", "logs", "-c", root, "tail -f /dev/null | cat", ";",
      "split-window", "-h", "sleep", "987", ";", "set-option", "-w", "synchronize-panes", "on", ";",
      "new-window", "-n", "logs", "-c", root, ";", "new-session", "-d", "-x", "100", "-y", "30",
      "-s", "other", "-c", root, ";", "split-window", "-t", "other", "-c", root, ";",
      "resize-pane", "-Z", "-t", "other", ";", "select-window", "-t", "dev_box:0")
    // A long command with quotes, in a shell.
    let ready = try await eventually {
      let screen = try await desk.tmux("capture-pane", "-p", "-t", "other:").out
      return screen.contains("$") || screen.contains("#")
    }
    #expect(ready)
    _ = try await desk.tmux(
      "send-keys", "-t", "other:", "-l", "sleep 98765.5 'it'\\''s' || sleep 4321.25\n")
    let runs = try await eventually {
      try await desk.tmux("display-message", "-p", "-t", "other:", "#{pane_current_command}").out
        .hasPrefix("sleep")
    }
    #expect(runs)
  }

  /// What a person sees of it, without ids.
  private func listing(_ desk: Desk) async throws -> String {
    try await desk.tmux(
      "list-panes", "-a", "-F",
      "#{session_name} #{window_name} #{pane_width}x#{pane_height} #{pane_left},#{pane_top} "
        + "#{pane_active}#{window_active}#{window_zoomed_flag}#{pane_synchronized} "
        + "#{pane_current_path} #{?#{==:#{pane_title},#{host}},,#{pane_title}}"
    ).out
  }

  private func isEmptyPlan(_ desk: Desk, _ file: String, _ host: [String] = []) async throws {
    let plan = try await desk.start(["plan", file, "--detailed-exitcode"] + host).ended()
    #expect(plan.status == 0, "\(plan.both)")
  }

  @Test func whatWasSavedPlansEmptyAndComesBackTheSame() async throws {
    try await Desk.with { desk in
      try await fill(desk)
      let before = try await listing(desk)
      let save = try await desk.muntin("save", "work", "--output", "saved.yaml")
      #expect(save.status == 0, "\(save.both)")
      #expect(save.out.contains("9 panes"), "\(save.out)")
      #expect(try await listing(desk) == before)
      try await isEmptyPlan(desk, "saved.yaml")
      let text = TestFile.text(desk.work + "/saved.yaml") ?? ""
      for part in ["title: dev_box", "тест 日本: {", "zoom: true", "exec: [sleep, 987]"] {
        #expect(text.contains(part), "no \(part) in:\n\(text)")
      }
      #expect(try await desk.muntin("save", "work").status == 0)
      let dry = try await desk.muntin("restore", "work", "--dry-run")
      #expect(dry.out.contains("No changes."), "\(dry.both)")
      // The same twice is one snapshot.
      #expect(try await desk.muntin("save", "work").out.contains("#1 is the same"))

      _ = try await desk.tmux("kill-server")
      let restore = try await desk.muntin(
        "restore", "work", "--commands", "run", "--tmux-config", "/dev/null")
      #expect(restore.status == 0, "\(restore.both)")
      #expect(try await listing(desk) == before)
      let again = try await desk.muntin("save", "work", "--output", "again.yaml")
      #expect(again.status == 0, "\(again.both)")
      #expect(TestFile.text(desk.work + "/again.yaml") == text)
    }
  }

  @Test func theSameHoldsThroughTheServer() async throws {
    try await Desk.with { desk in
      try await fill(desk)
      try await Serving.with(desk) { socket in
        let host = ["--host", "iterm2", "--socket", socket]
        let save = try await desk.start(["save", "work", "--output", "a.yaml"] + host).ended()
        #expect(save.status == 0, "\(save.both)")
        // Not on tmux itself: iTerm2 does not tell how a zoomed tab is divided.
        try await isEmptyPlan(desk, "a.yaml", host)
        #expect(try await desk.start(["destroy", "a.yaml", "--yes"] + host).ended().status == 0)
        let apply = try await desk.start(["apply", "a.yaml"] + host).ended()
        #expect(apply.status == 0, "\(apply.both)")
        let again = try await desk.start(["save", "work", "--output", "b.yaml"] + host).ended()
        #expect(again.status == 0, "\(again.both)")
        let texts = ["a", "b"].map { TestFile.text("\(desk.work)/\($0).yaml") }
        #expect(texts[0] == texts[1])
      }
    }
  }

  @Test func commandsAreTypedUnlessTheFileLetsThemRun() async throws {
    try await Desk.with { desk in
      try desk.write(
        "name: api\npanes: {a: echo first, b: printf second, c: {exec: [sleep, '77']}}\n")
      #expect(try await desk.muntin("apply", "--tmux-config", "/dev/null").status == 0)
      let save = try await desk.muntin("save", "api", "--run", "printf")
      #expect(save.status == 0, "\(save.both)")
      _ = try await desk.tmux("kill-server")
      let restore = try await desk.muntin("restore", "api", "--tmux-config", "/dev/null")
      #expect(restore.status == 0, "\(restore.both)")
      var screens: [String] = []
      for pane in ["0", "1", "2"] {
        screens.append(try await desk.tmux("capture-pane", "-p", "-t", "api:.\(pane)").out)
      }
      #expect(screens[0].contains("echo first") && !screens[0].contains("\nfirst"))
      #expect(screens[1].contains("second") && screens[1].contains("printf"))
      #expect(screens[2].contains("sleep 77"))
      // Typed or run: it is what was saved.
      let dry = try await desk.muntin("restore", "api", "--dry-run")
      #expect(dry.out.contains("No changes. The terminal"), "\(dry.both)")
    }
  }

  @Test func whatSomebodyRunsInAPaneOfAWorkspaceIsSaved() async throws {
    try await Desk.with { desk in
      try desk.write("name: api\npanes: {a: {run: echo hello, directory: \(desk.work)}}\n")
      #expect(try await desk.muntin("apply", "--tmux-config", "/dev/null").status == 0)
      _ = try await desk.tmux("send-keys", "-t", "api:", "-l", "sleep 4321\n")
      let runs = try await eventually {
        try await desk.tmux("display-message", "-p", "-t", "api:", "#{pane_current_command}").out
          .hasPrefix("sleep")
      }
      #expect(runs)
      #expect(try await desk.muntin("save", "api", "--output", "a.yaml").status == 0)
      #expect(TestFile.text(desk.work + "/a.yaml")?.contains("run: sleep 4321") == true)
      try await isEmptyPlan(desk, "a.yaml")
    }
  }

  @Test func whatIsGoneIsReportedAndTheRestComesUp() async throws {
    try await Desk.with { desk in
      try desk.makeFolder("gone")
      try desk.write(
        """
        name: api
        panes:
          a: {directory: \(desk.work)/gone, exec: [no-such-program, x]}
          b: {directory: \(desk.work)}

        """, to: "saved.yaml")
      #expect(try await desk.muntin("apply", "saved.yaml", "--tmux-config", "/dev/null").status < 2)
      #expect(try await desk.muntin("save", "api").status == 0)
      _ = try await desk.tmux("kill-server")
      TestFile.remove(desk.work + "/gone")
      let restore = try await desk.muntin(
        "restore", "api", "--commands", "run", "--tmux-config", "/dev/null")
      #expect(restore.status == 0, "\(restore.both)")
      #expect(restore.err.contains("there is no program \"no-such-program\""), "\(restore.err)")
      #expect(restore.err.contains("gone\" is gone: pane main/api/a starts in"), "\(restore.err)")
      #expect(
        try await desk.tmux("list-panes", "-s", "-t", "api").out.split(separator: "\n").count == 2)
    }
  }

  @Test func textIsKeptAndShownAgain() async throws {
    try await Desk.with { desk in
      try desk.write("name: api\npanes: {a: 'echo kept-$((40+2))'}\n")
      #expect(try await desk.muntin("apply", "--tmux-config", "/dev/null").status == 0)
      let shown = try await eventually {
        try await desk.tmux("capture-pane", "-p", "-t", "api:").out.contains("kept-42")
      }
      #expect(shown)
      #expect(try await desk.muntin("save", "api", "--scrollback").status == 0)
      _ = try await desk.tmux("kill-server")
      let restore = try await desk.muntin(
        "restore", "api", "--commands", "skip", "--tmux-config", "/dev/null")
      #expect(restore.status == 0, "\(restore.both)")
      let again = try await eventually {
        try await desk.tmux("capture-pane", "-p", "-t", "api:").out.contains("kept-42")
      }
      #expect(again)
    }
  }

  @Test func noSecretIsSaved() async throws {
    try await Desk.with { desk in
      let place = desk.with(["TOKEN": "s3cret-77", "OTHER": "0ther-88"])
      try place.write("name: api\npanes: {a: {env: {TOKEN: '${env:TOKEN}'}}}\n")
      #expect(try await place.muntin("apply", "--tmux-config", "/dev/null").status == 0)
      let save = try await place.muntin("save", "api", "--output", "-")
      #expect(!save.both.contains("s3cret-77") && !save.both.contains("0ther-88"), "\(save.both)")
      #expect(save.out.contains("TOKEN: '${env:TOKEN:-}'"), "\(save.out)")
      try await isEmptyPlan(place, "muntin.yaml")
      let named = try await place.muntin("save", "api", "--env", "OTHER", "--output", "-")
      #expect(named.out.contains("OTHER: 0ther-88"), "\(named.out)")
    }
  }

  @Test func anUnmanagedSessionIsAdoptedAsWhatIsWrittenOfIt() async throws {
    try await Desk.with { desk in
      try await fill(desk)
      let dry = try await desk.muntin("adopt", "--save", "mine.yaml", "--dry-run")
      #expect(dry.status == 0, "\(dry.both)")
      #expect(!TestFile.exists(desk.work + "/mine.yaml"))
      let adopt = try await desk.muntin("adopt", "--save", "mine.yaml", "--window", "other")
      #expect(adopt.status == 0, "\(adopt.both)")
      #expect(adopt.out.contains("4 adopted. 2 processes kept running."), "\(adopt.both)")
      try await isEmptyPlan(desk, "mine.yaml")
      // What is there is not written over.
      let again = try await desk.muntin("adopt", "--save", "mine.yaml")
      #expect(again.status == 64, "\(again.both)")
    }
  }
}
