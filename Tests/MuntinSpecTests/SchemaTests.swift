import Foundation
import MuntinSpec
import Testing

@Suite struct SchemaTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let file = root.appending(path: "schemas/workspace.schema.json")

  /// UPDATE_GOLDENS=1 writes the file, and still fails.
  @Test func theSchemaOfTheRepositoryIsTheOneOfTheReaders() throws {
    let schema = WorkspaceSchema().json
    let written = (try? Data(contentsOf: Self.file)).map { String(decoding: $0, as: UTF8.self) }
    if written != schema, ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try Data(schema.utf8).write(to: Self.file)
    }
    #expect(written == schema, "run with UPDATE_GOLDENS=1 to write it anew")
  }

  @Test func theSchemaIsJSONWhoseReferencesAllExist() throws {
    let data = Data(WorkspaceSchema().json.utf8)
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    let text = WorkspaceSchema().json
    let used = Set(text.matches(of: /#\/\$defs\/(\w+)/).map { String($0.1) })
    #expect(used.subtracting(definitions.keys) == [])
    #expect(Set(definitions.keys).subtracting(used) == [])
  }

  /// The schema refuses what it can see of the corpus's faults, and nothing else.
  @Test func theSchemaAgreesWithTheReadersOnTheCorpus() throws {
    let python = ProcessInfo.processInfo.environment["MUNTIN_PYTHON"] ?? "python3"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, Self.root.appending(path: "scripts/schema-agreement.py").path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(
      process.terminationStatus == 0,
      "\(String(decoding: output, as: UTF8.self)); without jsonschema: make setup")
  }
}
