package import MuntinSpec
package import MuntinYAML

/// What the terminal is to look like, in the terms of the plan: every node with its key and the
/// attributes that the spec states.
package struct DesiredState: Sendable {
  package var workspace: String
  package var windows: [DesiredWindow]
  /// The profiles of the file that panes use, with their parents.
  package var profiles: [DesiredProfile] = []

  package var tabs: [DesiredTab] { windows.flatMap(\.tabs) }
  package var panes: [DesiredPane] { windows.flatMap { $0.tabs.flatMap(\.panes) } }
}

/// A profile as far as a plan speaks of it.
package struct DesiredProfile: Sendable {
  package var name: String
  /// What it states, by iTerm2's keys.
  package var keys: [String]
  /// A colour preset that is not known here.
  package var preset: String?
}

/// What windows, tabs and panes have in common.
package struct DesiredNode: Sendable {
  package var key: NodeKey
  package var isNumbered: Bool
  package var was: [String]
  package var range: SourceRange
  package var attributes: [Attribute: SpecText] = [:]
  /// A colour preset that is not known here.
  package var preset: String?
  /// Attributes that the node has from a profile of the file, with that profile.
  package var inherited: [Attribute: String] = [:]
  package var ignore: Set<IgnoredAttribute>
  package var protect: Bool
  /// What its mark is to remember besides.
  package var words = MarkWords()

  package func ignores(_ attribute: Attribute) -> Bool {
    let name =
      attribute.isColors
      ? "colors" : attribute.variableName != nil ? "variables" : attribute.name
    guard let ignored = IgnoredAttribute(rawValue: name == "badge.color" ? "badge" : name) else {
      return false
    }
    return ignore.contains(ignored)
  }
}

package struct DesiredWindow: Sendable {
  @Shared package var node: DesiredNode
  package var extent: WindowExtent?
  package var tabs: [DesiredTab]

  package var cells: CellSize? {
    if case .cells(let columns, let rows) = extent {
      CellSize(columns: columns, rows: rows)
    } else {
      nil
    }
  }
}

package struct DesiredTab: Sendable {
  @Shared package var node: DesiredNode
  /// Leaves are pane names.
  package var layout: LayoutTree
  package var layoutRange: SourceRange
  package var panes: [DesiredPane]
}

package struct DesiredPane: Sendable {
  @Shared package var node: DesiredNode
  @Shared package private(set) var start: PaneStart
  @Shared package private(set) var input: PaneInput
  package var waits: [WaitCondition]
  package var needs: [NodeKey]
  package var restart: RestartPolicy
  /// What a mark remembers of the way in which the pane was started.
  package let startForms: [Attribute: String]
  /// The same of what is typed into it.
  package let inputForms: [Attribute: String]

  init(
    node: DesiredNode, start: PaneStart, input: PaneInput, waits: [WaitCondition],
    needs: [NodeKey], restart: RestartPolicy
  ) {
    self.node = node
    self.start = start
    self.input = input
    self.waits = waits
    self.needs = needs
    self.restart = restart
    var forms: [Attribute: String] = [.exec: Mark.form(start.text)]
    if let directory = start.directory { forms[.directory] = Mark.form(directory) }
    for entry in start.environment { forms[.environment(entry.name)] = Mark.form(entry.value) }
    startForms = forms
    var typed: [Attribute: String] = [:]
    if !input.run.isEmpty { typed[.run] = Mark.form(input.runText) }
    if let type = input.type { typed[.type] = Mark.form(type) }
    inputForms = typed
  }
}

/// How the process of a pane is started.
package struct PaneStart: Hashable, Sendable {
  /// Nil for the user's shell.
  package var process: ProcessStart?
  package var environment: [EnvironmentEntry]
  /// Absolute; nil leaves it to the host.
  package var directory: SpecText?

  package init(
    process: ProcessStart? = nil, environment: [EnvironmentEntry] = [],
    directory: SpecText? = nil
  ) {
    self.process = process
    self.environment = environment
    self.directory = directory
  }

  /// The command on one line, words that need it quoted for reading; empty for a shell.
  package var text: SpecText {
    switch process {
    case nil: SpecText("")
    case .shellText(let text): text
    case .arguments(let words):
      SpecText(
        words.map { ShellWord.quoted($0.value) }.joined(separator: " "),
        shown: words.map { ShellWord.quoted($0.shown) }.joined(separator: " "))
    }
  }
}

/// What is typed into the shell of a pane.
package struct PaneInput: Hashable, Sendable {
  /// Lines, each typed and entered.
  package var run: [SpecText]
  /// Typed after them, not entered.
  package var type: SpecText?

  package init(run: [SpecText] = [], type: SpecText? = nil) {
    self.run = run
    self.type = type
  }

  package var isEmpty: Bool { run.isEmpty && type == nil }
  package var runText: SpecText {
    SpecText(
      run.map(\.value).joined(separator: "\n"), shown: run.map(\.shown).joined(separator: "\n"))
  }
}

/// Words as a POSIX shell reads them.
package enum ShellWord {
  package static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", ":", "=", "@", "%", "+", ",":
        true
      default: scalar.value > 0xA0
      }
    }
    // At the start, some shells read these as a path.
    if isPlain, let first = word.first, first != "=" { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
