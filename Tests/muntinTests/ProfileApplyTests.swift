import Testing

/// Profiles in an apply to iTerm2: through `muntin serve`, which reads the folder of dynamic profiles
/// as iTerm2 does.
@Suite struct ProfileApplyTests {
  private func spec(_ background: String, more: String = "") -> String {
    """
    name: dyn
    profiles:
      base: {colors: {background: '\(background)'}, badge: 'B\\(user.n)', font: {family: Menlo-Regular, size: 13}}
      child: {parent: base, colors: {foreground: '#ffffff'}}\(more)
    tabs:
      - name: one
        panes:
          a: {exec: [cat], profile: child, variables: {n: 1}}
          b: {exec: [cat], profile: base, badge: own}
    """
  }

  private func file(_ desk: Desk) -> String {
    desk.environment["HOME", default: ""]
      + "/Library/Application Support/iTerm2/DynamicProfiles/muntin-dyn.json"
  }

  private func styles(_ desk: Desk) async throws -> [String] {
    try await desk.tmux(
      "list-panes", "-a", "-F", "#{pane_pid} #{window-style} #{E:pane-border-format}"
    ).out.split(separator: "\n").map(String.init)
  }

  /// What is saved names the profiles; what panes have from them is not written out, and their file
  /// stays.
  @Test func whatIsSavedLeavesTheProfilesToTheirFile() async throws {
    try await Desk.with { desk in
      try await Serving.with(desk) { socket in
        let iterm = ["--host", "iterm2", "--socket", socket]
        try desk.write(spec("#102030"))
        let apply = try await desk.start(["apply"] + iterm).ended()
        #expect(apply.status == 0, "\(apply.both)")
        let save = try await desk.start(
          ["save", "kept", "--workspace", "dyn", "--output", "kept.yaml"] + iterm
        ).ended()
        #expect(save.status == 0, "\(save.both)")
        let text = TestFile.text("\(desk.work)/kept.yaml") ?? ""
        #expect(text.contains("profile: child") && text.contains("badge: own"), "\(text)")
        #expect(!text.contains("user.n)") && !text.contains("#102030"), "\(text)")
        let plan = try await desk.start(["plan", "kept.yaml", "--detailed-exitcode"] + iterm)
          .ended()
        #expect(plan.status == 0, "\(plan.both)")
        #expect(TestFile.exists(file(desk)))
      }
    }
  }

  @Test func aProfileIsAChangeThatRunningPanesTakeUp() async throws {
    try await Desk.with { desk in
      try await Serving.with(desk) { socket in
        let iterm = ["--host", "iterm2", "--socket", socket]
        try desk.write(spec("#102030"))
        let plan = try await desk.start(["plan"] + iterm).ended()
        #expect(plan.out.contains("  + profile base\n"), "\(plan.both)")
        #expect(plan.out.contains("      Background Color: #102030\n"), "\(plan.both)")
        #expect(plan.out.contains(", 2 profiles to write. "), "\(plan.both)")
        #expect(!TestFile.exists(file(desk)))
        let apply = try await desk.start(["apply"] + iterm).ended()
        #expect(apply.status == 0, "\(apply.both)")
        #expect(TestFile.exists(file(desk)))
        let before = try await styles(desk)
        #expect(before.count == 2)
        #expect(before.allSatisfy { $0.contains("bg=#102030") }, "\(before)")
        #expect(before[0].contains("fg=#ffffff") && before[0].contains(" B1"), "\(before)")
        #expect(before[1].contains(" own"), "\(before)")
        let again = try await desk.start(["plan", "--detailed-exitcode"] + iterm).ended()
        #expect(again.status == 0, "\(again.both)")
        // Looks, and a profile that comes.
        try desk.write(spec("#405060", more: "\n  third: {cursor: {shape: bar}}"))
        let second = try await desk.start(["plan", "--json"] + iterm).ended()
        #expect(second.out.contains("\"from\": \"#102030\""), "\(second.both)")
        let change = try await desk.start(["apply"] + iterm).ended()
        #expect(change.status == 0, "\(change.both)")
        let line = "      Background Color: #102030 -> #405060\n"
        #expect(change.out.contains(line), "\(change.both)")
        let after = try await styles(desk)
        #expect(after == before.map { $0.replacing("#102030", with: "#405060") })
        let last = try await desk.start(["plan", "--detailed-exitcode"] + iterm).ended()
        #expect(last.status == 0, "\(last.both)")
        // Another profile, then none: what the old one had goes.
        try desk.write(spec("#405060").replacing("profile: child", with: "profile: base"))
        _ = try await desk.start(["apply"] + iterm).ended()
        let other = try await styles(desk)
        #expect(other[0] == after[0].replacing("fg=#ffffff,", with: ""), "\(other)")
        try desk.write(spec("#405060").replacing("profile: child, ", with: ""))
        _ = try await desk.start(["apply"] + iterm).ended()
        let none = try await styles(desk)
        #expect(!none[0].contains("#405060") && !none[0].contains(" B1"), "\(none)")
        #expect(none[1] == after[1])
        let empty = try await desk.start(["plan", "--detailed-exitcode"] + iterm).ended()
        #expect(empty.status == 0, "\(empty.both)")
        // Without consent nothing goes; with it, everything.
        let refused = try await desk.start(["destroy"] + iterm).ended()
        #expect(refused.status == 1)
        #expect(refused.err.contains("removes \(file(desk))"), "\(refused.both)")
        #expect(TestFile.exists(file(desk)))
        let destroy = try await desk.start(["destroy", "--yes"] + iterm).ended()
        #expect(destroy.status == 0, "\(destroy.both)")
        #expect(!TestFile.exists(file(desk)))
      }
    }
  }

