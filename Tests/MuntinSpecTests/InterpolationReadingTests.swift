import MuntinSpec
import MuntinYAML
import Testing

/// Badges and titles: what is wrong in them is told where it stands, and nothing becomes an
/// expression by accident.
@Suite struct InterpolationReadingTests {
  private func pane(_ line: String, vars: String = "") -> PaneSpec? {
    SpecFile("name: a\n\(vars)panes:\n  p: {\(line)}\n").firstTab?.panes.first
  }

  private func faults(_ line: String) -> [String] {
    SpecFile("name: a\nvars: {v: x}\npanes:\n  p: \(line)\n").faults
  }

  @Test(arguments: [
    (#"{title: '\(user.role'}"#, "bad-interpolation@4:26"),
    (#"{title: "\\(user.role"}"#, "bad-interpolation@4:27"),
    (#"{title: \(user.role}"#, "bad-interpolation@4:25"),
    (#"{badge: 'it''s \(1 +)'}"#, "bad-interpolation@4:26"),
    (#"{badge: {text: 'a \(user.)'}}"#, "bad-interpolation@4:31"),
    (#"{badge: '\("open)'}"#, "bad-interpolation@4:17"),
    (#"{badge: '\u12'}"#, "bad-interpolation@4:15"),
    (#"{badge: '\(iterm2.cuont(array: [1]))'}"#, "unknown-function@4:17"),
    (#"{badge: '\(iterm2.count(list: [1]))'}"#, "unknown-argument@4:17"),
    (#"{badge: '\(mine(x: 1))'}"#, "unknown-function@4:17"),
    (#"{badge: 'é \(hostnam)'}"#, "unknown-session-variable@4:19"),
    (#"{badge: '\(tab.window.titel)'}"#, "unknown-session-variable@4:17"),
    (#"{badge: '\(user.x == ${v})'}"#, "bad-interpolation@4:27"),
    (#"{title: 'C:\temp'}"#, "control-escape@4:14"),
    ("\n    badge: |-\n      ab \\(user.x ]", "bad-interpolation@6:19"),
    (#"{badge: "\x5c(user.x"}"#, "bad-interpolation@4:26"),
  ])
  func aFaultIsToldWhereItStands(line: String, fault: String) {
    #expect(faults(line) == [fault])
  }

  @Test(arguments: [
    #"\(user.role)"#, #"\(jobName) in \(path)"#, #"100% #[fg=red] #{pid} #(id)"#,
    #"\(tab.title == "logs" ? "L" : user.role?)"#, #"\(tab.window.title) \(iterm2.pid)"#,
    #"\(parentSession.user.x)"#, #"\(iterm2.count(array: [1, 2]))"#, #"two\nlines"#, #"\\(id)"#,
    #"\(tab)"#,
  ])
  func whatMakesSenseIsTakenAsItStands(text: String) {
    let file = SpecFile("name: a\npanes:\n  p: {badge: '\(text)'}\n")
    #expect(file.codes == [])
    #expect(file.firstTab?.panes.first?.badge?.text.value == text)
  }

  @Test func aNearFunctionAndANearVariableAreOffered() {
    let hints = SpecFile(
      #"{name: a, panes: {p: {badge: '\(iterm2.cout(array: [])) \(jobNam) \(iterm2.count(arry: 1))'}}}"#
    ).checked.diagnostics.map(\.hint)
    #expect(
      hints == [
        "did you mean \"iterm2.count\"?", "did you mean \"jobName\"?", "did you mean \"array\"?",
      ])
  }

  @Test func whatVariablesBringStandsForItself() {
    let vars = #"vars: {v: '\(user.x) "q" \'}"# + "\n"
    #expect(pane("badge: '${v}'", vars: vars)?.badge?.text.value == #"\\(user.x) "q" \\"#)
    // Not even with what stands before it.
    #expect(
      pane(#"badge: 'a\${v}'"#, vars: "vars: {v: '(user.x)'}\n")?.badge?.text.value
        == #"a\\(user.x)"#)
    #expect(
      pane(#"title: '\(user.x == "${v}")'"#, vars: vars)?.title?.value
        == #"\(user.x == "\\(user.x) \"q\" \\")"#)
    #expect(
      pane(#"title: '\(user.x)${v}\("${v}")$$'"#, vars: "vars: {v: '\"'}\n")?.title?.value
        == #"\(user.x)"\("\"")$"#)
  }

  @Test func aSecretStaysOne() {
    let text = SpecFile("name: a\npanes: {p: {badge: '${env:TOKEN} \\(user.x)'}}").firstTab?.panes
      .first?.badge?.text
    #expect(text == SpecText(#"s3cret \(user.x)"#, shown: #"(sensitive) \(user.x)"#))
  }
}
