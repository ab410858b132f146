import Testing

@Suite struct HelpTests {
  static let commands = [
    "init", "validate", "show", "plan", "apply", "destroy", "status", "ls", "profiles", "serve",
    "schema", "doctor",
    "completions",
  ]

  @Test func theVersionIsTold() async throws {
    try await Desk.with { desk in
      let ended = try await desk.muntin("--version")
      #expect(ended.status == 0)
      #expect(ended.out.contains(/^\d+\.\d+\.\d+\n$/))
      #expect(ended.err.isEmpty)
    }
  }

  @Test func theHelpNamesEveryCommandVariableAndStatus() async throws {
    try await Desk.with { desk in
      let help = try await desk.muntin("--help")
      #expect(help.status == 0 && help.err.isEmpty)
      for command in Self.commands { #expect(help.out.contains("\n  \(command) ")) }
      for name in [
        "MUNTIN_HOST", "MUNTIN_SOCKET", "MUNTIN_DEADLINE", "MUNTIN_VAR_", "NO_COLOR", "COLUMNS",
      ] {
        #expect(help.out.contains(name))
      }
      for status in ["0", "1", "2", "64", "65", "69", "75", "130"] {
        #expect(help.out.contains("\n  \(status) "), "\(status)")
      }
    }
  }

  @Test(arguments: commands) func everyCommandHasAHelpOfItsOwn(command: String) async throws {
    try await Desk.with { desk in
      let short = try await desk.muntin(command, "-h")
      #expect(short.status == 0 && short.err.isEmpty)
      #expect(short.out.contains("USAGE: muntin \(command)"))
      #expect(short.out.hasPrefix("OVERVIEW: "))
      #expect(short.out.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(!desk.hasServer)
    }
  }

  @Test(arguments: [
    ["plan", "--bogus"], ["frob"], ["plan", "--host", "x"], ["plan", "--size", "3"],
    ["validate", "--set", "x"], ["plan", "a", "b"], ["completions", "cmd"], ["schema", "x"],
    ["plan", "nowhere.yaml"], ["apply", "--plan", "nowhere"], ["plan", "--socket", ""],
    ["apply", "--tmux-config", "nowhere"],
  ])
  func wordsThatMakeNoSenseEndWith64(words: [String]) async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npanes: [x]\n")
      let ended = try await desk.start(words).ended()
      #expect(ended.status == 64)
      #expect(ended.out.isEmpty)
      #expect(ended.err.hasPrefix("error: "), "\(ended.err)")
      #expect(!desk.hasServer)
    }
  }

  @Test func aFaultOfAnOptionNamesTheCommandThatHasIt() async throws {
    try await Desk.with { desk in
      let ended = try await desk.muntin("plan", "--size", "3")
      #expect(ended.err.contains("--size takes columns x rows, such as 200x50, not \"3\""))
      #expect(ended.err.contains("Usage: muntin plan"))
    }
  }

  @Test(arguments: ["MUNTIN_HOST", "MUNTIN_DEADLINE"])
  func aVariableThatMakesNoSenseIsNamed(name: String) async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npanes: [x]\n")
      let ended = try await desk.with([name: "zork"]).muntin("plan")
      #expect(ended.status == 64)
      #expect(ended.err.contains("\(name) is \"zork\""))
    }
  }
}