  @Test func aFileOfSomebodyElsesIsAFaultBeforeAnythingIsDone() async throws {
    try await Desk.with { desk in
      try await Serving.with(desk) { socket in
        let iterm = ["--host", "iterm2", "--socket", socket]
        try desk.write(spec("#102030"))
        let foreign = "{\"Profiles\": []}\n"
        try TestFile.makeFolders(above: file(desk))
        try TestFile.write(Array(foreign.utf8), to: file(desk))
        let apply = try await desk.start(["apply"] + iterm).ended()
        #expect(apply.status == 1)
        #expect(apply.err.contains("is not this workspace's"), "\(apply.both)")
        #expect(TestFile.text(file(desk)) == foreign)
        #expect(try await desk.tmux("list-panes", "-a").out.contains("dyn") == false)
        // Nor does it go with the workspace.
        let destroy = try await desk.start(["destroy", "--yes"] + iterm).ended()
        #expect(destroy.status == 0, "\(destroy.both)")
        #expect(TestFile.text(file(desk)) == foreign)
      }
    }
  }

  @Test func aNameThatAnotherFileHasIsAFaultBeforeAnythingIsDone() async throws {
    try await Desk.with { desk in
      try await Serving.with(desk) { socket in
        let iterm = ["--host", "iterm2", "--socket", socket]
        try desk.write(spec("#102030"))
        try TestFile.makeFolders(above: file(desk))
        let other = file(desk).replacing("muntin-dyn", with: "mine")
        try TestFile.write(
          Array("{\"Profiles\": [{\"Guid\": \"x\", \"Name\": \"base\"}]}".utf8), to: other)
        for words in [["plan"], ["apply"]] {
          let ended = try await desk.start(words + iterm).ended()
          #expect(ended.status == 1)
          #expect(ended.err.contains("\"base\" is taken by mine.json"), "\(ended.both)")
        }
        #expect(!TestFile.exists(file(desk)))
        #expect(try await desk.tmux("list-panes", "-a").out.contains("dyn") == false)
      }
    }
  }

  @Test func aPresetThatNobodyKnowsIsAFaultWhereITerm2IsAsked() async throws {
    try await Desk.with { desk in
      try await Serving.with(desk) { socket in
        try desk.write("name: dyn\npanes:\n  a: {exec: [cat], colors: {preset: Solarised Dark}}\n")
        let iterm = try await desk.start(["plan", "--host", "iterm2", "--socket", socket]).ended()
        #expect(iterm.status == 65)
        #expect(iterm.err.contains("there is no color preset \"Solarised Dark\""), "\(iterm.both)")
        #expect(iterm.err.contains("did you mean \"Solarized Dark\"?"), "\(iterm.both)")
        let tmux = try await desk.muntin("plan")
        #expect(tmux.status == 0)
        #expect(
          tmux.out.contains(
            "tmux cannot show: colors.preset \"Solarised Dark\" (pane main/dyn/a)\n"),
          "\(tmux.both)")
      }
    }
  }

  @Test func onTmuxTheSameLooksShowAndTheRestIsNamedOnce() async throws {
    try await Desk.with { desk in
      try desk.write(spec("#102030", more: "\n  spare: {font: {size: 9}}"))
      let apply = try await desk.muntin("apply")
      #expect(apply.status == 0, "\(apply.both)")
      #expect(apply.out.contains("tmux cannot show: font (profile base)\n"), "\(apply.both)")
      #expect(!TestFile.exists(file(desk)))
      #expect(try await styles(desk).allSatisfy { $0.contains("bg=#102030") })
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
    }
  }
}
