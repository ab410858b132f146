import MuntinHost
import MuntinTmux
import Testing

@Suite struct TmuxQuotingTests {
  private func line(_ words: String...) throws -> String {
    text(try TmuxLine(["set-option"] + words).text())
  }

  @Test func plainWordsStayAsTheyAre() throws {
    #expect(try line("-t", "@muntin", "api/code") == "set-option -t @muntin api/code\n")
  }

  @Test func everythingElseIsLiteral() throws {
    #expect(try line("") == "set-option ''\n")
    #expect(try line("%1") == "set-option '%1'\n")
    #expect(try line("a b") == "set-option 'a b'\n")
    #expect(try line("$HOME ~ #{x} ; {") == "set-option '$HOME ~ #{x} ; {'\n")
    #expect(try line("it's") == "set-option 'it'\"'\"'s'\n")
    #expect(try line("a\nb\t") == "set-option 'a'\"\\012\"'b'\"\\011\"\n")
    #expect(try line("é\\") == "set-option 'é\\'\n")
  }

  @Test func commandsOfOneLineAreJoinedByASemicolon() throws {
    let line = TmuxLine([TmuxCommand(["list-panes"]), TmuxCommand(["list-windows", "-a"])])
    #expect(text(try line.text()) == "list-panes ; list-windows -a\n")
  }

  @Test func aLastSemicolonOfAnArgumentIsEscaped() throws {
    let command = TmuxCommand(["send-keys", "a;", ";", "\\;", ";a"])
    #expect(try command.arguments() == ["send-keys", "a\\;", "\\;", "\\\\;", ";a"])
  }

  @Test(arguments: [[], [""], ["A=b"], ["#x"], ["list-panes;"], ["{"], ["set", "a\0b"]])
  func whatTmuxWouldNotTakeForACommandIsRefused(_ words: [String]) {
    #expect(throws: HostError.self) { try TmuxLine([TmuxCommand(words)]).text() }
    #expect(throws: HostError.self) { try TmuxCommand(words).arguments() }
  }

  @Test func aLineWithoutCommandsIsRefused() {
    #expect(throws: HostError.self) { try TmuxLine([TmuxCommand]()).text() }
  }

  @Test func nastyValuesComeBackFromARealServerByteForByte() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      var numbers = SeededNumbers()
      let values = (0..<4000).map { _ in NastyText.make(using: &numbers) }
      try await Self.check(values, on: connection, seed: numbers.seed)
    }
  }

  @Test func everyCharacterOfUnicodeComesBackFromARealServer() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      let scalars = (1...0x10FFFF).lazy.compactMap { Unicode.Scalar($0 as UInt32) }
      var values: [String] = []
      var value = ""
      for scalar in scalars {
        value.unicodeScalars.append(scalar)
        if value.utf8.count > 4000 {
          values.append(value)
          value = ""
        }
      }
      try await Self.check(values + [value], on: connection, seed: 0)
    }
  }

  private static func check(
    _ values: [String], on connection: TmuxConnection, seed: UInt64
  ) async throws {
    let results = try await connection.send(
      values.flatMap { value in
        [
          TmuxLine(["set-option", "-p", "-t", "%0", "@x", value]),
          TmuxLine(["show-options", "-pv", "-t", "%0", "@x"]),
        ]
      })
    for (index, value) in values.enumerated() {
      let result = results[2 * index + 1]
      #expect(result.failure == nil, "seed \(seed)")
      if result.replies.first.map({ $0.elementsEqual(value.utf8) }) != true {
        Issue.record("seed \(seed): \(value.debugDescription) came back as \(result)")
      }
    }
  }

  @Test func nastyArgumentsComeBackFromARealServerByteForByte() async throws {
    try await TmuxServerFixture.withServer { server in
      var numbers = SeededNumbers()
      for _ in 0..<60 {
        let value = NastyText.make(using: &numbers)
        let connection = server.connection()
        let result = try await connection.open([
          TmuxCommand(["set-option", "-p", "-t", "%0", "@x", value]),
          TmuxCommand(["show-options", "-pv", "-t", "%0", "@x"]),
        ])
        #expect(result.replies.last == Array(value.utf8), "seed \(numbers.seed)")
      }
    }
  }
}
