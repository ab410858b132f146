import MuntinSpec
import MuntinYAML
import Testing

@Suite struct VariableTests {
  private func runs(_ spec: SpecFile) -> [String] {
    spec.workspace?.panes.flatMap { pane -> [String] in
      guard case .shell(let run, _) = pane.pane.command else { return [] }
      return run.map(\.value)
    } ?? spec.faults
  }

  static let text = """
    name: api
    vars: {port: {default: 8080, type: integer}}
    panes: ['serve ${port}']
    """

  @Test func theCommandLineWinsOverTheEnvironmentAndTheFile() {
    let environment = ["MUNTIN_VAR_port": "2"]
    #expect(runs(SpecFile(Self.text)) == ["serve 8080"])
    #expect(runs(SpecFile(Self.text, environment: environment)) == ["serve 2"])
    let both = SpecFile(Self.text, settings: ["port": "1"], environment: environment)
    #expect(runs(both) == ["serve 1"])
  }

  @Test func aGivenValueMustHaveTheType() {
    #expect(SpecFile(Self.text, settings: ["port": "x"]).faults == ["bad-variable-value@2:8"])
  }

  @Test func aGivenValueIsNotSearchedForVariables() {
    let spec = SpecFile("{name: a, vars: {x: 1}, panes: ['${x}']}", settings: ["x": "${y} $$"])
    #expect(runs(spec) == ["${y} $$"])
  }

  @Test func aGivenValueMakesADefaultUnneeded() {
    let text = "{name: a, vars: {x: '${x}', y: }, panes: ['${x}${y}']}"
    #expect(runs(SpecFile(text, settings: ["x": "1", "y": "2"])) == ["12"])
  }

  @Test func aValueForAnUnknownVariableIsAFault() {
    let spec = SpecFile(Self.text, settings: ["prot": "1"])
    #expect(spec.faults == ["unknown-setting@2:1"])
    #expect(spec.checked.diagnostics.first?.hint == "did you mean \"port\"?")
    #expect(SpecFile("name: a", settings: ["x": "1"]).faults == ["unknown-setting@1:1"])
  }

  @Test func aReferenceWithADefaultDeclaresTheVariable() {
    let text = "{name: a, panes: ['${x:-none}']}"
    #expect(runs(SpecFile(text)) == ["none"])
    #expect(runs(SpecFile(text, settings: ["x": "1"])) == ["1"])
    #expect(runs(SpecFile(text, environment: ["MUNTIN_VAR_x": "2"])) == ["2"])
  }

  @Test func dollarsThatAreNoReferencesStay() {
    let text = "{name: a, panes: ['$HOME $(x) $1 $$ $${y} $', '$$$$', '${n:-{}}']}"
    #expect(runs(SpecFile(text)) == ["$HOME $(x) $1 $ ${y} $", "$$", "{}"])
  }

  @Test func whatComesFromTheEnvironmentIsNotShown() throws {
    let spec = SpecFile(
      """
      name: api
      vars: {token: 'Bearer ${env:TOKEN}'}
      panes: [{run: 'curl ${token} x', title: '${env:NONE:-open}'}]
      """)
    let workspace = try #require(spec.workspace)
    let pane = try #require(workspace.panes.first?.pane)
    let run = SpecText("curl Bearer s3cret x", shown: "curl Bearer (sensitive) x")
    #expect(pane.command == .shell(run: [run], type: nil))
    #expect(pane.title == SpecText("open"))
    #expect(workspace.variables.map(\.value.shown) == ["Bearer (sensitive)"])
  }

  @Test func aSecretOfSeveralLinesIsHiddenAsAWhole() {
    let spec = SpecFile("{name: a, panes: ['x ${env:KEY}']}", environment: ["KEY": "1\n2"])
    let lines = ["x 1", "2"].map { SpecText($0, shown: "(sensitive)") }
    #expect(spec.workspace?.panes.first?.pane.command == .shell(run: lines, type: nil))
  }

  @Test func aFaultDoesNotShowASecret() {
    let spec = SpecFile("{name: a, panes: [{color: '${env:TOKEN}'}]}")
    #expect(spec.codes == ["not-a-color"])
    #expect(!spec.checked.diagnostics.contains { "\($0)".contains("s3cret") })
  }

  @Test func aFaultInAVariableIsReportedOnce() {
    let spec = SpecFile(
      """
      name: a
      vars: {a: '${nope}', b: '${a}'}
      panes: ['${a}', '${b}']
      """)
    #expect(spec.faults == ["unknown-variable@2:12"])
  }

  @Test func placesInsideOfScalarsAreFound() {
    let lines = [
      ("panes:\n  - plain x ${a}", "3:13"), ("panes: ['quo''ted ${a}']", "2:19"),
      ("panes: [\"dou\\tble ${a}\"]", "2:19"), ("panes: ['ü日 ${a}']", "2:13"),
      ("panes:\n  - |\n    one\n    two ${a}", "5:9"),
      ("panes:\n  - >-\n    one\n    $$ ${a}", "5:8"),
      ("panes:\n  - one\n    two ${a}", "4:9"), ("panes: [\"\\x24{a}\"]", "2:9"),
    ]
    for (line, place) in lines {
      #expect(SpecFile("name: a\n" + line).faults == ["unknown-variable@" + place])
    }
    let windows = SpecFile("name: a\r\npanes:\r\n  - |\r\n    one\r\n    two ${a}\r\n")
    #expect(windows.faults == ["unknown-variable@5:9"])
    let alias = SpecFile("name: a\npanes:\n  - &x 'a ${a}'\n  - *x\n")
    #expect(alias.faults == ["unknown-variable@3:11", "unknown-variable@4:5"])
  }

  @Test func manyFaultsAreCutOff() {
    let panes = Array(repeating: "'${a}'", count: 3000).joined(separator: ", ")
    let codes = SpecFile("name: a\npanes: [\(panes)]").codes
    #expect(codes.count == 1001)
    #expect(codes.first == "too-many-faults")
  }
}
