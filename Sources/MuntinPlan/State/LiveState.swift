/// What a host shows at one moment: ours, marked, and everything else.
package struct LiveState: Equatable, Sendable {
  package var windows: [LiveWindow]

  package init(windows: [LiveWindow] = []) { self.windows = windows }
}

package struct LiveWindow: Equatable, Sendable {
  package var id: HostID
  package var mark: Mark?
  package var attributes: [Attribute: String]
  /// A person looks at it, so that its size follows that person's screen.
  package var isAttached: Bool
  package var tabs: [LiveTab]

  package init(
    id: HostID, mark: Mark? = nil, attributes: [Attribute: String] = [:],
    isAttached: Bool = false, tabs: [LiveTab] = []
  ) {
    self.id = id
    self.mark = mark
    self.attributes = attributes
    self.isAttached = isAttached
    self.tabs = tabs
  }
}

package struct LiveTab: Equatable, Sendable {
  package var id: HostID
  package var mark: Mark?
  package var attributes: [Attribute: String]
  /// Leaves are the host's ids of panes.
  package var layout: CellNode
  /// The host does not tell the layout, since one pane fills the tab: `layout` only names the panes.
  package var isLayoutHidden = false
  package var panes: [LivePane]

  package init(
    id: HostID, mark: Mark? = nil, attributes: [Attribute: String] = [:], layout: CellNode,
    panes: [LivePane] = []
  ) {
    self.id = id
    self.mark = mark
    self.attributes = attributes
    self.layout = layout
    self.panes = panes
  }
}

package struct LivePane: Equatable, Sendable {
  package var id: HostID
  package var mark: Mark?
  package var attributes: [Attribute: String]
  /// The process that the host started in the pane.
  package var processID: Int
  /// The name of what runs in the foreground.
  package var command: String
  package var directory: String
  /// Set once the process has ended and the pane still stands; 128 + n for signal n.
  package var exitStatus: Int?

  package init(
    id: HostID, mark: Mark? = nil, attributes: [Attribute: String] = [:], processID: Int = 0,
    command: String = "", directory: String = "", exitStatus: Int? = nil
  ) {
    self.id = id
    self.mark = mark
    self.attributes = attributes
    self.processID = processID
    self.command = command
    self.directory = directory
    self.exitStatus = exitStatus
  }
}

/// What runs in a pane that a plan would end.
package struct Job: Equatable, Sendable {
  /// The command with its arguments, as far as the system tells.
  package var command: String
  package var processID: Int
  /// Seconds since it started.
  package var age: Int?
  /// Only a shell that waits for input.
  package var isIdleShell: Bool
  /// The words that it was started with; empty where the system does not tell.
  package var words: [String] = []
  /// The same of the pane's own process.
  package var ownWords: [String] = []

  package init(command: String, processID: Int, age: Int? = nil, isIdleShell: Bool = false) {
    self.command = command
    self.processID = processID
    self.age = age
    self.isIdleShell = isIdleShell
  }
}
