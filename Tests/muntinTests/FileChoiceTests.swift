import Testing

/// Which file is taken.
@Suite struct FileChoiceTests {
  private func name(_ ended: Program.Ended) -> String? {
    ended.out.firstMatch(of: /workspace "(.*)" is good/).map { String($0.1) }
  }

  @Test func panesWithoutAFolderStartWhereTheToolRuns() async throws {
    try await Desk.with { desk in
      try desk.write("name: f\npanes: {a: {exec: cat, directory: /}, b: {exec: cat}, c: {}}\n")
      #expect(try await desk.muntin("apply").status == 0)
      let paths = try await desk.tmux(
        "list-panes", "-a", "-F", "#{pane_start_path}"
      ).out.split(separator: "\n")
      let work = String(paths.last ?? "")
      #expect(paths.count == 3 && paths.first == "/" && paths[1] == paths[2], "\(paths)")
      #expect(work.hasSuffix(desk.work.split(separator: "/").last ?? "?"), "\(paths)")
    }
  }

  @Test func aPathIsTaken() async throws {
    try await Desk.with { desk in
      let path = try desk.write("name: one\npanes: [x]\n", to: "some.file")
      #expect(name(try await desk.muntin("validate", "some.file")) == "one")
      #expect(name(try await desk.muntin("validate", path)) == "one")
      #expect(name(try await desk.muntin("validate", "./some.file")) == "one")
    }
  }

  @Test func aFolderStandsForTheFileInIt() async throws {
    try await Desk.with { desk in
      try desk.makeFolder("sub")
      let empty = try await desk.muntin("validate", "sub")
      #expect(empty.status == 64)
      #expect(empty.err.contains("the folder \"sub\" holds no muntin.yaml"))
      try desk.write("name: hidden\npanes: [x]\n", to: "sub/.muntin.yaml")
      #expect(name(try await desk.muntin("validate", "sub")) == "hidden")
      try desk.write("name: two\npanes: [x]\n", to: "sub/muntin.yaml")
      #expect(name(try await desk.muntin("validate", "sub")) == "two")
      #expect(name(try await desk.muntin("validate", "sub/")) == "two")
    }
  }

  @Test(arguments: ["yaml", "yml"])
  func aNameStandsForAFileOfTheConfiguration(ending: String) async throws {
    try await Desk.with { desk in
      try desk.write("name: mine\npanes: [x]\n", to: "\(desk.root)/config/muntin/web.\(ending)")
      #expect(name(try await desk.muntin("validate", "web")) == "mine")
      #expect(try await desk.muntin("validate", "other").err.contains("/config/muntin"))
      // Without the variable it is ~/.config.
      let home = desk.with(["XDG_CONFIG_HOME": nil])
      #expect(try await home.muntin("validate", "web").err.contains("/home/.config/muntin"))
    }
  }

  @Test func whatIsInThisFolderGoesBeforeTheConfiguration() async throws {
    try await Desk.with { desk in
      try desk.write("name: far\npanes: [x]\n", to: "\(desk.root)/config/muntin/web.yaml")
      try desk.write("name: near\npanes: [x]\n", to: "web")
      #expect(name(try await desk.muntin("validate", "web")) == "near")
    }
  }

  @Test func aFolderWithoutAFileLeavesTheNameToTheConfiguration() async throws {
    try await Desk.with { desk in
      try desk.write("name: far\npanes: [x]\n", to: "\(desk.root)/config/muntin/web.yaml")
      try desk.makeFolder("web")
      #expect(name(try await desk.muntin("validate", "web")) == "far")
    }
  }

  @Test func aDashIsStandardInput() async throws {
    try await Desk.with { desk in
      let good = try await desk.muntin("validate", "-", input: "name: in\npanes: [x]\n")
      #expect(name(good) == "in")
      #expect(good.out.hasPrefix("standard input: "))
      let bad = try await desk.muntin("validate", "-", input: "name: in\npanse: [x]\n")
      #expect(bad.status == 65)
      #expect(bad.err.hasPrefix("standard input:2:1: error[unknown-key]"))
    }
  }

  @Test func withoutANameTheFoldersAboveAreSearched() async throws {
    try await Desk.with { desk in
      try desk.makeFolder("a")
      try desk.makeFolder("a/b")
      let none = try await desk.muntin("validate", in: desk.work + "/a/b")
      #expect(none.status == 64)
      #expect(none.err.contains("muntin init"))
      try desk.write("name: above\npanes: [x]\n")
      #expect(name(try await desk.muntin("validate", in: desk.work + "/a/b")) == "above")
      try desk.write("name: nearer\npanes: [x]\n", to: "a/.muntin.yaml")
      #expect(name(try await desk.muntin("validate", in: desk.work + "/a/b")) == "nearer")
    }
  }

  @Test func foldersOfTheFileAreRelativeToIt() async throws {
    try await Desk.with { desk in
      try desk.makeFolder("a")
      try desk.makeFolder("a/src")
      try desk.write("name: x\npanes: {p: {directory: src}}\n", to: "a/muntin.yaml")
      #expect(try await desk.muntin("plan", "a").status == 0)
      #expect(try await desk.muntin("plan", in: desk.work + "/a/src").status == 0)
    }
  }

  @Test func aPipeIsReadOnce() async throws {
    try await Desk.with { desk in
      let shell = try Program(
        [
          "/bin/bash", "-c", "\"$0\" apply <(printf 'name: piped\\npanes: [x]\\n')",
          Desk.tool ?? "",
        ], environment: desk.environment, folder: desk.work, scratch: desk.root + "/scratch")
      let ended = try await shell.ended()
      #expect(ended.status == 0, "\(ended.both)")
      #expect(try await desk.tmux("has-session", "-t", "=piped").status == 0)
    }
  }
}
