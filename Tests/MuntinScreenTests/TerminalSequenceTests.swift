import MuntinScreen
import Testing

@Suite struct TerminalSequenceTests {
  private func read(_ number: Int, _ payload: String) -> [TerminalSequence] {
    TerminalSequence.read(number, Array(payload.utf8))
  }

  private func iterm(_ payload: String) -> TerminalSequence? {
    let both = [1337, 50].map { read($0, payload) }
    #expect(both[0] == both[1])
    return both[0].first
  }

  private func base64(_ text: String) -> String { TransferText.base64(Array(text.utf8)) }

  @Test func titles() {
    #expect(read(0, "a;b") == [.title("a;b", icon: true, window: true)])
    #expect(read(1, "") == [.title("", icon: true, window: false)])
    #expect(read(2, "é\u{1}\n") == [.title("é", icon: false, window: true)])
  }

  @Test func coloursAndQuestions() {
    #expect(
      read(4, "1;#f00;300;red;2;?;3;rgb:ff/80/0;4") == [
        .color(.palette(1), .set(.init(255, 0, 0))), .color(.palette(2), .query),
        .color(.palette(3), .set(.init(255, 128, 0))),
      ])
    #expect(read(10, "?;?") == [.color(.foreground, .query)])
    #expect(read(11, "rgb:1212/3434/5656") == [.color(.background, .set(.init(18, 52, 86)))])
    #expect(read(12, "Orange") == [.color(.cursor, .set(.init(255, 165, 0)))])
    #expect(read(17, "#123456") == [.color(.selection, .set(.init(18, 52, 86)))])
    #expect(read(19, "#112233445566") == [.color(.selectedText, .set(.init(0x11, 0x33, 0x55)))])
    for bad in ["", "#12", "#gggggg", "rgb:1/2", "rgb:12345/1/1", "rgb:/1/1", "nocolour", "#"] {
      #expect(read(11, bad) == [], "\(bad)")
    }
    #expect(read(104, "") == [.resetPalette])
    #expect(read(104, "1;x;2;256") == [.resetColor(.palette(1)), .resetColor(.palette(2))])
    #expect(read(111, "") == [.resetColor(.background)])
    #expect(TerminalColor(18, 0, 255).xcolor == "rgb:1212/0000/ffff")
  }

  @Test func theTabsColour() {
    #expect(read(6, "1;bg;red;brightness;255") == [.tabColor(.red, 255)])
    #expect(read(6, "1;bg;*;default") == [.resetTabColor])
    #expect(read(6, "/a/b") == [.document("/a/b")])
    #expect(read(6, "") == [.document(nil)])
    for bad in ["1;bg;red;brightness;256", "1;bg;pink;brightness;1", "1;bg;red", "2;bg;*;default"] {
      #expect(read(6, bad) == [], "\(bad)")
    }
  }

  @Test func places() {
    #expect(
      read(7, "file://me@host/a%20b/%C3%A9?x#y") == [
        .location(user: "me", host: "host", path: "/a b/é")
      ])
    #expect(read(7, "file:///") == [.location(user: nil, host: nil, path: "/")])
    #expect(read(7, "file:///100%/%4") == [.location(user: nil, host: nil, path: "/100%/%4")])
    for bad in ["/a", "http://a/b", "file://host", "", "file:///a%00b"] {
      #expect(read(7, bad) == [], "\(bad)")
    }
  }

  @Test func notificationsAndProgress() {
    #expect(read(9, "done; 1") == [.notification("done; 1")])
    #expect(read(9, "4 things") == [.notification("4 things")])
    #expect(read(9, "4;1;50") == [.progress(.value(50))])
    #expect(read(9, "4;2") == [.progress(.error(nil))])
    #expect(read(9, "4;2;7") == [.progress(.error(7))])
    #expect(read(9, "4;3") == [.progress(.indeterminate)])
    #expect(read(9, "4;4;7") == [.progress(.paused(7))])
    #expect(read(9, "4;0;7") == [.progress(.none)])
    #expect(read(9, "4") == [.progress(.none)])
    for bad in ["", "5;x", "42", "4;1", "4;1;101", "4;9"] { #expect(read(9, bad) == [], "\(bad)") }
  }

  @Test func theClipboard() {
    #expect(read(52, "c;\(base64("a\tb\u{1}\né"))") == [.copy("a\tb\né")])
    #expect(read(52, ";\(base64("a\0b"))") == [.copy("a")])
    #expect(read(52, "ps0;?") == [.pasteQuery])
    for bad in ["", "c", "x;?", "c;a", "c;***"] { #expect(read(52, bad) == [], "\(bad)") }
  }

  @Test func prompts() {
    func mark(_ payload: String) -> PromptMark? {
      guard case .prompt(let mark)? = read(133, payload).first else { return nil }
      return mark
    }
    #expect(mark("A") == .promptStart(.initial, application: nil))
    #expect(mark("P;k=s;aid=7;cl=m") == .promptStart(.secondary, application: "7"))
    #expect(mark("N;k=r") == .promptStart(.right, application: nil))
    #expect(mark("A;k=c") == .promptStart(.continuation, application: nil))
    #expect(mark("B;x") == .commandStart)
    #expect(mark("C") == .outputStart)
    #expect(mark("D") == .end(status: nil, application: nil))
    #expect(mark("D;") == .end(status: 0, application: nil))
    #expect(mark("D;130;aid=7") == .end(status: 130, application: "7"))
    #expect(mark("D;aid=7") == .end(status: nil, application: "7"))
    #expect(mark("D;x") == .end(status: 0, application: nil))
    for other in ["", "E;1", "F;1", "G;1", "H", "AB", "a"] { #expect(mark(other) == nil) }
  }

  @Test func variablesCustomAndBadges() {
    #expect(
      iterm("SetUserVar=role=\(base64("wörker=1"))")
        == .userVariable(name: "role", value: "wörker=1"))
    #expect(iterm("SetUserVar=role=") == .userVariable(name: "role", value: ""))
    #expect(iterm("SetUserVar=role") == .userVariable(name: "role", value: nil))
    #expect(iterm("SetUserVar=role=%%") == .userVariable(name: "role", value: nil))
    #expect(iterm("SetUserVar=role=/w==") == .userVariable(name: "role", value: nil))
    #expect(iterm("SetUserVar=a.b=YQ==") == nil)
    #expect(iterm("SetUserVar") == nil)
    #expect(iterm("Custom=id=x:a:b=c;d") == .custom(identity: "x", payload: "a:b=c;d"))
    #expect(iterm("Custom=id=x;k=v:") == .custom(identity: "x", payload: ""))
    #expect(iterm("Custom=:p") == .custom(identity: nil, payload: "p"))
    #expect(iterm("Custom=id=x") == nil)
    #expect(iterm("SetBadgeFormat=\(base64("\\(user.role)"))") == .badge("\\(user.role)"))
    #expect(iterm("SetBadgeFormat=") == .badge(""))
    #expect(iterm("SetBadgeFormat=x") == nil)
  }

  @Test func coloursByName() {
    #expect(
      iterm("SetColors=fg=fff,bg=p3:102030,nope=fff,tab=default,preset=Solarized Dark,bold=12")
        == .namedColors([
          .set(key: "fg", .init(255, 255, 255)), .set(key: "bg", .init(16, 32, 48, space: .p3)),
          .resetTab, .preset("Solarized Dark"),
        ]))
    #expect(iterm("SetColors=rgb") == nil)
    #expect(iterm("SetColors=bg=lab:fff") == nil)
  }

  @Test func whatElseITerm2Knows() {
    #expect(iterm("SetProfile=My = one") == .profile("My = one"))
    #expect(iterm("SetProfile=") == .profile(""))
    #expect(
      iterm("SetProfileProperty=Badge Text=\(base64("\"x\""));Bad=!")
        == .profileProperties([.init("Badge Text", "\"x\"")]))
    let attention: [(String, TerminalSequence.Attention)] = [
      ("fireworks", .fireworks), ("once", .once), ("flash", .flash), ("yes", .start),
      ("1", .start), ("TRUE", .start), ("no", .stop), ("0", .stop), ("", .stop),
    ]
    for (word, meaning) in attention {
      #expect(iterm("RequestAttention=\(word)") == .attention(meaning))
    }
    #expect(iterm("CurrentDir=/a b") == .directory("/a b"))
    #expect(iterm("CurrentDir=") == nil)
    #expect(iterm("RemoteHost=me@host") == .remoteHost(user: "me", host: "host"))
    #expect(iterm("RemoteHost=host") == .remoteHost(user: nil, host: "host"))
    #expect(iterm("RemoteHost=me@") == nil)
    #expect(iterm("ShellIntegrationVersion=14;zsh") == .shellIntegration(version: 14, shell: "zsh"))
    #expect(iterm("ShellIntegrationVersion=x") == nil)
    #expect(iterm("ClearScrollback") == .clearScrollback)
    #expect(iterm("SetMark") == .mark)
    #expect(iterm("StealFocus") == .stealFocus)
    #expect(iterm("CursorShape=1") == .cursorShape(.bar))
    #expect(iterm("CursorShape=3") == nil)
    #expect(iterm("HighlightCursorLine=") == .cursorGuide(true))
    #expect(iterm("HighlightCursorLine=no") == .cursorGuide(false))
    #expect(iterm("ReportVariable=\(base64("user.a"))") == .variableQuery("user.a"))
    #expect(
      iterm("Notification=title=\(base64("T"));x=\(base64("y"))")
        == .richNotification([.init("title", "T")]))
    #expect(iterm("UnicodeVersion=9") == .other(key: "UnicodeVersion", value: "9"))
    #expect(iterm("=x") == nil)
    #expect(
      read(21337, "status=a\\;b;detail=;x=1") == [
        .tabStatus([.init("status", "a;b"), .init("detail", "")])
      ])
    for number in [5, 8, 13, 18, 21, 99, 777, 9999] { #expect(read(number, "1;2") == []) }
  }

  @Test func base64GoesThereAndBack() {
    for count in 0..<40 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37) }
      let text = TransferText.base64(bytes)
      #expect(TransferText.bytes(base64: Array(text.utf8)) == bytes)
    }
    for bad in ["a", "ab", "abc", "ab=", "a===", "ab==c", "=ab="] {
      #expect(TransferText.bytes(base64: Array(bad.utf8)) == nil, "\(bad)")
    }
  }

  @Test func anyPayloadIsRead() {
    let pieces =
      [
        ";", "=", ":", "?", "1", "bg", "id=", "SetColors", "file://", "%", "A", "D", "\u{0}", "é",
        "rgb:", "#", "SetUserVar", "Custom", "99999999999999999999", "-1", "\\", "@", "/",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3]]
    for seed in SeededNumbers.seeds(200) {
      var numbers = SeededNumbers(seed: seed)
      for number in [0, 4, 6, 7, 8, 9, 10, 52, 104, 133, 1337, 21337] {
        let payload = (0..<Int.random(in: 0...8, using: &numbers)).flatMap { _ in
          pieces.randomElement(using: &numbers) ?? []
        }
        _ = TerminalSequence.read(number, payload)
      }
    }
  }
}
