import Testing

/// A value of `${env:NAME}` shows nowhere.
@Suite struct SecretTests {
  static let secret = "hunter2Zq9"
  static let file = """
    name: a
    panes:
      x: {run: 'echo ${env:TOKEN} >/dev/null; sleep 1000', env: {T: '${env:TOKEN}'}}
      y: {exec: [sh, -c, ': ${env:TOKEN}; sleep 1000; :'], wait_for: {output: '${env:TOKEN}', pane: w, timeout: 9s}}
      w: {exec: [sh, -c, 'echo "$$T"; sleep 1000; :'], env: {T: '${env:TOKEN}'}}
      z: {type: 'echo ${env:TOKEN}'}

    """

  @Test func noOutputFileMarkOrProcessHoldsIt() async throws {
    try await Desk.with { plain in
      // Every word that a tmux process of ours is given is kept.
      let desk =
        try plain
        .withProgram(
          "tmux", "echo \"$@\" >>\(plain.root)/calls\nPATH=\(Desk.path) exec tmux \"$@\"\n"
        )
        .with(["TOKEN": Self.secret])
      try desk.write(Self.file)
      var printed = ""
      func run(_ words: String...) async throws {
        let ended = try await desk.start(words).ended()
        printed += "$ \(words.joined(separator: " ")) -> \(ended.status)\n" + ended.both
      }
      try await run("validate", "--json")
      try await run("show")
      try await run("plan", "--out", "p")
      try await run("plan", "--json")
      try await run("apply", "p")
      try await run("status")
      try await run("status", "--json")
      try await run("ls")
      try await run("ls", "--json")
      try await run("show", "--live")
      try await run("doctor")
      #expect(printed.contains("matches the workspace"), "\(printed)")
      // Another value is a change; the commands that hold the old one are named without their words.
      let other = desk.with(["TOKEN": "swordfish7"])
      let changed = try await other.muntin("plan", "--restart")
      #expect(changed.status == 0)
      #expect(changed.out.contains("-/+ pane y"), "\(changed.out)")
      printed += changed.both
      try desk.write("name: a\npanes: {z: {}}\n")
      try await run("plan")
      try await run("plan", "--json")
      try await run("apply")
      try await run("destroy")
      #expect(printed.contains("- pane x"), "\(printed)")
      #expect(!printed.contains(Self.secret), "\(printed)")
      #expect(!printed.contains("swordfish7"))

      #expect(TestFile.text(desk.work + "/p")?.contains(Self.secret) == false)
      #expect(TestFile.text(desk.root + "/calls")?.contains("new-session") == true)
      #expect(TestFile.text(desk.root + "/calls")?.contains(Self.secret) == false)
      for pane in try await desk.tmux("list-panes", "-a", "-F", "#{pane_id}").out
        .split(separator: "\n")
      {
        let options = try await desk.tmux("show-options", "-p", "-t", String(pane)).out
        #expect(options.contains("@muntin"))
        #expect(!options.contains(Self.secret))
      }
      #expect(try await !desk.tmux("show-options", "-g").out.contains(Self.secret))
      #expect(try await !desk.tmux("show-environment", "-g").out.contains("secret:"))
    }
  }

  @Test func theCommandsGetIt() async throws {
    try await Desk.with { plain in
      let desk = plain.with(["TOKEN": Self.secret])
      try desk.write(
        "name: a\npanes: {x: {exec: [sh, -c, 'echo \"$T\" >out; cat'], env: {T: '${env:TOKEN}'}}}\n"
      )
      let apply = try await desk.muntin("apply")
      #expect(apply.status == 0, "\(apply.both)")
      let isWritten = try await eventually {
        TestFile.text(desk.work + "/out") == Self.secret + "\n"
      }
      #expect(isWritten)
    }
  }

  @Test func aMissingOneIsAFault() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      let ended = try await desk.muntin("plan")
      #expect(ended.status == 65)
      #expect(ended.err.contains("TOKEN"))
    }
  }
}
