import Testing

/// The tmux session that another tool makes of a file, beside the one that Muntin makes of what it
/// imported.
@Suite(.serialized) struct PeerGeometryTests {
  @Test func tmuxpsPanesAreOurs() async throws {
    let tool = Repository.root + "/.venv/bin/tmuxp"
    try #require(TestFile.exists(tool), "scripts/setup.sh installs tmuxp")
    try await compare(Self.tmuxpFile, as: "tmuxp", slack: 2) { desk, file, socket in
      [Desk.python, tool, "load", "-d", "-y", "-L", socket, file]
    }
  }

  @Test(.enabled(if: tmuxinator != nil, "tmuxinator is not installed"))
  func tmuxinatorsPanesAreOurs() async throws {
    let tool = try #require(Self.tmuxinator)
    try await compare(Self.tmuxinatorFile, as: "tmuxinator", slack: 1) { _, file, socket in
      let quiet = "--suppress-tmux-version-warning"
      return [
        "/bin/sh", "-c", "echo \"socket_name: $1\" >>\"$2\"; exec \"$0\" start -p \"$2\" \(quiet)",
      ]
        + [tool, socket, file]
    }
  }

  private static let tmuxinator = Desk.path.split(separator: ":").map { $0 + "/tmuxinator" }
    .first(where: TestFile.exists)

  /// - Parameter slack: cells by which an edge may lie elsewhere: peers round otherwise.
  private func compare(
    _ text: String, as format: String, slack: Int,
    _ call: (_ desk: Desk, _ file: String, _ socket: String) -> [String]
  ) async throws {
    try await Desk.with { desk in
      let file = try desk.write(text, to: "peer.yml")
      let made = try await desk.muntin(
        "import", "peer.yml", "--from", format, "-o", "muntin.yaml", "--strict")
      #expect(made.status == 0, "\(made.err)")
      let apply = try await desk.muntin("apply", "--size", "200x50", "--tmux-config", "/dev/null")
      #expect(apply.status == 0, "\(apply.both)")
      let ours = try await panes(desk, desk.socket)

      let socket = desk.socket + "-peer"
      let peer = await outcome {
        // A server that knows how large new sessions are to be.
        try await tmux(
          desk, socket, "-f", "/dev/null", "new-session", "-d", "-s", "first", ";", "set", "-g",
          "default-size", "200x50")
        let run = try await Program(
          call(desk, file, socket),
          environment: desk.environment.merging([
            "TMUXP_DETECT_TERMINAL_SIZE": "0", "TMUXP_DEFAULT_COLUMNS": "200",
            "TMUXP_DEFAULT_ROWS": "50", "EDITOR": "vi",
          ]) { $1 },
          folder: desk.work, scratch: desk.root + "/scratch"
        ).ended(within: 60_000)
        #expect(run.status == 0, "\(run.both)")
        try await tmux(desk, socket, "kill-session", "-t", "first")
        return try await panes(desk, socket)
      }
      _ = try? await tmux(desk, socket, "kill-server")
      expect(ours, isLike: try peer.get(), slack: slack)
    }
  }

  private func outcome<Value>(_ body: () async throws -> Value) async -> Result<Value, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }

  private func expect(_ ours: [[String]], isLike peers: [[String]], slack: Int) {
    #expect(ours.count == peers.count)
    #expect(!peers.isEmpty)
    for (own, other) in zip(ours, peers) {
      #expect(own.prefix(2) == other.prefix(2))
      let edges = zip(own.dropFirst(3), other.dropFirst(3)).map {
        abs((Int($0) ?? -1) - (Int($1) ?? -2))
      }
      #expect(edges.allSatisfy { $0 <= slack }, "\(own) \(other)")
      #expect(own[2] == other[2], "\(own) \(other)")
    }
  }

  /// Name of the window, folder, whether it is active, and the four edges of each pane.
  private func panes(_ desk: Desk, _ socket: String) async throws -> [[String]] {
    let edges = ["left", "top", "right", "bottom"].map { "#{pane_\($0)}" }
    let format = ["#{window_name}", "#{pane_current_path}", "#{pane_active}"] + edges
    let list = try await tmux(
      desk, socket, "list-panes", "-s", "-F", format.joined(separator: "\t"))
    return list.out.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
    }
  }

  @discardableResult
  private func tmux(_ desk: Desk, _ socket: String, _ words: String...) async throws
    -> Program.Ended
  {
    try await Program(
      ["/usr/bin/env", "tmux", "-L", socket] + words, environment: desk.environment,
      folder: desk.work, scratch: desk.root + "/scratch"
    ).ended(within: 10_000)
  }

  private static let tmuxpFile = """
    session_name: same
    start_directory: /usr
    windows:
      - {window_name: vertical, layout: main-vertical, panes: [a=1, b=2, c=3, d=4]}
      - {window_name: horizontal, layout: main-horizontal, panes: [a=1, b=2, c=3]}
      - window_name: sized
        layout: main-vertical
        options: {main-pane-width: 120}
        panes: [a=1, {shell_command: b=2, focus: true}, c=3]
      - {window_name: beside, layout: even-horizontal, panes: [a=1, b=2, c=3]}
      - {window_name: stacked, layout: even-vertical, start_directory: lib, panes: [a=1, b=2, c=3]}
      - {window_name: tiles, layout: tiled, panes: [a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8]}
      - {window_name: halves, panes: [a=1, b=2, {shell_command: c=3, start_directory: /tmp}]}
      - window_name: drawn
        layout: "6bae,200x50,0,0[200x30,0,0{150x30,0,0,1,49x30,151,0[49x10,151,0,2,49x19,151,11,3]},\\
          200x19,0,31,4]"
        panes: [a=1, b=2, c=3, d=4]

    """

  private static let tmuxinatorFile = """
    name: same
    root: /usr
    attach: false
    windows:
      - vertical: {layout: main-vertical, panes: [a=1, b=2, c=3, d=4]}
      - horizontal: {layout: main-horizontal, panes: [a=1, b=2, c=3]}
      - beside: {layout: even-horizontal, panes: [a=1, b=2, c=3]}
      - stacked: {layout: even-vertical, root: /usr/lib, panes: [a=1, b=2, c=3]}
      - tiles: {panes: [a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8]}
      - five: {layout: tiled, panes: [a=1, b=2, c=3, d=4, e=5]}
      - alone: a=1
      - empty:

    """
}
