import MuntinSpec
import Testing

@testable import MuntinPlan

struct JSONTests {
  static let nasty = [
    "", "\"", "\\", "\n\r\t\u{8}\u{C}", "\u{0}\u{1}\u{1F}\u{7F}\u{9F}", "é", "日本", "👩‍👩‍👧", "\u{2028}",
    "\u{202E}", "\u{FEFF}", "\u{10FFFF}", "{\"a\":1}", "secret:", "digest:x", "\\u0041", "/",
    String(repeating: "x", count: 401),
  ]

  @Test func aMarkComesBackWholeAndOnOneLine() throws {
    for text in Self.nasty {
      let names = ["w" + text, "t", "p" + text].map { $0.filter { $0 != "/" } }
      for length in 1...3 {
        var mark = Mark(workspace: text, key: NodeKey(Array(names.prefix(length))))
        mark.isNumbered = length == 2
        mark.protect = length == 1
        mark.isPending = length == 3
        mark.applied = [.title: text, .variable(text): text, .run: Mark.form(SpecText(text))]
        #expect(Mark(text: mark.text) == mark, "\(text.debugDescription)")
        #expect(!mark.text.unicodeScalars.contains { $0.properties.generalCategory == .control })
      }
    }
  }

  @Test func whatIsNoMarkIsNotBelieved() {
    for text in [
      "", "x", "{}", "[]", "{\"workspace\":\"w\"}", "{\"workspace\":\"w\",\"key\":\"\"}",
      "{\"workspace\":\"w\",\"key\":\"a//b\"}", "{\"workspace\":\"w\",\"key\":\"a/b/c/d\"}",
      "{\"workspace\":1,\"key\":\"a\"}", " {\"workspace\":\"w\",\"key\":\"a\"}",
    ] {
      #expect(Mark(text: text) == nil, "\(text)")
    }
  }

  @Test func aSecretIsOnlyADigestInTheMark() {
    let secret = SpecText("hunter2", shown: "(sensitive)")
    #expect(!Mark.form(secret).contains("hunter2"))
    #expect(Mark.isForm(Mark.form(secret), of: "hunter2"))
    #expect(!Mark.isForm(Mark.form(secret), of: "hunter3"))
    #expect(Mark.shown(Mark.form(secret)) == "(sensitive)")
  }

  @Test func randomValuesComeBack() {
    var numbers = PlanNumbers(seed: 7)
    for _ in 0..<2000 {
      let value = Self.value(&numbers, depth: 0)
      #expect(JSONReader.read(JSONText(value).text) == value)
      #expect(JSONReader.read(JSONText(value, indented: true).text) == value)
    }
  }

  private static func value(_ numbers: inout PlanNumbers, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &numbers) {
    case 0: .null
    case 1: .bool(.random(using: &numbers))
    case 2: .integer([0, -1, .max, .min].randomElement(using: &numbers) ?? 0)
    case 3: .number([0.5, 1e300, -1e-300].randomElement(using: &numbers) ?? 0)
    case 4: .string(nasty.randomElement(using: &numbers) ?? "")
    case 5: .array((0..<3).map { _ in value(&numbers, depth: depth + 1) })
    default:
      .object(
        (0..<3).map { _ in
          (nasty.randomElement(using: &numbers) ?? "", value(&numbers, depth: depth + 1))
        })
    }
  }

  @Test func noBytesTrapTheReader() {
    var numbers = PlanNumbers(seed: 11)
    let pieces = Array("{}[]\",:\\u00d8dc+-.eE019tfn \u{7F}é".utf8) + [0, 0xFF, 0xC3, 0xED, 0xA0]
    for _ in 0..<20_000 {
      let length = Int.random(in: 0..<24, using: &numbers)
      let bytes = (0..<length).map { _ in pieces.randomElement(using: &numbers) ?? 0 }
      if let value = JSONReader.read(bytes) {
        let text = JSONText(value).text
        #expect(JSONReader.read(text).map { JSONText($0).text } == text, "\(bytes)")
      }
    }
  }

  @Test func whatIsNotJSONIsRefused() {
    for text in [
      "", "+1", "1.", ".5", "-", "1e", "01", "\"\\u+123\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
      "1e999", "[1,]", "{\"a\"}",
      "nul", "\"", "[", "1 2", String(repeating: "[", count: 100_000),
    ] {
      #expect(JSONReader.read(text) == nil, "\(text.prefix(20))")
    }
    #expect(JSONReader.read("\"\\ud83d\\ude00\"") == .string("😀"))
  }
}

/// Random numbers that come again with the same seed (SplitMix64).
struct PlanNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
