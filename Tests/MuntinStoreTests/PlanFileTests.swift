import MuntinPlan
import MuntinSpec
import MuntinStore
import Testing

@Suite struct PlanFileTests {
  static let sample = PlanFile(
    host: "tmux", place: "/tmp/s", workspace: "a\u{1B}\"\\\u{0}", path: "/x/日本.yaml",
    text: "name: a\n\tpanes: [\"\u{7F}\"]\r\n", settings: ["port": "1", "": "="],
    variables: ["MUNTIN_VAR_x": "ü"], size: "200x50",
    options: PlanOptions(restart: true, rerun: false, targets: ["main", "a/b"]),
    observed: ["pane a/b/c: place": "12ab"],
    plan: .object([("changes", .array([.null, .bool(true), .integer(-1)]))]))

  private func bytes(_ file: PlanFile) -> [UInt8] {
    Array(JSONText(file.json, indented: true).text.utf8)
  }

  @Test func aPlanFileIsReadAsItWasWritten() throws {
    let bytes = bytes(Self.sample)
    #expect(PlanFile.isPlanFile(bytes))
    #expect(PlanFile(bytes) == Self.sample)
  }

  @Test func aCutPlanFileIsNone() {
    let bytes = bytes(Self.sample)
    for count in 0..<bytes.count - 1 { #expect(PlanFile(Array(bytes.prefix(count))) == nil) }
    #expect(PlanFile(bytes + Array("{}".utf8)) == nil)
  }

  @Test(arguments: 0..<20) func aFileWithWrongBytesNeverTraps(seed: UInt64) {
    var random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % limit
    }
    let good = bytes(Self.sample)
    let signs = Array("{}[]\",:\\u0019eE-+.tfn\u{0}".utf8) + [0xFF, 0xC3, 0x80]
    for _ in 0..<200 {
      var bad = good
      for _ in 0...next(4) {
        let place = next(bad.count)
        switch next(3) {
        case 0: bad[place] = signs[next(signs.count)]
        case 1: bad.insert(signs[next(signs.count)], at: place)
        default: bad.remove(at: place)
        }
      }
      _ = PlanFile(bad)
    }
  }

  @Test(arguments: [
    #"{"format":"muntin-plan-file","version":2}"#, #"{"format":"muntin-plan-file"}"#,
    #"{"format":"muntin-plan","version":1}"#, #"["muntin-plan-file"]"#, "null", "",
    #"{"format":"muntin-plan-file","version":1e400}"#,
    String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000),
  ])
  func anythingElseIsNone(text: String) { #expect(PlanFile(Array(text.utf8)) == nil) }

  @Test func aTableWithOtherThanTextsIsNone() {
    let text = String(decoding: bytes(Self.sample), as: UTF8.self)
    #expect(PlanFile(Array(text.replacing(#""12ab""#, with: "12").utf8)) == nil)
    #expect(PlanFile(Array(text.replacing(#""200x50""#, with: "[]").utf8)) == nil)
  }
}
