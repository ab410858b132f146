import Testing

/// What shells and editors get from the tool.
@Suite struct ToolTests {
  private func shell(_ desk: Desk, _ words: [String]) async throws -> Program.Ended {
    try await Program(
      ["/usr/bin/env"] + words, environment: desk.environment, folder: desk.work,
      scratch: desk.root + "/scratch"
    ).ended()
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreGoodForTheirShell(name: String)
    async throws
  {
    try await Desk.with { desk in
      let script = try await desk.muntin("completions", name)
      #expect(script.status == 0 && script.err.isEmpty)
      for command in HelpTests.commands { #expect(script.out.contains(command)) }
      try desk.write(script.out, to: "script")
      guard try await shell(desk, ["which", name]).status == 0 else { return }
      let check = try await shell(desk, [name, "-n", "script"])
      #expect(check.status == 0, "\(check.both)")
      #expect(check.err.isEmpty, "\(check.err)")
    }
  }

  @Test func bashCompletesCommandsAndOptions() async throws {
    try await Desk.with { desk in
      let script = try await desk.muntin("completions", "bash")
      try desk.write(script.out, to: "script")
      let ask = """
        . ./script
        COMP_WORDS=(muntin pl) COMP_CWORD=1
        _muntin muntin pl muntin; printf '%s\\n' "${COMPREPLY[@]}"
        COMPREPLY=() COMP_WORDS=(muntin plan --det) COMP_CWORD=2
        _muntin muntin --det plan; printf '%s\\n' "${COMPREPLY[@]}"
        """
      let ended = try await shell(desk, ["bash", "-c", ask])
      #expect(ended.out.split(separator: "\n") == ["plan", "--detailed-exitcode"], "\(ended.both)")
    }
  }

  @Test func schemasAreThoseOfTheRepository() async throws {
    try await Desk.with { desk in
      let folder = Repository.root + "/schemas"
      let plain = try await desk.muntin("schema")
      #expect(plain.status == 0)
      #expect(plain.out == TestFile.text(folder + "/workspace.schema.json"))
      #expect(try await desk.muntin("schema", "workspace").out == plain.out)
      #expect(
        try await desk.muntin("schema", "plan").out
          == TestFile.text(folder + "/plan.schema.json"))
    }
  }

  @Test func nothingOfTheTerminalIsTouchedByWhatOnlyReads() async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npanes: [x]\n")
      let logged = try desk.withProgram(
        "tmux", "echo \"$@\" >>\(desk.root)/calls\nPATH=\(Desk.path) exec tmux \"$@\"\n")
      for words in [
        ["--version"], ["validate"], ["show"], ["schema"], ["completions", "bash"], ["plan"],
        ["ls"], ["status"],
      ] {
        #expect(try await logged.start(words).ended().status == 0, "\(words)")
      }
      // Not one process of tmux was started, and no folder was made.
      #expect(!TestFile.exists(desk.root + "/calls"))
      #expect(TestFile.names(desk.root + "/state") == [])
      #expect(!desk.hasServer)
    }
  }

  @Test func aClosedOutputIsNoTrouble() async throws {
    try await Desk.with { desk in
      let ended = try await shell(
        desk,
        ["bash", "-c", "\(Desk.tool ?? "") schema | head -n 1; echo ${PIPESTATUS[0]}"])
      #expect(ended.out.hasPrefix("{\n"))
      #expect(!ended.err.contains("crash"))
    }
  }
}

/// Where the sources are.
enum Repository {
  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()
}
