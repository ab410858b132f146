import Testing

/// The files that a newcomer tries first.
@Suite struct ExampleTests {
  static let names = TestFile.names(Repository.root + "/examples").filter {
    $0.hasSuffix(".yaml")
  }

  @Test func thereAreExamples() { #expect(Self.names.count >= 6) }

  @Test(arguments: names) func anExampleIsGoodAndASecondApplyHasNothingToDo(name: String)
    async throws
  {
    try await Desk.with { desk in
      let path = try desk.write(
        TestFile.text("\(Repository.root)/examples/\(name)") ?? "", to: name)
      // What the examples keep in /tmp has a place of its own.
      let settings = ["state", "logs", "data", "work"].reduce(into: [String: String?]()) {
        $0["MUNTIN_VAR_" + $1] = "\(desk.root)/scratch"
      }
      let place = desk.with(settings)
      let validate = try await place.muntin("validate", path)
      #expect(validate.status == 0, "\(validate.both)")
      #expect(validate.err.isEmpty, "\(validate.err)")
      let show = try await place.muntin("show", path)
      #expect(show.status == 0 && !show.out.contains("does not fit"))
      let apply = try await place.start(["apply", path]).ended(within: 90_000)
      #expect(apply.status == 0, "\(apply.both)")
      let plan = try await place.muntin("plan", path, "--detailed-exitcode")
      #expect(plan.status == 0, "\(plan.both)")
      let status = try await place.muntin("status", path)
      #expect(status.out.contains("matches the workspace"), "\(status.out)")
      let destroy = try await place.muntin("destroy", path, "--yes")
      #expect(destroy.status == 0, "\(destroy.both)")
    }
  }
}
