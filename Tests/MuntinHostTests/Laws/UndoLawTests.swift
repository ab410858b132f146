import MuntinHost
import MuntinPlan
import MuntinSpec
import MuntinYAML
import Testing

/// To go back is to apply what was captured before: the terminal is then as it was.
struct UndoLawTests {
  /// As an undo keeps a state: from marks and looks alone, and through the text of a file.
  private func state(_ scenario: Scenario) async throws -> (text: String, read: Workspace) {
    let live = await scenario.host.observe(attributes: [])
    let request = CaptureRequest(
      name: "w", part: .workspace("w"), capabilities: await scenario.host.capabilities())
    let text = WorkspaceText(Capture(live, request).workspace, home: "/home/ada").text
    let document = DocumentReader().read(SourceText(name: "kept", text: text))
    let context = SpecContext(home: "/home/ada", directory: "/")
    let checked = WorkspaceReader(context: context).read(try #require(document.value, "\(text)"))
    return (text, try #require(checked.value, "\(checked.diagnostics)\n\(text)"))
  }

  @Test func anUndoGoesBackAndAnotherOneForth() async throws {
    var count = 0
    for seed in UInt64(1)...160 {
      var scenario = await Scenario(seed: seed)
      var specs = RandomWorkspace(SeededNumbers(seed: seed &* 53))
      let first = specs.make().plain
      guard await scenario.apply(first) else { continue }
      let before = try await state(scenario)
      guard await scenario.apply(specs.changed(first).plain) else { continue }
      let after = try await state(scenario)
      // What a file cannot state is left alone, and a secret is not kept.
      if [before, after].contains(where: { $0.text.contains(/ignore:|[$][{]env:/) }) {
        continue
      }
      for wanted in [before, after] {
        guard await scenario.apply(wanted.read, PlanOptions(restart: true, rerun: true)) else {
          Issue.record("seed \(seed): there is no way back\n\(wanted.text)")
          return
        }
        let now = try await state(scenario).text.unfocused
        #expect(now == wanted.text.unfocused, "seed \(seed)")
        #expect(
          scenario.faults.isEmpty, "seed \(seed):\n\(scenario.faults.joined(separator: "\n"))")
        if now != wanted.text.unfocused || !scenario.faults.isEmpty { return }
      }
      count += 1
    }
    #expect(count > 25)
  }
}

extension String {
  /// Without a word of what is in front: that is left to whoever looks at it.
  fileprivate var unfocused: String { replacing(/(, )?focus: true/, with: "") }
}

extension Workspace {
  /// With nothing in it that a file could not say, or that is never closed.
  fileprivate var plain: Workspace {
    var copy = readable.watched
    for w in copy.windows.indices {
      copy.windows[w].protect = false
      for t in copy.windows[w].tabs.indices {
        copy.windows[w].tabs[t].protect = false
        for p in copy.windows[w].tabs[t].panes.indices {
          copy.windows[w].tabs[t].panes[p].protect = false
        }
      }
    }
    return copy
  }
}
