import MuntinHost

/// What a short program prints.
enum ProgramOutput {
  /// Runs a program without input to its end.
  ///
  /// - Returns: its standard output, at most 64 KiB.
  /// - Errors: `unavailable` where it cannot be started, `timedOut` where it does not end in time.
  static func of(
    _ program: String, _ arguments: [String], environment: [String: String], milliseconds: Int
  ) throws(HostError) -> String {
    var child = try ChildProcess(
      program: program, arguments: arguments, environment: environment)
    child.closeInput()
    let deadline = Deadline(afterMilliseconds: milliseconds)
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while child.isOpen(.output), output.count < 65_536 {
      _ = child.wait(forWriting: false, interrupt: nil, until: deadline)
      switch child.read(.output, into: &buffer) {
      case .bytes(let count): output += buffer.prefix(count)
      case .wouldBlock, .end: break
      }
      if deadline.hasPassed {
        throw HostError(.timedOut, "\(program) said nothing for \(milliseconds / 1000) s")
      }
    }
    _ = child.reap(until: deadline)
    return String(decoding: output, as: UTF8.self)
  }
}
