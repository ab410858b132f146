import MuntinYAML
import Testing

@Suite struct HostileTests {
  @Test func anAliasBombIsRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let alias = "*a\(level - 1)"
      text += "a\(level): &a\(level) [" + Array(repeating: alias, count: 9).joined(separator: ", ")
      text += "]\n"
    }
    #expect(faults(text).map(\.code) == ["alias-bomb"])
  }

  @Test func aMergeBombIsRefused() {
    var text = "a0: &a0 {" + (0..<100).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
    for level in 1...1000 { text += "a\(level): &a\(level) {<<: *a\(level - 1), x\(level): 1}\n" }
    #expect(faults(text).map(\.code) == ["alias-bomb"])
  }

  @Test func aChainOfMergesIsNotDeep() throws {
    var text = "a0: &a0 {x0: 1}\n"
    for level in 1...100 { text += "a\(level): &a\(level) {<<: [*a\(level - 1)], x\(level): 1}\n" }
    #expect(try tree(text)["a100"]?.entries?.count == 101)
  }

  @Test func aliasesWithinTheLimitAreFine() throws {
    var limits = DocumentReader.Limits()
    limits.maxAliasedNodes = 6
    #expect(places("a: &a [1, 2]\nb: [*a, *a]\n", limits) == [])
    #expect(places("a: &a [1, 2]\nb: [*a, *a, *a]\n", limits) == ["alias-bomb 2:13"])
  }

  @Test func nestingStopsAtTheLimit() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(places(nested(64)) == [])
    #expect(places(nested(65)) == ["too-deep 1:65"])
    for open in ["[", "{a: ", "- ", "? ", "[{a: ", "{? "] {
      #expect(faults(String(repeating: open, count: 200_000)).map(\.code) == ["too-deep"])
    }
  }

  @Test func aliasesMayNotNestDeeperThanTheLimit() {
    var text = "a0: &a0 []\n"
    for level in 1...70 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(places(text) == ["too-deep 64:12"])
  }

  @Test func aLineOfTenMegabytesIsRead() throws {
    let long = String(repeating: "x é", count: 2_600_000)
    let root = try tree("a: \"\(long)\"")
    #expect(root["a"]?.scalar?.text.utf8.count == long.utf8.count)
    let fault = faults("a: \"\(long)\" b: 1")
    #expect(fault.map(\.code) == ["yaml-syntax"])
    let source = SourceText(name: "x", text: "a: \"\(long)\" b: 1")
    #expect(DiagnosticText(fault, in: source).text.utf8.count < 1000)
  }

  @Test func tooLargeAFileIsNotLookedAt() {
    var limits = DocumentReader.Limits()
    limits.maxBytes = 10
    #expect(places("a: 1234567", limits) == [])
    #expect(places("a: 12345678", limits) == ["file-too-large 1:1"])
  }

  @Test func tooManyValuesStopTheReading() {
    var limits = DocumentReader.Limits()
    limits.maxNodes = 4
    #expect(places("[1, 2, 3]", limits) == [])
    #expect(places("[1, 2, 3, 4]", limits) == ["too-many-nodes 1:11"])
  }

  @Test func faultsAreBounded() {
    let found = faults(String(repeating: "a: 1\n", count: 100_000))
    #expect(found.count == DocumentReader.Limits().maxFaults + 1)
    #expect(found.last?.code == "too-many-faults")
  }

  @Test(arguments: 0..<20)
  func mutatedFilesNeverTrap(block: Int) {
    let seeds = [
      "name: api\npanes: [vim, 'npm start', {run: \"x\\n\"}]\n",
      "a: &x {b: [1, 2]}\nc: *x\n<<: *x\nd: |\n  one\n\n   two\n? e\n: >-\n  f\n  g\n",
      "\u{FEFF}%YAML 1.2\n---\n- !!int 12\n- - 日本 \u{2028}\n  - ~\n- \"\\u00e9\\x41\"\n...\n",
      "w:\r\n  - n: 0x1F\r\n    l: {columns: [{pane: e, size: 60%}, {rows: [a, b]}]}\r\n",
    ].map { Array($0.utf8) }
    let bytes =
      Array(" \n\t:-?[]{},#&*!|>'\"%@`<~\\a0\r\u{85}\u{2028}\u{FEFF}é".utf8) + [0, 0x1B, 0xFF]
    for seed in UInt64(block * 250)..<UInt64(block * 250 + 250) {
      var random = SeededRandom(seed: seed)
      var text = random.pick(seeds)
      for _ in 0...random.below(6) {
        let at = random.below(text.count)
        switch random.below(4) {
        case 0: text[at] = random.pick(bytes)
        case 1: text.insert(random.pick(bytes), at: at)
        case 2 where text.count > 8: text.removeSubrange(at..<min(text.count, at + 5))
        default: text.insert(contentsOf: text[at..<min(text.count, at + 9)], at: at)
        }
      }
      let source = SourceText(name: "x", bytes: text)
      let result = DocumentReader().read(source)
      let shown = DiagnosticText(result.diagnostics, in: source, width: 40).text
      let isClean = shown.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.properties.generalCategory != .control
      }
      #expect(isClean, "seed \(seed)")
      guard let root = result.value?.root else {
        #expect(!result.diagnostics.isEmpty, "seed \(seed)")
        continue
      }
      let back = DocumentReader().read(SourceText(name: "x", text: YAMLText(root).text)).value
      #expect(back?.root.sameValue(as: root) == true, "seed \(seed): \(text)")
    }
  }
}
