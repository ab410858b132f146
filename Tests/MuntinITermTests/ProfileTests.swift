import MuntinHost
import MuntinITerm
import MuntinPlan
import MuntinSpec
import Testing

/// Profiles that a file has brought, as sessions of a simulated iTerm2 use them.
@Suite struct ProfileTests {
  private static let guids = ["base": "B-1", "other": "O-1"]

  /// What iTerm2 does when the file of a profile changes.
  private func bring(
    _ name: String, background: String, badge: String, to bench: inout Bench
  ) throws {
    try bench.simulator.tell([
      ("do", .string("profile")), ("Guid", .string(Self.guids[name] ?? "")),
      ("Name", .string(name)), ("Background Color", Self.color(background)),
      ("Badge Text", .string(badge)),
    ])
  }

  private static func color(_ hex: String) -> JSONValue {
    let number = Int(hex.dropFirst(), radix: 16) ?? 0
    func part(_ shift: Int) -> JSONValue { .number(Double(number >> shift & 255) / 255) }
    return .object([
      ("Red Component", part(16)), ("Green Component", part(8)), ("Blue Component", part(0)),
      ("Alpha Component", .number(1)), ("Color Space", .string("sRGB")),
    ])
  }

  private func spec(_ background: String, profile: String = "base") -> String {
    """
    name: p
    profiles:
      base: {colors: {background: '\(background)'}, badge: one}
      other: {colors: {background: '#000040'}, badge: two}
    tabs:
      - {name: t, color: '#ff0000', panes: {a: {profile: \(profile)}, b: {profile: \(profile), badge: mine}}}
    """
  }

  private func looks(_ bench: borrowing Bench) async throws -> [String: [String]] {
    let live = try await bench.observe()
    var looks: [String: [String]] = [:]
    for pane in live.windows.flatMap(\.tabs).flatMap(\.panes) {
      guard let mark = pane.mark else { continue }
      looks[mark.key.name] = [Attribute.color("background"), .badge, .profile].map {
        pane.attributes[$0] ?? ""
      }
    }
    return looks
  }

  @Test func panesHaveTheLooksOfTheirProfileAndFollowIt() async throws {
    var bench = try Bench(["--version", "1.11"])
    bench.carriesProfiles = true
    try bring("base", background: "#102030", badge: "one", to: &bench)
    try bring("other", background: "#000040", badge: "two", to: &bench)
    try await bench.succeed(spec("#102030"))
    #expect(
      try await looks(bench) == [
        "a": ["#102030", "one", "base"], "b": ["#102030", "mine", "base"],
      ])
    let panes = try await bench.panes()
    // The profile changes: what panes have of their own stays.
    try bring("base", background: "#405060", badge: "new", to: &bench)
    try await bench.expectNoChanges(spec("#405060"))
    #expect(
      try await looks(bench) == [
        "a": ["#405060", "new", "base"], "b": ["#405060", "mine", "base"],
      ])
    // Another profile.
    try await bench.succeed(spec("#405060", profile: "other"))
    #expect(
      try await looks(bench) == [
        "a": ["#000040", "two", "other"], "b": ["#000040", "mine", "other"],
      ])
    #expect(try await bench.panes() == panes)
  }

  /// What is taken off a pane is the profile's again, for later as well, and what a person gave the
  /// session stays.
  @Test func looksThatAreTakenOffAreTheProfilesAgain() async throws {
    var bench = try Bench(["--version", "1.17"])
    bench.carriesProfiles = true
    func spec(_ background: String, own: String) -> String {
      """
      name: p
      profiles: {base: {colors: {background: '\(background)'}, badge: one}}
      tabs: [{name: t, color: '#ff0000', panes: {a: {profile: base\(own)}}}]
      """
    }
    try bring("base", background: "#102030", badge: "one", to: &bench)
    try await bench.succeed(
      spec("#102030", own: ", badge: mine, title: me, colors: {background: '#ffffff'}"))
    #expect(try await looks(bench) == ["a": ["#ffffff", "mine", "base"]])
    let session = try #require(try await bench.panes().first?.value.text)
    try bench.simulator.tell([
      ("do", .string("dress")), ("session", .string(session)),
      ("Normal Font", .string("Menlo-Regular 20")),
    ])
    try await bench.succeed(spec("#102030", own: ", title: me"))
    #expect(try await looks(bench) == ["a": ["#102030", "one", "base"]])
    try bring("base", background: "#405060", badge: "new", to: &bench)
    try await bench.expectNoChanges(spec("#405060", own: ", title: me"))
    #expect(try await looks(bench) == ["a": ["#405060", "new", "base"]])
    let told = try bench.simulator.tell([
      ("do", .string("dress")), ("session", .string(session)),
    ])
    #expect(told["profile"]?["Normal Font"] == .string("Menlo-Regular 20"))
    #expect(told["profile"]?["Name"] == .string("me"))
  }

  @Test func presetsAreThoseThatITerm2Has() async throws {
    let bench = try Bench(["--version", "1.11"])
    let host = ITermHost(bench.simulator.settings())
    let presets = try await host.presets(named: ["Solarized Dark", "Nobody's"])
    await host.close()
    #expect(Array(presets.keys) == ["Solarized Dark"])
    #expect(presets["Solarized Dark"]?["Background Color"]?["Green Component"] == .number(0.169))
  }

  @Test func aNewProfileIsWaitedFor() async throws {
    var bench = try Bench(["--version", "1.11"])
    let host = ITermHost(bench.simulator.settings())
    _ = try await host.observe(attributes: [])
    let expected = ExpectedProfile(
      guid: "B-1", name: "base", values: ["Background Color": Self.color("#102030")])
    async let waiting: Void = host.expect([expected])
    try bring("base", background: "#102030", badge: "b", to: &bench)
    try await waiting
    await host.close()
  }
}
