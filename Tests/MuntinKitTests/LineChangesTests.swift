import Testing

@testable import MuntinKit

@Suite struct LineChangesTests {
  /// The lines of a difference as `diff` marks them.
  private func shown(_ old: String, _ new: String, around: Int = 3) -> [String] {
    LineChanges(old, new, around: around).lines.map { line in
      switch line {
      case .same(let text): " \(text)"
      case .removed(let text): "-\(text)"
      case .added(let text): "+\(text)"
      case .gap(let count): "@\(count)"
      }
    }
  }

  @Test func onlyWhatDiffersIsShownWithWhatIsAround() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("10\n", with: "ten\nand more\n")
    #expect(
      shown(old, new, around: 2)
        == ["@7", " 8", " 9", "-10", "+ten", "+and more", " 11", " 12", "@8"])
    #expect(shown("a\nb\n", "a\nb\nc\n") == [" a", " b", "+c"])
    #expect(shown("", "a\n") == ["+a"])
    #expect(shown("a\na\na\n", "a\na\n") == [" a", " a", "-a"])
    #expect(shown("x\n", "x\n").isEmpty)
  }

  @Test(arguments: 0..<200) func whatIsRemovedAndAddedMakesTheNewOfTheOld(seed: UInt64) {
    var random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func text() -> [String] {
      (0..<12).compactMap { _ in
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return ["a", "b", "c", nil][Int(random >> 33) % 4]
      }
    }
    let (old, new) = (text(), text())
    let changes = LineChanges(
      old.map { $0 + "\n" }.joined(), new.map { $0 + "\n" }.joined(), around: 100)
    var (before, after): ([String], [String]) = ([], [])
    for line in changes.lines {
      switch line {
      case .same(let text):
        before.append(text)
        after.append(text)
      case .removed(let text): before.append(text)
      case .added(let text): after.append(text)
      case .gap: Issue.record("nothing is to be left out")
      }
    }
    if old == new {
      #expect(changes.isEmpty)
    } else {
      #expect(before == old && after == new)
    }
  }

  @Test func longTextsThatHaveNothingInCommonTakeNoTime() {
    let old = (0..<50_000).map { "\($0)\n" }.joined()
    let new = (0..<50_000).map { "x\($0)\n" }.joined()
    #expect(LineChanges(old, new).lines.count == 100_000)
  }
}
