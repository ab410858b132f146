import MuntinSpec
import MuntinYAML
import Testing

@Suite struct HostileTests {
  /// Every file of the corpus with some bytes changed, left out or doubled: no trap, and an error
  /// exactly when there is no workspace.
  @Test(arguments: 0..<20)
  func aDamagedFileIsReadOrRefused(_ seed: UInt64) {
    var random = RandomSource(seed: seed)
    let marks = Array("{}[]:,-'\"|>&*#%\n \t$~/x0".utf8)
    for file in CorpusFile.all(in: "valid") + CorpusFile.all(in: "invalid") {
      var bytes = Array(file.text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: place)
        default: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
        }
      }
      let checked = SpecFile(String(decoding: bytes, as: UTF8.self)).checked
      let hasError = checked.diagnostics.contains { $0.severity == .error }
      #expect((checked.value == nil) == hasError, "seed \(seed), \(file)")
    }
  }

  @Test func manyPanesAreRead() {
    let panes = (0..<10_000).map { "  - {name: p\($0), run: x, env: {A: b}}\n" }.joined()
    #expect(SpecFile("name: a\npanes:\n" + panes).workspace?.panes.count == 10_000)
    let tabs = (0..<2_000).map { "  - {name: t\($0), layout: a b, panes: {a: x, b: y}}\n" }.joined()
    #expect(SpecFile("name: a\ntabs:\n" + tabs).workspace?.panes.count == 4_000)
  }

  @Test func depthIsBounded() {
    let deep =
      String(repeating: "{rows: [a, ", count: 27) + "b" + String(repeating: "]}", count: 27)
    #expect(SpecFile("name: a\nlayout: \(deep)").codes.contains("layout-too-deep"))
    let references = String(repeating: "${a:-", count: 100_000)
    #expect(SpecFile("name: a\npanes: ['\(references)']").codes == ["bad-variable"])
  }
}
