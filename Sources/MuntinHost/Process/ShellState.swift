/// What the process of a pane is doing, as far as can be told without asking anybody.
package struct ShellState: Equatable, Sendable {
  /// The terminal hands over each key and shows none: a line editor reads, and what is typed now
  /// reaches it whole.
  package var isLineEditing: Bool
  /// The pane's own process, not a child of it, has the terminal.
  package var foregroundIsShell: Bool
  /// The process group that has the terminal; 0 when there is none.
  package var foregroundGroup: Int32
  /// The process waits for something.
  package var isSleeping: Bool
  /// Processor time of the process, its children not counted; only differences mean something.
  package var cpuTicks: UInt64
  /// Rises with each child that ended and was waited for; always 0 on macOS.
  package var childFaults: UInt64

  package init(
    isLineEditing: Bool, foregroundIsShell: Bool, foregroundGroup: Int32, isSleeping: Bool,
    cpuTicks: UInt64, childFaults: UInt64
  ) {
    self.isLineEditing = isLineEditing
    self.foregroundIsShell = foregroundIsShell
    self.foregroundGroup = foregroundGroup
    self.isSleeping = isSleeping
    self.cpuTicks = cpuTicks
    self.childFaults = childFaults
  }
}
