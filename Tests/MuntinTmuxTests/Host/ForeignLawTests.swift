import MuntinHost
import MuntinPlan
import Testing

/// What bears no mark of the workspace is as it was, byte for byte, in tmux's own listings.
@Suite struct ForeignLawTests {
  /// Everything that is not ours.
  private struct Foreign: Equatable {
    var sessions: [String]
    var windows: [String]
    var panes: [String]
    var global: [String]
  }

  private func foreign(_ bench: Workbench) throws -> Foreign {
    let sessions = try bench.lines(
      "list-sessions", "-F",
      "#{?@muntin-session,,#{session_id} #{session_name} #{session_windows} #{session_path}}")
    let windows = try bench.lines(
      "list-windows", "-a", "-F",
      "#{?@muntin-window,,#{window_id} #{window_name} #{window_layout} #{session_id}}")
    let panes = try bench.lines(
      "list-panes", "-a", "-F",
      "#{?@muntin,,#{pane_id} #{pane_pid} #{pane_title} #{pane_start_command} "
        + "#{?@muntin-window,,#{pane_width}x#{pane_height} #{pane_index}}}")
    var global: [String] = []
    for command in [
      ["show-options", "-g"], ["show-options", "-gw"], ["show-options", "-s"],
      ["show-hooks", "-g"],
      ["list-keys"],
    ] { global.append(try bench.server.output(command)) }
    for line in windows + panes where !line.isEmpty {
      let id = line.split(separator: " ").map(String.init).first ?? ""
      global.append(
        try bench.server.output(["show-options", id.hasPrefix("%") ? "-p" : "-w", "-t", id]))
    }
    // Sessions of ours that were given up are no one's from then on.
    return Foreign(
      sessions: sessions.filter { $0.contains("theirs") }, windows: windows.filter { !$0.isEmpty },
      panes: panes.filter { !$0.isEmpty }, global: global)
  }

  @Test(arguments: SeededNumbers.seeds(6))
  func nothingUnmarkedChanges(seed: UInt64) async throws {
    for round in 0..<4 {
      var sketches = SketchNumbers(SeededNumbers(seed: seed &+ UInt64(round)))
      let first = sketches.sketch()
      let second = sketches.mutated(first)
      try await Workbench.run(config: Self.config) { bench in
        let note = "seed \(seed), round \(round)\n\(first.text)\n\(second.text)"
        try await check(bench, first, second, &sketches, Comment(rawValue: note))
      }
    }
  }

  @Test func aPaneOfTheirsStaysBesideTheOneItWasSplitFrom() async throws {
    try await Workbench.run { bench in
      try await bench.succeed(
        #"{"name": "w", "size": "120x40", "panes": {"small": {"size": "40c"}, "large": {}}, "#
          + #""layout": "even-columns"}"#)
      let small = try #require(try bench.pane("main/w/small"))
      let theirs = try bench.lines(
        "split-window", "-d", "-v", "-l", "7", "-t", small, "-P", "-F", "#{pane_id}", "cat")
      let second =
        #"{"name": "w", "size": "120x40", "panes": {"new": {"size": "20c"}, "#
        + #""small": {"size": "40c"}, "large": {}}, "layout": "even-columns"}"#
      try await bench.succeed(second)
      try await bench.expectNoChanges(second)
      let id = try #require(theirs.first)
      let format = "#{pane_left} #{pane_top} #{pane_width} #{pane_height}"
      let frames = try bench.lines("list-panes", "-a", "-F", "#{pane_id} \(format)")
      #expect(frames.contains("\(id) 21 33 40 7"), "\(frames)")
      #expect(frames.contains("\(small) 21 0 40 32"), "\(frames)")
    }
  }

  private static let config = """
    set -g default-command 'exec cat'
    set -g base-index 1
    setw -g pane-base-index 3
    set -g renumber-windows on
    set -g prefix C-a
    set -g mouse on
    set -g status-left 'mine #{session_name}'
    set -g @mine value
    set-hook -g after-split-window 'set -g @split yes'
    set-hook -g after-new-window 'display-message -p hooked'
    bind-key x display-message 'x; y'

    """

  private func check(
    _ bench: Workbench, _ first: Sketch, _ second: Sketch, _ sketches: inout SketchNumbers,
    _ note: Comment
  ) async throws {
    try bench.server.run(
      "new-session", "-d", "-s", "theirs", "-x", "100", "-y", "30", "-n", "t1", "cat")
    try bench.server.run("split-window", "-t", "=theirs:", "cat", "-u")
    try bench.server.run("set-option", "-p", "-t", "=theirs:", "@note", "a 'b' $HOME")
    try bench.server.run("set-option", "-g", "@split", "yes")
    guard let applied = try await possible({ try await bench.apply(first.text) }) else { return }
    try #require(applied.outcome.isComplete, note)
    // Others come into what is ours.
    let panes = try bench.panes().sorted { $0.key < $1.key }
    for _ in 0..<sketches.pick(1...3) {
      let pane = panes[sketches.pick(0...panes.count - 1)].value
      switch sketches.pick(0...3) {
      case 0: try bench.server.run("split-window", "-d", "-h", "-t", pane.id, "cat", "-e")
      case 1: try bench.server.run("split-window", "-d", "-v", "-t", pane.id, "cat", "-e")
      case 2: try bench.server.run("split-window", "-d", "-f", "-h", "-t", pane.id, "cat", "-t")
      default:
        try bench.server.run("new-window", "-d", "-n", "visitor", "-t", pane.session + ":", "cat")
      }
    }
    let before = try foreign(bench)
    // In the narrowest panes no visitor finds room.
    guard before.panes.count >= 3 else { return }
    guard let change = try await possible({ try await bench.apply(second.text) }) else { return }
    // Several visitors in a narrow pane may leave no room for all; then nothing is done to the tab.
    if change.outcome.fault?.sentence.contains("no room") == true { return }
    try #require(change.outcome.fault == nil, note)
    try #require(try same(before, bench), note)
    guard let plan = try await possible({ try await bench.plan(second.text) }) else { return }
    try #require(plan.shownChanges == [], note)
    let end = try await bench.destroy("law")
    try #require(end.outcome.fault == nil, note)
    try #require(try same(before, bench), note)
    try #require(try bench.panes().isEmpty, note)
  }

  /// Tabs that were given up show their foreign panes as windows of nobody: only panes count there.
  private func same(_ before: Foreign, _ bench: Workbench) throws -> Bool {
    let after = try foreign(bench)
    let panes = { (foreign: Foreign) in
      foreign.panes.map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
    }
    let isSame =
      Set(panes(before)) == Set(panes(after))
      && before.sessions == after.sessions
      && Array(before.global.prefix(5)) == Array(after.global.prefix(5))
      && Set(before.windows).isSubset(of: after.windows)
    if !isSame {
      #expect(panes(before).sorted() == panes(after).sorted())
      #expect(before.sessions == after.sessions)
      #expect(before.windows == after.windows)
      for (one, other) in zip(before.global, after.global).prefix(5) { #expect(one == other) }
    }
    return isSame
  }

  /// Nil where a random layout has no room.
  private func possible<Value>(_ body: () async throws -> Value) async throws -> Value? {
    do { return try await body() } catch let error as Workbench.BadSpec {
      guard error.codes.allSatisfy({ $0.hasPrefix("too-small") }) else { throw error }
      return nil
    }
  }
}
