import MuntinHost
import MuntinPlan
import MuntinSpec
import MuntinYAML
import Testing

/// What is captured is what is there: a plan of it is empty, and it comes out the same again.
struct CaptureLawTests {
  private let limits = CourierLimits(readiness: 5000, receipt: 5000, settling: 0)

  private func carryOut(_ plan: Plan, on host: MemoryHost) async {
    let outcome = await Executor(host, limits: limits).carryOut(plan)
    #expect(outcome.isComplete, "\(outcome)")
  }

  /// The capture, its text, and the workspace that is read from that.
  private func capture(
    _ host: MemoryHost, _ part: CaptureRequest.Part = .everything
  ) async throws -> (capture: Capture, text: String, read: Workspace) {
    let live = await host.observe(attributes: [])
    let request = CaptureRequest(
      name: "saved", part: part, capabilities: await host.capabilities(),
      jobs: await host.jobs(in: live.windows.flatMap(\.tabs).flatMap(\.panes)))
    let capture = Capture(live, request)
    let text = WorkspaceText(capture.workspace, home: "/home/ada").text
    let document = DocumentReader().read(SourceText(name: "captured", text: text))
    let context = SpecContext(home: "/home/ada", directory: "/")
    let checked = WorkspaceReader(context: context).read(try #require(document.value, "\(text)"))
    return (capture, text, try #require(checked.value, "\(checked.diagnostics)\n\(text)"))
  }

  private func plan(_ workspace: Workspace, on host: MemoryHost) async -> Checked<Plan> {
    Comparison.plan(
      DesiredState(workspace), await host.observe(attributes: []), await host.capabilities())
  }

  @Test func aPlanOfWhatWasSavedIsEmpty() async throws {
    var count = 0
    for seed in UInt64(1)...250 {
      var scenario = await Scenario(seed: seed)
      var specs = RandomWorkspace(SeededNumbers(seed: seed &* 29))
      let workspace = specs.make().readable
      guard let first = await plan(workspace, on: scenario.host).value else { continue }
      await carryOut(first, on: scenario.host)
      await scenario.handle()
      let (_, text, read) = try await capture(scenario.host, .workspace("w"))
      // A secret is another one here, and a pane that is always restarted then is.
      if text.contains("${env:"), text.contains("restart: always") { continue }
      let second = await plan(read, on: scenario.host)
      let isEmpty = second.value?.isEmpty == true
      #expect(
        isEmpty,
        "seed \(seed):\n\(second.diagnostics)\n\(second.value.map { PlanText($0, width: 200).text } ?? "")\n\(text)"
      )
      if !isEmpty { return }
      count += 1
    }
    #expect(count > 110)
  }

  @Test func whatIsNobodysIsBoundAndThenPlansEmpty() async throws {
    for seed in UInt64(1)...150 {
      let host = MemoryHost()
      var numbers = SeededNumbers(seed: seed)
      for number in 0...numbers.below(3) {
        let title = numbers.pick(["one", "a/b", "日本", "saved", "x"]) + "\(number)"
        await host.edit {
          _ = $0.addForeignWindow(title: title, cells: CellSize(columns: 80, rows: 24))
        }
      }
      for _ in 0..<numbers.below(8) {
        let panes = await host.terminal.live.windows.flatMap(\.tabs).flatMap(\.panes)
        let (pane, axis) = (numbers.pick(panes).id, numbers.pick([LayoutAxis.columns, .rows]))
        await host.edit { $0.split(pane, axis) }
      }
      let live = await host.terminal.live
      let (capture, text, read) = try await capture(host)
      await carryOut(capture.binding(live, as: read), on: host)
      let after = await host.terminal.live
      #expect(after.byID.mapValues(\.processID) == live.byID.mapValues(\.processID))
      let second = try #require(await plan(read, on: host).value)
      let isEmpty = second.changes.allSatisfy(\.isHidden) && second.drift.isEmpty
      #expect(isEmpty, "seed \(seed):\n\(PlanText(second, width: 200).text)\n\(text)")
      if !isEmpty { return }
      #expect(try await self.capture(host).text == text, "seed \(seed) is saved otherwise again")
      try await restores(read, text, "seed \(seed)")
    }
  }

  @Test func whatIsRestoredIsSavedTheSame() async throws {
    var count = 0
    for seed in UInt64(1)...200 {
      var scenario = await Scenario(seed: 0)
      var specs = RandomWorkspace(SeededNumbers(seed: seed &* 41))
      let workspace = specs.make().readable.watched
      guard let first = await plan(workspace, on: scenario.host).value else { continue }
      await carryOut(first, on: scenario.host)
      if seed % 2 == 0 { await scenario.handle() }
      let hasEnded = await scenario.host.terminal.live.byID.values.contains { $0.exitStatus != nil }
      // One whose process has ended has a new one once it is restored.
      if hasEnded { continue }
      let (_, text, read) = try await capture(scenario.host, .workspace("w"))
      // What a file cannot state is left alone in the pane that it stands in, and not in a new one.
      if text.contains("ignore:") || text.contains("${env:") { continue }
      guard try await restores(read, text, "seed \(seed)") else { return }
      count += 1
    }
    #expect(count > 40)
  }

  @discardableResult
  private func restores(_ read: Workspace, _ text: String, _ what: String) async throws -> Bool {
    let empty = MemoryHost()
    let restore = try #require(await plan(read, on: empty).value)
    await carryOut(restore, on: empty)
    let again = try await capture(empty).text
    let isSame = again == text
    #expect(isSame, "\(what):\n\(text)\n\(again)")
    return isSame
  }
}

extension Workspace {
  /// With nothing in it that a file could not say.
  var readable: Workspace {
    var copy = self
    for w in copy.windows.indices {
      for t in copy.windows[w].tabs.indices {
        for p in copy.windows[w].tabs[t].panes.indices {
          copy.windows[w].tabs[t].panes[p].makeReadable()
        }
      }
    }
    return copy
  }

  /// With everything in it that a plan speaks of.
  var watched: Workspace {
    var copy = self
    for w in copy.windows.indices {
      copy.windows[w].ignore = []
      for t in copy.windows[w].tabs.indices {
        copy.windows[w].tabs[t].ignore = []
        for p in copy.windows[w].tabs[t].panes.indices {
          copy.windows[w].tabs[t].panes[p].ignore = []
        }
      }
    }
    return copy
  }
}

extension PaneSpec {
  fileprivate mutating func makeReadable() {
    if hidden { zoom = false }
    directory = directory.map { SpecText("/srv/\(Mark.digest($0.value))") }
    title = title.map(Self.plain)
    badge = badge.map { Badge(text: Self.plain($0.text), color: $0.color) }
    variables = variables.map { EnvironmentEntry($0.name, Self.plain($0.value)) }
    environment = environment.map { EnvironmentEntry($0.name, Self.plain($0.value)) }
    switch command {
    case .shell(let run, let type):
      command = .shell(run: run.map(Self.plain), type: type.map(Self.plain))
    case .process(.arguments(let words)): command = .process(.arguments(words.map(Self.plain)))
    case .process(.shellText): break
    }
  }

  private static func plain(_ text: SpecText) -> SpecText {
    let isPlain = text.value.unicodeScalars.allSatisfy { $0.value >= 0x20 }
    return SpecText(isPlain && text.value.utf8.count < 400 ? text.value : "plain")
  }
}
