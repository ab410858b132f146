import MuntinHost
import MuntinPlan
import MuntinSpec
import MuntinTmux
import MuntinYAML
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Workspaces on a real server, the way in which the tool carries them out: observe, plan, apply.
struct Workbench: Sendable {
  /// What an apply was, and what it came to.
  struct Applied: Sendable {
    var plan: Plan
    var outcome: Outcome
    var counts: TmuxHost.Counts
  }

  struct BadSpec: Error { var codes: [String] }

  let server: TmuxServerFixture
  var limits = CourierLimits(readiness: 10_000, receipt: 8000)
  var adjust: @Sendable (inout TmuxHost.Settings) -> Void = { _ in }

  init(_ server: TmuxServerFixture) { self.server = server }

  /// A server that is started by the first apply, or by `run`; ended whatever comes of the body.
  static func run<Value>(
    config: String = quiet, _ body: (Workbench) async throws -> Value
  ) async throws -> Value {
    try await TmuxServerFixture.withServer(config: config, session: nil) { server in
      try await body(Workbench(server))
    }
  }

  /// Panes without a shell: nothing is typed, and nothing has to come up.
  static let quiet = "set -g default-command 'exec cat'\n"
  static let bash = "set -g default-command 'exec bash --norc --noprofile'\n"

  func desired(_ text: String) throws -> DesiredState {
    let document = DocumentReader().read(SourceText(name: "workspace.yaml", text: text))
    let context = SpecContext(home: "/tmp", directory: "/tmp", environment: server.environment)
    guard let value = document.value else { throw BadSpec(codes: document.diagnostics.map(\.code)) }
    let workspace = WorkspaceReader(context: context).read(value)
    guard let value = workspace.value else {
      throw BadSpec(codes: workspace.diagnostics.map { "\($0.code): \($0.message)" })
    }
    return DesiredState(value)
  }

  func host(_ workspace: String?) -> TmuxHost {
    var settings = TmuxHost.Settings(address: server.address, environment: server.environment)
    settings.configuration = server.configuration
    settings.workspace = workspace
    adjust(&settings)
    return TmuxHost(settings)
  }

  func plan(
    _ desired: DesiredState, on host: TmuxHost, options: PlanOptions = PlanOptions()
  ) async throws -> Plan {
    let attributes = Set(desired.panes.flatMap(\.node.attributes.keys))
    let live = try await host.observe(attributes: attributes)
    let checked = Comparison.plan(desired, live, await host.capabilities(), options: options)
    guard let plan = checked.value else {
      throw BadSpec(codes: checked.diagnostics.map { "\($0.code): \($0.message)" })
    }
    return plan
  }

  /// Only looks.
  func plan(_ text: String, options: PlanOptions = PlanOptions()) async throws -> Plan {
    let desired = try desired(text)
    let host = host(nil)
    do {
      let plan = try await plan(desired, on: host, options: options)
      await host.close()
      return plan
    } catch {
      await host.close()
      throw error
    }
  }

  @discardableResult
  func apply(
    _ desired: DesiredState, options: PlanOptions = PlanOptions()
  ) async throws -> Applied {
    let host = host(desired.workspace)
    do {
      let plan = try await plan(desired, on: host, options: options)
      let outcome = await Executor(host, limits: limits).carryOut(plan)
      let counts = await host.counts
      await host.close()
      return Applied(plan: plan, outcome: outcome, counts: counts)
    } catch {
      await host.close()
      throw error
    }
  }

  @discardableResult
  func apply(_ text: String, options: PlanOptions = PlanOptions()) async throws -> Applied {
    try await apply(try desired(text), options: options)
  }

  /// Applies and expects that everything was done.
  @discardableResult
  func succeed(
    _ text: String, options: PlanOptions = PlanOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Applied {
    let applied = try await apply(text, options: options)
    #expect(applied.outcome.fault == nil, sourceLocation: sourceLocation)
    #expect(applied.outcome.undelivered == [], sourceLocation: sourceLocation)
    #expect(applied.outcome.left == [], sourceLocation: sourceLocation)
    return applied
  }

  /// Closes everything of a workspace.
  @discardableResult
  func destroy(_ workspace: String) async throws -> Applied {
    try await apply(DesiredState(Workspace(name: workspace)))
  }

  func expectNoChanges(
    _ text: String, options: PlanOptions = PlanOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let plan = try await plan(text, options: options)
    #expect(plan.shownChanges == [], sourceLocation: sourceLocation)
    // A mark that is written each time would be a change that nobody sees.
    #expect(plan.changes == [], sourceLocation: sourceLocation)
    #expect(plan.drift == [], sourceLocation: sourceLocation)
  }

  /// The lines of a tmux command.
  func lines(_ arguments: String...) throws -> [String] {
    try server.output(arguments).split(separator: "\n").map(String.init)
  }

  /// The pane of a key, by its mark.
  func pane(_ key: String) throws -> String? {
    try panes()[key]?.id
  }

  struct Seen: Equatable {
    var id: String
    var pid: String
    /// left, top, width and height.
    var frame: [Int]
    var window: String
    var session: String
  }

  /// Every pane that bears a mark, by its key.
  func panes() throws -> [String: Seen] {
    var result: [String: Seen] = [:]
    let format =
      "#{pane_id} #{pane_pid} #{pane_left} #{pane_top} #{pane_width} #{pane_height} "
      + "#{window_id} #{session_id} #{@muntin}"
    for line in try lines("list-panes", "-a", "-F", format) {
      let words = line.split(separator: " ", maxSplits: 8, omittingEmptySubsequences: false)
        .map(String.init)
      guard words.count == 9, let mark = Mark(text: words[8]) else { continue }
      result[mark.key.description] = Seen(
        id: words[0], pid: words[1], frame: words[2...5].map { Int($0) ?? -1 }, window: words[6],
        session: words[7])
    }
    return result
  }
}

/// A private file or folder of a test.
enum TestFile {
  static func path(_ name: String) -> String {
    "/tmp/muntin-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))-\(name)"
  }

  static func read(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func bytes(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = readSome(file, &buffer)
      if count <= 0 { break }
      content += buffer[..<count]
    }
    return content
  }

  static func write(_ text: String, to path: String, mode: mode_t = 0o600) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw HostError(.unavailable, "No file \(path).") }
    defer { _ = close(file) }
    let bytes = Array(text.utf8)
    guard writeAll(file, bytes) == bytes.count else {
      throw HostError(.unavailable, "\(path) was not written.")
    }
  }
}

private func readSome(_ file: Int32, _ buffer: inout [UInt8]) -> Int {
  read(file, &buffer, buffer.count)
}

private func writeAll(_ file: Int32, _ bytes: [UInt8]) -> Int {
  write(file, bytes, bytes.count)
}
