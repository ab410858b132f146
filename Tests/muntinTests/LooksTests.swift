import Testing

/// What a person in front of a terminal sees of looks.
@Suite struct LooksTests {
  private func spec(background: String, badge: String = #"is \(user.role) \(tab.title)"#) -> String
  {
    """
    name: looks
    profiles:
      base: {colors: {background: '\(background)', cursor: '#ffcc00'}, badge: '\(badge)'}
      child: {parent: base, cursor: {shape: bar, blink: true}, font: {family: Menlo-Regular, size: 12}}
    tabs:
      - name: one
        color: '#870000'
        panes:
          a: {exec: [cat], profile: child, variables: {role: 'db#[fg=red]'}}
    """
  }

  @Test func looksAreDrawnAndChangeWithoutARestart() async throws {
    try await Desk.with { desk in
      try desk.write(spec(background: "#005f87"))
      var pty = try Pty(desk, "apply", "--attach")
      // The badge in the border, no style of it taken for one; then the colours.
      #expect(try await pty.eventuallyShows("is db#[fg=red] one"), "\(pty.seen)")
      #expect(try await pty.eventuallyShows("48;5;24"), "\(pty.seen)")
      #expect(try await pty.eventuallyShows("48;5;88"), "\(pty.seen)")
      let pid = try await desk.tmux("list-panes", "-F", "#{pane_pid}").out
      // A variable that is set is seen without any apply.
      _ = try await desk.tmux("set-option", "-p", "@role", "web")
      #expect(try await pty.eventuallyShows("is web one"), "\(pty.seen)")
      _ = try await desk.tmux("set-option", "-p", "@role", "db#[fg=red]")
      try desk.write(spec(background: "#008700", badge: "now"))
      let apply = try await desk.muntin("apply")
      #expect(apply.status == 0, "\(apply.both)")
      #expect(try await pty.eventuallyShows("48;5;28"), "\(pty.seen)")
      #expect(try await pty.eventuallyShows(" now "), "\(pty.seen)")
      #expect(try await desk.tmux("list-panes", "-F", "#{pane_pid}").out == pid)
      let options = try await desk.tmux("show-options", "-p", "-t", "looks:").out
      #expect(options.contains("window-style \"bg=#008700\""), "\(options)")
      #expect(options.contains("cursor-colour #ffcc00"), "\(options)")
      #expect(options.contains("cursor-style blinking-bar"), "\(options)")
      #expect(apply.out.contains("tmux cannot show: font (profile child)\n"), "\(apply.both)")
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
      _ = try await desk.tmux("detach-client", "-s", "=looks")
      #expect(try await pty.eventuallyEnds() == 0)
    }
  }
}
