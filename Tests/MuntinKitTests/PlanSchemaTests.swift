import Foundation
import MuntinKit
import MuntinPlan
import MuntinSpec
import Testing

@Suite struct PlanSchemaTests {
  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "schemas/plan.schema.json")

  /// UPDATE_GOLDENS=1 writes the file, and still fails.
  @Test func theSchemaOfTheRepositoryIsTheOneOfTheTool() throws {
    let written = (try? Data(contentsOf: Self.file)).map { String(decoding: $0, as: UTF8.self) }
    if written != PlanSchema.json, ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try Data(PlanSchema.json.utf8).write(to: Self.file)
    }
    #expect(written == PlanSchema.json, "run with UPDATE_GOLDENS=1 to write it anew")
  }

  @Test func theSchemaIsJSONWhoseReferencesAllExist() throws {
    let schema = try #require(JSONReader.read(PlanSchema.json))
    let definitions = Set((schema["$defs"]?.members ?? []).map(\.0))
    let used = Set(PlanSchema.json.matches(of: /#\/\$defs\/(\w+)/).map { String($0.1) })
    #expect(used == definitions)
  }
}
