import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What `save` keeps besides what shows.
@Suite struct SavedWordsTests {
  private func plansEmpty(_ desk: Desk, _ file: String) async throws {
    let plan = try await desk.muntin("plan", file, "--detailed-exitcode")
    #expect(plan.status == 0, "\(plan.both)")
  }

  @Test func wordsThatShowNowhereSurviveASaveAndARestore() async throws {
    try await Desk.with { desk in
      try desk.write(
        """
        name: api
        description: Two words.
        windows:
          - name: zeta
            tabs:
              - name: code
                ignore: [title]
                panes:
                  db: {exec: [sh, -c, echo up; exec sleep 81], restart: never}
                  web: {exec: [sleep, '82'], needs: db, restart: always}
                  log:
                    exec: [sleep, '83']
                    wait_for: [{file: /etc/passwd, timeout: 5s}, {output: up, pane: db, timeout: 1s}]
                    ignore: [size, title]
          - {name: alpha, tabs: [{panes: [{exec: [sleep, '84']}]}]}
        restore: {run: [sleep], skip: [rm]}

        """)
      let apply = try await desk.muntin("apply", "--tmux-config", "/dev/null")
      #expect(apply.status < 2, "\(apply.both)")
      #expect(try await desk.muntin("save", "api", "--output", "a.yaml").status == 0)
      let text = TestFile.text(desk.work + "/a.yaml") ?? ""
      for part in [
        "description: Two words.", "needs: db", "restart: always", "restart: never",
        "file: /etc/passwd", "timeout: 5s", "output: up", "pane: db", "ignore: [title, size]",
        "run: sleep", "skip: rm",
      ] {
        #expect(text.contains(part), "no \(part) in\n\(text)")
      }
      // As the file had them, and not as tmux lists them.
      let zeta = try #require(text.ranges(of: "zeta").first)
      let alpha = try #require(text.ranges(of: "alpha").first)
      #expect(zeta.lowerBound < alpha.lowerBound)
      try await plansEmpty(desk, "a.yaml")
      try await plansEmpty(desk, "muntin.yaml")
      _ = try await desk.tmux("kill-server")
      let again = try await desk.muntin("apply", "a.yaml", "--tmux-config", "/dev/null")
      #expect(again.status < 2, "\(again.both)")
      #expect(try await desk.muntin("save", "api", "--output", "b.yaml").status == 0)
      #expect(TestFile.text(desk.work + "/b.yaml") == text)
    }
  }

  @Test func userOptionsOfAnyPaneAreItsVariables() async throws {
    try await Desk.with { desk in
      _ = try await desk.tmux(
        "-f", "/dev/null", "new-session", "-d", "-s", "dev", "cat", ";", "set-option", "-p",
        "@role", "editor: 'x'\nand more", ";", "set-option", "-g", "@plugin", "tpm", ";",
        "set-option", "-p", "@x.y", "z", ";", "split-window", "cat", ";", "set-option", "-w",
        "@role", "window's")
      let save = try await desk.muntin("save", "work", "--output", "a.yaml")
      #expect(save.status == 0, "\(save.both)")
      let text = TestFile.text(desk.work + "/a.yaml") ?? ""
      #expect(text.contains("editor: 'x'") && text.contains("and more"), "\(text)")
      #expect(!text.contains("tpm") && !text.contains("window's"), "\(text)")
      try await plansEmpty(desk, "a.yaml")
    }
  }

  @Test func panesOfSeveralWorkspacesAreEachKeptWithTheirOwn() async throws {
    try await Desk.with { desk in
      for name in ["one", "two"] {
        try desk.write(
          "name: \(name)\npanes: [{exec: [sleep, '71']}, {exec: [sleep, '72']}]\n",
          to: name + ".yaml")
        let apply = try await desk.muntin("apply", name + ".yaml", "--tmux-config", "/dev/null")
        #expect(apply.status == 0, "\(apply.both)")
      }
      _ = try await desk.tmux("new-session", "-d", "-s", "hand", "sleep", "73")
      _ = try await desk.tmux("new-window", "-d", "-t", "=two:", "-n", "more", "sleep", "74")
      let listing = {
        try await desk.tmux(
          "list-panes", "-a", "-F", "#{session_name}/#{window_name} #{pane_current_command}"
        ).out
      }
      let before = try await listing()
      let save = try await desk.muntin("save", "all", "--output", "all.yaml")
      #expect(save.status == 0, "\(save.both)")
      #expect(save.out.contains("all.yaml and all-one.yaml and all-two.yaml"), "\(save.out)")
      for file in ["all", "all-one", "all-two", "one"] {
        try await plansEmpty(desk, file + ".yaml")
      }
      #expect(try await desk.muntin("save", "all").status == 0)
      #expect(try await listing() == before)
      let dry = try await desk.muntin("restore", "all", "--dry-run")
      let same = dry.out.split(separator: "\n").count { $0.hasPrefix("No changes.") }
      #expect(same == 3, "\(dry.both)")
      _ = try await desk.tmux("kill-server")
      let restore = try await desk.muntin(
        "restore", "all", "--commands", "run", "--tmux-config", "/dev/null")
      #expect(restore.status == 0, "\(restore.both)")
      #expect(try await listing() == before)
      let again = try await desk.muntin("save", "all")
      #expect(again.out.contains("#1 is the same already"), "\(again.both)")
    }
  }

