import MuntinHost
package import MuntinPlan
import MuntinSpec
import MuntinYAML

/// What was captured of one workspace.
package struct SavedPiece: Sendable {
  package let file: WorkspaceFile
  package let report: CaptureReport
  /// The workspace file.
  package let text: String
  /// The plan that makes what is nobody's part of the workspace.
  package let binding: Plan
  let keys: [HostID: NodeKey]

  /// - Errors: `usage` where there is nothing; a file that cannot be read again.
  init(
    _ live: LiveState, _ asked: CaptureRequest, rules: RestoreRules, in surroundings: Surroundings
  ) throws(KitFault) {
    var capture = Capture(live, asked)
    capture.add(rules)
    guard !capture.isEmpty else {
      throw .usage("the terminal shows nothing that could be saved", hint: nil)
    }
    text = WorkspaceText(capture.workspace, home: surroundings.home).text
    let source = SourceText(name: "what was captured", text: text)
    file = try WorkspaceFile.check(source, path: "/-", settings: [:], in: surroundings)
    binding = capture.binding(live, as: file.workspace)
    capture.verify(live, binding, as: file.workspace)
    report = capture.report
    keys = capture.keys
  }

  package var workspace: String { file.workspace.name }
}
