import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The laws of `save` over random states of a real tmux: what was saved plans empty, and comes back the
/// same. `MUNTIN_LAW_SEEDS=100-400` tries others.
@Suite struct LiveLawTests {
  private static func seeds(_ usual: ClosedRange<UInt64>) -> ClosedRange<UInt64> {
    let parts = getenv("MUNTIN_LAW_SEEDS").map { String(cString: $0) }?.split(separator: "-") ?? []
    guard parts.count == 2, let first = UInt64(parts[0]), let last = UInt64(parts[1]),
      first <= last
    else { return usual }
    return first...last
  }

  /// Only these run in the panes; a shell reads no file of anybody's.
  private static let settled: Set<Substring> = ["cat", "sleep", "bash"]

  private func settle(_ desk: Desk) async throws {
    let isSettled = try await eventually {
      let list = try await desk.tmux("list-panes", "-a", "-F", "#{pane_current_command}").out
      return list.split(separator: "\n").allSatisfy { Self.settled.contains($0) }
    }
    let list = try await desk.tmux("list-panes", "-a", "-F", "#{pane_current_command}").out
    #expect(isSettled, "\(list)")
  }

  /// Fills a server. tmux 3.3 dies of some changes of sizes: then others are made.
  private func fill(
    _ desk: Desk, hasZoom: Bool, seed: UInt64
  ) async throws -> RandomLive {
    try desk.write(
      "set -g default-command 'exec \(seed % 3 == 0 ? "bash --norc --noprofile" : "cat")'\n",
      to: "tmux.conf")
    var live = RandomLive(seed: seed)
    for attempt in UInt64(0)..<5 {
      live = RandomLive(seed: seed &+ attempt &* 1_000_003)
      live.hasZoom = hasZoom
      live.fill()
      try desk.write(live.lines.joined(separator: "\n") + "\n", to: "fill")
      _ = try await desk.tmux(
        "-f", desk.work + "/tmux.conf", "start-server", ";", "source-file", "fill")
      if try await desk.tmux("list-sessions").status == 0 { break }
    }
    try await settle(desk)
    guard seed % 2 == 0 else { return live }
    try desk.write(live.workspace(), to: "mine.yaml")
    let apply = try await desk.muntin("apply", "mine.yaml", "--tmux-config", "tmux.conf")
    #expect(apply.status == 0, "\(apply.both)")
    if seed % 4 == 0 {
      try desk.write(live.handle().joined(separator: "\n") + "\n", to: "hand")
      _ = try await desk.tmux("source-file", "hand")
      try await settle(desk)
    }
    return live
  }

  private func files(_ desk: Desk, _ name: String) -> [String: String] {
    var files: [String: String] = [:]
    for suffix in ["", "-mine"] {
      if let text = TestFile.text("\(desk.work)/\(name)\(suffix).yaml") { files[suffix] = text }
    }
    return files
  }

  /// Records an issue where a law does not hold.
  private func check(
    seed: UInt64, _ desk: Desk, _ live: RandomLive, _ host: [String]
  ) async throws {
    let save = try await desk.start(["save", "all", "--output", "a.yaml"] + host).ended()
    guard save.status == 0 else {
      Issue.record("seed \(seed): \(save.both)\n\(live.lines.joined(separator: "\n"))")
      return
    }
    let saved = files(desk, "a")
    for suffix in saved.keys.sorted() {
      let plan = try await desk.start(
        ["plan", "a\(suffix).yaml", "--detailed-exitcode"] + host
      ).ended()
      guard plan.status == 0 else {
        Issue.record(
          "seed \(seed): a plan is not empty\n\(plan.both)\n\(save.both)\n\(saved[suffix] ?? "")")
        return
      }
    }
    try await empty(desk)
    // The server tells of it a moment later.
    let isEmpty = try await eventually {
      let probe = try await desk.start(["save", "x", "--output", "-", "--no-bind"] + host).ended()
      return probe.status == 64
    }
    #expect(isEmpty)
    for suffix in saved.keys.sorted() {
      let apply = try await desk.start(
        ["apply", "a\(suffix).yaml", "--tmux-config", "tmux.conf"] + host
      ).ended()
      guard apply.status == 0 else {
        Issue.record("seed \(seed): \(apply.both)\n\(saved[suffix] ?? "")")
        return
      }
    }
    try await settle(desk)
    let again = try await desk.start(["save", "all", "--output", "b.yaml"] + host).ended()
    let second = files(desk, "b")
    if again.status != 0 || second != saved {
      Issue.record(
        "seed \(seed) is saved otherwise again\n\(saved.map(\.value))\n\(second.map(\.value))\n\(save.both)\n\(again.both)"
      )
    }
  }

  /// Ends every session; through iTerm2's API the server must stay.
  private func empty(_ desk: Desk) async throws {
    _ = try await desk.tmux("new-session", "-d", "-s", "last", "sleep", "9999")
    _ = try await desk.tmux("kill-session", "-a", "-t", "=last")
    _ = try await desk.tmux("kill-session", "-t", "=last")
  }

  /// Four at once: a machine has only so many terminals.
  private func each(
    _ seeds: ClosedRange<UInt64>, in lane: Int, _ body: (UInt64) async throws -> Void
  ) async throws {
    for seed in seeds where Int(seed) % 4 == lane { try await body(seed) }
  }

  @Test(arguments: 0..<4)
  func whatIsSavedOfTmuxPlansEmptyAndComesBackTheSame(lane: Int) async throws {
    try await each(Self.seeds(1...60), in: lane) { seed in
      try await Desk.with { desk in
        let live = try await fill(desk, hasZoom: true, seed: seed)
        try await check(seed: seed, desk, live, [])
      }
    }
  }

  @Test(arguments: 0..<4)
  func whatIsSavedThroughITerm2sAPIPlansEmptyAndComesBackTheSame(lane: Int) async throws {
    try await each(Self.seeds(1...24), in: lane) { seed in
      try await Desk.with { desk in
        let live = try await fill(desk, hasZoom: false, seed: seed &* 7919 &+ seed % 4)
        try await Serving.with(desk) { socket in
          try await check(seed: seed, desk, live, ["--host", "iterm2", "--socket", socket])
        }
      }
    }
  }
}
