/// A tmux server as somebody may have left it: sessions, windows and panes made by hand, as the lines
/// of a script for tmux.
struct RandomLive {
  /// For iTerm2's API, which does not tell how a zoomed tab is divided.
  var hasZoom = true
  private var numbers: SplitMix
  private(set) var lines: [String] = []
  private var sessions: [String] = []

  init(seed: UInt64) { numbers = SplitMix(state: seed) }

  private static let words = [
    "dev", "a b", "日本", "ünï", "x.y", "logs", "12", "#[x]", "it's", "émoji 🙂", "w-2", "true", "- a",
    "{a}", "e\u{301}",
  ]
  private static let folders = ["/", "/tmp", "/usr", "/usr/lib", "/etc", "/var"]
  private static let commands = [
    "", "", "", "sleep 7777", "exec sleep 8888", "cat - /dev/null", "sleep '99.5'",
  ]
  private static let values = [
    "one", "two words", "日本", "a:b", "#{x}", "$HOME", "it's", "\\\"q\\\"", "{\\\"k\\\": 1}", "true",
    "12",
  ]

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &numbers) }
  private mutating func chance(_ times: Int, in all: Int) -> Bool { below(all) < times }
  private mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  /// In double quotes, as tmux reads them: nothing is expanded but what is meant to be.
  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("$", with: "\\$") + "\""
  }

  private mutating func command() -> String {
    let command = pick(Self.commands)
    return command.isEmpty ? "" : " " + quoted(command)
  }

  /// Everything for an empty server.
  mutating func fill() {
    for number in 0...below(3) {
      // tmux writes points and colons of the names of sessions in another way.
      let name = pick(Self.words).filter { $0 != "." && $0 != ":" && $0 != "#" } + "\(number)"
      sessions.append(name)
      let size = "-x \(30 + below(200)) -y \(12 + below(60))"
      lines.append(
        "new-session -d -s \(quoted(name)) \(size) -n \(quoted(pick(Self.words))) "
          + "-c \(pick(Self.folders))\(command())")
      for _ in 0..<below(4) { window(of: name) }
    }
    for _ in 0..<(4 + below(24)) { change() }
  }

  private func target(_ session: String) -> String { "-t \(quoted("=" + session + ":"))" }

  private mutating func window(of session: String) {
    lines.append(
      "new-window \(target(session)) -n \(quoted(pick(Self.words))) -c "
        + "\(pick(Self.folders))\(command())")
    for _ in 0..<below(5) { split(session) }
  }

  private mutating func split(_ session: String) {
    let size = chance(1, in: 2) ? " -l \(2 + below(40))" : ""
    let flags = pick(["-h", "-v", "-hb", "-vb", "-hf", "-vf"])
    lines.append(
      "split-window \(target(session)) \(flags)\(size) -c \(pick(Self.folders))\(command())")
  }

  /// A change as a hand makes it; what cannot be done is refused by tmux.
  private mutating func change() {
    let session = pick(sessions)
    let at = target(session)
    switch below(16) {
    case 0, 1: split(session)
    case 2: lines.append("resize-pane \(at) \(pick(["-L", "-R", "-U", "-D"])) \(1 + below(12))")
    case 3: lines.append("select-pane \(at) -T \(quoted(pick(Self.words)))")
    case 4:
      lines.append(
        "set-option -p \(at) @\(pick(["role", "team_1", "x-y", "z.w"])) \(quoted(pick(Self.values)))"
      )
    case 5: lines.append("rename-window \(at) \(quoted(pick(Self.words)))")
    case 6: lines.append("select-pane \(at) \(pick(["-L", "-R", "-U", "-D"]))")
    case 7: lines.append("\(pick(["next-window", "previous-window", "last-window"])) \(at)")
    case 8: if hasZoom { lines.append("resize-pane \(at) -Z") }
    case 9: lines.append("\(pick(["swap-pane -U", "swap-pane -D", "rotate-window"])) \(at)")
    case 10:
      lines.append(
        "select-layout \(at) \(pick(["even-horizontal", "even-vertical", "main-vertical", "tiled"]))"
      )
    case 11: lines.append("break-pane -s \(quoted("=" + session + ":")) -d")
    case 12: lines.append("select-pane \(at) -P bg=\(pick(["red", "colour52", "#102030"]))")
    case 13: lines.append("set-window-option \(at) synchronize-panes on")
    case 14: window(of: session)
    default:
      lines.append("resize-window \(at) -x \(40 + below(150)) -y \(15 + below(40))")
    }
  }

  /// A workspace that is applied beside what is there.
  mutating func workspace() -> String {
    var text = "name: mine\ntabs:\n"
    for tab in 0...below(2) {
      text += "  - name: t\(tab)\n    panes:\n"
      for pane in 0...below(3) {
        let extra = pick([
          "", ", title: tïtle", ", badge: b", ", color: '#203040'", ", variables: {v: w}",
          ", focus: true", ", needs: p0", ", wait_for: {file: /etc/passwd}, restart: always",
          ", ignore: [title]", ", restart: never",
        ])
        let isFirst = pane == 0 && extra.contains("needs")
        text += "      p\(pane): {exec: [sleep, '6\(tab)\(pane)'], directory: \(pick(Self.folders))"
        text += isFirst || (extra.contains("focus") && pane > 0) ? "}\n" : "\(extra)}\n"
      }
    }
    return text
  }

  /// What a hand does to panes of that workspace.
  mutating func handle() -> [String] {
    let at = "-t \"=mine:\""
    return (0..<below(5)).map { _ in
      pick([
        "split-window \(at) -h sleep 5151", "resize-pane \(at) -L 3",
        "select-pane \(at) -T by-hand",
        "rename-window \(at) by-hand", "set-option -p \(at) @own yes",
        "new-window \(at) -n by-hand sleep 5252", "swap-pane -U \(at)", "next-window \(at)",
      ])
    }
  }
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
