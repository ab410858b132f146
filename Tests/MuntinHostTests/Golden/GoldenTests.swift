import Foundation
import MuntinHost
import MuntinPlan
import MuntinSpec
import MuntinYAML
import Testing

/// One folder per case under `Tests/MuntinPlanTests/Goldens`: `workspace.yaml`, and where they are there `before.yaml`
/// (applied first), `edit.txt` (what a person then does by hand) and `options.txt`.
struct GoldenTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("MuntinPlanTests/Goldens")
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  @Test func thereAreCases() { #expect(Self.cases.count >= 10) }

  @Test(arguments: cases) func aPlanReadsAsItShould(_ name: String) async throws {
    let golden = GoldenCase(Self.folder.appendingPathComponent(name))
    let plan = try await golden.plan()
    golden.expect(
      PlanText(plan, color: golden.options.isColored, width: golden.options.width).text,
      in: "plan.txt")
    golden.expect(PlanJSON(plan).text, in: "plan.json")
  }

  @Test func everyPlanAsJSONFollowsTheSchema() throws {
    let root = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let schema = root.appendingPathComponent("schemas/plan.schema.json").path
    let script = """
      import json, sys
      try:
          import jsonschema
      except ImportError:
          sys.exit("python3 has no module jsonschema: install it, or set MUNTIN_PYTHON")
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      faults = [f"{p}: {e.json_path}: {e.message}" for p in sys.argv[2:]
                for e in validator.iter_errors(json.load(open(p)))]
      sys.exit("\\n".join(faults) or 0)
      """
    let plans = Self.cases.map { Self.folder.appendingPathComponent("\($0)/plan.json").path }
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let name = ProcessInfo.processInfo.environment["MUNTIN_PYTHON"] ?? "python3"
    python.arguments = [name, "-c", script, schema] + plans
    let pipe = Pipe()
    python.standardError = pipe
    try python.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    python.waitUntilExit()
    #expect(python.terminationStatus == 0, "\(text)")
  }
}
