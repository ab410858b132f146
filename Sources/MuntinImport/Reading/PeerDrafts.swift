import MuntinSpec
import MuntinYAML

/// A tmux session as a peer describes it: a window of the workspace.
struct SessionDraft {
  var name: String?
  var range = SourceRange.top
  var tabs: [TabDraft] = []
}

/// A tmux window: a tab of the workspace.
struct TabDraft {
  var name: String?
  var range: SourceRange
  var panes: [PaneDraft] = []
  /// Its panes go by their places in `panes`, from 0.
  var layout: LayoutTree = .pane("0")
  var isSynchronized = false
}

struct PaneDraft {
  var range: SourceRange
  /// What it may be called, if nothing else in the tab is called so.
  var name: String?
  var title: String?
  var directory: String?
  var environment: [String: String] = [:]
  var lines: [PaneLine] = []
  /// The pane's own process instead of a shell.
  var process: String?
  var focus = false
  var zoom = false

  init(at range: SourceRange) { self.range = range }

  /// The command that the lines amount to: what is entered is run; what is not stands in front of
  /// the next line.
  var command: PaneCommand {
    if let process { return .process(.shellText(SpecText(process))) }
    var run: [SpecText] = []
    var pending = ""
    for line in lines {
      pending += line.text
      guard line.isEntered else { continue }
      run += pending.split(separator: "\n").map { SpecText(String($0)) }
      pending = ""
    }
    return .shell(run: run, type: pending.isEmpty ? nil : SpecText(pending))
  }
}

/// What is typed into a pane.
struct PaneLine {
  var text: String
  var isEntered = true
}
