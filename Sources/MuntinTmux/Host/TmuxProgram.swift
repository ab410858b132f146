package import MuntinHost

extension ProgramSearch {
  /// - Errors: `unavailable`, saying how to install tmux.
  package func tmux(named name: String = "tmux") throws(HostError) -> String {
    if let program = locate(name) { return program }
    throw TmuxFault.notInstalled(name)
  }
}
