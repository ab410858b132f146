import MuntinScreen
import Testing

@Suite struct InterpolationTests {
  private let variables: [String: VariableValue] = [
    "hostname": .string("box"), "user.role": .string("api"), "columns": .number(80),
    "ratio": .number(0.5), "list": .array([.string("a"), .number(2)]), "yes": .bool(true),
    "matches": .array([.string("whole")]), "map": .object(["k": .string("v")]), "nothing": .null,
  ]

  private func evaluate(_ text: String, isStrict: Bool = false) throws -> String {
    try InterpolatedString(text).text(
      isStrict: isStrict, variable: { variables[$0] }, call: say)
  }

  private func say(_ call: FunctionCall) throws(InterpolationFault) -> VariableValue {
    guard call.name == "say" else { throw InterpolationFault(call.offset, "unknown") }
    let words = call.arguments.map { item in
      switch item.argument {
      case .value(let value): "\(item.name)=\(value.text)"
      case .reference(let path): "\(item.name)=&\(path)"
      }
    }
    return .string("<" + words.joined(separator: " ") + ">")
  }

  private func fault(_ text: String, isStrict: Bool = false) -> InterpolationFault? {
    do {
      _ = try evaluate(text, isStrict: isStrict)
      return nil
    } catch let fault as InterpolationFault { return fault } catch { return nil }
  }

