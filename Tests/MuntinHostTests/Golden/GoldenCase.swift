import Foundation
import MuntinHost
import MuntinPlan
import MuntinSpec
import MuntinYAML
import Testing

/// A folder with a case, read and played on a terminal in memory.
struct GoldenCase {
  struct Options {
    var plan = PlanOptions()
    var width = 100
    var isColored = false
  }

  let folder: URL
  let options: Options

  /// `options.txt`: words `restart`, `rerun`, `color`, `width=60`, `target=code`.
  init(_ folder: URL) {
    self.folder = folder
    var options = Options()
    for word in Self.text(folder, "options.txt").split(whereSeparator: \.isWhitespace) {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      switch (parts[0], parts.count > 1 ? parts[1] : "") {
      case ("restart", _): options.plan.restart = true
      case ("rerun", _): options.plan.rerun = true
      case ("color", _): options.isColored = true
      case ("width", let value): options.width = Int(value) ?? 100
      case ("target", let value): options.plan.targets.append(value)
      default: Issue.record("options.txt: \(word)")
      }
    }
    self.options = options
  }

  func plan() async throws -> Plan {
    let host = MemoryHost()
    if let before = try workspace("before.yaml") {
      let plan = try await compare(before, host, PlanOptions())
      let outcome = await Executor(host).carryOut(plan)
      #expect(outcome.isComplete)
    }
    let edits = GoldenEdits(Self.text(folder, "edit.txt"))
    await host.edit { edits.apply(to: &$0) }
    let wanted = try #require(try workspace("workspace.yaml"))
    var plan = try await compare(wanted, host, options.plan)
    let panes = await host.terminal.live.windows.flatMap(\.tabs).flatMap(\.panes)
    let jobs = await host.jobs(in: panes)
    for key in plan.endedProcesses {
      plan.jobs[key] = (plan.closing[key] ?? plan.subjects[key]).flatMap { jobs[$0] }
      if plan.jobs[key]?.isIdleShell == false { plan.jobs[key]?.age = 4000 }
    }
    return plan
  }

  private func compare(
    _ workspace: Workspace, _ host: MemoryHost, _ options: PlanOptions
  ) async throws -> Plan {
    let checked = Comparison.plan(
      DesiredState(workspace), await host.observe(attributes: []), await host.capabilities(),
      options: options)
    return try #require(checked.value, "\(checked.diagnostics)")
  }

  private func workspace(_ name: String) throws -> Workspace? {
    let text = Self.text(folder, name)
    if text.isEmpty { return nil }
    let context = SpecContext(
      home: "/home/me", directory: "/work", environment: ["TOKEN": "hunter2"])
    let document = DocumentReader().read(
      SourceText(name: name, bytes: Array(text.utf8)))
    let read = document.value.map { WorkspaceReader(context: context).read($0) }
    return try #require(read?.value, "\(document.diagnostics) \(read?.diagnostics ?? [])")
  }

  private static func text(_ folder: URL, _ name: String) -> String {
    (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
  }

  /// With `UPDATE_GOLDENS=1` the file is written anew, and the test fails all the same.
  func expect(_ text: String, in name: String) {
    let old = Self.text(folder, name)
    guard old != text else { return }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      let file = folder.appendingPathComponent(name)
      do { try text.write(to: file, atomically: true, encoding: .utf8) } catch {
        Issue.record(error)
      }
    }
    Issue.record("\(folder.lastPathComponent)/\(name) differs; now it is:\n\(text)")
  }
}
