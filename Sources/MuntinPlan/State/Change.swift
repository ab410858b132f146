package import MuntinSpec

/// One change to a terminal: what, never how; keys, never host ids; old values too, so that a plan
/// explains itself.
package enum Change: Equatable, Sendable {
  case openWindow(NodeKey, title: String, cells: CellSize)
  case openTab(NodeKey, title: String)
  case openPane(NodeKey, PaneOpening)
  /// A tab that goes to another window with all its panes.
  case moveTab(NodeKey, from: NodeKey)
  /// A pane that goes to another tab.
  case movePane(NodeKey, from: NodeKey)
  /// The key of a node changes where it stands.
  case rename(NodeKey, from: NodeKey)
  /// The window's own tabs, in the wanted order.
  case orderTabs(NodeKey, from: [NodeKey], to: [NodeKey])
  /// The panes of a tab get these places; leaves are keys, or `HostID`s of panes not ours.
  case arrange(NodeKey, from: CellNode?, to: CellNode)
  case set(NodeKey, Attribute, from: String?, to: SpecText?)
  /// The pane becomes the active one of its tab, and the tab that of its window.
  case focus(NodeKey)
  /// The pane fills its tab; nil ends that.
  case zoom(NodeKey, pane: NodeKey?)
  case restart(NodeKey, PaneStart, reasons: [String])
  case deliver(NodeKey, Delivery)
  /// A live thing of nobody's becomes the node, as it is; `Likeness` says why it.
  case adopt(NodeKey, Mark, Likeness)
  /// Only the mark changes.
  case record(NodeKey, Mark)
  /// A thing of ours stays, and bears no mark from now on.
  case release(NodeKey)
  case close(NodeKey)

  package var key: NodeKey {
    switch self {
    case .openWindow(let key, _, _), .openTab(let key, _), .openPane(let key, _),
      .moveTab(let key, _), .movePane(let key, _), .rename(let key, _),
      .orderTabs(let key, _, _), .arrange(let key, _, _), .set(let key, _, _, _), .focus(let key),
      .zoom(let key, _), .restart(let key, _, _), .deliver(let key, _), .adopt(let key, _, _),
      .record(let key, _), .release(let key), .close(let key):
      key
    }
  }

  /// What a person need not be told of.
  package var isHidden: Bool {
    switch self {
    case .record: true
    case .deliver(_, let delivery): delivery.content == .spawned
    case .openWindow, .openTab, .openPane, .moveTab, .movePane, .rename, .orderTabs, .arrange,
      .set, .focus, .zoom, .restart, .adopt, .release, .close:
      false
    }
  }
}

package struct PaneOpening: Equatable, Sendable {
  package var start: PaneStart
  /// The pane comes up with a placeholder; its process is started by its delivery.
  package var isHeldBack: Bool

  package init(start: PaneStart, isHeldBack: Bool = false) {
    self.start = start
    self.isHeldBack = isHeldBack
  }
}

/// The command of a pane, given to it once everything it waits for holds.
package struct Delivery: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    case typed(PaneInput)
    case process(PaneStart)
    /// Nothing is left to be given: only look whether the process lives.
    case spawned
  }

  package var content: Content
  package var waits: [WaitCondition]
  package var needs: [NodeKey]
  /// The mark that the pane bears once the command is given.
  package var mark: Mark
  /// The pane shares its input with others.
  package var isBroadcast: Bool

  package init(
    _ content: Content, waits: [WaitCondition] = [], needs: [NodeKey] = [], mark: Mark,
    isBroadcast: Bool = false
  ) {
    self.content = content
    self.waits = waits
    self.needs = needs
    self.mark = mark
    self.isBroadcast = isBroadcast
  }
}
