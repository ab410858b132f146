import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct FirstFileTests {
  @Test func whatInitWritesIsGoodAndCanBeApplied() async throws {
    try await Desk.with { desk in
      let ended = try await desk.muntin("init")
      #expect(ended.status == 0)
      #expect(ended.out.hasPrefix("Wrote \(desk.work)/muntin.yaml."))
      let validate = try await desk.muntin("validate")
      #expect(validate.out == "muntin.yaml: workspace \"work\" is good: 1 window, 1 tab, 3 panes\n")
      #expect(validate.err.isEmpty)
      let apply = try await desk.muntin("apply")
      #expect(apply.status == 0, "\(apply.both)")
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
      #expect(try await desk.muntin("status").out.contains("matches the workspace"))
    }
  }

  @Test(arguments: ["muntin.yaml", ".muntin.yaml"])
  func nothingIsEverOverwritten(name: String) async throws {
    try await Desk.with { desk in
      try desk.write("mine", to: name)
      let ended = try await desk.muntin("init")
      #expect(ended.status == 1)
      #expect(ended.err.contains("\(name) is there already; it was left as it is"))
      #expect(TestFile.text("\(desk.work)/\(name)") == "mine")
      #expect(TestFile.names(desk.work) == [name])
    }
  }

  @Test(arguments: ["a: b", "it's", "#x", "日本", "- a", "${x}", "yes", "\"", "with space"])
  func anyNameIsQuotedAsItMust(name: String) async throws {
    try await Desk.with { desk in
      let ended = try await desk.muntin("init", "--", name)
      if name == "${x}" {
        // A variable that is not there.
        #expect(ended.status == 64)
        return
      }
      #expect(ended.status == 0, "\(ended.err)")
      #expect(try await desk.muntin("validate").status == 0)
      let printed = try await desk.muntin("init", "--stdout", "--", name)
      #expect(printed.out == TestFile.text(desk.work + "/muntin.yaml"))
    }
  }

  @Test func aNameThatCannotBeIsRefused() async throws {
    try await Desk.with { desk in
      let ended = try await desk.muntin("init", "a\u{1B}[2J")
      #expect(ended.status == 64)
      #expect(ended.err.contains("no workspace can be called \"a\\u{1b}[2J\""))
      #expect(TestFile.names(desk.work) == [])
    }
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() async throws {
    try await Desk.with { desk in
      let ended = try await desk.muntin("init", in: "/proc")
      #expect(ended.status == 1)
      #expect(ended.err.contains("cannot write /proc/muntin.yaml"))
    }
  }
}
