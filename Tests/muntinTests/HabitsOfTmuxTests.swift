import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What people do in tmux beside us, and what tmux does by itself.
@Suite struct HabitsOfTmuxTests {
  private func apply(_ desk: Desk, _ text: String) async throws {
    try desk.write(text)
    let ended = try await desk.muntin("apply", "--yes")
    #expect(ended.status == 0, "\(ended.both)")
  }

  private func isEmpty(_ desk: Desk) async throws -> Bool {
    let plan = try await desk.muntin("plan", "--detailed-exitcode")
    #expect(plan.status == 0, "\(plan.both)")
    return plan.status == 0
  }

  private func format(_ desk: Desk, _ format: String) async throws -> String {
    try await desk.tmux("list-panes", "-s", "-t", "a", "-F", format).out
  }

  @Test func aZoomThatEndsLeavesTheGridAsItIs() async throws {
    try await Desk.with { desk in
      try await apply(desk, "name: a\npanes: {x: , y: {zoom: true}}\n")
      try await apply(desk, "name: a\npanes: {x: , y: }\n")
      #expect(try await format(desk, "#{pane_width} #{window_zoomed_flag}") == "100 0\n99 0\n")
      #expect(try await isEmpty(desk))
    }
  }

  @Test func attachingMeansTheFirstWindowOfTheFile() async throws {
    try await Desk.with { desk in
      let text =
        "name: z\nwindows:\n  - {name: main, panes: {x: }}\n  - {name: b, title: b, panes: {y: }}\n"
      for more in ["", "", "  - {name: c, panes: {z: }}\n"] {
        try desk.write(text + more)
        #expect(try await desk.muntin("apply").out.contains("-t '=z'\n"))
      }
    }
  }

  @Test func groupsAndLinksOfOthersAreNoMoves() async throws {
    try await Desk.with { desk in
      try await apply(desk, "name: m\ntabs: [{name: s, panes: {x: }}, {name: t, panes: {y: }}]\n")
      try await desk.tmux("new-session", "-d", "-t", "m", "-s", "above")
      #expect(try await isEmpty(desk))
      try await apply(
        desk, "name: m\ntabs: [{name: s, panes: {x: , n: }}, {name: t, panes: {y: }}]\n")
      #expect(try await isEmpty(desk))
      try await desk.tmux("kill-session", "-t", "above")
      try await desk.tmux("link-window", "-d", "-s", "m:t", "-t", "m:7")
      #expect(try await isEmpty(desk))
    }
  }

  @Test func aTabWhoseOrderIsIgnoredMayStandAnywhere() async throws {
    try await Desk.with { desk in
      let tabs = ["{name: s, ignore: [order], panes: {x: }}", "{name: t, panes: {y: }}"]
      try await apply(desk, "name: a\ntabs: [\(tabs.joined(separator: ", "))]\n")
      try await desk.tmux("swap-window", "-d", "-s", "a:s", "-t", "a:t")
      #expect(try await isEmpty(desk))
      // Two that are not to be ignored are put in order.
      try await apply(
        desk, "name: a\ntabs: [\(tabs.joined(separator: ", ")), {name: u, panes: {z: }}]\n")
      try await desk.tmux("swap-window", "-d", "-s", "a:t", "-t", "a:u")
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 2)
    }
  }

  @Test func aPlanTellsOfANameThatIsTaken() async throws {
    try await Desk.with { desk in
      try await desk.tmux("new-session", "-d", "-s", "a", "cat")
      try desk.write("name: a\npanes: {x: }\n")
      let plan = try await desk.muntin("plan")
      #expect(plan.out.contains("window main: tmux already has one called \"a\""))
      #expect(try await desk.muntin("apply").status == 1)
    }
  }

  @Test func whatIsProtectedMakesTheStatusTell() async throws {
    try await Desk.with { desk in
      try await apply(desk, "name: a\npanes: {x: {protect: true}, y: }\n")
      let ended = try await desk.muntin("destroy", "--yes")
      #expect(ended.status == 1)
      #expect(try await format(desk, "#{pane_title}").split(separator: "\n").count == 1)
      try await apply(desk, "name: a\npanes: {x: }\n")
      #expect(try await desk.muntin("destroy", "--yes").status == 0)
    }
  }

  @Test func aPaneTakesNoInputOfItsOldTabAlong() async throws {
    try await Desk.with { desk in
      try await apply(
        desk, "name: a\ntabs: [{name: t, panes: {x: , y: }}, {name: u, panes: {z: }}]\n")
      try await desk.tmux("set-option", "-w", "-t", "a:t", "synchronize-panes", "on")
      try await apply(
        desk,
        "name: a\ntabs: [{name: t, panes: {x: }}, {name: u, panes: {z: , y: }}]\nbroadcast: [[u]]\n"
      )
      #expect(try await isEmpty(desk))
    }
  }

  @Test func whatIsTakenAwayLeavesNothingBehind() async throws {
    try await Desk.with { desk in
      let plain = "name: a\npanes: {x: , y: }\n"
      try await apply(desk, plain)
      let title = try await format(desk, "#{pane_title}")
      try await apply(desk, "name: a\npanes: {x: {badge: b, title: q}, y: }\n")
      #expect(
        try await desk.tmux("show-options", "-wv", "-t", "a", "pane-border-status").out == "top\n")
      try await apply(desk, plain)
      #expect(
        try await desk.tmux("show-options", "-wv", "-t", "a", "pane-border-status").out == "")
      #expect(try await format(desk, "#{pane_title}") == title)
    }
  }

  @Test func aScreenOfAnotherSizeIsNoChangeByHand() async throws {
    try await Desk.with { desk in
      try await apply(
        desk, "name: a\npanes: {x: , y: }\nlayout: {columns: [{pane: x, size: 60%}, y]}\n")
      try await desk.tmux("resize-window", "-t", "a", "-x", "100", "-y", "30")
      #expect(!(try await desk.muntin("status").out.contains("changed by hand")))
      try await desk.tmux("resize-window", "-t", "a", "-x", "200", "-y", "50")
      try await desk.tmux("resize-pane", "-t", "a:.0", "-x", "20")
      #expect(try await desk.muntin("status").out.contains("changed by hand"))
    }
  }

  @Test func anApplyWhoseTerminalGoesEndsInOrder() async throws {
    try await Desk.with { desk in
      try desk.write(
        "name: a\npanes: {x: {run: 'true', wait_for: {file: \(desk.work)/go}}, y: {exec: cat}}\n")
      let program = try desk.start(["apply"])
      #expect(try await eventually { try await desk.tmux("has-session", "-t", "=a").status == 0 })
      program.signal(SIGHUP)
      #expect(try await program.ended().status == 130)
      #expect(try await desk.tmux("list-clients").out == "")
      try desk.write("", to: "go")
      #expect(try await desk.muntin("apply").status == 0)
    }
  }
}
