import Testing

/// `muntin import` from outside.
@Suite struct ImportTests {
  private static let file = """
    session_name: dev
    before_script: ./prepare.sh
    windows:
      - window_name: code
        layout: main-vertical
        panes: [vim, npm test]

    """

  @Test func theWorkspaceAndTheReportGoApart() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file, to: "old.yaml")
      let ended = try await desk.muntin("import", "old.yaml")
      #expect(ended.status == 0)
      #expect(ended.out.hasPrefix("name: dev\n"))
      #expect(ended.err.hasPrefix("old.yaml: tmuxp, "))
      #expect(ended.err.contains("  old.yaml:2: before_script: "))
      #expect(ended.err.contains("run it yourself: ./prepare.sh"))
      #expect(!TestFile.exists(desk.work + "/muntin.yaml"))
      let piped = try await desk.muntin("import", "-", input: Self.file)
      #expect(piped.out == ended.out)
      #expect(piped.err.hasPrefix("standard input: tmuxp, "))
      let checked = try await desk.muntin("validate", "-", input: ended.out)
      #expect(checked.status == 0, "\(checked.both)")
    }
  }

  @Test func whatWasWrittenCanBeApplied() async throws {
    try await Desk.with { desk in
      try desk.write(
        "name: api\nwindows:\n  - one: {layout: even-vertical, panes: [echo a, echo b]}\n  - two: echo c\n",
        to: "api.yml")
      #expect(try await desk.muntin("import", "api.yml", "-o", "muntin.yaml").status == 0)
      let apply = try await desk.muntin("apply")
      #expect(apply.status == 0, "\(apply.both)")
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
      let windows = try await desk.tmux("list-windows", "-t", "api", "-F", "#{window_name}")
      #expect(windows.out == "one\ntwo\n")
    }
  }

  @Test func aFileThatIsThereIsLeftAsItIs() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file, to: "old.yaml")
      try desk.write("mine")
      let refused = try await desk.muntin("import", "old.yaml", "--output", "muntin.yaml")
      #expect(refused.status == 1)
      #expect(refused.out.isEmpty)
      #expect(refused.err.contains("muntin.yaml is there already; it was left as it is"))
      #expect(TestFile.text(desk.work + "/muntin.yaml") == "mine")
      let forced = try await desk.muntin("import", "old.yaml", "-o", "muntin.yaml", "--force")
      #expect(forced.status == 0)
      #expect(TestFile.text(desk.work + "/muntin.yaml")?.hasPrefix("name: dev\n") == true)
      #expect(TestFile.names(desk.work) == ["muntin.yaml", "old.yaml"])
    }
  }

  @Test func whatCannotBeWrittenIsTold() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file, to: "old.yaml")
      for output in ["none/muntin.yaml", "/dev/full"] {
        let ended = try await desk.muntin("import", "old.yaml", "--output", output)
        #expect(ended.status == 1)
        #expect(ended.err.hasPrefix("error: cannot write "), "\(ended.err)")
      }
      #expect(TestFile.names(desk.work) == ["old.yaml"])
      let tool = try #require(Desk.tool)
      let full = try await Program(
        ["/bin/sh", "-c", "exec \"$0\" import old.yaml >/dev/full", tool],
        environment: desk.environment, folder: desk.work, scratch: desk.root + "/scratch"
      ).ended()
      #expect(full.status == 1)
      #expect(full.err.contains("cannot be written to standard output"))
    }
  }

  @Test func strictMindsOnlyWhatWasDropped() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file, to: "old.yaml")
      let ended = try await desk.muntin("import", "old.yaml", "--strict", "-o", "new.yaml")
      #expect(ended.status == 1)
      #expect(TestFile.exists(desk.work + "/new.yaml"))
      try desk.write("session_name: x\nwindows: [{panes: [a]}]\n", to: "good.yaml")
      #expect(try await desk.muntin("import", "good.yaml", "--strict").status == 0)
    }
  }

  @Test func theReportIsThereAsJSON() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file, to: "old.yaml")
      let ended = try await desk.muntin("import", "old.yaml", "--json", "-o", "new.yaml")
      #expect(ended.status == 0)
      for piece in [
        #""format": "tmuxp""#, #""workspace": "dev""#, #""output": "new.yaml""#, #""dropped": 1"#,
        #""key": "before_script""#, #""line": 2"#, #""key": "windows[0].panes[1]""#,
      ] {
        #expect(ended.err.contains(piece), "\(piece)")
      }
      let bad = try await desk.muntin("import", "-", "--json", input: "a: [")
      #expect(bad.status == 65)
      #expect(bad.err.contains(#""valid": false"#))
    }
  }

  @Test(arguments: [
    ("a: 1\n", "unknown-format", "tmux-resurrect"),
    ("name: x\npanes: [a]\n", "own-format", "apply"),
    ("[a, b]\n", "unknown-format", "smug"), ("a: [\n", "yaml-syntax", ""),
    ("", "empty-file", ""), ("session_name: x\n", "nothing-to-import", "--from"),
  ])
  func aFileOfNobodyIsAClearError(text: String, code: String, word: String) async throws {
    try await Desk.with { desk in
      try desk.write(text, to: "file.yml")
      let ended = try await desk.muntin("import", "file.yml", "-o", "muntin.yaml")
      #expect(ended.status == 65)
      #expect(ended.err.contains("error[\(code)]"), "\(ended.err)")
      #expect(ended.err.contains(word), "\(ended.err)")
      #expect(TestFile.names(desk.work) == ["file.yml"])
    }
  }

  @Test func wordsThatMakeNoSense() async throws {
    try await Desk.with { desk in
      #expect(try await desk.muntin("import").status == 64)
      #expect(try await desk.muntin("import", ".").status == 64)
      #expect(try await desk.muntin("import", "x", "--from", "screen").status == 64)
      let missing = try await desk.muntin("import", "missing.yml")
      #expect(missing.status == 65)
      #expect(missing.err.contains("cannot read"))
    }
  }
}