  @Test(arguments: [
    ("", ""), ("plain é", "plain é"), (#"\(hostname)"#, "box"), (#"a\(user.role)b"#, "aapib"),
    (#"\( hostname )"#, "box"), (#"\n\t\\\"\/\u0041\u00e9\ud83d\ude00"#, "\n\t\\\"/Aé😀"),
    (#"\q \"#, #"\q \"#), (#"\e\a\b\f\r"#, "\u{1B}\u{7}\u{8}\u{C}\r"),
    (#"\\(hostname)"#, #"\(hostname)"#),
    (#"\(columns)"#, "80"), (#"\(ratio)"#, "0.5"), (#"\(1 + 2 * 3)"#, "7"),
    (#"\((1 + 2) * 3)"#, "9"), (#"\(7 / 2)"#, "3.5"), (#"\(10 - 2 - 3)"#, "5"),
    (#"\(-columns)"#, "-80"),
    (#"\(1e3)"#, "1000"), (#"\(columns >= 80 && !(columns < 80))"#, "true"),
    (#"\(columns == 80 ? "wide" : "small")"#, "wide"), (#"\(yes ? 1 : 2)"#, "1"),
    (#"\(hostname == "box" || undefined)"#, "true"), (#"\("a" < "b")"#, "true"),
    (#"\("in \(hostname) \("deep \(columns)")")"#, "in box deep 80"),
    (#"\(undefined)"#, ""), (#"\(undefined?)"#, ""), (#"\(nothing)"#, ""),
    (#"\(undefined ? 1 : 2)"#, "2"), (#"\(list[1])"#, "2"), (#"\(map["k"])"#, "v"),
    (#"\(matches[0])"#, "whole"), (#"\([1, "x", list[0]])"#, "[1, x, a]"), (#"\([])"#, "[]"),
    (#"\(list)"#, "[a, 2]"), (#"\("a" + "b")"#, "ab"), (#"\(say())"#, "<>"),
    (#"\(say(x: 1, y: "\(hostname)", z: &user.role))"#, "<x=1 y=box z=&user.role>"),
    (#"\(say(x: undefined?))"#, "<x=>"), (#"\(null == undefined)"#, "true"),
    (#"\(hostname != "box")"#, "false"), (#"\(")")\("(")"#, ")("),
    (#"\(true)\(false)"#, "truefalse"),
    (#"\(yes?1:2)"#, "1"), (#"\(1 <= 2)"#, "true"),
  ])
  func aTextBecomes(text: String, expected: String) throws {
    #expect(try evaluate(text) == expected)
  }

  @Test(arguments: [
    (#"ab\("#, 4), (#"\()"#, 2), (#"\(hostname"#, 10), (#"\(1 +)"#, 5), (#"\("abc)"#, 2),
    (#"\(a..b)"#, 4), (#"\(say(1))"#, 6), (#"\(say(x 1))"#, 8), (#"\(say(x: 1, x: 2))"#, 12),
    (#"\(a b)"#, 4), (#"\u12"#, 0), (#"é\(%)"#, 4), (#"\([1)"#, 4), (#"\(1.2.3)"#, 2),
    (#"\(say(x: undefined))"#, 9), (#"\(1 / 0)"#, 2), (#"\("a" - 1)"#, 2), (#"\(list[7])"#, 2),
    (#"\(other())"#, 2), (#"\(hostname[0])"#, 2), (#"\ud800x"#, 0), (#"\(x ? 1)"#, 7),
  ])
  func aFaultHasItsPlace(text: String, offset: Int) {
    #expect(fault(text)?.offset == offset, "\(text): \(String(describing: fault(text)))")
  }

  @Test func strictTextsWantEveryVariable() {
    #expect(fault(#"\(undefined)"#, isStrict: true)?.offset == 2)
    #expect(fault(#"\(undefined?)"#, isStrict: true) == nil)
  }

  @Test func whatATextDependsOnIsKnown() throws {
    let text = try InterpolatedString(#"\(a.b) \(c ? "\(d)" : [e[0], -f]) \(g(x: h, y: &i)?)"#)
    #expect(text.paths == ["a.b", "c", "d", "e", "f", "h"])
    #expect(text.hasCalls)
    #expect(try !InterpolatedString(#"a\(b)"#).hasCalls)
  }

  @Test func anInvocationIsCallsInARow() throws {
    let invocation = try Invocation(
      #" iterm2.alert(title: "a \(hostname)", buttons: ["x", 1], w: null) ; f(to: &user.x)"#)
    #expect(invocation.count == 2)
    let first = try invocation.call(0, variable: { variables[$0] })
    #expect(first.name == "iterm2.alert")
    #expect(first["title"] == .value(.string("a box")))
    #expect(first["buttons"] == .value(.array([.string("x"), .number(1)])))
    #expect(first["w"] == .value(.null))
    #expect(first["none"] == nil)
    let second = try invocation.call(1, variable: { _ in nil })
    #expect(second == FunctionCall("f", [("to", .reference("user.x"))], offset: 68))
    let nested = try Invocation("f(x: say(y: 1))")
      .call(0, variable: { _ in nil }, call: say)
    #expect(nested["x"] == .value(.string("<y=1>")))
  }

  @Test(arguments: [
    ("", 0), ("f", 1), ("f(", 2), ("f()x", 3), ("f();", 4), ("1()", 0), ("f(x:)", 4),
    ("f(x: &)", 6), ("f(x: 1", 6), ("f.(x: 1)", 2), ("f(x: 1,)", 7),
  ])
  func aBrokenInvocationHasItsPlace(text: String, offset: Int) {
    #expect(throws: InterpolationFault.self) { try Invocation(text) }
    do { _ = try Invocation(text) } catch { #expect(error.offset == offset, "\(error)") }
  }

  @Test func depthIsBounded() {
    let many = 100_000
    for (open, close) in [("(", ")"), ("[", "]"), ("!", ""), ("-", ""), ("\"\\(", ")\"")] {
      let text =
        "\\(" + String(repeating: open, count: many) + "1"
        + String(repeating: close, count: many) + ")"
      #expect(throws: InterpolationFault.self) { try InterpolatedString(text) }
    }
    let chain = "\\(1" + String(repeating: "+1", count: many) + ")"
    #expect(throws: InterpolationFault.self) { try InterpolatedString(chain) }
    #expect(throws: InterpolationFault.self) {
      try Invocation(String(repeating: "f(x: ", count: many))
    }
  }

  @Test func anyTextIsReadOrRefused() {
    let pieces = [
      "\\(", ")", "(", "\"", "\\", "a", ".", "b.c", "?", ":", "+", "-", "!", "&", "[", "]", ",",
      " ", "1", "e5", "==", "&&", "||", "<", "é", "\\u", "00e9", "true", ";", "f(", "x:",
    ]
    for seed in SeededNumbers.seeds(500) {
      var numbers = SeededNumbers(seed: seed)
      let text = (0..<Int.random(in: 0...20, using: &numbers)).map { _ in
        pieces.randomElement(using: &numbers) ?? ""
      }.joined()
      for candidate in [text, "\\(" + text + ")"] {
        if let fault = fault(candidate) {
          #expect((0...candidate.utf8.count).contains(fault.offset), "MUNTIN_SEED=\(seed)")
        }
      }
      if let invocation = try? Invocation("f(x: \(text))") { #expect(invocation.count > 0) }
    }
  }
}
