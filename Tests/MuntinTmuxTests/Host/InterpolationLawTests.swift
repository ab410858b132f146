import MuntinScreen
import Testing

@testable import MuntinTmux

/// What tmux makes of an expression is what the expression says.
@Suite struct InterpolationLawTests {
  private static let values = [
    "plain", "", "0", "a#[fg=red]b", "##", "#", "%H%M", "a,b}c", "#{pid}", "#(id)", "[x", "é 日本",
    "$HOME \"q\"", "x\\y",
  ]

  /// What tmux draws of what a format came to.
  private func drawn(_ text: String) -> String {
    var result = ""
    var signs = 0
    for scalar in text.unicodeScalars {
      if scalar == "#" {
        signs += 1
        continue
      }
      result += String(repeating: "#", count: (signs + 1) / 2)
      signs = 0
      result.unicodeScalars.append(scalar)
    }
    return result + String(repeating: "#", count: (signs + 1) / 2)
  }

  @Test func randomExpressionsComeOutAsTheyAreMeant() async throws {
    try await TmuxServerFixture.withServer(config: Workbench.quiet) { server in
      // Beside random ones two in which signs of one piece meet those of the next before a bracket.
      for seed in SeededNumbers.seeds(2) + [4_004_152_709_245_542_103, 12_456_998_653_858_382_873] {
        var random = RandomExpressions(numbers: SeededNumbers(seed: seed))
        for round in 0..<50 {
          let one = Self.values.randomElement(using: &random.numbers) ?? ""
          let other = Self.values.randomElement(using: &random.numbers) ?? ""
          try server.run("set-option", "-p", "@one", one)
          try server.run("set-option", "-p", "@other", other)
          let text = random.text(depth: 3)
          let values: [String: VariableValue] = [
            "user.one": .string(one), "user.other": .string(other), "columns": .number(80),
          ]
          let expected = try InterpolatedString(text).text(variable: { values[$0] })
          let title = TmuxInterpolation(text, for: .title)
          #expect(title.missing == [], "\(text)")
          // As pane titles are set, and as borders are: with times looked for in the format.
          try server.run("set-option", "-p", "@title", title.format)
          let shown = try server.output(["list-panes", "-F", "#{E:@title}"])
          #expect(shown == expected, "seed \(seed), \(round): \(text) as \(title.format)")
          let border = TmuxInterpolation(text, for: .border).format
          let seen = try server.output(["display-message", "-p", border])
          #expect(
            drawn(seen) == expected, "seed \(seed), \(round): \(text) as \(border)")
        }
      }
    }
  }

  @Test(arguments: [
    (#"\(lastCommand)"#, ["lastCommand"]), (#"\(iterm2.count(array: [1]))"#, ["iterm2.count()"]),
    (#"a \(foo(x: 1)) \(bellCount) \(bellCount)"#, ["foo()", "bellCount"]),
    (#"\(user.x - 1)"#, ["arithmetic with texts"]), (#"\(user.x) \(path) \(jobName)"#, []),
    (#"\(foregroundJobAncestors[0])"#, ["foregroundJobAncestors[…]"]),
  ])
  func whatTmuxLacksIsNamedOnce(text: String, missing: [String]) {
    #expect(TmuxInterpolation(text, for: .border).missing == missing)
  }

  @Test func aTitleIsNotMadeOfItself() {
    #expect(TmuxInterpolation(#"\(name)"#, for: .title).missing == ["name"])
    #expect(TmuxInterpolation(#"\(name)"#, for: .border).format == "#{q/h:pane_title}")
  }

  @Test func whatCannotBeReadShowsAsItStands() {
    #expect(TmuxInterpolation(#"\(user.x"#, for: .title).format == #"\(user.x"#)
  }
}

/// Texts with expressions that tmux can evaluate.
private struct RandomExpressions {
  var numbers: SeededNumbers

  mutating func text(depth: Int) -> String {
    (0..<Int.random(in: 1...3, using: &numbers)).map { _ in
      Bool.random(using: &numbers) ? literal() : "\\(" + value(depth) + ")"
    }.joined()
  }

  private mutating func literal() -> String {
    ["a", "#", "##[", "#{pid}", "50% ", ",", "}", "é", " %H", "#[bold]", "[", "\\\\", "$(id) `x`"]
      .randomElement(using: &numbers) ?? ""
  }

  private mutating func value(_ depth: Int) -> String {
    guard depth > 0 else {
      return ["user.one", "user.other", "columns", "\"x\"", "7", "user.one?"]
        .randomElement(using: &numbers) ?? "1"
    }
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0: return "\"" + text(depth: depth - 1) + "\""
    case 1: return "(\(condition(depth - 1)) ? \(value(depth - 1)) : \(value(depth - 1)))"
    case 2: return "\"<\" + user.one + \"\(text(depth: depth - 1))\""
    case 3: return "[\(value(depth - 1)), user.other]"
    case 4: return "(\(number(depth - 1)))"
    default: return condition(depth - 1)
    }
  }

  private mutating func number(_ depth: Int) -> String {
    guard depth > 0 else { return ["columns", "3", "12"].randomElement(using: &numbers) ?? "1" }
    let sign = ["+", "-", "*"].randomElement(using: &numbers) ?? "+"
    return "(\(number(depth - 1)) \(sign) \(number(depth - 1)))"
  }

  private mutating func condition(_ depth: Int) -> String {
    guard depth > 0 else { return "(user.one == user.other)" }
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0: return "(user.one == \"\(text(depth: depth - 1))\")"
    case 1: return "(\(condition(depth - 1)) && \(condition(depth - 1)))"
    case 2: return "(!\(condition(depth - 1)) || user.other != \"a,b}c\")"
    case 3: return "(\(number(depth - 1)) < \(number(depth - 1)))"
    default: return "(columns >= 80)"
    }
  }
}