  @Test func damagedTextOfPanesIsLeftOutAndTheRestIsRestored() async throws {
    try await Desk.with { desk in
      try desk.write("name: api\npanes: {a: 'echo kept-$((40+2))', b: {}}\n")
      #expect(try await desk.muntin("apply", "--tmux-config", "/dev/null").status == 0)
      let shown = try await eventually {
        try await desk.tmux("capture-pane", "-p", "-t", "=api:.0").out.contains("kept-42")
      }
      #expect(shown)
      _ = try await desk.tmux("send-keys", "-t", "=api:.1", "-l", "echo shell-$((40+3))\n")
      let typed = try await eventually {
        try await desk.tmux("capture-pane", "-p", "-t", "=api:.1").out.contains("shell-43")
      }
      #expect(typed)
      #expect(try await desk.muntin("save", "api", "--scrollback").status == 0)
      let place = desk.root + "/state/muntin/arrangements/api/1.snapshot"
      var bytes = try #require(TestFile.bytes(place))
      #expect(!String(decoding: bytes, as: UTF8.self).contains("kept-42"), "it is compressed")
      _ = try await desk.tmux("kill-server")
      // A shell without a command shows its text as well.
      let whole = try await desk.muntin("restore", "api", "--tmux-config", "/dev/null")
      #expect(whole.status == 0, "\(whole.both)")
      for (pane, text) in [("0", "kept-42"), ("1", "shell-43")] {
        let isShown = try await eventually {
          try await desk.tmux("capture-pane", "-p", "-t", "=api:.\(pane)").out.contains(text)
        }
        #expect(isShown, "\(text)")
      }
      _ = try await desk.tmux("kill-server")
      bytes[bytes.count - 5] ^= 0x55
      try TestFile.write(bytes, to: place)
      let restore = try await desk.muntin("restore", "api", "--tmux-config", "/dev/null")
      #expect(restore.status == 0, "\(restore.both)")
      let said = restore.err.contains("the text of the panes in snapshot #1 is damaged")
      #expect(said, "\(restore.err)")
      let count = try await desk.tmux("list-panes", "-a").out.split(separator: "\n").count
      #expect(count == 2)
    }
  }

  @Test func commandsAreKeptAsTheyWereTyped() async throws {
    try await Desk.with { desk in
      // Programs that stand for those that are not on every machine; what counts is their real words.
      var place = desk
      for name in ["ssh", "mosh", "sudo"] {
        place = try desk.withProgram(name, "sleep 1000\n")
      }
      let folder = desk.root + "/bin"
      let lines = [
        "ssh host -p 22 'cd /srv && make'", "sudo -u x ssh host",
        "mosh --ssh='ssh -p 2222' ada@host",
        "python3 -c 'import time; time.sleep(1000)'",
      ]
      _ = try await place.tmux(
        "-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "60", "-s", "dev", "bash",
        "--norc", "--noprofile")
      for _ in lines.dropFirst() {
        _ = try await place.tmux(
          "split-window", "-t", "=dev:", "bash", "--norc", "--noprofile", ";", "select-layout",
          "-t", "=dev:", "tiled")
      }
      for (number, line) in lines.enumerated() {
        let ready = try await eventually {
          let screen = try await place.tmux("capture-pane", "-p", "-t", "=dev:.\(number)").out
          return screen.contains("$") || screen.contains("#")
        }
        #expect(ready)
        _ = try await place.tmux(
          "send-keys", "-t", "=dev:.\(number)", "-l", "PATH=\(folder):$PATH; \(line)\n")
        let runs = try await eventually {
          try await !place.tmux(
            "display-message", "-p", "-t", "=dev:.\(number)", "#{pane_current_command}"
          ).out.hasPrefix("bash")
        }
        #expect(runs, "\(line)")
      }
      let save = try await place.muntin("save", "work", "--output", "a.yaml")
      #expect(save.status == 0, "\(save.both)")
      let text = TestFile.text(desk.work + "/a.yaml") ?? ""
      for part in [
        "ssh host -p 22 'cd /srv && make'", "sudo -u x ssh host",
        "mosh '--ssh=ssh -p 2222' ada@host",
        "python3 -c 'import time; time.sleep(1000)'",
      ] {
        let isThere = text.contains(part) || text.contains(part.replacing("'", with: "''"))
        #expect(isThere, "no \(part) in\n\(text)")
      }
    }
  }
}
