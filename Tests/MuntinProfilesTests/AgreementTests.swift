import Foundation
import MuntinProfiles
import MuntinSpec
import Testing

/// What Muntin writes, held against its own schema and against iTerm2's Python package.
@Suite struct AgreementTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every action with a value that it takes.
  private static let actions = """
    notify: a|alert: a|bell: true|bounce: once|highlight: red|highlight: {text: '#fff', background: p3#00ff00}|\
    annotate: a|link: 'http://a'|inject: a|capture: a|mark: true|mark: stop-scrolling|named_mark: a|\
    fold: a|ignore: true|run: a|coprocess: a|silent_coprocess: a|send: a|title: a|password: a|\
    password: {account: a, user: b}|set_user_variable: {name: a, value: b}|prompt_detected: true|\
    invoke: 'f()'|directory: /a|host: a|buffer_input: start|style: '1'
    """

  @Test func whatIsWrittenAgreesWithTheSchemaAndWithITermsPackage() throws {
    var documents: [String] = []
    let folder = Self.root.appending(path: "Tests/MuntinSpecTests/Corpus/valid")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("profiles-") || $0 == "everything.yaml" }
    #expect(names.count >= 4)
    for name in names {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      documents.append(try ProfileFile(text: text).profiles().text)
    }
    let triggers = Self.actions.split(separator: "|").map { "{match: x, instant: true, \($0)}" }
    let events = [
      "{on: prompt, bell: true}", "{on: {event: command-finished, status: '!0'}, notify: a}",
      "{on: {event: idle, seconds: 5}, notify: a, enabled: false}",
      "{on: {event: long-command, seconds: 5, match: make}, notify: a}",
      "{on: {event: progress, state: appeared}, notify: a}",
    ]
    documents.append(
      try ProfileFile("  p: {triggers: [\((triggers + events).joined(separator: ", "))]}").profiles()
        .text)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      ProcessInfo.processInfo.environment["MUNTIN_PYTHON"] ?? "python3",
      Self.root.appending(path: "scripts/profile-agreement.py").path,
    ]
    let input = FileManager.default.temporaryDirectory
      .appending(path: "muntin-profiles-\(UUID().uuidString)")
    try Data(("[" + documents.joined(separator: ",") + "]").utf8).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    process.standardInput = try FileHandle(forReadingFrom: input)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: output, as: UTF8.self))")
  }
}
