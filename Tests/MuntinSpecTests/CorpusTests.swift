import Foundation
import MuntinYAML
import Testing

@testable import MuntinSpec

@Suite struct CorpusTests {
  @Test(arguments: CorpusFile.all(in: "valid"))
  func aValidFileHasNoFault(_ file: CorpusFile) {
    let spec = SpecFile(file.text)
    #expect(spec.faults.filter { !file.expected.contains($0) } == [])
    #expect(spec.workspace != nil)
  }

  @Test(arguments: CorpusFile.all(in: "invalid"))
  func anInvalidFileHasTheFaultsThatItSays(_ file: CorpusFile) {
    let spec = SpecFile(file.text)
    #expect(!file.expected.isEmpty, "the first line says # expect: code")
    #expect(spec.workspace == nil)
    let faults = spec.faults
    #expect(faults.count == file.expected.count, "found \(faults)")
    for (expected, fault) in zip(file.expected, faults) {
      let isPlaced = expected.contains("@")
      let found = isPlaced ? fault : String(fault.prefix { $0 != "@" })
      #expect(found == expected, "found \(faults)")
    }
  }

  @Test func theCorpusIsLarge() {
    #expect(CorpusFile.all(in: "valid").count >= 60)
    #expect(CorpusFile.all(in: "invalid").count >= 70)
  }

  @Test func everyKeyStandsInAValidFile() {
    let text = CorpusFile.all(in: "valid").map(\.text).joined(separator: "\n")
    let tables: [[String]] = [
      WorkspaceKey.names, DefaultsKey.names, VariableKey.names, WindowKey.names, FrameKey.names,
      TabKey.names, LayoutKey.names, LayoutItemKey.names, PaneKey.names, WaitKey.names,
      ProfileKey.names, FontKey.names, BadgeKey.names, TriggerKey.names, HighlightKey.names,
      ColorsKey.names, AnsiKey.names,
    ]
    for key in tables.joined() { #expect(text.contains(key + ":"), "no file has \(key)") }
  }

  /// Faults that need more than a file: settings, warnings, and limits that a file cannot reach.
  static let shownElsewhere: Set = [
    "too-many-faults", "unknown-setting", "unknown-profile", "unknown-profile-key",
    "odd-profile-value", "unknown-parent", "unknown-preset", "bad-preset", "same-profile-name",
  ]

  @Test func everyCodeStandsInAnInvalidFile() throws {
    let sources = SchemaTests.root.appending(path: "Sources/MuntinSpec")
    var codes: Set<String> = []
    for file in [
      "SpecDiagnostics.swift", "SpecDiagnostics+Layout.swift", "SpecDiagnostics+Profiles.swift",
    ] {
      let text = String(
        decoding: try Data(contentsOf: sources.appending(path: file)), as: UTF8.self)
      codes.formUnion(text.matches(of: /code:[^"\n]*"([a-z0-9-]+)"/).map { String($0.1) })
    }
    codes.remove("second-")
    let shown = CorpusFile.all(in: "invalid").flatMap(\.expected).map { $0.prefix { $0 != "@" } }
    #expect(codes.subtracting(shown.map { String($0) }).subtracting(Self.shownElsewhere) == [])
  }
}
