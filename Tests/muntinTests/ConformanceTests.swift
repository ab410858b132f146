import Testing

/// Clients that are not ours, in front of `muntin serve` over a real tmux: see Tests/Conformance.
@Suite(.serialized) struct ConformanceTests {
  @Test(arguments: ["official", "seeds", "it2_cli", "wire"])
  func aSuiteOfOthersPasses(suite: String) async throws {
    try await Desk.with { desk in
      let script = Repository.root + "/Tests/Conformance/serve.py"
      let tool = try #require(Desk.tool)
      let run = try await Program(
        [Desk.python, script, "--muntin", tool, "--suite", suite], environment: desk.environment,
        folder: Repository.root, scratch: desk.root + "/scratch"
      ).ended(within: 300_000)
      let faults = run.both.split(separator: "\n").filter { !$0.hasPrefix("ok ") }
      #expect(run.status == 0, "\(faults.joined(separator: "\n"))")
      #expect(run.out.contains(" passed, 0 failed"))
    }
  }
}
