import Testing

/// tmux 3.3a dies of telling a control-mode client that has only begun to connect what others do: our
/// own processes keep out of each other's way (docs/decisions/0021).
@Suite(.serialized) struct ManyAtOnceTests {
  @Test(arguments: [true, false]) func appliesAtOnceSpareTheServer(isThere: Bool) async throws {
    for _ in 0..<2 {
      try await Desk.with { desk in
        if isThere { try await desk.tmux("new-session", "-d", "-s", "theirs", "cat") }
        let names = ["a", "b", "c", "d"]
        for name in names {
          try desk.write("name: \(name)\npanes: {x: {run: 'true'}, y: , z: }\n", to: name + ".yaml")
        }
        let programs = try names.map { try desk.start(["apply", $0 + ".yaml"]) }
        for program in programs {
          let ended = try await program.ended()
          #expect(ended.status == 0, "\(ended.both)")
        }
        let sessions = try await desk.tmux("list-sessions", "-F", "#{session_name}").out
        #expect(
          sessions.split(separator: "\n").map(String.init) == names + (isThere ? ["theirs"] : []))
      }
    }
  }

  @Test func whoOnlyLooksIsNoControlModeClient() async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npanes: {x: {exec: cat}}\n")
      #expect(try await desk.muntin("apply").status == 0)
      let logged = try desk.withProgram(
        "tmux", "echo \"$*\" >>\(desk.root)/log\nPATH=\(Desk.path) exec tmux \"$@\"\n")
      for words in [["plan"], ["status"], ["ls"], ["show", "--live"], ["save", "w"]] {
        let ended = try await logged.start(words).ended()
        #expect(ended.status == 0, "\(ended.both)")
      }
      let calls = (TestFile.text(desk.root + "/log") ?? "").split(separator: "\n")
      #expect(calls.count >= 5)
      #expect(calls.allSatisfy { !$0.contains(" -C ") }, "\(calls)")
    }
  }
}
