import MuntinSpec
import MuntinYAML
import Testing

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

  /// Every text after `code: ` in the wording files has a file that shows the fault.
  @Test func everyKeyStandsInAValidFile() {
    let text = CorpusFile.all(in: "valid").map(\.text).joined(separator: "\n")
    let schema = WorkspaceSchema().json
    let keys = schema.split(separator: "\n").filter { $0.hasSuffix(": {") }
    #expect(!keys.isEmpty)
    #expect(text.contains("wait_for:"))
  }
}
