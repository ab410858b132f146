import MuntinYAML
import Testing

@Suite struct StructureTests {
  @Test func aDuplicateKeyIsAnErrorAtTheSecondKey() {
    let found = faults("a: 1\nb: 2\na: 3\n")
    #expect(found.map(\.code) == ["duplicate-key"])
    #expect(found.first?.range.picture == "3:1-3:2")
    #expect(found.first?.hint == "it is first given on line 1")
  }

  @Test func aDuplicateAmongManyKeysIsFound() {
    let keys = (0..<50).map { "k\($0): \($0)\n" }.joined()
    #expect(places(keys + "k3: x\nk49: y\n") == ["duplicate-key 51:1", "duplicate-key 52:1"])
    #expect(places(keys) == [])
  }

  @Test func aDuplicateWithinTheNinthKeyIsFound() {
    for count in 7...10 {
      let keys = (0..<count).map { "k\($0): \($0)\n" }.joined()
      #expect(places(keys + "k\(count - 1): x\n") == ["duplicate-key \(count + 1):1"])
    }
  }

  @Test func aKeyThatIsNotTextIsAnError() {
    #expect(places("? [a]\n: 1\nb: 2\n") == ["key-not-text 1:3"])
    #expect(places("a: {{ x }}\n") == ["key-not-text 1:5"])
    #expect(faults("a: {{ x }}\n").first?.hint?.contains("quote") == true)
  }

  @Test func aSecondDocumentIsAnErrorAtItsStart() {
    #expect(places("a: 1\n---\nb: 2\n") == ["several-documents 2:1"])
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "\u{FEFF}", "  \n"])
  func aFileWithoutContentIsAnError(text: String) {
    #expect(places(text) == ["empty-file 1:1"])
  }

  @Test func independentFaultsAreReportedTogether() {
    let text = "a: !x 1\na: 2\nb: *c\nd: {[]: 1}\n<<: 3\ne: !!int z\nf: [1\n"
    #expect(
      places(text) == [
        "unknown-tag 1:4", "duplicate-key 2:1", "unknown-alias 3:4", "key-not-text 4:5",
        "bad-merge 5:5", "tag-mismatch 6:4", "yaml-syntax 7:4",
      ])
  }

  @Test func anAliasStandsForTheValueOfItsAnchor() throws {
    let root = try tree("a: &x {b: [1, 2]}\nc: *x\nd: &x 3\ne: *x\n")
    #expect(root.picture == "{a: {b: [1, 2]}, c: {b: [1, 2]}, d: 3, e: 3}")
    #expect(root["c"]?.range.picture == "2:4-2:6")
    #expect(root["c"]?["b"]?.range.picture == "1:11-1:17")
  }

  @Test func anUnknownAliasIsAnErrorWithTheNearestAnchor() {
    let found = faults("a: &base 1\nb: *bse\n")
    #expect(found.map(\.code) == ["unknown-alias"])
    #expect(found.first?.hint == "did you mean *base?")
    #expect(places("a: *b\nb: &b 1\n") == ["unknown-alias 1:4"])
  }

  @Test func anAliasInsideItsOwnAnchorIsAnError() {
    #expect(places("a: &x [1, *x]\n") == ["cyclic-alias 1:11"])
    #expect(places("a: &x {b: {c: *x}}\n") == ["cyclic-alias 1:15"])
  }

  @Test func anAnchorGivenAgainInsideItselfIsNotCyclic() throws {
    #expect(try tree("a: &x [&x 1, *x]\nb: *x\n").picture == "{a: [1, 1], b: 1}")
  }

  @Test func mergedEntriesStandWhereTheMergeKeyStood() throws {
    let root = try tree("b: &b {x: 1, y: 2}\nm:\n  p: 0\n  <<: *b\n  y: 3\n")
    #expect(root["m"]?.picture == "{p: 0, x: 1, y: 3}")
  }

  @Test func earlierMergedMappingsWin() throws {
    let root = try tree("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nm: {<<: [*a, *b, {y: 9, z: 3}]}\n")
    #expect(root["m"]?.picture == "{x: 1, y: 2, z: 3}")
  }

  @Test func aQuotedOrTaggedMergeKeyIsAnOrdinaryKey() throws {
    #expect(try tree("\"<<\": 1\n").picture == "{<<: 1}")
    #expect(try tree("!!str <<: 1\n").picture == "{<<: 1}")
  }

  @Test(arguments: ["<<: 1", "<<: [{a: 1}, 2]", "<<:", "<<: text"])
  func onlyMappingsAreMerged(text: String) {
    #expect(faults(text).map(\.code) == ["bad-merge"])
  }

  @Test func twoMergeKeysAreADuplicate() {
    let found = faults("a: &a {x: 1}\nm:\n  <<: *a\n  <<: *a\n")
    #expect(found.map(\.code) == ["duplicate-key"])
    #expect(found.first?.range.start.line == 4)
    #expect(found.first?.hint?.contains("[*a, *b]") == true)
  }

  @Test func aKeyMayBeAnAliasOfText() throws {
    #expect(try tree("a: &k name\n*k : 1\n").picture == "{a: 'name', name: 1}")
  }
}
