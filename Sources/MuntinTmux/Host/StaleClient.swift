import MuntinHost

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A client of ours whose owner was killed. tmux does not let a control-mode client go that it could
/// not tell everything, so that it would stay for ever, and its server could not end.
struct StaleClient {
  private let process: Int32

  /// Nil for what is anybody else's, or still has its owner.
  ///
  /// - Parameter name: what tmux calls it: `client-` and its process.
  init?(_ name: Substring) {
    guard name.hasPrefix("client-"), let process = Int32(name.dropFirst("client-".count)),
      let words = ProcessTable.commandLine(of: process),
      let owner = words.lazy.compactMap({ OpeningMachine.owner(inMarker: $0) }).first,
      let status = ProcessStatus(of: process), status.parent != owner
    else { return nil }
    self.process = process
  }

  func end() { _ = kill(process, SIGKILL) }
}
