import Testing

/// Colours, widths, variables and the form of what is printed.
@Suite struct OutputTests {
  static let file = """
    name: a
    vars: {port: {default: 1, type: integer}}
    tabs:
      - {name: t, color: orange, panes: {x: {exec: [sleep, '100${port}'], colors: {background: '#203050'}}}}

    """

  @Test func colorsAreForTerminalsOnly() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      for words in [["plan"], ["show"]] {
        #expect(try await !desk.start(words).ended().both.contains("\u{1B}"))
      }
      for words in ["plan", "show"] {
        var pty = try Pty(desk, words)
        #expect(try await pty.eventuallyEnds() == 0)
        #expect(pty.seen.contains("\u{1B}["), "\(words)")
        var plain = try Pty(desk, words, "--no-color")
        #expect(try await plain.eventuallyEnds() == 0)
        #expect(!plain.seen.contains("\u{1B}"))
        for silent in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
          var pty = try Pty(desk.with(silent), words)
          #expect(try await pty.eventuallyEnds() == 0)
          #expect(!pty.seen.contains("\u{1B}"))
        }
        var empty = try Pty(desk.with(["NO_COLOR": ""]), words)
        #expect(try await empty.eventuallyEnds() == 0)
        #expect(empty.seen.contains("\u{1B}["))
      }
    }
  }

  @Test(arguments: [30, 40, 60, 100, 1_000_000_000_000]) func thePictureFitsTheWidth(columns: Int)
    async throws
  {
    try await Desk.with { desk in
      try desk.write("name: a\nlayout: 1x2\npanes: {日本語: echo 日本語のテスト, b: x}\n")
      let ended = try await desk.with(["COLUMNS": "\(columns)"]).muntin("show")
      #expect(ended.status == 0)
      let lines = ended.out.split(separator: "\n").filter { $0.contains("│") || $0.contains("─") }
      #expect(!lines.isEmpty)
      for line in lines { #expect(cells(line) <= min(columns, 100), "\(line)") }
      // Every row of the picture is as wide as its border, wide characters or not.
      #expect(Set(lines.map(cells)).count == 1, "\(ended.out)")
    }
  }

  @Test(.enabled(if: TestFile.exists("/dev/full"))) func aFullDiskIsTold() async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npanes: [x]\n")
      let tool = try #require(Desk.tool)
      for words in [["plan"], ["show"], ["schema"]] {
        let ended = try await Program(
          ["/bin/sh", "-c", "exec \"$@\" >/dev/full", "sh", tool] + words,
          environment: desk.environment, folder: desk.work, scratch: desk.root + "/scratch"
        ).ended()
        #expect(ended.status == 1, "\(words)")
        #expect(ended.err.contains("standard output cannot be written"))
      }
    }
  }

  @Test func aPlanIsNotWrittenIntoADash() async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npanes: [x]\n")
      let ended = try await desk.muntin("plan", "--out", "-")
      #expect(ended.status == 64)
      #expect(!TestFile.exists(desk.work + "/-"))
    }
  }

  /// Characters of the test's own: those of Chinese and Japanese take two cells.
  private func cells(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ((0x3000..<0xA000).contains($1.value) ? 2 : 1) }
  }

  @Test func everyFormOfLayoutIsDrawn() async throws {
    try await Desk.with { desk in
      for layout in [
        "{columns: [a, {rows: [b, c]}]}", "2x3", "tiled", "even-columns", "even-rows",
        "main-left", "main-top", "\"a a b\\na a c\\n\"",
      ] {
        let names = layout == "2x3" ? "[a, b, c, d, e, f]" : "{a: , b: , c: }"
        let text = "name: w\nlayout: \(layout)\npanes: \(names)\n"
        let ended = try await desk.muntin("show", "-", input: text)
        #expect(ended.status == 0, "\(layout): \(ended.err)")
        #expect(ended.out.contains("┌") && ended.out.contains("┘"))
        #expect(!ended.out.contains("does not fit"))
      }
      let small = try await desk.muntin(
        "show", "-", "--size", "5x5", input: "name: w\nlayout: 9x9\n")
      #expect(small.status == 0)
      #expect(small.out.contains("(does not fit into 5x5)"))
    }
  }

  @Test func variablesComeFromTheCommandLineThenTheEnvironmentThenTheFile() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      #expect(try await desk.muntin("plan").out.contains("sleep 1001"))
      let around = desk.with(["MUNTIN_VAR_port": "2"])
      #expect(try await around.muntin("plan").out.contains("sleep 1002"))
      #expect(try await around.muntin("plan", "--set", "port=3").out.contains("sleep 1003"))
      let wrong = try await desk.muntin("plan", "--set", "port=x")
      #expect(wrong.status == 65)
      let unknown = try await desk.muntin("plan", "--set", "prot=1")
      #expect(unknown.status == 65)
      #expect(unknown.err.contains("port"))
    }
  }

  @Test func hostAndSocketAndSizeAreTaken() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      let memory = try await desk.with(["MUNTIN_HOST": "memory"]).muntin("plan", "--json")
      #expect(memory.out.contains("\"host\": \"memory\""))
      let tmux = try await desk.with(["MUNTIN_HOST": "memory"])
        .muntin("plan", "--json", "--host", "tmux", "--size", "77x33")
      #expect(tmux.out.contains("\"host\": \"tmux\""))
      #expect(tmux.out.contains("\"size\": \"77x33\""))
      let path = desk.root + "/scratch/sock"
      let apply = try await desk.muntin("apply", "--socket", path)
      #expect(apply.status == 0, "\(apply.both)")
      #expect(TestFile.exists(path))
      #expect(!desk.hasServer)
      #expect(try await desk.with(["MUNTIN_SOCKET": path]).muntin("status").out.contains("matches"))
      _ = try await desk.muntin("destroy", "--yes", "--socket", path)
    }
  }

  @Test func targetsNarrowAPlan() async throws {
    try await Desk.with { desk in
      try desk.write("name: a\ntabs: [{name: t, panes: [x]}, {name: u, panes: [y]}]\n")
      let plan = try await desk.muntin("plan", "--target", "t")
      #expect(plan.status == 0, "\(plan.err)")
      #expect(plan.out.contains("+ tab t") && !plan.out.contains("+ tab u"))
      let wrong = try await desk.muntin("plan", "--target", "zork")
      #expect(wrong.status == 64)
      #expect(wrong.err.contains("zork"))
    }
  }

  @Test func theDetailedStatusTellsChanges() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      for command in ["plan", "status"] {
        #expect(try await desk.muntin(command, "--detailed-exitcode").status == 2)
        #expect(try await desk.muntin(command).status == 0)
      }
      #expect(try await desk.muntin("apply").status == 0)
      for command in ["plan", "status"] {
        #expect(try await desk.muntin(command, "--detailed-exitcode").status == 0)
      }
    }
  }
}
