import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is wrong with a file is said with its place, and nothing at all is done.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// The start of the first line: place, severity and code.
    var head: String
    var hint: String?
    var testDescription: String { name }
  }

  static let bomb =
    "name: a\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + zip("abcdef", "bcdefg").map { old, new in
      "\(new): &\(new) [*\(old),*\(old),*\(old),*\(old),*\(old),*\(old),*\(old),*\(old)]\n"
    }.joined() + "panes: *g\n"

  static let cases = [
    Case(name: "no YAML", text: "a: [b", head: "1:4: error[yaml-syntax]"),
    Case(name: "empty", text: "", head: "1:1: error["),
    Case(
      name: "tab", text: "name: a\npanes:\n\t- b\n", head: "3:1: error[tab-character]",
      hint: "use spaces"),
    Case(
      name: "unknown key", text: "name: a\npnaes: [x]\n", head: "2:1: error[unknown-key]",
      hint: "did you mean \"panes\"?"),
    Case(name: "wrong type", text: "name: a\npanes: 3\n", head: "2:8: error[wrong-type]"),
    Case(
      name: "missing variable", text: "name: a\npanes: ['${nope}']\n",
      head: "2:10: error[unknown-variable]"),
    Case(
      name: "pinwheel", text: "name: a\nlayout: |\n  a a b\n  c d b\n  c e e\n",
      head: "3:3: error[area-pinwheel]"),
    Case(
      name: "over 100 %",
      text: "name: a\nlayout: {columns: [{pane: x, size: 60%}, {pane: y, size: 60%}]}\n",
      head: "2:58: error[sizes-over-100]"),
    Case(
      name: "too small", text: "name: a\nsize: 10x5\nlayout: 9x9\n",
      head: "3:9: error[too-small]", hint: "larger `size`"),
    Case(
      name: "two windows of one name in tmux",
      text:
        "name: w\nwindows: [{panes: [x]}, {name: b.c, panes: [x]}, {name: 'b:c', panes: [x]}]\n",
      head: "2:57: error[shared-name]", hint: "another name"),
    Case(
      name: "one name twice", text: "name: a\npanes: [{name: x}, {name: x}]\n",
      head: "2:27: error[duplicate-name]", hint: "2:16"),
    Case(
      name: "unknown pane", text: "name: a\npanes: [a]\nbroadcast: [[zork]]\n",
      head: "3:14: error[unknown-pane]"),
    Case(
      name: "needs cycle",
      text: "name: a\npanes: {a: {run: x, needs: b}, b: {run: y, needs: a}}\n",
      head: "2:51: error[needs-cycle]"),
    Case(
      name: "no such folder", text: "name: a\npanes: {a: {directory: /nowhere/x}}\n",
      head: "2:24: error[directory-missing]", hint: "create it"),
    Case(
      name: "profile cycle",
      text: "name: a\nprofiles: {p: {parent: q}, q: {parent: p}}\npanes: [a]\n",
      head: "2:12: error[profile-cycle]"),
    Case(
      name: "no colour", text: "name: a\ntabs: [{name: b, color: blurple, panes: [x]}]\n",
      head: "2:25: error[not-a-color]", hint: "purple"),
    Case(name: "alias bomb", text: bomb, head: "7:11: error[alias-bomb]"),
    Case(
      name: "escape in a name", text: "name: \"a\\u001b[2Jx\"\npanes: [a]\n",
      head: "1:7: error[control-character]"),
    Case(
      name: "NUL in a name", text: "name: \"a\\0x\"\npanes: [a]\n",
      head: "1:7: error[control-character]"),
    Case(
      name: "NUL in the file", text: "name: a\u{0}x\npanes: [a]\n",
      head: "1:8: error[bad-character]"),
    Case(
      name: "escape in the file", text: "name: a\u{1B}[2Jx\npanes: [a]\n",
      head: "1:8: error[bad-character]"),
    Case(
      name: "a name as another file's", text: "name: a\nname: b\npanes: [a]\n",
      head: "2:1: error[duplicate-key]"),
  ]

  @Test(arguments: cases) func aFaultOfTheFileIsPositioned(fault: Case) async throws {
    try await Desk.with { desk in
      try desk.write(fault.text, to: "bad.yaml")
      for command in [["plan"], ["apply", "--yes"]] {
        let ended = try await desk.start(command + ["bad.yaml"]).ended()
        #expect(ended.status == 65)
        #expect(ended.out.isEmpty)
        #expect(ended.err.hasPrefix("bad.yaml:" + fault.head), "\(ended.err)")
        #expect(!ended.err.contains("\u{1B}") && !ended.err.contains("\u{0}"))
        if let hint = fault.hint { #expect(ended.err.contains(hint)) }
      }
      #expect(!desk.hasServer)
    }
  }

  @Test func allFaultsAreToldAtOnceAndAsJSON() async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npnaes: [x]\ntabs: [{color: 3, panes: 4}]\n")
      let text = try await desk.muntin("validate")
      #expect(text.status == 65)
      #expect(text.err.components(separatedBy: "error[").count > 2)
      let json = try await desk.muntin("validate", "--json")
      #expect(json.status == 65)
      #expect(json.err.isEmpty)
      #expect(json.out.contains("\"code\": \"unknown-key\""))
      #expect(json.out.contains("\"valid\": false"))
    }
  }

  @Test(arguments: ["name: ", "name: a\npanes: [x]\n# ", "name: a\npanes: [x]\nother: "])
  func aLineOfTenMegabytesIsNoTrouble(start: String) async throws {
    try await Desk.with { desk in
      try desk.write(start + String(repeating: "x", count: 10_000_000) + "\n")
      let ended = try await desk.start(["validate"]).ended(within: 60_000)
      #expect([0, 65].contains(ended.status))
      #expect(ended.err.utf8.count < 4096)
    }
  }

  @Test func aFolderWithTheNameOfAFileIsNone() async throws {
    try await Desk.with { desk in
      try desk.makeFolder("muntin.yaml")
      let ended = try await desk.muntin("plan", "muntin.yaml")
      #expect(ended.status == 64)
      #expect(ended.err.contains("the folder \"muntin.yaml\" holds no muntin.yaml"))
      #expect(try await desk.muntin("plan").status == 64)
    }
  }

  @Test func aFileThatCannotBeReadEndsWith65() async throws {
    try await Desk.with { desk in
      // Not even root can read a socket.
      _ = try await desk.tmux("-f", "/dev/null", "new-session", "-d", "cat")
      let socket = try await desk.muntin("plan", desk.socketPath)
      #expect(socket.status == 65)
      #expect(socket.err.contains("error: cannot read \(desk.socketPath): "))
      let path = try desk.write("name: a\npanes: [x]\n")
      chmod(path, 0)
      guard getuid() != 0 else { return }
      let ended = try await desk.muntin("plan")
      #expect(ended.status == 65)
      #expect(ended.err.contains("Permission denied"))
    }
  }
}

extension String {
  func components(separatedBy separator: String) -> [Substring] { split(separator: separator) }
}
