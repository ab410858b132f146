#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Looks at the terminal of a pane from outside, without a word to tmux.
package enum PaneTerminal {
  /// - Parameters:
  ///   - tty: the pane's `#{pane_tty}`.
  ///   - pid: the pane's `#{pane_pid}`.
  /// - Returns: nil when either is gone or may not be looked at.
  package static func read(tty: String, pid: Int32) -> ShellState? {
    guard let isLineEditing = isLineEditing(tty: tty), let process = ProcessStatus(of: pid) else {
      return nil
    }
    return ShellState(
      isLineEditing: isLineEditing, foregroundIsShell: process.foreground == process.group,
      foregroundGroup: max(0, process.foreground), isSleeping: process.isSleeping,
      cpuTicks: process.cpuTicks, childFaults: process.childFaults)
  }

  /// Nil when the path is not a terminal.
  package static func isLineEditing(tty: String) -> Bool? {
    let number = open(tty, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else { return nil }
    let descriptor = Descriptor(owning: number)
    var settings = termios()
    guard tcgetattr(descriptor.number, &settings) == 0 else { return nil }
    return settings.c_lflag & tcflag_t(ICANON) == 0 && settings.c_lflag & tcflag_t(ECHO) == 0
  }

  /// Whether something was typed that the program has not read yet. Nil when the path is not a
  /// terminal.
  package static func hasInput(tty: String) -> Bool? {
    let number = open(tty, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else { return nil }
    let descriptor = Descriptor(owning: number)
    var count: Int32 = 0
    #if canImport(Darwin)
      let request: UInt = 0x4004_667F  // FIONREAD, which the importer leaves out
    #else
      let request = UInt(FIONREAD)
    #endif
    guard ioctl(descriptor.number, request, &count) == 0 else { return nil }
    return count > 0
  }
}
