import MuntinHost
import MuntinITerm
import MuntinITermWire
import MuntinPlan
import MuntinSpec
import Testing

/// Whatever a server does, it ends in a clear error or in what was asked; never in a hang or a trap.
@Suite(.enabled(if: Simulator.isInstalled()))
struct FaultTests {
  private let spec = "name: w\npanes: [echo a, echo b]\n"

  private func error(
    _ fault: [(String, JSONValue)], _ text: String
  ) async throws -> HostError? {
    var bench = try Bench(["--version", "1.11"])
    try bench.simulator.tell([("do", .string("fault"))] + fault)
    do {
      return try await bench.apply(text, deadline: 400).outcome.fault
    } catch let error as HostError {
      return error
    }
  }

  @Test(arguments: ["silent", "wrong_id", "garbage", "text", "error", "empty", "close", "abort"])
  func aServerThatFailsIsTold(_ kind: String) async throws {
    for request in ["list_sessions", "create_tab", "split_pane", "set_tab_layout"] {
      let error = try await error(
        [("kind", .string(kind)), ("request", .string(request)), ("times", .integer(-1))], spec)
      #expect(error != nil, "\(kind) on \(request)")
      let codes: [HostError.Code] =
        kind == "garbage"
        ? [.protocolFault] : [.timedOut, .refused, .disconnected, .protocolFault]
      #expect(codes.contains(error?.code ?? .conflict), "\(kind) on \(request)")
    }
  }

  @Test func anAnswerThatComesTwiceOrLateDoesNoHarm() async throws {
    let twice = try await error(
      [
        ("kind", .string("duplicate")), ("request", .string("*")), ("times", .integer(-1)),
      ], spec)
    #expect(twice == nil)
    let late = try await error(
      [
        ("kind", .string("late")), ("request", .string("split_pane")), ("seconds", .number(0.05)),
      ], spec)
    #expect(late == nil)
  }

  @Test func aFloodOfWhatNobodyAskedForDoesNoHarm() async throws {
    let error = try await error(
      [
        ("kind", .string("flood")), ("request", .string("*")), ("count", .integer(200)),
        ("times", .integer(-1)),
      ], spec)
    #expect(error == nil)
  }

  /// Everything that an apply asks for fails once, at each place where it is asked for.
  @Test(arguments: ["error", "empty", "status", "cut"]) func afterAnyFailureTheNextApplyGoesOn(
    _ kind: String
  ) async throws {
    let text = """
      name: w
      tabs:
      - {name: a, color: orange, layout: 2x1, panes: [{run: echo a, badge: b}, {zoom: true}]}
      - {name: b, panes: [{exec: [top], title: t, variables: {v: x}}, {hidden: true}]}
      broadcast: [[a/1, a/2]]
      """
    for request in [
      "list_sessions", "focus", "get_broadcast_domains", "list_profiles", "preferences", "variable",
      "get_property", "get_profile_property", "create_tab", "split_pane", "set_tab_layout",
      "invoke_function", "inject", "set_property", "set_broadcast_domains", "activate", "menu_item",
      "send_text",
    ] {
      for skip in 0..<2 {
        var bench = try Bench(["--version", "1.11"])
        try bench.simulator.tell([
          ("do", .string("fault")), ("kind", .string(kind)), ("request", .string(request)),
          ("skip", .integer(skip)),
        ])
        do { try await bench.apply(text, deadline: 2000) } catch is HostError {}
        try bench.simulator.tell("clear_faults")
        try await bench.apply(text)
        let left = try await bench.faults(text)
        #expect(left == [], "\(kind) on \(request), \(skip)")
      }
    }
  }

  @Test(arguments: ["cycle", "same", "huge", "deep", "hollow", "sizes"])
  func aListThatCannotBeTrueIsNotBelieved(_ tree: String) async throws {
    let error = try await error(
      [
        ("kind", .string("lie")), ("request", .string("list_sessions")),
        ("tree", .string(tree)), ("count", .integer(100_000)), ("times", .integer(1)),
      ], spec)
    if let error { #expect([.protocolFault, .timedOut, .refused].contains(error.code)) }
    if ["cycle", "same", "huge", "deep"].contains(tree) { #expect(error != nil) }
  }

  @Test(arguments: [401, 406, 400]) func aRefusedHandshakeIsToldInWords(
    _ status: Int
  ) async throws {
    let bench = try Bench(["--refuse", "\(status)"])
    let error = await #expect(throws: HostError.self) {
      try await bench.apply(spec, deadline: 2000)
    }
    if status == 401 {
      #expect(error?.code == .refused)
      #expect(error?.hint?.contains("Settings > General > Magic > Enable Python API") == true)
    }
    if status == 406 { #expect(error?.code == .tooOld) }
  }

  @Test func aSocketThatIsNotThereNamesTheSetting() async throws {
    let host = ITermHost(
      ITermHost.Settings(address: .socket(path: "/tmp/muntin-no-such-socket"), environment: [:]))
    let error = await #expect(throws: HostError.self) { try await host.observe(attributes: []) }
    #expect(error?.code == .unavailable)
    #expect(error?.hint?.contains("Enable Python API") == true)
    await host.close()
  }

  @Test func aTooOldServerIsTold() async throws {
    let bench = try Bench(["--version", "1.10"])
    let error = await #expect(throws: HostError.self) { try await bench.apply(spec) }
    #expect(error?.code == .tooOld)
  }

  @Test func aCookieLetsIn() async throws {
    let bench = try Bench(["--cookie", "secret"])
    var settings = bench.simulator.settings()
    settings.environment["ITERM2_COOKIE"] = "secret"
    let host = ITermHost(settings)
    _ = try await host.observe(attributes: [])
    await host.close()
  }
}
