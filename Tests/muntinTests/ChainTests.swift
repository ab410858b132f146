import Testing

/// The whole chain: a file, the client of iTerm2's API, the server of it, and tmux behind that.
@Suite struct ChainTests {
  private static let format = [
    "session_name", "window_name", "pane_left", "pane_top", "pane_width", "pane_height",
    "pane_start_command", "pane_title", "window-style", "cursor-colour", "pane-colours",
    "pane-border-format", "synchronize-panes", "window-status-style", "remain-on-exit", "@muntin",
    "@muntin-window", "@muntin-session",
  ].map { "#{\($0)}" }.joined(separator: "|")

  private func listing(_ desk: Desk) async throws -> [String] {
    try await desk.tmux("list-panes", "-a", "-F", Self.format).out.split(separator: "\n")
      .map { line in
        var fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        // iTerm2 cannot start a session later: one that waits reads its command first.
        if fields[6].hasPrefix("/bin/sh -c \"stty -echo") { fields[6] = "sh" }
        if fields[6].hasPrefix("sh -c") { fields[6] = "sh" }
        return Self.withoutLooks(fields.joined(separator: "|"))
      }.sorted()
  }

  /// On tmux a pane's mark has the looks that iTerm2 has in the profile.
  private static func withoutLooks(_ line: String) -> String {
    line.replacing(/"(badge|badge\.color|colors\.[a-z0-9.-]+|cursor)":"[^"]*",?/, with: "")
      .replacing(",}", with: "}").replacing(/,"applied":{}/, with: "")
  }

  @Test(arguments: ExampleTests.names)
  func anExampleComesOutAsOnTmuxItself(name: String) async throws {
    try await Desk.with { desk in
      let path = try desk.write(
        TestFile.text("\(Repository.root)/examples/\(name)") ?? "", to: name)
      let settings = ["state", "logs", "data", "work"].reduce(into: [String: String?]()) {
        $0["MUNTIN_VAR_" + $1] = "\(desk.root)/scratch"
      }
      let place = desk.with(settings)
      try await Serving.with(place) { socket in
        let iterm = ["--host", "iterm2", "--socket", socket]
        let tmux = ["--host", "tmux", "--tmux-config", "/dev/null"]
        let apply = try await place.start(["apply", path] + iterm).ended(within: 90_000)
        #expect(apply.status == 0, "\(apply.both)")
        let through = try await listing(place)
        // Both see one workspace in it.
        for host in [iterm, tmux] {
          let plan = try await place.start(["plan", path, "--detailed-exitcode"] + host).ended()
          #expect(plan.status == 0, "\(host): \(plan.both)")
        }
        let destroy = try await place.start(["destroy", path, "--yes"] + iterm).ended()
        #expect(destroy.status == 0, "\(destroy.both)")
        let again = try await place.start(["apply", path] + tmux).ended(within: 90_000)
        #expect(again.status == 0, "\(again.both)")
        let direct = try await listing(place)
        #expect(through == direct)
        // The file of the profiles went with the workspace; tmux does without.
        let plan = try await place.start(["plan", path, "--detailed-exitcode"] + iterm).ended()
        let hasProfiles = TestFile.text(path)?.contains("\nprofiles:") == true
        #expect(plan.status == (hasProfiles ? 2 : 0), "\(plan.both)")
      }
    }
  }

  @Test func anEditedFileKeepsEveryProcess() async throws {
    try await Desk.with { desk in
      try desk.write(
        """
        name: chain
        tabs:
          - name: one
            layout: {columns: [a, {rows: [b, c]}]}
            panes: {a: {exec: [cat]}, b: {exec: [cat]}, c: {exec: [cat]}}
          - {name: two, panes: {d: {exec: [cat]}}}

        """)
      try await Serving.with(desk) { socket in
        let iterm = ["--host", "iterm2", "--socket", socket]
        let first = try await desk.start(["apply"] + iterm).ended()
        #expect(first.status == 0, "\(first.both)")
        let before = try await processes(desk)
        #expect(before.count == 4)
        // Resized, restructured, moved to the other tab, renamed, dressed.
        try desk.write(
          """
          name: chain
          tabs:
            - name: one
              color: teal
              layout: {rows: [{pane: a, size: 30%}, e]}
              panes: {a: {exec: [cat], badge: first}, e: {exec: [cat], was: b}}
            - name: two
              layout: {columns: [c, d]}
              panes: {c: {exec: [cat], color: '#203040'}, d: {exec: [cat]}}

          """)
        let second = try await desk.start(["apply"] + iterm).ended()
        #expect(second.status == 0, "\(second.both)")
        #expect(try await processes(desk) == before)
        for host in [iterm, ["--host", "tmux"]] {
          let plan = try await desk.start(["plan", "--detailed-exitcode"] + host).ended()
          #expect(plan.status == 0, "\(host): \(plan.both)")
        }
      }
    }
  }

  private func processes(_ desk: Desk) async throws -> [String] {
    try await desk.tmux("list-panes", "-a", "-F", "#{pane_id} #{pane_pid}").out
      .split(separator: "\n").map(String.init).sorted()
  }
}
