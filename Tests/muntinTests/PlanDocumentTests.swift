import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What `plan --json` says, against the schema and an implementation of it that is not ours.
@Suite struct PlanDocumentTests {
  private static let check = """
    import json, sys
    from jsonschema import Draft202012Validator as Validator
    schema = json.load(open(sys.argv[1], encoding='utf-8'))
    Validator.check_schema(schema)
    for path in sys.argv[2:]:
        Validator(schema).validate(json.load(open(path, encoding='utf-8')))
    """

  private func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private func verify(_ paths: [String], _ desk: Desk) async throws {
    let python = variable("MUNTIN_PYTHON") ?? "python3"
    var around = desk.environment
    around["HOME"] = variable("HOME")
    let ended = try await Program(
      ["/usr/bin/env", python, "-c", Self.check, Repository.root + "/schemas/plan.schema.json"]
        + paths,
      environment: around, folder: desk.work, scratch: desk.root + "/scratch"
    ).ended()
    #expect(ended.status == 0, "\(ended.both); without jsonschema: make setup")
  }

  @Test func everyKindOfPlanIsAsTheSchemaSays() async throws {
    try await Desk.with { plain in
      let desk = plain.with(["TOKEN": "t"])
      let first = """
        name: a
        tabs:
          - {name: t, layout: 2x2, panes: {w: {exec: cat}, x: {run: 'true', title: 1x}, y: {exec: cat, badge: b}, z: {run: echo a}}}
          - {name: u, panes: {p: {exec: cat}, q: {exec: [sh, -c, 'exit 3'], restart: never}}}

        """
      let second = """
        name: a
        windows:
          - name: main
            tabs:
              - {name: u, color: red, panes: {p: {exec: [cat, -u]}, q: {exec: [sh, -c, 'exit 3'], restart: never}}}
              - {name: t, layout: even-columns, panes: {w: {exec: cat, zoom: true}, x: {run: "false"}, y: {exec: cat, directory: /}}}
          - {name: more, size: 90x30, layout: main-left, panes: {m: {run: x, needs: n}, n: {type: y, wait_for: {file: /, timeout: 1s}}}}
        broadcast: [[t/w, u/p]]

        """
      var paths: [String] = []
      func keep(_ words: [String]) async throws {
        let ended = try await desk.start(words).ended()
        #expect(ended.status == 0 || words[0] == "destroy", "\(words): \(ended.both)")
        paths.append(try desk.write(ended.out, to: "doc-\(paths.count).json"))
      }
      try desk.write(first)
      try await keep(["plan", "--json"])
      try await keep(["apply", "--json"])
      try await keep(["plan", "--json"])
      _ = try await desk.tmux("set-option", "-p", "-t", "=a:t.2", "@muntin-badge", "other")
      _ = try await desk.tmux("resize-pane", "-t", "=a:t.1", "-x", "20")
      try await keep(["status", "--json"])
      try desk.write(second)
      try await keep(["plan", "--json"])
      try await keep(["plan", "--json", "--restart", "--rerun"])
      try await keep(["plan", "--json", "--target", "t"])
      try await keep(["apply", "--json", "--restart", "--rerun", "--yes"])
      try await keep(["plan", "--json"])
      try await keep(["destroy", "--json"])
      try await keep(["destroy", "--json", "--yes"])
      try await keep(["destroy", "--json", "--yes"])
      try await verify(paths, desk)
      let texts = paths.compactMap(TestFile.text)
      #expect(texts.allSatisfy { $0.hasPrefix("{\n  \"format\": \"muntin-plan\",") })
      // They were about something.
      for action in ["open", "arrange", "set", "close", "restart", "deliver"] {
        #expect(texts.contains { $0.contains("\"action\": \"\(action)\"") }, "\(action)")
      }
      #expect(texts[3].contains("\"live\": \"other\""))
      #expect(texts[2].contains("\"changes\": []"))
    }
  }
}
