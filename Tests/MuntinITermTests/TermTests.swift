import MuntinPlan
import MuntinScreen
import MuntinSpec
import NIOCore
import NIOWebSocket
import Testing

@testable import MuntinITerm

/// What goes into iTerm2's terms comes out of them as it was, and nothing in it is evaluated.
struct TermTests {
  @Test(arguments: [
    #"\(iterm2.alert())"#, #"a"b"#, #"\"#, "new\nline", "\u{1B}[31m", "日本", #"\\(x)"#, "",
  ])
  func anArgumentOfACallIsOnlyText(_ text: String) {
    let call = Invocation("f", [("x", .text(text)), ("y", .flag(true)), ("z", .number(3))]).text
    #expect(call.hasPrefix("f(x: \"") && call.hasSuffix("\", y: true, z: 3)"))
    let inner = call.dropFirst("f(x: \"".count).dropLast("\", y: true, z: 3)".count)
    #expect(!inner.contains("\"") && !inner.unicodeScalars.contains { $0.value < 0x20 })
    // Every backslash is doubled, or begins `\u` and four digits.
    var rest = inner.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else { continue }
      let next = rest.popFirst()
      #expect(next == "\\" || next == "u")
    }
  }

  @Test func aColourComesBackAsItWas() {
    for hex in ["#000000", "#ffffff", "#123456", "#10203040"] {
      #expect(ProfileColor(hex: hex)?.hex == hex)
      #expect(ProfileColor(hex: hex).flatMap { ProfileColor($0.json) }?.hex == hex)
    }
    #expect(ProfileColor(hex: "red") == nil)
    #expect(ProfileColor(.string("x")) == nil)
  }

  @Test func aLiteralTextEvaluatesToItself() {
    for text in [#"a\b"#, #"\\"#, "plain", #"\(x)"#] {
      #expect(ITermText.plain(InterpolatedString.literal(text)) == text)
    }
  }

  @Test func theMarksOfAWindowComeBackAsTheyWere() {
    var marks = WindowMarks()
    marks.own = Mark(workspace: "w", key: NodeKey(["main"]))
    marks.inside["1"] = Mark(workspace: "w", key: NodeKey(["main", "code"]))
    marks.inside["x"] = .some(nil)
    #expect(WindowMarks(.string(marks.text)) == marks)
    #expect(WindowMarks(JSONReader.read(marks.text)) == marks)
    #expect(WindowMarks(.string("no json")).isEmpty)
  }

  @Test func fragmentsAreOneMessage() {
    var frames = FrameAssembly()
    #expect(frames.take(.binary, isLast: false, ByteBuffer(bytes: [1])) == .nothing)
    #expect(frames.take(.continuation, isLast: false, ByteBuffer(bytes: [2])) == .nothing)
    #expect(
      frames.take(.continuation, isLast: true, ByteBuffer(bytes: [3])) == .message([1, 2, 3]))
    #expect(frames.take(.text, isLast: true, ByteBuffer(bytes: [3])) == .nothing)
    #expect(
      frames.take(.continuation, isLast: true, ByteBuffer())
        == .fault("a fragment belongs to no message"))
  }

  @Test func partsFillTheirWhole() {
    let tmux = AxisMetrics(cell: 8, margin: 0, divider: 8)
    #expect(tmux.parts(of: 200, like: [119, 80]) == [119, 80])
    let mac = AxisMetrics(cell: 7, margin: 10, divider: 1)
    for count in 1...12 {
      let lengths = Array(repeating: 12, count: count)
      let whole = 13 * count - 1
      let parts = mac.parts(of: whole, like: lengths)
      #expect(zip(parts, lengths).allSatisfy { abs($0 - $1) <= 1 })
      let points = parts.map(mac.points).reduce(0, +)
      #expect(points >= mac.points(whole) && points < mac.points(whole + 1))
    }
  }
}
