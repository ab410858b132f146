import MuntinITermWire
import Testing

@Suite struct CookieTests {
  private static let script = CookieScript(name: "muntin")
  private static let environment = ["ITERM2_COOKIE": "c", "ITERM2_KEY": "k"]

  private static func code(_ status: Int32, _ output: String, _ error: String) -> WireError.Code? {
    do throws(WireError) {
      _ = try script.read(status: status, output: output, error: error)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func theEnvironmentGivesACookieAndPerhapsAKey() {
    #expect(Credentials(environment: Self.environment) == Credentials(cookie: "c", key: "k"))
    #expect(
      Credentials(environment: ["ITERM2_COOKIE": "c", "ITERM2_KEY": ""])
        == Credentials(cookie: "c"))
    #expect(Credentials(environment: ["ITERM2_COOKIE": "", "ITERM2_KEY": "k"]) == nil)
    #expect(Credentials(environment: [:]) == nil)
  }

  @Test func theProgramAsksInTheWordsOfAppleScript() {
    #expect(
      Self.script.command == [
        "/usr/bin/osascript", "-e",
        #"tell application "iTerm2" to request cookie and key for app named "muntin""#,
      ])
  }

  @Test func noNameEndsItsString() {
    let script = CookieScript(
      name: "a\" \\ \n\u{7}b", environment: ["IT2_APP_PATH": "/Applications/My \"iTerm\".app"])
    #expect(
      script.command.last
        == #"tell application "/Applications/My \"iTerm\".app" to request cookie and key "#
        + #"for app named "a\" \\ b""#)
  }

  @Test func theAnswerIsTwoWords() throws {
    let read = { try Self.script.read(status: 0, output: $0, error: "") }
    #expect(try read("0a1b 2C-3D\n") == Credentials(cookie: "0a1b", key: "2C-3D"))
    #expect(try read("0a1b\r\n") == Credentials(cookie: "0a1b"))
    for output in ["", "\n", "a b c", "ä b", String(repeating: "x", count: 300), "a\0 b"] {
      #expect(Self.code(0, output, "") == .noCookie)
    }
  }

  @Test func complaintsOfAppleScriptAreUnderstood() {
    let error = "0:66: execution error: iTerm got an error: "
    #expect(Self.code(1, "", "36:42: syntax error: A identifier can’t go here. (-2740)") == .tooOld)
    #expect(Self.code(1, "", error + "Expected end of line. (-2741)\n") == .tooOld)
    for text in [error + "no (2)", error + "off (1)", "", "gone (-600)", "\n\n", "(x)", ")"] {
      #expect(Self.code(1, "a b", text) == .noCookie)
    }
  }

  @Test func eachCookieIsTriedOnce() {
    var supply = CookieSupply(environment: Self.environment, script: Self.script)
    #expect(supply.start() == .connect(Credentials(cookie: "c", key: "k")))
    #expect(supply.refused() == .run(Self.script))
    let fresh = Credentials(cookie: "d")
    #expect(supply.answered(fresh) == .connect(fresh))
    guard case .giveUp(let error) = supply.refused() else {
      Issue.record("goes on")
      return
    }
    #expect(error.code == .unauthorised)
    #expect(supply.start() == .giveUp(error))
  }

  @Test func withoutAnEnvironmentAppleScriptIsAskedFirst() {
    var supply = CookieSupply(environment: [:], script: Self.script)
    #expect(supply.start() == .run(Self.script))
    let error = WireError(.noCookie, "No.")
    var refused = supply
    #expect(refused.failed(error) == .giveUp(error))
    #expect(supply.failed(WireError(.tooOld, "Old.")) == .connect(nil))
  }

  @Test func whereNobodyCanBeAskedWeTryWithout() {
    var supply = CookieSupply(environment: [:], script: nil)
    #expect(supply.start() == .connect(nil))
    guard case .giveUp = supply.refused() else {
      Issue.record("goes on")
      return
    }
    var given = CookieSupply(environment: Self.environment, script: nil)
    #expect(given.start() == .connect(Credentials(cookie: "c", key: "k")))
    guard case .giveUp = given.refused() else {
      Issue.record("goes on")
      return
    }
  }

  @Test func whereAuthorisationIsOffNobodyIsAsked() {
    var supply = CookieSupply(
      environment: Self.environment, script: Self.script, authorisationIsOff: true)
    #expect(supply.start() == .connect(nil))
    guard case .giveUp = supply.refused() else {
      Issue.record("goes on")
      return
    }
  }

  private enum Event: CaseIterable { case start, refused, answered, failed }

  /// Whatever happens in whatever order: no credentials are handed out twice, and it ends.
  @Test func noCookieIsEverHandedOutTwice() {
    func walk(_ supply: CookieSupply, _ used: [Credentials], _ depth: Int) {
      if depth == 0 { return }
      for event in Event.allCases {
        var supply = supply
        let step =
          switch event {
          case .start: supply.start()
          case .refused: supply.refused()
          case .answered: supply.answered(Credentials(cookie: "fresh \(depth)"))
          case .failed: supply.failed(WireError(.noCookie, "No."))
          }
        var used = used
        if case .connect(let credentials?) = step {
          #expect(!used.contains(credentials))
          used.append(credentials)
        }
        #expect(used.count <= 2)
        walk(supply, used, depth - 1)
      }
    }
    walk(CookieSupply(environment: Self.environment, script: Self.script), [], 5)
  }
}
